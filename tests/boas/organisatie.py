"""Rounds of sociaal kapitaal for tests: with the shipped instrument, through the real acts."""

import datetime
from collections.abc import Mapping

from boas.instrumenten import MEEGELEVERD, laad_instrument
from boas.models import Sessie, Versie
from boas.organisatiebreed import begin_ronde
from boas.peilen.antwoorden import lever_in
from boas.peilen.schatten import teken
from boas.peilen.sluiten import sluit_peiling
from boas.peilen.starten import open_peiling
from organisatie.models import Gebruiker
from tests.boas import peilen
from tests.factories import LidmaatschapFactory

# Per theme (its letter) one answer to all of its statements.
Keuzes = Mapping[str, int]
HOOG: Keuzes = {"I": 3, "L": 3, "D": 2}
LEIDING: Keuzes = {"I": 1, "L": 2, "D": 2}
MEDEWERKERS: Keuzes = {"I": 0, "L": 2, "D": 2}


def versie() -> Versie:
    return laad_instrument(MEEGELEVERD / "sociaal_kapitaal.json")


def vul_organisatie(leiders: int = 6, medewerkers: int = 9) -> None:
    """More people, so that groups are large enough."""
    LidmaatschapFactory.create_batch(leiders, rol="teamleider")
    LidmaatschapFactory.create_batch(medewerkers)


def voorbereid(door: Gebruiker) -> Sessie:
    return begin_ronde(versie(), door)


def getekend(bestuurder: Gebruiker, schatting: Keuzes = HOOG) -> Sessie:
    sessie = voorbereid(bestuurder)
    codes = sessie.keuze.values_list("stelling__code", flat=True)
    teken(sessie.pk, bestuurder, {code: schatting[code[0]] for code in codes})
    return sessie


def geopend(bestuurder: Gebruiker, schatting: Keuzes = HOOG) -> Sessie:
    sessie = getekend(bestuurder, schatting)
    open_peiling(sessie.pk)
    return Sessie.objects.get(pk=sessie.pk)


def antwoord(sessie: Sessie, groep: str, keuzes: Keuzes, aantal: int | None = None) -> None:
    """Let these people of a group answer (all of them unless told)."""
    stellingen = dict(sessie.keuze.values_list("stelling", "stelling__code"))
    for token in peilen.links(sessie, groep)[:aantal]:
        lever_in(sessie.code, token, {pk: keuzes[code[0]] for pk, code in stellingen.items()})


def gesloten(
    bestuurder: Gebruiker,
    schatting: Keuzes = HOOG,
    leiding: Keuzes = LEIDING,
    medewerkers: Keuzes = MEDEWERKERS,
    dagen_geleden: int = 0,
) -> Sessie:
    """A closed round; the organisation was filled before."""
    sessie = geopend(bestuurder, schatting)
    antwoord(sessie, "leidinggevenden", leiding)
    antwoord(sessie, "medewerkers", medewerkers)
    sluit_peiling(sessie.pk)
    if dagen_geleden:
        schuif_terug(sessie, dagen_geleden)
    return Sessie.objects.get(pk=sessie.pk)


def schuif_terug(sessie: Sessie, dagen: int) -> None:
    """As if it was held so many days ago."""
    rij = Sessie.objects.get(pk=sessie.pk)
    weg = datetime.timedelta(days=dagen)
    Sessie.objects.filter(pk=sessie.pk).update(
        begonnen_op=rij.begonnen_op - weg,
        afgesloten_op=rij.afgesloten_op - weg,
        gemaakt_op=rij.gemaakt_op - weg,
    )
