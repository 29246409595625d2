"""A round in the whole organisation: the bestuur signs, people answer, and there is to talk about.

Two people answer on their phone, the others in the installation itself.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.belasting.servers import call
from tests.browser.paginas import KWALITEIT
from tests.browser.paginas_sociaalkapitaal import BESTUURDER

pytestmark = pytest.mark.browser

HOOG, LAAG = 3, 0


def test_een_ronde_van_schatting_tot_vervolg(venster, borgen):
    bestuurder = venster(als=BESTUURDER)
    teken(bestuurder)

    kwaliteit = venster(als=KWALITEIT)
    nummer = open_ronde(kwaliteit)
    over = call(
        borgen.plaats,
        "tests.browser.peilantwoorden",
        {
            "sessie": nummer,
            "antwoorden": {"leidinggevenden": [4, LAAG + 1], "medewerkers": [9, LAAG]},
        },
    )
    for adressen in over.values():
        antwoord(venster(width=360, height=740, has_touch=True), adressen[0])

    sluit(kwaliteit)
    lees_uitslag(kwaliteit)
    spreek_af(kwaliteit)
    bestuurder.goto("/peilingen/")
    expect(bestuurder.locator("main")).to_contain_text(
        "Het initiatief ligt bij het bestuur (Babs Bestuur)"
    )


def teken(page: Page) -> None:
    """From the start page; everything high, and after that nothing of it to be seen."""
    page.goto("/")
    page.get_by_role("link", name="Sociaal kapitaal").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Wat denk je dat de meeste mensen kiezen?"
    )
    # Half an estimate is not asked whether it is final: what is missing is said first.
    page.get_by_role("button", name="Teken als Babs Bestuur").click()
    expect(page.get_by_role("alert")).to_contain_text("Nog niet bij elke stelling is iets gekozen")
    for keuze in page.get_by_role("radio", name="Volledig eens", exact=True).all():
        keuze.check()
    page.get_by_role("button", name="Teken als Babs Bestuur").click()
    page.get_by_role("dialog").get_by_role("button", name="Teken", exact=True).click()
    expect(page.get_by_text("Je schatting is getekend en verzegeld")).to_be_visible()
    expect(page.get_by_role("radio")).to_have_count(0)


def open_ronde(page: Page) -> int:
    """Quality finds it signed, and opens it; gives the number of the session."""
    page.goto("/peilingen/")
    reeks = page.get_by_role("region", name="Sociaal kapitaal", exact=True)
    ronde = reeks.get_by_role("listitem").filter(has_text="Babs Bestuur tekende de schatting")
    ronde.get_by_role("link").first.click()
    page.wait_for_url("**/peiling/")
    page.get_by_role("button", name=re.compile("Open en verstuur")).click()
    page.get_by_role("dialog").get_by_role("button", name="Open en verstuur").click()
    expect(page.get_by_role("button", name="Sluit de vragenlijst nu")).to_be_visible()
    gevonden = re.search(r"/sessies/(\d+)/", page.url)
    assert gevonden
    return int(gevonden[1])


def antwoord(telefoon: Page, adres: str) -> None:
    """Choose the lowest everywhere and send; the link is used after that."""
    telefoon.goto(adres)
    for vraag in telefoon.get_by_role("group").all():
        vraag.get_by_text("zeer oneens", exact=False).first.click()
    telefoon.get_by_role("button", name="Verstuur mijn antwoorden").click()
    telefoon.wait_for_url("**/klaar/")
    telefoon.goto(adres)
    expect(telefoon.get_by_role("radio")).to_have_count(0)


def sluit(page: Page) -> None:
    page.reload()
    # How many, in steps of five; never exactly.
    expect(page.locator("main")).to_contain_text("15")
    page.get_by_role("button", name="Sluit de vragenlijst nu").click()
    page.get_by_role("dialog").get_by_role("button", name="Sluit voorgoed").click()
    page.wait_for_url("**/uitslag/")


def lees_uitslag(page: Page) -> None:
    """Everything was estimated high and answered low: three situations, with their questions."""
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Om over te praten: intern sociaal kapitaal, samen leren en draagvlak voor bestuurlijk "
        "beleid"
    )
    expect(page.get_by_role("heading", name="Vragen voor het gesprek")).to_have_count(3)
    expect(page.locator("main")).to_contain_text("Het is geen ranglijst")
    groepen = page.get_by_role("row").filter(has_text="Leidinggevenden")
    expect(groepen.last).to_contain_text("5")
    expect(page.get_by_role("img", name=re.compile("^Samen leren door de tijd"))).to_be_visible()
    with page.expect_download() as gehaald:
        page.get_by_role("link", name="Excel").click()
    assert gehaald.value.suggested_filename.endswith(".xlsx")


def spreek_af(page: Page) -> None:
    page.get_by_role("link", name="Spreek af wie begint").click()
    page.get_by_label("het bestuur", exact=True).check()
    page.get_by_label("Wie is dat?").fill("Babs Bestuur")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_text("Bewaard.")).to_be_visible()
    eerste = page.get_by_role("button", name=re.compile("^Neem over")).first
    wat = (eerste.get_attribute("aria-label") or "").removeprefix("Neem over: ")
    eerste.click()
    expect(page.locator(".vervolgstap")).to_contain_text(wat)
    page.get_by_role("button", name=re.compile("is klaar$")).click()
    expect(page.locator(".vervolgstap")).to_contain_text("klaar sinds")
    page.get_by_role("button", name=re.compile("^Leg")).click()
    expect(page.locator(".vervolgstap")).to_have_count(0)
    page.get_by_role("button", name="Zet terug").click()
    expect(page.locator(".vervolgstap")).to_contain_text(wat)
