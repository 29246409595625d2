"""The mail on the leader's page of a session by link, and links on paper."""

from playwright.sync_api import Page, expect

from tests.browser.paginas import KWALITEIT, Pagina, bewaar_leeg


def te_veel(page: Page) -> None:
    """More than fit: the message stands at the field."""
    page.get_by_label("Hoeveel links?").fill("51")
    bewaar_leeg(page)


def maak(page: Page) -> None:
    """Three links, on the page that shows them once."""
    page.get_by_label("Hoeveel links?").fill("3")
    page.get_by_role("button", name="Maak de links").click()
    expect(page.locator(".strook")).to_have_count(3)


PAGINAS = [
    Pagina("sessie_peiling", "post_onderweg", geval="post onderweg"),
    Pagina("sessie_peiling", "post_wacht", geval="post wacht"),
    Pagina("sessie_peiling", "post_stil", geval="post staat stil"),
    Pagina("sessie_peiling", "post_mislukt", geval="post mislukt"),
    Pagina("sessie_peiling", "post_niets", geval="geen post weg"),
    Pagina("sessie_peiling", "post_weg", geval="post weg"),
    # Opened as a page it leads to the leader's.
    Pagina("peilpost", "post_weg"),
    Pagina("peiling_papier", "post_weg"),
    Pagina("peiling_papier", "post_breed", als=KWALITEIT, geval="groepen"),
    Pagina("peiling_papier", "post_weg", geval="fouten", doe=te_veel),
    Pagina("peiling_papier", "post_weg", geval="stroken", doe=maak),
]
ALLEEN_POST = [
    Pagina(naam, "post_weg") for naam in ("peilpost_weer", "peiling_herinner", "peiling_papier_pdf")
]
