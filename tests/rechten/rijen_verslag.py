"""The report on a period: quality writes, directeur and who leads the team read, nobody else."""

from organisatie.models import Periode
from overzicht import verslagacties as acties
from overzicht.verslaglezen import lees_verslag
from tests.overzicht.verslag_hulp import maak_periodes, stel_vast
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht

LEEST = verwacht(404, kwaliteit=200, directeur=200, teamleider=200)
SCHRIJFT = verwacht(404, kwaliteit=302)


def _periodes() -> tuple[Periode, Periode]:
    gemaakt = Periode.objects.order_by("van")
    return tuple(gemaakt) if gemaakt else maak_periodes()


def _verslag(podium: Podium) -> dict:
    return {"team": podium.wereld.team.pk, "periode": _periodes()[0].pk}


def _vast(podium: Podium) -> dict:
    stel_vast(podium.wereld.team, _periodes()[0], podium.wereld.kwaliteit)
    return _verslag(podium)


def _gezien(podium: Podium) -> dict:
    return {"gezien": acties.vingerafdruk(lees_verslag(podium.wereld.team, _periodes()[0]))}


RIJEN = [
    Rij(
        "periodeverslagen",
        "GET",
        verwacht(
            404,
            kwaliteit=200,
            directeur=200,
            andere_directeur=200,
            teamleider=200,
            ander_teamleider=200,
        ),
    ),
    niet_toegestaan("periodeverslagen", "POST"),
    Rij("periodeverslag", "GET", LEEST, _verslag, geval="voorlopig"),
    Rij("periodeverslag", "GET", LEEST, _vast, geval="vastgesteld"),
    Rij("periodeverslag", "GET", LEEST, _verslag, query="?formaat=xlsx"),
    Rij("periodeverslag", "GET", LEEST, _verslag, query="?formaat=pdf"),
    Rij("periodeverslag", "GET", verwacht(404), _verslag, query="?versie=1"),
    niet_toegestaan("periodeverslag", "POST", _verslag),
    Rij(
        "periodeverslag_teksten",
        "POST",
        SCHRIJFT,
        _verslag,
        data=lambda podium: {"antwoord-goed": "Het gaat goed.", "versie-goed": ""},
    ),
    niet_toegestaan("periodeverslag_teksten", "GET", _verslag),
    Rij("periodeverslag_vaststellen", "GET", verwacht(404, kwaliteit=200), _verslag),
    Rij("periodeverslag_vaststellen", "POST", SCHRIJFT, _verslag, data=_gezien),
    Rij("periodeverslag_herzien", "GET", verwacht(404, kwaliteit=200), _vast),
    Rij(
        "periodeverslag_herzien",
        "POST",
        SCHRIJFT,
        _vast,
        data=lambda podium: {"reden": "De norm klopte niet."},
    ),
]
