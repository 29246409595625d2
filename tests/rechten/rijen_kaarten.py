"""Evidence cards: settled ones for everybody who is signed in, others for who works on them."""

from metaanalyse.acties.vaststellen import trek_in
from metaanalyse.models import Kaart, Weergave
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


def _weergave(podium: Podium) -> dict:
    """Of the persona teamlid, and shared: shared is to be read, not to be changed."""
    velden = {"naam": "Keuze", "vraag": "aspect=tijd", "gedeeld": True}
    return {"pk": Weergave.objects.create(gebruiker=podium.wereld.teamlid, **velden).pk}


def _naam(podium: Podium) -> dict:
    return {"naam": "Nieuwe keuze"}


def _beste(podium: Podium) -> dict:
    return {"naam": "beste-praktijken"}


EIGEN = verwacht(404, teamlid=200)
EIGEN_BEWAARD = verwacht(404, teamlid=302)

INGETROKKEN = verwacht(404, onderzoeker=302)


def _ingetrokken(podium: Podium) -> dict:
    kaart = maak_kaart("Vervangen", door=podium.wereld.onderzoeker, trede="2")
    trek_in(kaart)
    return {"pk": kaart.pk}


def _reden(podium: Podium) -> dict:
    return {"reden": "Vervangen door een nieuwe meting."}


RIJEN = [
    Rij("kaart_intrekken", "GET", ONDERZOEKT, _kaart),
    Rij("kaart_intrekken", "POST", INGETROKKEN, _kaart, _reden),
    Rij("kaart_terugzetten", "POST", INGETROKKEN, _ingetrokken),
    niet_toegestaan("kaart_terugzetten", "GET", _ingetrokken),
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
    Rij("kaarten", "GET", LEEST, query="?formaat=csv", geval="bestand"),
    Rij("kaarten_vergelijk", "GET", LEEST),
    niet_toegestaan("kaarten_vergelijk", "POST"),
    Rij("recepten", "GET", LEEST),
    niet_toegestaan("recepten", "POST"),
    Rij("recept", "GET", LEEST, _beste),
    niet_toegestaan("recept", "POST", _beste),
    Rij("weergaven", "GET", LEEST),
    niet_toegestaan("weergaven", "POST"),
    Rij("weergave_nieuw", "GET", LEEST),
    Rij("weergave_nieuw", "POST", verwacht(302), data=_naam),
    Rij("weergave_wijzig", "GET", EIGEN, _weergave),
    Rij("weergave_wijzig", "POST", EIGEN_BEWAARD, _weergave, _naam),
    Rij("weergave_verwijder", "GET", EIGEN, _weergave),
    Rij("weergave_verwijder", "POST", EIGEN_BEWAARD, _weergave),
]
