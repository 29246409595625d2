"""Evidence cards: settled ones for everybody who is signed in, others for who works on them."""

from metaanalyse.models import Kaart
from tests.metaanalyse.maak import maak_concept, maak_kaart
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht

LEEST = verwacht(200)
ONDERZOEKT = verwacht(404, onderzoeker=200)


def _kaart(podium: Podium) -> dict:
    return {"pk": maak_kaart("Datateams", door=podium.wereld.onderzoeker, trede="4").pk}


def _concept(podium: Podium) -> dict:
    return {"pk": maak_concept("Nog bezig").pk}


def _aangeboden(podium: Podium) -> dict:
    stand = Kaart.Stand.AANGEBODEN
    return {"pk": maak_concept("Van ons", team=podium.wereld.team, stand=stand).pk}


RIJEN = [
    Rij("kaarten", "GET", LEEST),
    niet_toegestaan("kaarten", "POST"),
    Rij("ladder_uitleg", "GET", LEEST),
    niet_toegestaan("ladder_uitleg", "POST"),
    Rij("kaart", "GET", LEEST, _kaart),
    niet_toegestaan("kaart", "POST", _kaart),
    Rij("kaart", "GET", ONDERZOEKT, _concept, geval="concept"),
    Rij(
        "kaart",
        "GET",
        verwacht(404, onderzoeker=200, teamleider=200, teamlid=200),
        _aangeboden,
        geval="aangeboden",
    ),
]
