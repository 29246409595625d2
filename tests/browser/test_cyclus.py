"""One whole cycle by two people at two screens: from a speerpunt to a second round."""

import datetime
import re
from io import BytesIO

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.paginas import LEIDER

pytestmark = pytest.mark.browser

DOCENT = "docent3@demo.example"
SPEERPUNT = "Huiswerk waar studenten iets aan hebben"
MORGEN = (timezone.localdate() + datetime.timedelta(days=1)).isoformat()


def knop(page: Page, naam: str, **opties) -> None:
    page.get_by_role("button", name=naam, **opties).first.click()


def link(page: Page, naam: str, **opties) -> None:
    page.get_by_role("link", name=naam, **opties).first.click()


def ziet(page: Page, tekst: str) -> None:
    expect(page.get_by_text(tekst).first).to_be_visible()


def naar_fase(page: Page, fase: str) -> None:
    knop(page, f"Ga naar {fase}")
    ziet(page, f"Jullie zijn nu bij {fase}")


def test_een_hele_cyclus(venster):
    docent, leider = venster(width=360, als=DOCENT), venster(als=LEIDER)

    # Verkennen: a colleague brings it in, the leader chooses it though the team is full.
    docent.goto("/speerpunten/nieuw/")
    docent.get_by_label("Wat zou beter kunnen?").fill(SPEERPUNT)
    docent.get_by_label("Wat is er aan de hand?").fill("De helft maakt het niet.")
    docent.get_by_role("button", name="Bewaar speerpunt").click()
    ziet(docent, SPEERPUNT)
    leider.goto("/speerpunten/")
    link(leider, SPEERPUNT)
    link(leider, "Kies dit speerpunt")
    leider.get_by_label("Ja, we kiezen dit er toch bij").check()
    knop(leider, "Kies dit speerpunt")
    expect(leider.get_by_role("heading", level=1)).to_be_visible()
    traject = re.search(r"/trajecten/(\d+)/", leider.url).group(1)

    # The PLG: the colleague becomes its kartrekker.
    leider.goto(f"/trajecten/{traject}/plg/leden/")
    naam = docent_naam(docent)
    knop(leider, f"Zet erin: {naam}")
    leider.goto(f"/trajecten/{traject}/plg/")
    knop(leider, f"Maak kartrekker: {naam}")
    ziet(leider, "kartrekker")

    # Verdiepen: both answer the same question at the same time.
    for page in (docent, leider):
        page.goto(f"/trajecten/{traject}/verdiepen/")
    veld = "#antwoord-a-wat"
    docent.locator(veld).fill("Studenten zien het nut niet.")
    leider.locator(veld).fill("Er is te veel huiswerk.")
    for page in (docent, leider):
        page.locator(veld).dispatch_event("change")
        expect(page.locator(".bewaard", has_text="Bewaard om").first).to_be_visible()
    expect(leider.locator(veld)).to_have_value(re.compile("nut niet.*te veel", re.DOTALL))
    naar_fase(docent, "besluiten en verbeterplan")

    # Besluiten: a goal on the phone, the decision on the laptop; the plan is one page.
    docent.goto(f"/trajecten/{traject}/onderdelen/doel/nieuw/")
    docent.get_by_label("Wat willen jullie bereiken?").fill("Acht van de tien maken het huiswerk")
    knop(docent, "Bewaar doel")
    ziet(docent, "Acht van de tien maken het huiswerk")
    leider.goto(f"/trajecten/{traject}/onderdelen/besluit/nieuw/")
    leider.get_by_label("We gaan dit doen").check()
    leider.get_by_label("Handen voor").fill("12")
    leider.get_by_label("Handen tegen").fill("2")
    knop(leider, "Leg besluit vast")
    ziet(leider, "12 van 14")
    blad = leider.request.get(f"/trajecten/{traject}/plan/?formaat=pdf").body()
    assert len(PdfReader(BytesIO(blad)).pages) == 1
    naar_fase(leider, "uitvoeren, monitoren en bijstellen")

    # Uitvoeren: what the colleague agrees stands on the leader's planning.
    docent.goto(f"/trajecten/{traject}/verbeteracties/nieuw/")
    docent.get_by_label("Wat doet het team voortaan anders?").fill("Huiswerk begint in de les")
    knop(docent, "Voeg verbeteractie toe")
    docent.goto(f"/trajecten/{traject}/activiteiten/nieuw/")
    docent.get_by_label("Wat gaat er gebeuren?").fill("Probeer het in klas 1A")
    docent.get_by_label("Klaar op").fill(MORGEN)
    knop(docent, "Voeg activiteit toe")
    leider.goto(f"/trajecten/{traject}/activiteiten/")
    ziet(leider, "Probeer het in klas 1A")
    leider.goto(f"/trajecten/{traject}/onderdelen/bijstelling/nieuw/")
    leider.get_by_label("Wat verandert er").fill("Alleen in leerjaar 1")
    leider.get_by_label("Waarom").fill("Leerjaar 2 is op stage.")
    leider.locator("input[name=waarop][value=strategie]").check()
    knop(leider, "Bewaar bijstelling")
    ziet(leider, "Leerjaar 2 is op stage.")
    naar_fase(leider, "borgen")

    # Borgen, and a second round from the analysis; the first stays to be read.
    docent.goto(f"/trajecten/{traject}/borgen/")
    ziet(docent, "Huiswerk begint in de les")
    leider.get_by_text("Naar een andere fase of een nieuwe ronde").click()
    leider.get_by_label(re.compile("Verdiepen en analyseren")).check()
    leider.get_by_label("Waarom?").fill("Leerjaar 2 doet nog niet mee.")
    knop(leider, "Ga daarheen")
    ziet(leider, "Ronde 2 begint.")
    expect(leider.locator(veld)).to_have_value(re.compile("nut niet"))
    docent.goto(f"/trajecten/{traject}/besluiten/?ronde=1")
    ziet(docent, "Acht van de tien maken het huiswerk")
    expect(docent.get_by_role("link", name="Voeg een doel toe")).to_have_count(0)


def docent_naam(page: Page) -> str:
    """The name of who is signed in, as the menu has it."""
    page.locator(".menu-smal summary").click()
    return page.locator(".menu-smal .menu-ik a").first.inner_text()
