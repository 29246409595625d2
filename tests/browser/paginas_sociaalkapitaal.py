"""What is asked in the whole organisation: rounds, the estimate, the result, what follows."""

from playwright.sync_api import Page, expect

from tests.browser.paginas import KWALITEIT, Pagina, klap_alles_uit

BESTUURDER = "bestuurder@demo.example"


def teken_half(page: Page) -> None:
    """Choose one answer and sign: what is missing is said at each statement."""
    page.get_by_label("Eens", exact=True).first.check()
    page.get_by_role("button", name="Teken als").click()
    expect(page.locator("[aria-invalid=true]").first).to_be_visible()


def stap_leeg(page: Page) -> None:
    """Add a step without words."""
    klap_alles_uit(page)
    page.get_by_role("button", name="Voeg stap toe").click()
    expect(page.locator("[aria-invalid=true]").first).to_be_visible()


def leg_weg(page: Page) -> None:
    """Put the last step away: the way back shows."""
    page.get_by_role("button", name="Leg “").last.click()
    expect(page.get_by_role("button", name="Zet terug")).to_be_visible()


PAGINAS = [
    Pagina("peilingen", als=KWALITEIT),
    Pagina("peilingen", als=BESTUURDER),
    Pagina("sessie_schatting", "schatting", als=BESTUURDER),
    Pagina("sessie_schatting", "schatting", als=BESTUURDER, geval="fouten", doe=teken_half),
    Pagina("sessie_schatting", "schatting", als=KWALITEIT),
    Pagina("sessie_schatting", "peiling_met_schatting", als=KWALITEIT, geval="getekend"),
    Pagina("sessie_schatting", "themas", als=BESTUURDER, geval="gesloten"),
    Pagina("sessie_uitslag", "themas", als=BESTUURDER, met_grafieken=True),
    Pagina("sessie_uitslag", "themas", als=KWALITEIT, doe=klap_alles_uit, met_grafieken=True),
    Pagina("sessie_uitslag", "themas_weinig", als=KWALITEIT),
    Pagina("sessie_uitslag", "themas_samen", als=KWALITEIT, met_grafieken=True),
    Pagina("sessie_vervolg", "themas", als=KWALITEIT),
    Pagina("sessie_vervolg", "themas", als=BESTUURDER, geval="fouten", doe=stap_leeg),
    Pagina("sessie_vervolg", "themas", als=BESTUURDER, geval="weggelegd", doe=leg_weg),
    Pagina("sessie_vervolg", "themas_samen", als=KWALITEIT, geval="nieuw", doe=klap_alles_uit),
    Pagina("sessie_vervolg", "themas_weinig", als=KWALITEIT),
    Pagina("vervolgstap_wijzig", "vervolgstap", als=KWALITEIT),
]
ALLEEN_POST = [
    Pagina("vervolgstap_nieuw", "themas", als=KWALITEIT),
    Pagina("vervolgstap_stand", "vervolgstap", als=KWALITEIT),
    Pagina("vervolgstap_verplaats", "vervolgstap", als=KWALITEIT),
]
