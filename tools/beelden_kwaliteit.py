"""The pictures of the quality overview, for `tools.beelden`."""

from typing import Any


def kwaliteit(foto: Any, wie: str) -> None:
    """The list of all teams, and whom a reminder would reach."""
    blad = foto.als(wie)
    foto.neem("kwaliteit", blad, "/kwaliteit/", 900, _niets)
    foto.neem("kwaliteit-herinner", blad, "/kwaliteit/herinneren/", 620, _niets)


def _niets(page: Any) -> None:
    """Nothing to do before the picture."""
