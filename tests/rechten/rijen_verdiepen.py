"""Verdiepen: the summary is for the team, expertise is everybody's own."""

from organisatie.models.versie import lees_versie
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht
from verbeterplan import situatiebeeld
from verbeterplan.models import Expertise, Planantwoord

LEEST = verwacht(404, teamleider=200, teamlid=200, plglid=200, kwaliteit=200, directeur=200)
TEAM = verwacht(404, teamleider=302, teamlid=302)
WERKT_ERAAN = verwacht(404, teamleider=200, plglid=200)
DOET = verwacht(404, teamleider=302, plglid=302)
IN_EEN_TEAM = verwacht(404, teamleider=200, teamlid=200, ander_teamleider=200, ander_teamlid=200)
EIGEN = verwacht(404, teamlid=200)
EIGEN_DOET = verwacht(404, teamlid=302)


def _traject(podium: Podium) -> dict:
    return {"pk": podium.traject.pk}


def _met_tekst(podium: Podium) -> dict:
    ronde = podium.traject.rondes.get()
    Planantwoord.objects.create(ronde=ronde, vraag="beeld", tekst="Het komt te laat.")
    return _traject(podium)


def _gedeeld(podium: Podium) -> dict:
    kwargs = _met_tekst(podium)
    situatiebeeld.deel(podium.traject.rondes.get().pk, podium.wereld.teamleider)
    return kwargs


def _reactie(podium: Podium) -> dict:
    return {"herkent": "ja", "nummer": "1"}


def _collega(podium: Podium) -> dict:
    return _traject(podium) | {"lid": podium.wereld.leden[1].pk}


def _van_teamlid(podium: Podium) -> dict:
    lid = podium.wereld.leden[1]
    return {"pk": Expertise.objects.create(lidmaatschap=lid, onderwerp="Gesprekken").pk}


def _weggelegd(podium: Podium) -> dict:
    kwargs = _van_teamlid(podium)
    Expertise.objects.get().leg_weg()
    return kwargs


def _met_versie(podium: Podium) -> dict:
    versie = lees_versie(Expertise.objects.get())
    return {"onderwerp": "Gesprekken voeren", "soort": "ervaring", "versie": versie}


RIJEN = [
    Rij("fase_verdiepen", "GET", LEEST, _traject, query="?formaat=xlsx", geval="bronnen"),
    Rij("leidraad", "GET", LEEST, _traject),
    niet_toegestaan("leidraad", "POST", _traject),
    Rij("beeld", "GET", LEEST, _gedeeld),
    Rij("beeld", "POST", TEAM, _gedeeld, _reactie),
    Rij("beeld_deel", "POST", DOET, _met_tekst),
    niet_toegestaan("beeld_deel", "GET", _traject),
    Rij("expertise", "GET", IN_EEN_TEAM),
    niet_toegestaan("expertise", "POST"),
    Rij("expertise_nieuw", "GET", IN_EEN_TEAM),
    Rij(
        "expertise_nieuw",
        "POST",
        verwacht(404, teamleider=302, teamlid=302, ander_teamleider=302, ander_teamlid=302),
        data=lambda p: {"onderwerp": "Gesprekken", "soort": "ervaring"},
    ),
    Rij("expertise_wijzig", "GET", EIGEN, _van_teamlid),
    Rij("expertise_wijzig", "POST", EIGEN_DOET, _van_teamlid, _met_versie),
    Rij("expertise_weg", "POST", EIGEN_DOET, _van_teamlid),
    niet_toegestaan("expertise_weg", "GET", _van_teamlid),
    Rij("expertise_terug", "POST", EIGEN_DOET, _weggelegd),
    niet_toegestaan("expertise_terug", "GET", _weggelegd),
    Rij("expertise_vraag", "GET", WERKT_ERAAN, _collega),
    Rij("expertise_vraag", "POST", DOET, _collega, lambda p: {"wat": "Doe een gesprek voor"}),
]
