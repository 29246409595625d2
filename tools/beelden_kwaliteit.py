"""The pictures of the quality overview, for `tools.beelden`."""

from typing import Any

from tools.beelden_bundel import bundel


def kwaliteit(foto: Any, wie: str) -> None:
    """The list of all teams, whom a reminder would reach, a report and a bundle of them."""
    from overzicht.models import Periodeverslag

    blad = foto.als(wie)
    foto.neem("kwaliteit", blad, "/kwaliteit/", 900, _niets)
    foto.neem("kwaliteit-herinner", blad, "/kwaliteit/herinneren/", 620, _niets)
    verslag = Periodeverslag.objects.get(team__naam="Onderwijsassistent", vastgesteld_op=None)
    foto.neem("periodeverslag", blad, verslag.get_absolute_url(), 900, _niets)
    bundel(foto, wie)


def _niets(page: Any) -> None:
    """Nothing to do before the picture."""
