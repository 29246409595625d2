"""Codings for tests, through the acts that a researcher's go through."""

from typing import Any

from metaanalyse.acties import coderen as acties
from metaanalyse.models import Codering, Kaart
from metaanalyse.regels.coderen import VELDEN, afdruk, antwoord_van
from metaanalyse.regels.inhoud import Inhoud, Score, Voorwaarde
from metaanalyse.regels.ladder import VOORWAARDEN
from organisatie.models import Functie, Gebruiker
from tests.factories import GebruikerFactory
from tests.metaanalyse.maak import gegevens, maak_concept


def onderzoeker(**velden: Any) -> Gebruiker:
    wie = GebruikerFactory(**velden)
    Functie.objects.create(gebruiker=wie, rol=Functie.Rol.ONDERZOEKER)
    return wie


def tot_trede(trede: int) -> dict[str, Voorwaarde]:
    """Every question up to and with a step answered with yes, the others with no."""
    return {v.code: Voorwaarde(t <= trede) for t, vragen in VOORWAARDEN.items() for v in vragen}


def inhoud(trede: int = 3, scores: int | None = 4, **waarden: Any) -> Inhoud:
    """A whole coding; ``waarden`` as ``maak.gegevens`` reads them."""
    return Inhoud(
        tuple(gegevens(**{"trede": str(trede)} | waarden)),
        {code: Score(scores) for code in ("inclusie", "methode")},
        tot_trede(trede),
    )


def codeer(kaart: Kaart, wie: Gebruiker, wat: Inhoud, *, klaar: bool = True) -> Codering:
    """Begin, fill in and (unless told otherwise) finish."""
    codering = acties.begin(kaart.pk, wie)
    leeg = afdruk(None)
    velden = {
        veld: acties.Ingevoerd(antwoord, leeg)
        for veld in VELDEN
        if (antwoord := antwoord_van(wat, veld)) is not None
    }
    acties.bewaar(codering, velden)
    if klaar:
        acties.maak_klaar(codering)
    codering.refresh_from_db()
    return codering


def maak_dubbel(a: Inhoud, b: Inhoud, *wie: Gebruiker, titel: str = "") -> Kaart:
    """A card that two coded apart, not compared yet."""
    kaart = maak_concept(titel)
    for persoon, wat in zip(wie, (a, b), strict=True):
        codeer(kaart, persoon, wat)
    return kaart
