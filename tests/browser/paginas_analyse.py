"""Analysis of the cards: filtered, empty, with the heat map open."""

from typing import Any

from tests.browser.paginas import DOCENT, Pagina, klap_alles_uit

GEFILTERD = "?aspect=leiderschap&bewijs=laag"
LEEG = "?fase=bestaat-niet"
NAMEN = ("factoren", "aspecten", "bewijskaart", "stroom_rapporten")


def open_warmtekaart(page: Any) -> None:
    """Open it, and wait until plotly drew."""
    page.locator(".warmtekaart summary").click()
    page.locator(".warmtekaart-vlak .heatmaplayer").wait_for()
    page.locator("[data-stand]").wait_for(state="hidden")


PAGINAS = [
    Pagina("analyse"),
    Pagina("analyse", query=GEFILTERD, als=DOCENT, geval="gefilterd"),
    Pagina("kruistabel", doe=open_warmtekaart, geval="warmtekaart"),
    Pagina("kruistabel", query=f"{GEFILTERD}&rij=jaar&kolom=type", als=DOCENT, geval="gefilterd"),
    Pagina("kruistabel", query="?rij=aspect&kolom=aspect", geval="twee keer dezelfde"),
    Pagina("kruistabel", query="?rij=aspect&kolom=fase&fase=onbekend", geval="alleen onbekend"),
    Pagina("kruistabel", query="?rij=bevorderend&kolom=belemmerend", geval="groot"),
    *(Pagina(naam, doe=klap_alles_uit, met_grafieken=True) for naam in NAMEN),
    *(Pagina(naam, query=GEFILTERD, geval="gefilterd", met_grafieken=True) for naam in NAMEN),
    *(Pagina(naam, query=LEEG, geval="leeg") for naam in ("kruistabel", *NAMEN)),
]
GEEN_PAGINA = [Pagina(naam, query="?formaat=xlsx") for naam in ("kruistabel", *NAMEN)]
