"""The improvement board, full and empty: for who leads, takes part, reads along; on the wall."""

from playwright.sync_api import Page, expect

from tests.browser.paginas import DOCENT, KWALITEIT, Pagina, klap_alles_uit


def alle_bladen(page: Page) -> None:
    """Turn to the last leaf: all of them are on the page, and each is drawn once."""
    page.keyboard.press("ArrowLeft")
    expect(page.locator("[data-blad].nu")).to_have_attribute("data-blad", "agenda")


def donker(page: Page) -> None:
    """The screen's own dark look; the browser remembers it from before."""
    if page.locator("html").get_attribute("data-thema") != "donker":
        page.keyboard.press("d")
    expect(page.locator("html")).to_have_attribute("data-thema", "donker")


def niemand(page: Page) -> None:
    """Send somebody who is not in the team, so that the form says what is wrong."""
    page.evaluate("document.querySelector('#id_doelen-wie option:last-child').value = '999999'")
    page.locator("#id_doelen-wie").select_option("999999")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator("[aria-invalid=true]").first).to_be_visible()


PAGINAS = [
    Pagina("bord", "team", doe=klap_alles_uit, met_grafieken=True),
    Pagina("bord", "team", als=DOCENT, met_grafieken=True),
    Pagina("bord", "team", als=KWALITEIT, met_grafieken=True),
    Pagina("bord", "leeg_bord", als=KWALITEIT),
    Pagina("bord", "begonnen_bord", als="teamleider-handel@demo.example"),
    Pagina("bord_taken", "team"),
    Pagina("bord_taken", "team", geval="fouten", doe=niemand),
    Pagina("bord_projector", "team", met_grafieken=True),
    Pagina("bord_projector", "team", geval="laatste blad", doe=alle_bladen),
    Pagina("bord_projector", "team", geval="donker", doe=donker),
    Pagina("bord_projector", "leeg_bord", als=KWALITEIT),
]
ALLEEN_POST = [Pagina("bord_nagekeken", "team")]
