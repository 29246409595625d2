"""A round on three phones: one's own answer, nothing of another, and what came out by itself."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.paginas import LEIDER
from tests.browser.zaal import opgemaakt

pytestmark = pytest.mark.browser

ANTWOORDEN = {
    "docent2@demo.example": (8, 4),
    "docent3@demo.example": (7, 3),
    "docent4@demo.example": (9, 6),
}


def kies(telefoon: Page, eerste: int, tweede: int) -> None:
    """Tap both figures, each large enough for a thumb."""
    for vraag, waarde in (("Hoe goed is de nieuwe", eerste), ("Hoe goed is de werkwijze", tweede)):
        rij = telefoon.get_by_role("group", name=vraag)
        vak = rij.get_by_role("radio", name=str(waarde), exact=True)
        maat = opgemaakt(vak).bounding_box()
        assert maat is not None
        assert min(maat["width"], maat["height"]) >= 44
        vak.check()


def geef(telefoon: Page, eerste: int, tweede: int) -> None:
    """Choose and send."""
    kies(telefoon, eerste, tweede)
    telefoon.get_by_role("button", name="mijn antwoord").click()
    expect(telefoon.get_by_text("Je antwoord is bewaard.")).to_be_visible()


def test_een_ronde_op_drie_telefoons(venster, gegevens):
    leider = venster(als=LEIDER)
    leider.goto(f"/verbeteracties/{gegevens['actie_kaal']['pk']}/schattingen/")
    leider.get_by_role("button", name="Vraag het team").click()
    expect(leider.get_by_text("0 van 15")).to_be_visible()
    adres = leider.url

    telefoons = {}
    for nummer, (wie, cijfers) in enumerate(ANTWOORDEN.items()):
        telefoon = telefoons[wie] = venster(width=360, height=740, als=wie, has_touch=True)
        telefoon.goto("/")
        telefoon.get_by_role("link", name="Nieuws op één plek").first.click()
        expect(telefoon).to_have_url(adres)
        expect(telefoon.get_by_text(f"{nummer} van 15")).to_be_visible()
        expect(telefoon.locator("input:checked")).to_have_count(0)
        geef(telefoon, *cijfers)
    # Changed while it is open: counts once.
    geef(telefoons["docent4@demo.example"], 9, 5)
    # Who answered sees by itself that others did too.
    expect(telefoons["docent2@demo.example"].get_by_text("3 van 15")).to_be_visible()
    for telefoon in telefoons.values():
        expect(telefoon.get_by_text("Het effect is")).to_have_count(0)

    leider.get_by_role("link", name="Sluit de ronde").click()
    expect(leider.get_by_text("3 van 15 collega’s hebben geantwoord.")).to_be_visible()
    leider.get_by_role("button", name="Sluit de ronde").click()
    expect(leider.get_by_role("heading", name="Het effect is 32 van 100")).to_be_visible()
    for telefoon in telefoons.values():
        kop = telefoon.get_by_role("heading", name="Het effect is 32 van 100: praat erover")
        expect(kop).to_be_visible()
        expect(telefoon.get_by_text("Hoe vaak elk getal gegeven is", exact=True)).to_have_count(0)


def test_wie_te_laat_is_hoort_dat(venster, gegevens):
    leider, telefoon = venster(als=LEIDER), venster(width=360, als="docent5@demo.example")
    adres = f"/schattingen/{gegevens['ronde_open']['pk']}/"
    telefoon.goto(adres)
    leider.goto(f"{adres}sluit/")
    leider.get_by_role("button", name="Sluit de ronde").click()
    kies(telefoon, 7, 7)
    telefoon.get_by_role("button", name="Geef mijn antwoord").click()

    expect(telefoon.get_by_text("Deze ronde is intussen gesloten.")).to_be_visible()
