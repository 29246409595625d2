"""Looking together how it goes at two screens, and saying on a phone how far one is."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.paginas import DOCENT, LEIDER

pytestmark = pytest.mark.browser

# In the PLG of the demo.
PLGLID = "docent4@demo.example"
SAMEN = re.compile("In leerjaar 1 wel.*Op dinsdag niet", re.DOTALL)
VRAAG = "Lukt het om te doen wat we afspraken?"


def test_twee_schrijven_tegelijk_en_stellen_bij(venster, gegevens):
    adres = f"/trajecten/{gegevens['traject']['pk']}/uitvoeren/"
    leider, lid = venster(als=LEIDER), venster(als=PLGLID)
    for page in (leider, lid):
        page.goto(adres)
        page.get_by_role("link", name="Merken studenten verschil?").first.click()
    # What is typed is kept without a press.
    leider.get_by_label(VRAAG).fill("In leerjaar 1 wel.")
    expect(leider.get_by_text("Bewaard om")).to_be_visible()
    lid.get_by_label(VRAAG).fill("Op dinsdag niet.")
    expect(lid.get_by_text("Er is niets weg")).to_be_visible()
    expect(lid.get_by_label(VRAAG)).to_have_value(SAMEN)
    lid.get_by_role("button", name="Dit moment is gehouden").click()
    lid.get_by_role("link", name="Stel bij").click()
    lid.get_by_label("Het tijdpad").check()
    lid.get_by_label("Wat verandert er?").fill("We kijken elke maand.")
    lid.get_by_label("Waarom?").fill("Zes weken is te lang.")
    lid.get_by_role("button", name="Bewaar bijstelling").click()
    regel = lid.get_by_role("listitem").filter(has_text="We kijken elke maand.")
    expect(regel).to_contain_text("Volgt uit Merken studenten verschil?")
    regel.get_by_role("button", name="Haal").click()
    expect(lid.get_by_text("De bijstelling is weg.")).to_be_visible()
    lid.get_by_role("button", name="Zet terug").click()
    expect(regel).to_be_visible()


def test_hoe_ver_ben_jij_in_twee_tikken(venster, gegevens):
    page = venster(width=360, height=740, als=DOCENT, has_touch=True)
    page.goto(f"/trajecten/{gegevens['traject']['pk']}/hoe-ver/")
    page.get_by_text("Ik probeer het uit").tap()
    page.get_by_role("button", name="Bewaar").tap()
    expect(page.get_by_text("Dank je, het staat erin.")).to_be_visible()
    expect(page.get_by_text("Jij zei: ik probeer het uit.")).to_be_visible()
    # Who asks for help, a colleague does not see.
    expect(page.get_by_text("vragen hulp")).to_have_count(0)
