"""Answering by link is for everybody with the link, and the same for all of them."""

from typing import Any

from boas.models import Sessie
from boas.peilen.sluiten import sluit_peiling
from boas.peilen.starten import nieuw_token
from tests.boas import peilen
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht


def _iedereen(status: int) -> dict[str, int]:
    return verwacht(status, anoniem=status)


def _link(sessie: Sessie) -> dict[str, Any]:
    return {"code": sessie.code, "token": peilen.links(sessie)[0]}


def _open(podium: Podium) -> dict[str, Any]:
    return _link(peilen.open_team(6))


def _gebruikt(podium: Podium) -> dict[str, Any]:
    sessie = peilen.open_team(6)
    link = _link(sessie)
    peilen.antwoord(sessie, link["token"], 1, 1, 1)
    return link


def _gesloten(podium: Podium) -> dict[str, Any]:
    sessie = peilen.open_team(6)
    link = _link(sessie)
    sluit_peiling(sessie.pk)
    return link


def _onbekend(podium: Podium) -> dict[str, Any]:
    return {"code": peilen.open_team(6).code, "token": nieuw_token()}


def _in_de_zaal(podium: Podium) -> dict[str, Any]:
    return {"code": podium.lopend.code, "token": nieuw_token()}


def _code(podium: Podium) -> dict[str, Any]:
    return {"code": peilen.open_team(6).code}


def _antwoorden(podium: Podium) -> dict[str, Any]:
    versie = Sessie.objects.latest("pk").versie
    return {f"stelling-{pk}": "1" for pk in versie.stellingen.values_list("pk", flat=True)}


RIJEN = [
    Rij("antwoord", "GET", _iedereen(200), _open),
    Rij("antwoord", "GET", _iedereen(410), _gebruikt, geval="gebruikt"),
    Rij("antwoord", "GET", _iedereen(410), _gesloten, geval="gesloten"),
    Rij("antwoord", "GET", _iedereen(404), _onbekend, geval="onbekend"),
    Rij("antwoord", "GET", _iedereen(404), _in_de_zaal, geval="in de zaal"),
    Rij("antwoord", "POST", _iedereen(303), _open, _antwoorden),
    Rij("antwoord", "POST", _iedereen(422), _open, geval="leeg"),
    Rij("antwoord", "POST", _iedereen(410), _gebruikt, _antwoorden, geval="gebruikt"),
    Rij("antwoord_klaar", "GET", _iedereen(200), _code),
    niet_toegestaan("antwoord_klaar", "POST", _code, anoniem=405),
]
