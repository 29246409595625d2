"""The pictures of the PLG cycle, for `tools.beelden`."""

from typing import Any


def plannen(foto: Any, leider: Any, docent: Any, traject: int) -> None:
    """From speerpunt to plan and carrying it out: laptop and phone."""
    from verbeterplan.models import Weging

    op = f"/trajecten/{traject}"
    foto.neem("speerpunten", leider, "/speerpunten/", 900, _niets)
    foto.neem("weging", leider, Weging.objects.get().get_absolute_url(), 900, _niets)
    foto.neem("plg", leider, f"{op}/plg/", 900, _niets)
    foto.neem("verdiepen", leider, f"{op}/verdiepen/", 900, _niets)
    foto.neem("besluiten", leider, f"{op}/besluiten/", 900, _niets)
    foto.neem("plan", leider, f"{op}/plan/", 900, _niets)
    foto.neem("uitvoeren", leider, f"{op}/uitvoeren/", 900, _niets)
    foto.neem("tijdlijn", leider, f"{op}/activiteiten/?weergave=tijdlijn", 900, _niets)
    foto.neem("fase-borgen", leider, f"{op}/borgen/", 900, _niets)
    foto.neem("hoe-ver", docent, f"{op}/hoe-ver/", 740, _niets)


def _niets(page: Any) -> None:
    """Nothing to do before the picture."""
