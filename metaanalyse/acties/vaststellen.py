"""A settled coding: the only way in which a card comes to count."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from metaanalyse.acties.bladen import werk_bladen_bij
from metaanalyse.acties.snel import voeg_toe
from metaanalyse.models import (
    Checklistscore,
    Codering,
    Kaart,
    Laddervoorwaarde,
    Rapport,
    Waarde,
)
from metaanalyse.regels.inhoud import Fout, Inhoud, controleer
from organisatie.models import Gebruiker


class OngeldigeInhoud(Exception):
    """The values cannot stand together; ``fouten`` says why."""

    def __init__(self, fouten: list[Fout]) -> None:
        super().__init__("; ".join(fout.melding for fout in fouten))
        self.fouten = fouten


@transaction.atomic
def stel_vast(
    kaart: Kaart,
    inhoud: Inhoud,
    *,
    door: Gebruiker | None,
    reden: str = "",
    trede_voorstel: int | None = None,
    trede_reden: str = "",
) -> Codering:
    """Make ``inhoud`` the coding that holds for ``kaart``, as the next version.

    Raises OngeldigeInhoud when the values cannot stand together.
    """
    if fouten := list(controleer(inhoud.gegevens)):
        raise OngeldigeInhoud(fouten)
    vers = Kaart.objects.select_for_update().get(pk=kaart.pk)
    vorige = vers.coderingen.aggregate(n=Max("nummer"))["n"] or 0
    codering = Codering.objects.create(
        kaart=vers,
        soort=Codering.Soort.VASTGESTELD,
        stand=Codering.Stand.KLAAR,
        klaar_op=timezone.now(),
        codeur=door,
        nummer=vorige + 1,
        reden=reden,
        trede_voorstel=trede_voorstel,
        trede_reden=trede_reden,
    )
    schrijf_inhoud(codering, inhoud)
    vers.naar(Kaart.Stand.VASTGESTELD)
    kaart.geldig, kaart.stand = codering, vers.stand
    vers.geldig = codering
    vers.save(update_fields=["geldig", "stand", "gewijzigd_op"])
    neem_rapporten_op([vers.pk], door)
    werk_bladen_bij([vers.pk])
    return codering


def neem_rapporten_op(kaarten: Collection[int], door: Gebruiker | None) -> None:
    """A report with a settled card is taken in; its history says so."""
    van_kaarten = Kaart.objects.filter(pk__in=kaarten).order_by().values("rapport")
    rijen = Rapport.objects.filter(pk__in=van_kaarten).exclude(stand=Rapport.Stand.OPGENOMEN)
    rapporten = list(rijen.select_for_update().order_by("pk"))
    for rapport in rapporten:
        rapport.stand, rapport.uitsluiting = Rapport.Stand.OPGENOMEN, ""
    if rapporten:
        Rapport.objects.bulk_update(rapporten, ["stand", "uitsluiting"])
        Rapport.history.bulk_history_create(rapporten, update=True, default_user=door)


@transaction.atomic
def trek_in(kaart: Kaart, reden: str = "") -> None:
    """The card counts no more; its codings stay to be read. ``reden`` is kept in its history."""
    _verander(kaart, Kaart.Stand.INGETROKKEN, reden)


@transaction.atomic
def zet_terug(kaart: Kaart) -> None:
    """A withdrawn card counts again, as it was settled. Raises ValueError when it never was."""
    if kaart.geldig_id is None:
        raise ValueError("This card was never settled.")
    _verander(kaart, Kaart.Stand.VASTGESTELD, "")


def _verander(kaart: Kaart, stand: Kaart.Stand, reden: str) -> None:
    kaart.naar(stand)
    # Where django-simple-history looks for it.
    kaart._change_reason = reden or None  # type: ignore[attr-defined]
    kaart.save(update_fields=["stand", "gewijzigd_op"])
    werk_bladen_bij([kaart.pk])


def schrijf_inhoud(codering: Codering, inhoud: Inhoud) -> None:
    """Write every value, score and condition of a coding that has none yet."""
    schrijf_inhouden([(codering.pk, inhoud)])


def schrijf_inhouden(paren: Sequence[tuple[int, Inhoud]]) -> None:
    """Write those of many codings, by key; a card has some thirty values."""
    voeg_toe(Waarde, _WAARDE, (rij for c, inhoud in paren for rij in _waarden(c, inhoud)))
    scores = [(c, o, s.score, s.reden) for c, inhoud in paren for o, s in inhoud.scores.items()]
    voorwaarden = [
        (c, code, v.vervuld, v.reden)
        for c, inhoud in paren
        for code, v in inhoud.voorwaarden.items()
    ]
    if scores:
        voeg_toe(Checklistscore, ("codering", "onderdeel", "score", "reden"), scores)
    if voorwaarden:
        voeg_toe(Laddervoorwaarde, ("codering", "voorwaarde", "vervuld", "reden"), voorwaarden)


_WAARDE = (
    *("codering", "variabele", "toestand", "code", "code_tot"),
    *("tekst", "herkomst", "plaats", "volgorde"),
)


def _waarden(codering: int, inhoud: Inhoud) -> Iterator[tuple[Any, ...]]:
    """The rows, with the fields of ``_WAARDE``."""
    for plek, g in enumerate(inhoud.gegevens):
        toestand = g.toestand.value
        uit = (g.variabele, toestand, g.code, g.code_tot, g.tekst, g.herkomst, g.plaats)
        yield (codering, *uit, plek)
