"""A held Knoster for tests: so many of ten disagree with both statements of an ingredient."""

from boas.instrumenten import MEEGELEVERD, laad_instrument
from boas.models import Instrument, Sessie, Versie
from tests.boas.tellingen import getelde_sessie

LETTERS = "BSCMFR"


def knoster() -> Versie:
    return laad_instrument(MEEGELEVERD / "knoster.json")


def gehouden_knoster(*oneens: int | None, **velden) -> Sessie:
    """Of ten people, per ingredient in the order of the row; None was not asked."""
    tellingen = [
        None if aantal is None else (0, aantal, 10 - aantal, 0)
        for aantal in oneens
        for _ in range(2)
    ]
    return getelde_sessie(tellingen, **{"versie": knoster()} | velden)


def instrument() -> Instrument:
    return knoster().instrument
