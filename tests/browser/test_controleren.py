"""Controleren in a real browser: a result on a phone, and two who write in one talk."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.zaal import opgemaakt, vang

pytestmark = pytest.mark.browser

LEIDER, DOCENT = "teamleider@demo.example", "docent3@demo.example"


def test_een_uitkomst_op_de_telefoon(venster, gegevens):
    page: Page = venster(width=360, height=740, als=DOCENT, has_touch=True)
    page.goto(f"/borgen/{gegevens['traject']['pk']}/controleren/")
    page.get_by_role("link", name="Vul uitkomst in: Binnen een week vastgelegd").click()
    page.get_by_label("Uitkomst (%)").fill("zestig")
    page.get_by_role("button", name="Leg uitkomst vast").click()
    expect(page.get_by_text("Vul een getal in, bijvoorbeeld 6,5.")).to_be_visible()
    expect(page.get_by_label("Uitkomst (%)")).to_have_value("zestig")
    page.get_by_label("Uitkomst (%)").fill("64,5")
    page.get_by_label("Bij hoeveel?").fill("31")
    page.get_by_role("button", name="Leg uitkomst vast").click()
    expect(page.get_by_text("De uitkomst is vastgelegd: 64,5\u00a0%, gehaald.")).to_be_visible()
    expect(page.locator(".uitkomst-nu")).to_contain_text("64,5")
    # The chart for a phone shows, at a size that can be read, and nothing sticks out.
    opgemaakt(page.locator(".grafiek-smal"))
    expect(page.locator(".grafiek-breed")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def bewaard(page: Page) -> None:
    expect(page.locator(".bewaard")).to_contain_text("Bewaard om")


def test_twee_schrijven_tegelijk_in_een_gesprek(venster, gegevens):
    adres = f"/borgen/besprekingen/{gegevens['bespreking']['pk']}/"
    leider, docent = venster(als=LEIDER), venster(width=360, als=DOCENT)
    for page in (leider, docent):
        page.goto(adres)
    vraag = "Wat ging goed en houden we zo?"
    leider.get_by_label(vraag).fill("Een vaste dag in het rooster.")
    bewaard(leider)
    # The colleague began on the empty field and does not know of it.
    docent.get_by_label(vraag).fill("Het formulier werkt.")
    with docent.expect_response(lambda r: "Eerder" in (r.request.post_data or "")):
        docent.get_by_label("Wat kan de volgende keer beter?").fill("Eerder beginnen.")
    samen = "Een vaste dag in het rooster.\nHet formulier werkt."
    expect(docent.get_by_label(vraag)).to_have_value(samen)
    expect(docent.get_by_text("Een collega schreef hier iets.")).to_be_visible()
    # And whoever goes on sees it after the next word that is saved.
    leider.get_by_label("Hebben we gehaald wat we wilden?").fill("Bijna.")
    expect(leider.get_by_label(vraag)).to_have_value(samen)
    leider.reload()
    expect(leider.get_by_label("Wat kan de volgende keer beter?")).to_have_value("Eerder beginnen.")


def test_doortypen_terwijl_het_bewaart_verliest_geen_letter(venster, gegevens):
    adres = f"/borgen/besprekingen/{gegevens['bespreking']['pk']}/"
    ander, page = venster(als=DOCENT), venster(als=LEIDER)
    ander.goto(adres)
    page.goto(adres)
    vraag = "Hoe was het voordat we hiermee begonnen?"
    ander.get_by_label(vraag).fill("Rommelig.")
    bewaard(ander)
    vast: list[Route] = []
    vang(page, "**/antwoorden/", lambda r: r.continue_() if vast else vast.append(r))
    with page.expect_request("**/antwoorden/"):
        page.get_by_label(vraag).press_sequentially("Niemand wist")
    page.get_by_label(vraag).press_sequentially(" het.")
    vast[0].continue_()
    expect(page.get_by_label(vraag)).to_have_value("Rommelig.\nNiemand wist het.")
    expect(page.get_by_label(vraag)).to_be_focused()


def test_zonder_javascript(venster, gegevens):
    page = venster(als=LEIDER, java_script_enabled=False)
    page.goto(f"/borgen/besprekingen/{gegevens['bespreking']['pk']}/")
    page.get_by_label("Zijn we tevreden met hoe het liep en wat het oplevert?").fill("Ja.")
    page.get_by_label("Hoe ging het, en hoe was dat voor jullie?").fill("Rustig.")
    page.get_by_role("button", name="Bewaar antwoorden").click()
    expect(page.get_by_text("De antwoorden zijn bewaard.")).to_be_visible()
    expect(page.get_by_label("Hoe ging het, en hoe was dat voor jullie?")).to_have_value("Rustig.")
