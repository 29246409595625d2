"""The quality overview: filtered, empty, with mail that did not go; and whom a reminder reaches."""

from playwright.sync_api import Page, expect

from tests.browser.paginas import KWALITEIT, LEIDER, Pagina, klap_alles_uit

DIRECTEUR = "directeur@demo.example"


def kies_een_vinkje(page: Page) -> None:
    """Tick a box, so that the list is asked anew and says what it shows."""
    page.get_by_label("over de datum").check()
    expect(page.get_by_text("Alleen teams met iets over de datum.")).to_be_visible()


PAGINAS = [
    Pagina("kwaliteit", als=KWALITEIT),
    Pagina("kwaliteit", als=KWALITEIT, geval="uitgeklapt", doe=klap_alles_uit),
    Pagina("kwaliteit", als=KWALITEIT, geval="gefilterd", doe=kies_een_vinkje),
    Pagina("kwaliteit", als=KWALITEIT, query="?school=0&zoek=bestaat+niet", geval="niets past"),
    Pagina("kwaliteit", als=DIRECTEUR, geval="directeur"),
    Pagina("kwaliteit", als=LEIDER, geval="mail ging niet weg"),
    Pagina("kwaliteit_herinner", als=KWALITEIT),
    Pagina("kwaliteit_herinner", als=KWALITEIT, query="?zoek=bestaat+niet", geval="niemand"),
    # Opened as a page it leads to the overview.
    Pagina("kwaliteit_post", als=KWALITEIT),
]
