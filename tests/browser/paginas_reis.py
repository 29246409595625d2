"""The traject page in every state of the journey, and the phase borgen."""

from playwright.sync_api import Page, expect

from tests.browser.paginas import DOCENT, KWALITEIT, Pagina

PLGLID = "docent1-handel@demo.example"
STANDEN = ("verkennen", "verdiepen", "besluiten", "uitvoeren", "borgen", "ronde", "af", "elders")


def verkeerde_dag(page: Page) -> None:
    """Put a task on the planning for a day that has been."""
    page.locator(".taak-plan input[type=date]").first.fill("2020-01-06")
    page.locator(".taak-plan button").first.click()
    expect(page.locator("[aria-invalid=true]")).to_be_visible()


PAGINAS = [
    *(Pagina("traject", f"reis_{stand}") for stand in STANDEN),
    *(Pagina("traject", "reis_borgen", als=wie) for wie in (DOCENT, PLGLID, KWALITEIT)),
    *(Pagina("fase_borgen", f"reis_{stand}") for stand in ("verkennen", "borgen", "ronde", "af")),
    Pagina("fase_borgen", "reis_borgen", geval="verkeerde dag", doe=verkeerde_dag),
    *(Pagina("fase_borgen", "reis_borgen", als=wie) for wie in (DOCENT, PLGLID, KWALITEIT)),
    Pagina("kartrekkerschap", "reis_borgen"),
    Pagina("kartrekkerschap", "reis_verkennen"),
    Pagina("trajecten", query="?fase=borgen"),
    Pagina("trajecten", query="?fase=verkennen&status=gestopt", geval="leeg"),
    Pagina("traject_nieuw", query="?begin=elders"),
]
ALLEEN_POST = [
    Pagina("traject_afronden", "reis_verkennen"),
    Pagina("traject_hervat", "reis_verkennen"),
    Pagina("zo_werken_wij", "reis_verkennen"),
    Pagina("kartrekkertaak", "reis_borgen", extra=(("taak", "kijken"),)),
]
