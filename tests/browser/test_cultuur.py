"""A team talks about how it works together: from Samen leren to points with an owner.

Three phones answer nee to ja; the leader reveals, closes and takes an action over.
"""

import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

TRAJECT = "Meer studenten halen hun diploma"
TELEFOONS = 3
# Per statement what each phone answers: 0 nee, 1 meestal niet, 2 meestal wel, 3 ja.
ANTWOORDEN = [(0, 2, 3), *[(3, 3, 2)] * 5, (1, 0, 1), *[(2, 3, 3)] * 2]
PUNTEN = ["L1", "G3"]


def test_van_samen_leren_naar_punten_om_te_bespreken(venster):
    leider = venster(als="teamleider-handel@demo.example")
    bereid_voor(leider)
    projector, telefoons = begin(leider, venster)
    for nummer, antwoorden in enumerate(ANTWOORDEN, 1):
        leider.locator("[data-richting=volgende]").click()
        expect(leider.locator(".waar")).to_contain_text(f"stelling {nummer} van 9")
        stem(telefoons, antwoorden)
        expect(leider.locator(".geteld")).to_contain_text(f"{TELEFOONS} van {TELEFOONS}")
        leider.get_by_role("button", name="Onthul").click()
        expect(leider.locator("[data-bediening]")).to_have_attribute("data-toestand", "onthuld")
        if nummer == 1:
            lees_onthulling(leider, projector)
    bespreek(leider, projector)
    lees_uitslag(leider)
    neem_actie_over(leider)


def bereid_voor(page: Page) -> None:
    """From the page on learning, voting with phones."""
    page.goto("/leren/")
    kaart = page.locator("section.instrumentkaart")
    expect(kaart.get_by_role("heading")).to_have_text("Professionele cultuur")
    kaart.locator("summary", has_text="Bereid een sessie voor").click()
    kaart.get_by_role("button", name=TRAJECT).click()
    page.wait_for_url("**/voorbereiden/")
    page.locator("#stemmen").get_by_label("telefoons", exact=True).check()
    expect(page.locator("#stemmen-opslag")).to_contain_text("Bewaard om")
    page.goto("/leren/")
    page.get_by_role("link", name="Ga verder met voorbereiden").click()
    page.wait_for_url("**/voorbereiden/")


def begin(leider: Page, venster) -> tuple[Page, list[Page]]:
    leider.goto(leider.url.replace("voorbereiden", "leiding"))
    leider.get_by_label("Hoeveel mensen zijn er nu?").fill(str(TELEFOONS))
    leider.get_by_role("button", name="Begin de sessie").click()
    with leider.expect_popup() as popup:
        leider.get_by_role("link", name="Open projector").click()
    projector = popup.value
    expect(projector.locator("h1")).to_contain_text("Hoe gaan we met elkaar om")
    code = projector.locator(".toegangscode").inner_text()
    telefoons = [venster(width=360, height=740, has_touch=True) for _ in range(TELEFOONS)]
    for telefoon in telefoons:
        telefoon.goto("/stem/")
        telefoon.get_by_label("De code op het scherm").fill(code)
        telefoon.get_by_role("button", name="Doe mee").click()
        expect(telefoon.get_by_role("heading", name="Je doet mee")).to_be_visible()
    leider.bring_to_front()
    return projector, telefoons


def stem(telefoons: list[Page], antwoorden: tuple[int, ...]) -> None:
    for telefoon, antwoord in zip(telefoons, antwoorden, strict=True):
        expect(telefoon.locator(".antwoord span")).to_have_text(
            ["nee", "meestal niet", "meestal wel", "ja"]
        )
        knop = telefoon.locator(f"#antwoord-{antwoord}")
        knop.click()
        expect(knop).to_have_attribute("aria-pressed", "true")


def lees_onthulling(leider: Page, projector: Page) -> None:
    """The words of the scale on both screens, and the question that opens the talk."""
    for scherm in (leider.locator(".stand"), projector.locator(".scherm")):
        expect(scherm.locator(".zin")).to_contain_text("1 van 3 koos nee of meestal niet")
    expect(projector.locator(".wat-nu")).to_contain_text("Om te bespreken")
    expect(projector.locator(".wat-nu")).to_contain_text("Wanneer deed je voor het laatst iets")


def bespreek(leider: Page, projector: Page) -> None:
    """A page for each point, then what goes well."""
    leider.get_by_role("button", name="Naar de afsluiting").click()
    for titel in ("Twee punten om te bespreken", "Samen leren", "Met elkaar in gesprek"):
        expect(projector.locator("h1")).to_have_text(titel)
        leider.locator("[data-richting=volgende]").click()
    expect(projector.locator("h1")).to_have_text("Dit gaat goed")
    leider.locator("[data-richting=volgende]").click()
    leider.locator("summary", has_text="Sluit sessie af").click()
    leider.get_by_role("button", name="Ja, sluit de sessie af").click()
    leider.get_by_role("link", name="Bekijk de uitslag").click()


def lees_uitslag(page: Page) -> None:
    """The answer first; the workbook begins with the same points."""
    expect(page.locator("h1")).to_have_text("Twee punten om te bespreken")
    expect(page.locator(".uitslag-kaart")).to_have_count(len(PUNTEN))
    expect(page.locator("section[aria-labelledby=kop-goed] li")).to_have_count(7)
    with page.expect_download() as download:
        page.get_by_role("link", name="Excel").click()
    boek = load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert boek.sheetnames[0] == "Bespreken"
    codes = [
        cel.value for cel in boek["Bespreken"]["A"] if re.fullmatch("[LG][0-9]", str(cel.value))
    ]
    assert codes[:2] == PUNTEN


def neem_actie_over(page: Page) -> None:
    page.get_by_role("link", name="Naar de planning").click()
    expect(page.locator(".voorstel-rij").first).to_be_visible()
    expect(page.locator("main")).to_contain_text("3 van 3 kozen nee of meestal niet")
    page.get_by_role("button", name="Neem over in de planning").click()
    expect(page.locator("#planning")).to_contain_text("Vorm tweetallen")
