"""Cards on a traject: read like the traject, hung on and taken off by everybody of the team."""

from organisatie.models.versie import historie_van, lees_versie
from tests.metaanalyse.maak import maak_concept, maak_kaart
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht
from verbeterplan.models import TrajectKaart

LEEST = verwacht(404, teamleider=200, teamlid=200, plglid=200, kwaliteit=200, directeur=200)
TEAM = verwacht(404, teamleider=200, teamlid=200, plglid=200)
DOET = verwacht(404, teamleider=302, teamlid=302, plglid=302)
IN_EEN_TEAM = verwacht(404, teamleider=200, teamlid=200, ander_teamleider=200, ander_teamlid=200)


def _traject(podium: Podium) -> dict:
    return {"pk": podium.traject.pk}


def _kaart(podium: Podium) -> dict:
    return {"pk": maak_kaart().pk}


def _concept(podium: Podium) -> dict:
    return {"pk": maak_concept().pk}


def _aan(podium: Podium) -> dict:
    return {"traject": podium.traject.pk}


def _hangt(podium: Podium) -> dict:
    return {"pk": TrajectKaart.objects.create(traject=podium.traject, kaart=maak_kaart()).pk}


def _versie(podium: Podium) -> dict:
    return {"waarom": "Past.", "versie": lees_versie(TrajectKaart.objects.get())}


def _weg(podium: Podium) -> dict:
    """Taken off by the persona teamlid, who alone can put it back."""
    rij = TrajectKaart(traject=podium.traject, kaart=maak_kaart())
    rij.save()
    nummer = rij.pk
    rij._history_user = podium.wereld.teamlid
    rij.delete()
    return {"regel": historie_van(TrajectKaart).objects.get(id=nummer, history_type="-").pk}


RIJEN = [
    Rij("traject_kaarten", "GET", LEEST, _traject),
    Rij("traject_kaarten", "GET", LEEST, _traject, query="?formaat=xlsx", geval="Excel"),
    niet_toegestaan("traject_kaarten", "POST", _traject),
    Rij("kaart_hang_aan", "GET", IN_EEN_TEAM, _kaart),
    Rij("kaart_hang_aan", "GET", verwacht(404), _concept, geval="concept"),
    Rij(
        "kaart_hang_aan",
        "POST",
        # Another team gets its own form again: this traject is none of theirs to choose.
        verwacht(404, teamleider=302, teamlid=302, ander_teamleider=200, ander_teamlid=200),
        _kaart,
        _aan,
    ),
    Rij("trajectkaart_wijzig", "GET", TEAM, _hangt),
    Rij("trajectkaart_wijzig", "POST", DOET, _hangt, _versie),
    Rij("trajectkaart_weg", "POST", DOET, _hangt),
    niet_toegestaan("trajectkaart_weg", "GET", _hangt),
    Rij("trajectkaart_terug", "POST", verwacht(404, teamlid=302), _weg),
    niet_toegestaan("trajectkaart_terug", "GET", _weg),
]
