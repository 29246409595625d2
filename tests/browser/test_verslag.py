"""A quality officer at the end of a period: writes, settles, and puts a mistake right."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.paginas import KWALITEIT

pytestmark = pytest.mark.browser

SAMEN = re.compile("Van Kees.*Van een collega", re.DOTALL)


def test_een_verslag_van_begin_tot_eind(venster, gegevens):
    kees, collega = venster(als=KWALITEIT), venster(als=KWALITEIT)
    periode = gegevens["verslag_herzien"]["pk"]
    for page in (kees, collega):
        page.goto(f"/kwaliteit/verslagen/?periode={periode}")
        page.get_by_role("link", name="Onderwijsassistent").click()
        expect(page.get_by_text("Voorlopig.")).to_be_visible()
    # Two write at once in the same block, and nobody presses anything.
    goed = "Wat goed gaat"
    kees.get_by_label(goed).fill("Van Kees.")
    expect(kees.get_by_text("Bewaard om")).to_be_visible()
    collega.get_by_label(goed).fill("Van een collega.")
    expect(collega.get_by_label(goed)).to_have_value(SAMEN)
    kees.get_by_role("link", name="Stel verslag vast").click()
    expect(kees.get_by_text("Hier staat nog niets")).to_be_visible()
    # What a colleague writes now was not seen: it is not settled with it.
    collega.get_by_label("Afspraken voor de volgende periode").fill("We bellen in week 8.")
    expect(collega.locator("#vervolg").get_by_text("Bewaard om")).to_be_visible()
    kees.get_by_role("button", name="Stel verslag vast").click()
    expect(kees.get_by_text("Intussen is er iets veranderd")).to_be_visible()
    expect(kees.get_by_label("Afspraken voor de volgende periode")).to_have_value(
        "We bellen in week 8."
    )
    kees.get_by_role("link", name="Stel verslag vast").click()
    kees.get_by_role("button", name="Stel verslag vast").click()
    expect(kees.get_by_text("Het verslag is vastgesteld.")).to_be_visible()
    expect(kees.get_by_role("textbox")).to_have_count(0)
    # Who was still writing keeps the text and reads why.
    collega.get_by_label("Wat het team nodig heeft").fill("Te laat.")
    expect(
        collega.get_by_text("Intussen heeft een collega dit verslag vastgesteld")
    ).to_be_visible()
    expect(collega.get_by_label("Wat het team nodig heeft")).to_have_value("Te laat.")
    kees.get_by_role("link", name="Herzie dit verslag").click()
    kees.get_by_label("Wat klopt er niet?").fill("Week 8 moest week 9 zijn.")
    kees.get_by_role("button", name="Herzie verslag").click()
    expect(kees.get_by_text(": Week 8 moest week 9 zijn.")).to_be_visible()
    kees.get_by_role("link", name="de versie van").first.click()
    expect(kees.get_by_text("Oude versie.")).to_be_visible()
    expect(kees.get_by_text("We bellen in week 8.")).to_be_visible()
