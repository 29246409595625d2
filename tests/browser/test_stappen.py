"""A signal between two lessons on a phone, and a decision on what was seen."""

import pytest
from playwright.sync_api import expect

from tests.browser.paginas import DOCENT, LEIDER

pytestmark = pytest.mark.browser

TEKST = "Drie studenten van 3C zeiden dat het gesprek hielp."


def test_een_signaal_op_een_smalle_telefoon(venster, gegevens):
    page = venster(width=360, height=740, als=DOCENT, has_touch=True)
    page.goto(f"/borgen/{gegevens['traject']['pk']}/monitoren/")
    page.get_by_role("link", name="Noteer een signaal").tap()
    verzoeken = []
    page.on("request", lambda r: verzoeken.append(r) if r.method == "POST" else None)
    # The words of the buttons are what one taps.
    page.get_by_text("Twee begeleidingsgesprekken per student per periode").tap()
    page.get_by_text("Een student", exact=True).tap()
    page.get_by_text("Gaat goed", exact=True).tap()
    page.get_by_label("Wat zag of hoorde je?").fill(TEKST)
    page.get_by_role("button", name="Noteer signaal").tap()
    signaal = page.locator(".signaal", has_text=TEKST)
    expect(signaal).to_be_visible()
    assert len(verzoeken) == 1
    # The message stands where one arrives.
    expect(signaal.get_by_text("Het signaal is genoteerd.")).to_be_visible()
    signaal.get_by_role("button", name="Verwijder").tap()
    page.get_by_role("button", name="Zet terug").tap()
    expect(page.locator(".signaal", has_text=TEKST)).to_be_visible()


def test_een_besluit_toont_alleen_wat_erbij_hoort(venster, gegevens):
    page = venster(als=LEIDER)
    page.goto(f"/borgen/{gegevens['traject']['pk']}/handelen/")
    page.get_by_role("link", name="Besluit hierover").first.click()
    expect(page.locator("input[name=waarnemingen]:checked")).to_have_count(1)
    page.get_by_label("Elkaar aanspreken").check()
    expect(page.get_by_role("heading", name="Aanspreken, een hulp in zes stappen")).to_be_visible()
    page.get_by_label("Nog niet bijsturen").check()
    expect(page.get_by_role("heading", name="Aanspreken, een hulp in zes stappen")).to_be_hidden()
    page.get_by_label("Wat besluiten jullie?").fill("We kijken na de vakantie weer.")
    page.get_by_role("button", name="Leg besluit vast").click()
    besluit = page.locator(".besluit", has_text="We kijken na de vakantie weer.")
    expect(besluit.get_by_text("Het besluit is vastgelegd.")).to_be_visible()
