"""The files of an import: as it was chosen, what was read of it, and what it would change."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from metaanalyse.inlezen.kaartlezer import Kaartrij
from metaanalyse.inlezen.rapportlezer import Rapportrij
from metaanalyse.models import Kaartinlezing
from metaanalyse.regels.inhoud import Gegeven
from metaanalyse.regels.variabelen import Toestand
from organisatie.opslag import Opslag

BESTAND, GELEZEN, VOORBEELD, VOORTGANG = "bestand", "gelezen", "voorbeeld", "voortgang"
BLADEN = "bladen"
OPSLAG = Opslag("kaartinlezen")


def als_regel(rij: Kaartrij | Rapportrij) -> dict[str, Any]:
    """Plain values, for a line of JSON."""
    regel = {veld.name: getattr(rij, veld.name) for veld in dataclasses.fields(rij)}
    if isinstance(rij, Kaartrij):
        regel["gegevens"] = {
            code: [
                (g.code, g.code_tot, g.tekst, g.toestand, g.herkomst, g.plaats) for g in gegevens
            ]
            for code, gegevens in rij.gegevens.items()
        }
    return regel


def kaartrij(regel: dict[str, Any]) -> Kaartrij:
    gegevens = {
        variabele: [
            Gegeven(variabele, code, tot, tekst, Toestand(toestand), herkomst, plaats)
            for code, tot, tekst, toestand, herkomst, plaats in waarden
        ]
        for variabele, waarden in regel["gegevens"].items()
    }
    voorwaarden = {code: tuple(w) for code, w in regel["voorwaarden"].items()}
    scores = {onderdeel: tuple(s) for onderdeel, s in regel["scores"].items()}
    return Kaartrij(**regel | {"gegevens": gegevens, "voorwaarden": voorwaarden, "scores": scores})


def kaartrijen(sleutel: str) -> Iterator[Kaartrij]:
    return map(kaartrij, OPSLAG.lees(sleutel, GELEZEN))


def rapportrijen(sleutel: str) -> Iterator[Rapportrij]:
    return (Rapportrij(**regel) for regel in OPSLAG.lees(sleutel, GELEZEN))


def voortgang_van(run: Kaartinlezing) -> int:
    """In percents; while taking over it stands in a file, since its transaction is not seen."""
    if run.stand == Kaartinlezing.Stand.OVERNEMEN:
        try:
            return int(OPSLAG.lees_bytes(run.sleutel, VOORTGANG))
        except (FileNotFoundError, ValueError):
            return 0
    return run.voortgang
