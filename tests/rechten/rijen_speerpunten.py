"""Speerpunten: read like the work of a team; everybody brings one in, its leader chooses."""

from organisatie.models.versie import lees_versie
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht
from verbeterplan.models import Speerpunt

LEEST = verwacht(404, teamleider=200, teamlid=200, kwaliteit=200, directeur=200)
LEIDT = verwacht(404, teamleider=200)
DOET = verwacht(404, teamleider=302)


def team(podium: Podium) -> dict:
    return {"pk": podium.wereld.team.pk}


def speerpunt(podium: Podium) -> dict:
    """Brought in by the persona teamlid."""
    rij = Speerpunt.objects.create(
        team=podium.wereld.team, naam="Rustige overgang", ingebracht_door=podium.wereld.teamlid
    )
    return {"pk": rij.pk}


def gekozen(podium: Podium) -> dict:
    kwargs = speerpunt(podium)
    podium.traject.speerpunt_id = kwargs["pk"]
    podium.traject.save()
    return kwargs


def doorgeschoven(podium: Podium) -> dict:
    kwargs = speerpunt(podium)
    Speerpunt.objects.update(stand=Speerpunt.Stand.DOORGESCHOVEN)
    return kwargs


def weggelegd(podium: Podium) -> dict:
    kwargs = speerpunt(podium)
    Speerpunt.objects.get().leg_weg()
    return kwargs


def traject(podium: Podium) -> dict:
    return {"pk": podium.traject.pk}


def _wijziging(podium: Podium) -> dict:
    return {"naam": "Rust", "versie": lees_versie(Speerpunt.objects.get())}


def _reden(podium: Podium) -> dict:
    return {"reden": "Eerst de stage.", "versie": lees_versie(Speerpunt.objects.get())}


# Everybody who is in a team has a list of their own; another team's is not there for them.
_EIGEN = {"ander_teamleider": 200, "ander_teamlid": 200, "andere_directeur": 200}

RIJEN = [
    Rij(
        "speerpunten",
        "GET",
        verwacht(404, teamleider=200, teamlid=200, kwaliteit=200, directeur=200, **_EIGEN),
        geval="eigen",
    ),
    niet_toegestaan("speerpunten", "POST"),
    Rij(
        "speerpunten_overzicht",
        "GET",
        verwacht(404, kwaliteit=200, directeur=200, andere_directeur=200),
    ),
    niet_toegestaan("speerpunten_overzicht", "POST"),
    Rij(
        "speerpunt_nieuw",
        "GET",
        verwacht(404, teamleider=200, teamlid=200, ander_teamleider=200, ander_teamlid=200),
    ),
    Rij(
        "speerpunt_nieuw",
        "POST",
        verwacht(404, teamleider=302, teamlid=302, ander_teamleider=302, ander_teamlid=302),
        data=lambda p: {"naam": "Rust"},
    ),
    Rij("speerpunt", "GET", LEEST, speerpunt),
    Rij("speerpunt", "GET", LEEST, gekozen, geval="gekozen"),
    Rij("speerpunt", "GET", LEIDT, weggelegd, geval="weggelegd"),
    niet_toegestaan("speerpunt", "POST", speerpunt),
    Rij("speerpunt_wijzig", "GET", verwacht(404, teamleider=200, teamlid=200), speerpunt),
    Rij(
        "speerpunt_wijzig",
        "GET",
        verwacht(404, teamleider=200, plglid=200),
        gekozen,
        geval="gekozen",
    ),
    Rij(
        "speerpunt_wijzig",
        "POST",
        verwacht(404, teamleider=302, teamlid=302),
        speerpunt,
        _wijziging,
    ),
    Rij("speerpunt_kies", "GET", LEIDT, speerpunt),
    Rij("speerpunt_kies", "POST", DOET, speerpunt, lambda p: {"naam": "Rust"}),
    Rij("speerpunt_schuif", "GET", LEIDT, speerpunt),
    Rij("speerpunt_schuif", "POST", DOET, speerpunt, _reden),
    Rij("speerpunt_op_lijst", "POST", DOET, doorgeschoven),
    niet_toegestaan("speerpunt_op_lijst", "GET", doorgeschoven),
    Rij("speerpunt_weg", "POST", DOET, speerpunt),
    niet_toegestaan("speerpunt_weg", "GET", speerpunt),
    Rij("speerpunt_terug", "POST", DOET, weggelegd),
    niet_toegestaan("speerpunt_terug", "GET", weggelegd),
    Rij("teamgrens", "GET", LEIDT, team),
    Rij("teamgrens", "POST", DOET, team, lambda p: {"hoogstens": 2}),
    Rij("traject_speerpunt", "POST", verwacht(404, teamleider=302, plglid=302), traject),
    niet_toegestaan("traject_speerpunt", "GET", traject),
]
