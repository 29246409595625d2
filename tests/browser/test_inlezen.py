"""Bringing in students in a real browser: a list with a mistake, and then a good one."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.paginas import LEIDER
from tests.slb.inlezen_hulp import als_csv

pytestmark = pytest.mark.browser

GOED = [("0091", "Noor van Dijk", "9Z", "", "", ""), ("0092", "Sem Bakker", "9Z", "", "", "")]
FOUT = [*GOED, ("0092", "Nog eens Sem", "9Z", "Niemand Hier", "", "")]


@pytest.fixture
def leider(borgen, browser) -> Page:
    context = browser.new_context(base_url=borgen.url, locale="nl-NL")
    context.add_cookies([borgen.koekje(LEIDER)])
    yield context.new_page()
    context.close()


def kies(page: Page, inhoud: bytes) -> None:
    lijst = {"name": "lijst.csv", "mimeType": "text/csv", "buffer": inhoud}
    page.locator("input[type=file]").set_input_files(lijst)
    page.get_by_role("button", name="Lees de lijst").click()
    expect(page.get_by_role("heading", name="Welke kolom is wat?")).to_be_visible()
    expect(page.get_by_label("Studentnummer")).to_have_value("0")
    page.get_by_role("button", name="Kijk de lijst na").click()


def test_een_lijst_met_een_fout_en_dan_een_goede(leider):
    leider.goto("/slb/inlezen/")
    kies(leider, als_csv(FOUT))
    expect(leider.get_by_role("heading", name="Dit kan nog niet")).to_be_visible()
    expect(leider.get_by_text("in rij 3 en in rij 4")).to_be_visible()
    leider.get_by_role("button", name="Kies het verbeterde bestand").click()

    kies(leider, als_csv(GOED))
    expect(leider.get_by_role("heading", name="Dit gaat er gebeuren")).to_be_visible()
    expect(leider.get_by_text("9Z (2)")).to_be_visible()
    leider.get_by_role("button", name="Neem over").click()
    expect(leider.get_by_role("heading", name="Overgenomen")).to_be_visible()
    leider.get_by_role("link", name="Bekijk de klassen").click()
    expect(leider.get_by_role("link", name="9Z")).to_be_visible()


def test_stoppen_vraagt_het_eerst(leider):
    leider.goto("/slb/inlezen/")
    kies(leider, als_csv(GOED))
    leider.get_by_role("button", name="Stop met inlezen").click()
    leider.get_by_role("dialog").get_by_role("button", name="Annuleer").click()
    expect(leider.get_by_role("heading", name="Dit gaat er gebeuren")).to_be_visible()
    leider.get_by_role("button", name="Stop met inlezen").click()
    leider.get_by_role("dialog").get_by_role("button", name="Stop de import").click()
    expect(leider.get_by_text("De import is gestopt.")).to_be_visible()
