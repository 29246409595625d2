"""The leader's page of a session by link, and its result."""

from playwright.sync_api import Page, expect

from tests.browser.paginas import DOCENT, KWALITEIT, Pagina, klap_alles_uit


def kies_gisteren(page: Page) -> None:
    """A day that has been, sent without the browser's own check: the message stands at it."""
    veld = page.get_by_label("Laatste dag om te antwoorden")
    veld.evaluate("v => { v.min = ''; v.value = '2020-01-01'; }")
    page.get_by_role("button", name="Verander de laatste dag").click()
    expect(page.locator("[aria-invalid=true]").first).to_be_visible()


PAGINAS = [
    Pagina("sessie_peiling", "peiling_klaar", geval="in voorbereiding", doe=klap_alles_uit),
    Pagina(
        "sessie_peiling",
        "peiling_te_weinig",
        als="teamleider-handel@demo.example",
        geval="te weinig mensen",
    ),
    Pagina("sessie_peiling", "peiling_zonder_schatting", als=KWALITEIT),
    Pagina("sessie_peiling", "peiling_met_schatting", als=KWALITEIT, doe=klap_alles_uit),
    Pagina("sessie_peiling", "peiling_open", geval="open"),
    Pagina("sessie_peiling", "peiling_open", geval="fouten", doe=kies_gisteren),
    Pagina("sessie_peiling", "peiling_niet_bezorgd", geval="mail niet bezorgd"),
    Pagina("sessie_uitslag", "peiling_gesloten", geval="link", met_grafieken=True),
    Pagina("sessie_uitslag", "peiling_gesloten", als=DOCENT, geval="link", met_grafieken=True),
]
ALLEEN_POST = [
    *[
        Pagina(f"peiling_{wat}", "peiling_open")
        for wat in ("open", "nieuwste", "dag", "nodig_bij", "sluit", "verwijder")
    ],
    Pagina("peiling_onderdeel", "peiling_klaar", extra=(("onderdeel", "doel"),)),
]
