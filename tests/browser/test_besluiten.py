"""Making a plan: what one presses is saved, two screens lose nothing, also without scripts."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.paginas import LEIDER

pytestmark = pytest.mark.browser


def _open(page: Page, gegevens) -> None:
    page.goto(f"/trajecten/{gegevens['plan_leeg']['pk']}/besluiten/")


def test_een_druk_bewaart_en_de_regel_bovenaan_volgt(venster, gegevens):
    page = venster(als=LEIDER)
    _open(page, gegevens)
    mist = page.locator("#planaf")
    page.locator("#planaf summary").click()
    keken = mist.get_by_role("link", name="Jullie keken nog niet wat er geregeld moet zijn")
    expect(keken).to_be_visible()
    knop = page.get_by_role("button", name=re.compile("Geregeld ?: Je kunt bij iemand terecht"))
    knop.press("Enter")
    expect(knop).to_have_attribute("aria-pressed", "true")
    # Who works with the keyboard stays where they were.
    expect(knop).to_be_focused()
    expect(keken).to_have_count(0)
    page.get_by_label("Wat gaan we anders doen?").fill("Elk gesprek een vast uur.")
    anders = mist.get_by_role("link", name="Er staat nog niet wat jullie anders gaan doen")
    expect(anders).to_have_count(0)
    page.reload()
    expect(page.get_by_label("Wat gaan we anders doen?")).to_have_value("Elk gesprek een vast uur.")
    expect(knop).to_have_attribute("aria-pressed", "true")


def test_twee_schermen_zeggen_allebei_iets_van_een_factor(venster, gegevens):
    een, ander = venster(als=LEIDER), venster(als=LEIDER)
    for page in (een, ander):
        _open(page, gegevens)
    tijd = een.locator("#factor-tijd")
    expect(tijd.get_by_role("textbox")).to_be_hidden()
    with een.expect_response(re.compile("/factoren/")):
        tijd.get_by_text("Helpt ons", exact=True).click()
    with een.expect_response(re.compile("/factoren/")):
        tijd.get_by_role("textbox").fill("Uren staan vast.")
        een.locator("#kop-factoren").click()
    expect(een.locator("#sectie-factoren .bewaard")).to_contain_text("Bewaard om")
    tijd = ander.locator("#factor-tijd")
    tijd.get_by_text("Vraagt aandacht", exact=True).click()
    # What the colleague wrote comes along, what was pressed here counts.
    expect(tijd.get_by_role("textbox")).to_have_value("Uren staan vast.")
    expect(tijd.get_by_text("Er is niets weg.")).to_be_visible()
    expect(ander.locator("#stand-tijd-aandacht")).to_be_checked()
    een.reload()
    expect(een.locator("#stand-tijd-aandacht")).to_be_checked()
    expect(een.locator("#toelichting-tijd")).to_have_value("Uren staan vast.")


def test_zonder_javascript_met_een_knop(venster, gegevens):
    page = venster(als=LEIDER, java_script_enabled=False)
    _open(page, gegevens)
    page.get_by_text("Eerst een pilot", exact=True).click()
    page.get_by_role("button", name="Bewaar keuze").click()
    expect(page.locator("#strategie-pilot")).to_be_checked()
    page.locator("#factor-middelen").get_by_text("Speelt hier niet").click()
    page.locator("#sectie-factoren").get_by_role("button", name="Bewaar").click()
    expect(page.locator("#stand-middelen-nvt")).to_be_checked()
    page.locator(".denk-ook summary").click()
    page.get_by_role("button", name=re.compile("Niet nodig ?: Er is geld")).click()
    weg = page.locator("#sectie-randvoorwaarde .teruglijn")
    expect(weg).to_contain_text("Er is geld voor wat het kost")
    weg.get_by_role("button", name="Zet terug").click()
    expect(page.get_by_role("link", name="Wijzig “Er is geld voor wat het kost”")).to_be_visible()
