"""A settled coding: the only way in which a card comes to count."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from metaanalyse.acties.bladen import werk_bladen_bij
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
    kaart.geldig = vers.geldig = codering
    kaart.stand = vers.stand = Kaart.Stand.VASTGESTELD
    vers.save(update_fields=["geldig", "stand", "gewijzigd_op"])
    Rapport.objects.filter(pk=vers.rapport_id).exclude(stand=Rapport.Stand.OPGENOMEN).update(
        stand=Rapport.Stand.OPGENOMEN, uitsluiting=""
    )
    werk_bladen_bij([vers.pk])
    return codering


@transaction.atomic
def trek_in(kaart: Kaart) -> None:
    """The card counts no more; its codings stay to be read."""
    kaart.stand = Kaart.Stand.INGETROKKEN
    kaart.save(update_fields=["stand", "gewijzigd_op"])
    werk_bladen_bij([kaart.pk])


def schrijf_inhoud(codering: Codering, inhoud: Inhoud) -> None:
    """Write every value, score and condition of a coding that has none yet."""
    Waarde.objects.bulk_create(_waarden(codering, inhoud))
    Checklistscore.objects.bulk_create(
        Checklistscore(codering=codering, onderdeel=onderdeel, score=s.score, reden=s.reden)
        for onderdeel, s in inhoud.scores.items()
    )
    Laddervoorwaarde.objects.bulk_create(
        Laddervoorwaarde(codering=codering, voorwaarde=code, vervuld=v.vervuld, reden=v.reden)
        for code, v in inhoud.voorwaarden.items()
    )


def _waarden(codering: Codering, inhoud: Inhoud) -> Iterator[Waarde]:
    for plek, gegeven in enumerate(inhoud.gegevens):
        yield Waarde(
            codering=codering,
            variabele=gegeven.variabele,
            toestand=gegeven.toestand.value,
            code=gegeven.code,
            code_tot=gegeven.code_tot,
            tekst=gegeven.tekst,
            herkomst=gegeven.herkomst,
            plaats=gegeven.plaats,
            volgorde=plek,
        )
