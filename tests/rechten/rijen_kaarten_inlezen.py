"""Bringing cards in and out: the onderzoeker; a card on paper for whoever may read it."""

from metaanalyse.exports import uitvoer
from metaanalyse.models import Kaartinlezing, Kaartuitvoer
from tests.metaanalyse.inlezen_hulp import RIJEN as IN_BESTAND
from tests.metaanalyse.inlezen_hulp import begin, csv_van, upload
from tests.metaanalyse.maak import maak_kaart
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht

ZIET = verwacht(404, onderzoeker=200)
DOET = verwacht(404, onderzoeker=302)


def _eenmaal(naam, maak):
    def kwargs(podium: Podium) -> dict:
        if naam not in podium.__dict__:
            podium.__dict__[naam] = maak(podium)
        return {"pk": podium.__dict__[naam].pk}

    return kwargs


def _begin(podium: Podium) -> Kaartinlezing:
    return begin(podium.wereld.onderzoeker, csv_van(IN_BESTAND))


def _klaar(podium: Podium) -> Kaartuitvoer:
    maak_kaart(trede="3")
    return uitvoer.begin(podium.wereld.onderzoeker, "breed", hier=True)


_run, _bestand = _eenmaal("kaartinlezing", _begin), _eenmaal("kaartuitvoer", _klaar)


def _upload(podium: Podium) -> dict:
    # Read anew for each persona.
    return {"bestand": upload(csv_van(IN_BESTAND))}


RIJEN = [
    Rij("kaarten_inlezen", "GET", ZIET),
    Rij("kaarten_inlezen", "POST", DOET, data=_upload),
    Rij("kaarten_inlezen_voorbeeld", "GET", ZIET),
    niet_toegestaan("kaarten_inlezen_voorbeeld", "POST"),
    Rij("kaarten_inlezing", "GET", ZIET, kwargs=_run),
    niet_toegestaan("kaarten_inlezing", "POST", _run),
    Rij("kaarten_inlezen_uitkomst", "GET", ZIET, kwargs=_run),
    niet_toegestaan("kaarten_inlezen_uitkomst", "POST", _run),
    Rij("kaarten_inlezen_overnemen", "POST", DOET, kwargs=_run),
    niet_toegestaan("kaarten_inlezen_overnemen", "GET", _run),
    Rij("kaarten_inlezen_stoppen", "POST", DOET, kwargs=_run),
    niet_toegestaan("kaarten_inlezen_stoppen", "GET", _run),
    Rij("kaarten_export", "GET", ZIET),
    Rij("kaarten_export", "POST", verwacht(404, onderzoeker=422)),
    Rij("kaarten_export_csv", "GET", ZIET),
    niet_toegestaan("kaarten_export_csv", "POST"),
    Rij("kaarten_export_bestand", "GET", ZIET, kwargs=_bestand),
    niet_toegestaan("kaarten_export_bestand", "POST", _bestand),
    Rij("kaarten_export_weg", "POST", DOET, kwargs=_bestand),
    niet_toegestaan("kaarten_export_weg", "GET", _bestand),
    Rij("kaarten_export_pdf", "GET", verwacht(404)),
    niet_toegestaan("kaarten_export_pdf", "POST"),
]
