"""Somebody is looked up while one types, and two people write down one meeting."""

import pytest
from playwright.sync_api import expect

from tests.browser.paginas import LEIDER

pytestmark = pytest.mark.browser

UIT_HANDEL = "docent2-handel@demo.example"


def test_zoeken_terwijl_je_typt_en_in_de_plg_zetten(venster, gegevens):
    page = venster(als=LEIDER)
    page.goto(f"/trajecten/{gegevens['traject']['pk']}/plg/leden/")
    page.get_by_label("Naam").press_sequentially("sanne")
    page.get_by_role("button", name="Zet erin: Sanne Vos").click()
    expect(page.get_by_text("Sanne Vos zit nu in de PLG.")).to_be_visible()
    page.get_by_role("link", name="Klaar").click()
    page.get_by_role("button", name="Haal Sanne Vos uit de PLG").click()
    page.get_by_role("button", name="Zet terug").click()
    expect(page.get_by_text("Sanne Vos zit weer in de PLG.")).to_be_visible()


def test_twee_mensen_schrijven_tegelijk_aan_een_verslag(venster, gegevens):
    """The second saves from a page that does not know of the first: both texts stay."""
    adres = f"/overleggen/{gegevens['plgoverleg']['pk']}/"
    leider, lid = venster(als=LEIDER), venster(als=UIT_HANDEL)
    for page in (leider, lid):
        page.goto(adres)
    leider.get_by_label("Wat is er verder besproken?").fill("Van de leider.")
    expect(leider.get_by_text("Bewaard om")).to_be_visible()
    lid.get_by_label("Wat is er verder besproken?").fill("Van het lid.")
    expect(lid.get_by_text("Een collega schreef hier iets.")).to_be_visible()
    veld = lid.get_by_label("Wat is er verder besproken?")
    expect(veld).to_have_value("Van de leider.\nVan het lid.")
    # What the team may hear can be told at once, without another visit.
    lid.get_by_label("Wat gaat terug naar het team?").fill("")
    expect(lid.get_by_text("Nog niets opgeschreven voor het team.")).to_be_visible()
    lid.get_by_label("Wat gaat terug naar het team?").fill("Het helpt.")
    lid.get_by_role("button", name="Zet op de agenda van het teamoverleg").click()
    expect(lid.get_by_text("op de agenda van “")).to_be_visible()
