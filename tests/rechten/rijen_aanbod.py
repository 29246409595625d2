"""Aanbod: leader and quality offer, the team follows, the onderzoeker reviews."""

from metaanalyse.acties.aanbod import bied_aan
from metaanalyse.models import Kaart
from metaanalyse.regels.inhoud import Inhoud
from metaanalyse.regels.ladder import VOORWAARDEN
from organisatie.models.versie import lees_versie
from tests.metaanalyse.maak import gegevens
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht

BIEDT = {"teamleider": 200, "ander_teamleider": 200, "kwaliteit": 200}
LIJST = verwacht(404, **BIEDT, teamlid=200, ander_teamlid=200)
VOLGT = verwacht(404, teamleider=200, teamlid=200, onderzoeker=200)
LEIDT = verwacht(404, teamleider=302)
BEOORDEELT = verwacht(404, onderzoeker=302)
LEEST_NA = verwacht(404, onderzoeker=200)


def _kaart(podium: Podium) -> dict:
    team, leider = podium.wereld.team, podium.wereld.teamleider
    inhoud = Inhoud(gegevens(beschrijving="Alleen.", kenmerken="Samen.", uitkomst="Beter."))
    return {"pk": bied_aan("Samen", inhoud, door=leider, team=team).pk}


def _verteld(podium: Podium) -> dict:
    return {
        "titel": "Samen",
        "beschrijving": "Alleen.",
        "kenmerken": "Samen.",
        "uitkomst": "Beter.",
    }


def _oordeel(podium: Podium) -> dict:
    ladder = {f"ladder_{v.code}": "ja" for v in VOORWAARDEN[1]}
    return _verteld(podium) | ladder | {"trede": "1", "versie": lees_versie(Kaart.objects.get())}


def _reden(podium: Podium) -> dict:
    return {"reden": "Hoe weten jullie dat?", "versie": lees_versie(Kaart.objects.get())}


RIJEN = [
    Rij("kaart_aanbieden", "GET", verwacht(404, **BIEDT)),
    # Quality staff has to say for which team.
    Rij(
        "kaart_aanbieden",
        "POST",
        verwacht(404, teamleider=302, ander_teamleider=302, kwaliteit=200),
        data=_verteld,
    ),
    Rij("mijn_aanbod", "GET", LIJST),
    niet_toegestaan("mijn_aanbod", "POST"),
    Rij("kaarten_aanbod", "GET", LEEST_NA),
    niet_toegestaan("kaarten_aanbod", "POST"),
    Rij("kaart_aanbod", "GET", VOLGT, _kaart),
    niet_toegestaan("kaart_aanbod", "POST", _kaart),
    Rij("kaart_aanbod_wijzig", "GET", verwacht(404, teamleider=200), _kaart),
    Rij("kaart_aanbod_wijzig", "POST", LEIDT, _kaart, _verteld),
    Rij("kaart_aanbod_intrekken", "POST", LEIDT, _kaart),
    niet_toegestaan("kaart_aanbod_intrekken", "GET", _kaart),
    Rij("kaart_beoordelen", "GET", LEEST_NA, _kaart),
    Rij("kaart_beoordelen", "POST", BEOORDEELT, _kaart, _oordeel),
    Rij("kaart_teruggeven", "POST", BEOORDEELT, _kaart, _reden),
    niet_toegestaan("kaart_teruggeven", "GET", _kaart),
]
