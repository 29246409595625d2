"""Weighing speerpunten, dividing dots on every screen, and support for a plan."""

from playwright.sync_api import Page, expect

from tests.browser.paginas import ANONIEM, DOCENT, Pagina, bewaar_leeg, klap_alles_uit, met_balk


def leg_een_stip(page: Page) -> None:
    """Put a dot somewhere, so that it shows."""
    page.locator("#erbij-1").click()
    expect(page.locator("[data-over]")).to_have_text("2")


def kies_niets(page: Page) -> None:
    """Choose nothing, so that the form says what is wrong."""
    page.evaluate("document.querySelectorAll('[name=speerpunten]').forEach(v => v.checked = false)")
    bewaar_leeg(page)


PAGINAS = [
    Pagina("weging_nieuw"),
    Pagina("weging_nieuw", geval="fouten", doe=kies_niets),
    Pagina("weging", "weging", met_grafieken=True),
    Pagina("weging", "weging", als=DOCENT, met_grafieken=True),
    Pagina("sessie_voorbereiden", "weging_klaar", geval="weging"),
    Pagina("stem", "stippen", als=ANONIEM, geval="stippen"),
    Pagina("stem", "stippen_telefoons", als=ANONIEM, geval="stip gelegd", doe=leg_een_stip),
    Pagina("stem", "stippen_onthuld", als=ANONIEM, geval="stippen geteld"),
    Pagina("sessie_leiding", "stippen", geval="stippen"),
    Pagina("sessie_leiding", "stippen_telefoons", geval="stippen telefoons"),
    Pagina("sessie_leiding", "stippen_onthuld", doe=klap_alles_uit, met_grafieken=True),
    Pagina("sessie_leiding", "stippen_uitkomst", geval="uitkomst"),
    Pagina("sessie_projector", "stippen", geval="stippen", doe=met_balk),
    Pagina("sessie_projector", "stippen_telefoons", geval="stippen telefoons"),
    Pagina("sessie_projector", "stippen_onthuld", geval="onthuld", met_grafieken=True),
    Pagina("sessie_projector", "stippen_uitkomst", geval="uitkomst"),
    Pagina("fase_besluiten", "met_draagvlak", geval="met draagvlak"),
    Pagina("draagvlak", "met_draagvlak"),
    Pagina("draagvlak", "met_draagvlak", als=DOCENT),
]
ALLEEN_POST = [
    Pagina("sessie_stippen", "stippen"),
    Pagina("sessie_stippen_onthul", "stippen"),
    Pagina("sessie_stippen_verbeter", "stippen"),
    Pagina("sessie_stippen_opnieuw", "stippen"),
]
