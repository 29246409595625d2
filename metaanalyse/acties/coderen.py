"""Coding of a card by its coders: begun, saved field by field, finished, opened again.

A card has at most two codings under way. Everything written holds the card's row first, so that two
who act on one card come after each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from metaanalyse.acties.rapporten import POGINGEN, kaartnummer
from metaanalyse.acties.vaststellen import schrijf_inhoud
from metaanalyse.inhoud import lees_inhoud
from metaanalyse.models import Checklistscore, Codering, Kaart, Laddervoorwaarde, Waarde
from metaanalyse.regels.coderen import (
    LADDER,
    SCORE,
    Antwoord,
    Uitkomst,
    antwoord_van,
    stel_samen,
    weeg,
)
from metaanalyse.regels.inhoud import Inhoud
from organisatie.models import Gebruiker

MEESTE_CODEURS = 2
BIJ_DE_SCHOOL = "Deze kaart ligt bij de school. Wacht tot de school haar opnieuw aanbiedt."
INGETROKKEN = "De school heeft deze kaart ingetrokken. Ze wordt niet meer gecodeerd."
NIETS = stel_samen({})


@dataclass(frozen=True)
class Ingevoerd:
    """An answer with the mark of what the form was made from."""

    antwoord: Antwoord
    basis: str


@dataclass(frozen=True)
class Bewaard:
    """What came of each field, and what the coding holds now."""

    uitkomsten: Mapping[str, Uitkomst]
    inhoud: Inhoud


class AlVastgesteld(ValidationError):
    """Somebody settled the card, or changed the coding, in the meantime."""


def houd_vast(kaart: int) -> Kaart:
    """The row of the card, until the transaction ends."""
    return Kaart.objects.select_for_update(of=("self",)).get(pk=kaart)


@transaction.atomic
def begin(kaart: int, gebruiker: Gebruiker, *, met_vastgesteld: bool = False) -> Codering:
    """A coding of one's own, empty or with the settled values; an invited one is filled likewise.

    Raises ValidationError when two are coding already.
    """
    rij = houd_vast(kaart)
    codering = rij.coderingen.lopend().filter(codeur=gebruiker).first()
    codering = codering or _nieuw(rij, gebruiker)
    if met_vastgesteld and rij.geldig and lees_inhoud(codering) == NIETS:
        schrijf_inhoud(codering, lees_inhoud(rij.geldig))
        codering.onafhankelijk = False
        codering.save(update_fields=["onafhankelijk", "bewaard_op"])
    return codering


@transaction.atomic
def nodig_uit(kaart: int, collega: Gebruiker) -> Codering:
    """A colleague codes the card too. Raises ValidationError when two are coding already."""
    rij = houd_vast(kaart)
    if rij.coderingen.lopend().filter(codeur=collega).exists():
        raise ValidationError(f"{collega.naam} codeert deze kaart al.")
    return _nieuw(rij, collega)


def _nieuw(kaart: Kaart, codeur: Gebruiker) -> Codering:
    if kaart.coderingen.lopend().count() >= MEESTE_CODEURS:
        raise ValidationError("Deze kaart wordt al door twee collega's gecodeerd.")
    eis_niet_bij_school(kaart)
    if eerder := kaart.coderingen.gepasseerd().filter(codeur=codeur).first():
        eerder.reden = ""
        eerder.save(update_fields=["reden", "bewaard_op"])
        return eerder
    return Codering.objects.create(kaart=kaart, codeur=codeur)


def eis_niet_bij_school(kaart: Kaart) -> None:
    """Raises ValidationError for a card that the school has back or withdrew."""
    if kaart.ligt_bij_school:
        weg = kaart.stand == Kaart.Stand.INGETROKKEN
        raise ValidationError(INGETROKKEN if weg else BIJ_DE_SCHOOL)


@transaction.atomic
def ga_verder_zonder(kaart: int, codering: int, reden: str) -> None:
    """The other does not code along: an empty coding goes, what was filled in is kept apart.

    Raises ValidationError when something was filled in and no reason is given, or when the other
    is finished by now.
    """
    houd_vast(kaart)
    rij = Codering.objects.lopend().filter(kaart=kaart, pk=codering).first()
    if rij is None:
        return
    naam = rij.codeur.naam if rij.codeur else "Je collega"
    if rij.stand != Codering.Stand.BEZIG:
        raise ValidationError(f"{naam} is intussen klaar. Jullie kunnen vergelijken.")
    if lees_inhoud(rij) == NIETS:
        rij.delete()
        return
    if not reden:
        raise ValidationError(f"{naam} heeft al iets ingevuld. Vertel waarom je niet wacht.")
    rij.reden = reden
    rij.save(update_fields=["reden", "bewaard_op"])


@transaction.atomic
def bewaar(codering: Codering, velden: Mapping[str, Ingevoerd]) -> Bewaard:
    """Save each answer unless another tab changed it meanwhile.

    Raises AlVastgesteld when the coding is finished or settled by now.
    """
    houd_vast(codering.kaart_id)
    vers = Codering.objects.filter(pk=codering.pk).select_for_update(of=("self",)).first()
    if vers is None or vers.stand != Codering.Stand.BEZIG or vers.leidde_tot_id:
        raise AlVastgesteld("Deze codering is intussen afgerond. Laad de pagina opnieuw.")
    inhoud = lees_inhoud(vers)
    nieuw = {}
    uitkomsten = {}
    for veld, ingevoerd in velden.items():
        uitkomst = weeg(ingevoerd.basis, ingevoerd.antwoord, antwoord_van(inhoud, veld))
        uitkomsten[veld] = uitkomst
        if uitkomst == Uitkomst.BEWAAR:
            nieuw[veld] = ingevoerd.antwoord
    if nieuw:
        vervang(vers, nieuw)
        vers.save(update_fields=["bewaard_op"])
    return Bewaard(uitkomsten, lees_inhoud(vers))


def vervang(codering: Codering, antwoorden: Mapping[str, Antwoord]) -> None:
    """Write these answers in the place of what stood there."""
    namen = list(antwoorden)
    scores = [v.removeprefix(SCORE) for v in namen if v.startswith(SCORE)]
    vragen = [v.removeprefix(LADDER) for v in namen if v.startswith(LADDER)]
    Waarde.objects.filter(codering=codering, variabele__in=namen).delete()
    Checklistscore.objects.filter(codering=codering, onderdeel__in=scores).delete()
    Laddervoorwaarde.objects.filter(codering=codering, voorwaarde__in=vragen).delete()
    schrijf_inhoud(codering, stel_samen(antwoorden))


@transaction.atomic
def maak_klaar(codering: Codering) -> None:
    """Finished: from now on the colleague may see it, when the colleague is finished too."""
    houd_vast(codering.kaart_id)
    Codering.objects.lopend().filter(pk=codering.pk, stand=Codering.Stand.BEZIG).update(
        stand=Codering.Stand.KLAAR, klaar_op=timezone.now()
    )


@transaction.atomic
def heropen(codering: Codering) -> None:
    """Go on with one's own coding; who could see the other's codes no longer apart from it.

    Raises AlVastgesteld when it was settled meanwhile.
    """
    houd_vast(codering.kaart_id)
    lopend = list(Codering.objects.lopend().filter(kaart=codering.kaart_id))
    eigen = next((rij for rij in lopend if rij.pk == codering.pk), None)
    if eigen is None:
        raise AlVastgesteld("Deze kaart is intussen vastgesteld. Heropenen kan niet meer.")
    if eigen.stand != Codering.Stand.KLAAR:
        return
    if len(lopend) > 1 and all(rij.stand == Codering.Stand.KLAAR for rij in lopend):
        eigen.onafhankelijk = False
    eigen.stand, eigen.klaar_op = Codering.Stand.BEZIG, None
    eigen.save(update_fields=["stand", "klaar_op", "onafhankelijk", "bewaard_op"])


def maak_kaart(kaart: Kaart, gebruiker: Gebruiker) -> Kaart:
    """Save a new card under the next number of its report, and begin its coding.

    Raises ValidationError when others keep taking the number.
    """
    for _ in range(POGINGEN):
        kaart.code = kaartnummer(kaart.rapport)
        try:
            with transaction.atomic():
                kaart.save()
                Codering.objects.create(kaart=kaart, codeur=gebruiker)
        except IntegrityError:
            kaart.pk = None
            continue
        return kaart
    raise ValidationError("Er maken veel mensen tegelijk kaarten. Probeer het opnieuw.")


@transaction.atomic
def verwijder_kaart(kaart: int, gebruiker: Gebruiker) -> None:
    """Remove a card that was made by mistake.

    Raises ValidationError when it was ever settled or offered, or a colleague filled in something.
    """
    rij = houd_vast(kaart)
    if rij.stand != Kaart.Stand.CONCEPT or rij.geldig_id:
        raise ValidationError("Deze kaart is vastgesteld of aangeboden. Ze blijft daarom staan.")
    van_anderen = rij.coderingen.onvastgesteld().exclude(codeur=gebruiker)
    for codering in van_anderen.select_related("codeur"):
        if lees_inhoud(codering) != NIETS:
            raise ValidationError(
                f"{codering.codeur.naam if codering.codeur else 'Een collega'} heeft deze kaart al "
                "gecodeerd. Ze blijft daarom staan."
            )
    rij.delete()
