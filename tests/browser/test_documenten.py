"""A text is approved by three people, each in a window of their own; two write at once."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.paginas import DOCENT, LEIDER

pytestmark = pytest.mark.browser

DOCENT_2 = "docent2@demo.example"


def melding(page: Page, tekst: str) -> None:
    expect(page.locator(".melding", has_text=tekst).first).to_be_visible()


def antwoord(page: Page, keuze: str, toelichting: str = "") -> None:
    page.get_by_label(keuze).check()
    page.get_by_label("Toelichting").fill(toelichting)
    page.get_by_role("button", name="Geef antwoord").click()


def test_akkoord_van_drie_mensen_op_precies_een_tekst(gegevens, venster):
    versie = gegevens["versie_hamerstuk"]["pk"]
    leider = venster(als=LEIDER)
    docent, docent_2 = venster(width=360, als=DOCENT), venster(width=360, als=DOCENT_2)

    # One answers from the start page; another has the text open when it changes.
    docent.goto("/")
    docent.get_by_role("link", name="Hamerstuk, versie 1", exact=True).click()
    expect(docent.get_by_text("Zo doen we het.")).to_be_visible()
    antwoord(docent, "Ja, ik ben akkoord")
    melding(docent, "je antwoord is vastgelegd")
    docent_2.goto(f"/documenten/versies/{versie}/toetsen/")

    leider.goto(f"/documenten/versies/{versie}/")
    expect(leider.get_by_text("1 van 15 akkoord")).to_be_visible()
    leider.get_by_role("link", name="Trek de tekst terug").click()
    leider.get_by_label("Waarom?").fill("Er mist een dag.")
    leider.get_by_role("button", name="Trek terug").click()
    leider.get_by_role("link", name="Schrijf verder").click()
    leider.get_by_label("Tekst").fill("Zo doen we het, op maandag.")
    leider.get_by_role("button", name="Bekijk voorbeeld").click()
    expect(leider.locator("#voorbeeld .blad")).to_have_text("Zo doen we het, op maandag.")
    leider.get_by_role("button", name="Bewaar tekst").click()
    leider.get_by_role("link", name="Leg voor aan het team").click()
    leider.get_by_role("button", name="Leg voor aan het team").click()
    expect(leider.get_by_text("0 van 15 akkoord")).to_be_visible()

    antwoord(docent_2, "Ja, ik ben akkoord")
    expect(docent_2.get_by_text("De tekst is intussen veranderd").first).to_be_visible()
    expect(docent_2.get_by_text("Zo doen we het, op maandag.")).to_be_visible()
    antwoord(docent_2, "Nee, niet akkoord", "Maandag ben ik er niet.")
    melding(docent_2, "je antwoord is vastgelegd")

    # In the meeting: who objected is not ticked, one more is away.
    leider.get_by_role("link", name="Leg het akkoord vast").click()
    bezwaar = leider.get_by_role("checkbox", name="Bart de Boer")
    expect(bezwaar).not_to_be_checked()
    leider.get_by_role("checkbox", name="Amina El Idrissi").uncheck()
    leider.get_by_role("button", name="Het team gaat akkoord").click()
    melding(leider, "Vastgesteld")
    expect(leider.get_by_text("Versie 1 geldt sinds")).to_be_visible()

    docent.goto(f"/documenten/versies/{versie}/toetsen/")
    expect(docent.get_by_text("Jij was er niet bij")).to_be_visible()
    antwoord(docent, "Ja, ik ben akkoord")
    melding(docent, "je antwoord is vastgelegd")
    leider.reload()
    expect(leider.get_by_text("in het overleg: 14 van 15 akkoord, 1 niet akkoord")).to_be_visible()

    # Read once, and it is off the list.
    document = docent.goto(f"/documenten/{leider.url.rstrip('/').rpartition('/')[2]}/")
    assert document.ok
    docent.get_by_role("button", name="Ik heb dit gelezen").click()
    expect(docent.get_by_text("Je hebt deze versie gelezen")).to_be_visible()


def test_twee_schrijvers_verliezen_niets(gegevens, venster):
    adres = f"/documenten/versies/{gegevens['versie_twee']['pk']}/wijzig/"
    eerste, tweede = venster(als=LEIDER), venster(als=LEIDER)
    eerste.goto(adres)
    tweede.goto(adres)
    begin = eerste.get_by_label("Tekst", exact=True).input_value()
    een, ander = (begin.replace("Eerste", wie) for wie in ("Begin van een", "Begin van ander"))

    eerste.get_by_label("Tekst", exact=True).fill(een)
    eerste.get_by_role("button", name="Bewaar tekst").click()
    tweede.get_by_label("Tekst", exact=True).fill(ander)
    tweede.get_by_role("button", name="Bewaar tekst").click()

    verschil = tweede.locator(".botsing .verschil")
    expect(verschil.locator("del")).to_contain_text("een")
    expect(verschil.locator("ins")).to_contain_text("ander")
    expect(tweede.get_by_label("Tekst", exact=True)).to_have_value(ander)
    tweede.get_by_role("button", name="Zet beide teksten in het veld").click()
    beide = tweede.get_by_label("Tekst", exact=True).input_value()
    assert "Begin van een alinea." in beide
    assert "Begin van ander alinea." in beide
    tweede.get_by_label("Tekst", exact=True).fill(begin.replace("Eerste", "Samen"))
    tweede.get_by_role("button", name="Bewaar").first.click()
    expect(tweede.locator(".blad")).to_contain_text("Samen alinea.")
