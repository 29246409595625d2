"""The page that prepares a session saves itself while somebody goes on."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.paginas import LEIDER

pytestmark = pytest.mark.browser


@pytest.fixture
def pagina(venster, gegevens) -> Page:
    page = venster(als=LEIDER)
    page.goto(f"/sessies/{gegevens['kaal']['pk']}/voorbereiden/")
    return page


def test_wie_verder_ging_als_het_antwoord_komt_houdt_de_cursor(pagina):
    pagina.evaluate("""document.addEventListener('htmx:beforeSwap', () => {
      document.getElementById('samenvatting-samenvatting').focus();
    }, { once: true })""")
    pagina.locator("#doel-onderwerp").fill("Alles op één plek")
    pagina.keyboard.press("Tab")
    expect(pagina.locator("#doel-opslag")).to_contain_text("Bewaard om")
    pagina.keyboard.type("- rooster")
    expect(pagina.locator("#samenvatting-samenvatting")).to_have_value(re.compile("- rooster"))


def test_wat_getypt_wordt_als_het_antwoord_komt_blijft_staan(pagina):
    pagina.evaluate("""() => {
      const typ = (wanneer, tekst) => document.addEventListener(wanneer, () => {
        document.getElementById('doel-doel').value = tekst;
      }, { once: true });
      typ('htmx:beforeRequest', 'Samen');
      typ('htmx:beforeSwap', 'Samen bepalen');
      document.addEventListener('htmx:afterSettle', () => { document.body.dataset.rust = 'ja'; });
    }""")
    pagina.locator("#doel-onderwerp").fill("Alles op één plek")
    pagina.keyboard.press("Tab")
    expect(pagina.locator("body[data-rust]")).to_be_attached()
    expect(pagina.locator("#doel-doel")).to_have_value("Samen bepalen")
