"""Offering a school's own card, and reviewing it."""

from playwright.sync_api import Page, expect

from tests.browser.paginas import DOCENT, KWALITEIT, Pagina, bewaar_leeg, klap_alles_uit

ONDERZOEKER = "onderzoeker@demo.example"


def zonder_trede(page: Page) -> None:
    """Settle the card without a step."""
    page.get_by_role("button", name="Stel kaart vast").click()
    expect(page.locator("[aria-invalid=true]").first).to_be_visible()


PAGINAS = [
    Pagina("kaart_aanbieden", doe=klap_alles_uit),
    Pagina("kaart_aanbieden", geval="fouten", doe=bewaar_leeg),
    Pagina("kaart_aanbieden", als=KWALITEIT),
    Pagina("mijn_aanbod"),
    Pagina("mijn_aanbod", als=DOCENT),
    Pagina("mijn_aanbod", als="teamleider-handel@demo.example", geval="leeg"),
    Pagina("kaarten_aanbod", als=ONDERZOEKER),
    Pagina("kaart_aanbod", "aanbod_wacht", doe=klap_alles_uit),
    Pagina("kaart_aanbod", "aanbod_wacht", als=ONDERZOEKER),
    Pagina("kaart_aanbod", "aanbod_terug"),
    Pagina("kaart_aanbod", "aanbod_vast", als=DOCENT),
    Pagina("kaart_aanbod_wijzig", "aanbod_terug"),
    Pagina("kaart_beoordelen", "aanbod_wacht", als=ONDERZOEKER, doe=klap_alles_uit),
    Pagina("kaart_beoordelen", "aanbod_wacht", als=ONDERZOEKER, geval="fouten", doe=zonder_trede),
]
ALLEEN_POST = [
    Pagina("kaart_aanbod_intrekken", "aanbod_wacht"),
    Pagina("kaart_teruggeven", "aanbod_wacht", als=ONDERZOEKER),
]
