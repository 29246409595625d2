"""Verdiepen on two screens: answers that save themselves, and a colleague who recognises it."""

import pytest
from playwright.sync_api import expect

from tests.browser.paginas import LEIDER
from tests.browser.zaal import opgemaakt

pytestmark = pytest.mark.browser

COLLEGA = "docent12@demo.example"


def test_een_vraag_achter_een_druk_bewaart_zichzelf_en_telt_mee(venster, gegevens):
    leider = venster(als=LEIDER)
    adres = f"/trajecten/{gegevens['traject_zonder_kaarten']['pk']}/verdiepen/"
    leider.goto(adres)
    teller = leider.locator("#teller-probleem")
    expect(teller).to_have_text("0 van 11 beantwoord")
    leider.locator("#vragen-probleem summary").click()
    veld = leider.get_by_label("Wat probeerden we al eens")
    veld.fill("Een formulier, twee jaar geleden.")
    veld.blur()
    expect(teller).to_have_text("1 van 11 beantwoord")
    leider.goto(adres)
    # Answered now, so it stands with what was answered.
    expect(leider.get_by_label("Wat probeerden we al eens")).to_be_visible()
    expect(veld).to_have_value("Een formulier, twee jaar geleden.")


def test_wat_gedeeld_is_herkent_een_collega_in_twee_tikken(venster, gegevens):
    leider = venster(als=LEIDER)
    leider.goto(f"/trajecten/{gegevens['traject_zonder_kaarten']['pk']}/verdiepen/")
    veld = leider.get_by_label("Wat zagen en hoorden we")
    veld.fill("Studenten weten niet waar een gesprek over gaat.")
    veld.blur()
    expect(leider.locator("#teller-beeld")).to_have_text("beantwoord")
    leider.get_by_role("button", name="Deel met het team").click()
    expect(leider.get_by_text("Het ligt bij het team.")).to_be_visible()

    telefoon = venster(width=360, height=740, als=COLLEGA, has_touch=True)
    telefoon.goto("/")
    telefoon.get_by_role("link", name="Hoe het nu gaat: Nog zonder kaarten", exact=True).click()
    tegel = telefoon.get_by_text("Ja, zo is het", exact=True)
    maat = opgemaakt(telefoon.locator(".tegel").first).bounding_box()
    assert maat is not None
    assert maat["height"] >= 44
    tegel.click()
    telefoon.get_by_role("button", name="Stuur mijn reactie").click()
    expect(telefoon.get_by_text("Dank je. Je reactie staat erbij.")).to_be_visible()
    leider.reload()
    expect(leider.get_by_text("1 van 15", exact=True)).to_be_visible()
