"""Rapporten: the onderzoeker keeps the register; who reads cards reads the report of one."""

from metaanalyse.models import Rapport
from organisatie.models.versie import lees_versie
from tests.metaanalyse.maak import maak_kaart, maak_rapport
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht

ZIET = verwacht(404, onderzoeker=200)
DOET = verwacht(404, onderzoeker=302)


def _gevonden(podium: Podium) -> dict:
    return {"pk": maak_rapport().pk}


def _met_kaart(podium: Podium) -> dict:
    return {"pk": maak_kaart().rapport_id}


def _gegevens(podium: Podium) -> dict:
    rij = Rapport.objects.first()
    versie = lees_versie(rij) if rij else ""
    return {"titel": "Leren verbeteren", "soort": "evaluatie", "versie": versie}


def _besluit(podium: Podium) -> dict:
    ja = dict.fromkeys(["is_evaluatie", "noemt_factoren", "binnen_bereik"], "ja")
    return ja | {"stand": "opgenomen", "versie": lees_versie(Rapport.objects.get())}


RIJEN = [
    Rij("rapporten", "GET", ZIET),
    Rij("rapporten", "GET", ZIET, query="?formaat=xlsx", geval="Excel"),
    niet_toegestaan("rapporten", "POST"),
    Rij("rapport", "GET", ZIET, _gevonden),
    Rij("rapport", "GET", verwacht(200), _met_kaart, geval="met vastgestelde kaart"),
    niet_toegestaan("rapport", "POST", _met_kaart),
    Rij("rapport_nieuw", "GET", ZIET),
    Rij("rapport_nieuw", "POST", DOET, data=_gegevens),
    Rij("rapport_wijzig", "GET", ZIET, _met_kaart),
    Rij("rapport_wijzig", "POST", DOET, _met_kaart, _gegevens),
    Rij("rapport_screening", "GET", ZIET, _gevonden),
    Rij("rapport_screening", "POST", DOET, _gevonden, _besluit),
    Rij("rapport_terug", "POST", DOET, _gevonden),
    niet_toegestaan("rapport_terug", "GET", _gevonden),
    Rij("rapport_verwijder", "GET", ZIET, _gevonden),
    Rij("rapport_verwijder", "POST", DOET, _gevonden),
]
