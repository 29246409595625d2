"""Instruments themselves: head, clusters, and a copy for the organisation."""

from boas.instrumenten import laad_alles
from boas.models import Cluster, Instrument, Versie
from tests.factories import VersieFactory
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht

KWALITEIT = verwacht(kwaliteit=200)
LEIDER = verwacht(teamleider=200)


def _eigen(p: Podium) -> Versie:
    bestaand = Versie.objects.filter(instrument__team=p.wereld.team).first()
    return bestaand or VersieFactory(instrument__team=p.wereld.team)


def van_organisatie(p: Podium) -> dict:
    return {"pk": Instrument.objects.get(code="boas", team=None).pk}


def van_team(p: Podium) -> dict:
    return {"pk": _eigen(p).instrument.pk}


def met_groepen(p: Podium) -> dict:
    laad_alles()
    return {"pk": Instrument.objects.get(code="sociaal_kapitaal", team=None).pk}


def cluster_organisatie(p: Podium) -> dict:
    return {"pk": Cluster.objects.filter(versie__instrument=van_organisatie(p)["pk"])[0].pk}


def cluster_team(p: Podium) -> dict:
    return {"pk": _eigen(p).clusters.first().pk}


def team(p: Podium) -> dict:
    return {"team": p.wereld.team.pk}


RIJEN = [
    Rij("instrument_wijzig", "GET", KWALITEIT, van_organisatie),
    Rij("instrument_wijzig", "GET", LEIDER, van_team, geval="van een team"),
    Rij("instrument_wijzig", "POST", verwacht(kwaliteit=422), van_organisatie),
    Rij("instrument_wijzig", "POST", verwacht(teamleider=422), van_team, geval="van een team"),
    Rij("instrument_kopie_organisatie", "GET", KWALITEIT, van_organisatie),
    Rij("instrument_kopie_organisatie", "POST", verwacht(kwaliteit=422), van_organisatie),
    Rij("instrument_kopie_organisatie", "GET", verwacht(), van_team, geval="van een team"),
    Rij("instrument_kopie", "POST", verwacht(), met_groepen, team, geval="met groepen"),
    Rij("cluster_nieuw", "GET", KWALITEIT, van_organisatie),
    Rij("cluster_nieuw", "GET", LEIDER, van_team, geval="van een team"),
    Rij("cluster_nieuw", "POST", verwacht(teamleider=422), van_team),
    Rij("cluster_wijzig", "GET", KWALITEIT, cluster_organisatie),
    Rij("cluster_wijzig", "GET", LEIDER, cluster_team, geval="van een team"),
    Rij("cluster_wijzig", "POST", verwacht(teamleider=422), cluster_team),
    Rij("cluster_verwijder", "POST", verwacht(kwaliteit=302), cluster_organisatie),
    Rij("cluster_verwijder", "POST", verwacht(teamleider=302), cluster_team, geval="van een team"),
    niet_toegestaan("cluster_verwijder", "GET", cluster_team),
    Rij("cluster_verplaats", "POST", verwacht(kwaliteit=302), cluster_organisatie),
    Rij("cluster_verplaats", "POST", verwacht(teamleider=302), cluster_team, geval="van een team"),
    niet_toegestaan("cluster_verplaats", "GET", cluster_team),
]
