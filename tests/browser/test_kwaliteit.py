"""A quality officer at the end of a period: one page over all teams, and files to send on.

In Onderwijsassistent somebody was to measure and never did; Handel measures nothing yet.
"""

import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from pypdf import PdfReader

pytestmark = pytest.mark.browser

KEUZE = "Alleen teams met “assistent” in de naam en met een norm die nog niet gemeten is."


def test_een_kwaliteitsmedewerker_sluit_de_periode_af(venster):
    page = venster(als="kwaliteit@demo.example")
    open_overzicht(page)
    kies(page)
    zelfde_keuze_als_link(venster, page.url)
    herinner(page)
    neem_mee(page)


def open_overzicht(page: Page) -> None:
    page.goto("/")
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    menu.get_by_role("link", name="Kwaliteit", exact=True).click()
    expect(page.locator("#kwaliteit-zin")).to_have_text(
        re.compile(r"\d+ teams; bij \d+ is een norm nog niet gemeten")
    )
    namen = teams(page).all_inner_texts()
    assert {"Handel", "Onderwijsassistent"} < set(namen)
    assert namen == sorted(namen)


def kies(page: Page) -> None:
    """A word, and a tick that asks at once; its box keeps the focus, for who has a keyboard."""
    page.get_by_label("Team of school").fill("assistent")
    page.get_by_role("button", name="Toon").click()
    expect(teams(page)).to_have_text(["Onderwijsassistent"])
    page.get_by_label("nog niet gemeten").check()
    expect(page.get_by_text(KEUZE)).to_be_visible()
    expect(page.get_by_label("nog niet gemeten")).to_be_focused()
    expect(page).to_have_url(re.compile(r"zoek=assistent&toon=niet-gemeten$"))


def zelfde_keuze_als_link(venster, adres: str) -> None:
    """For a directeur on a phone without JavaScript, who reads and chooses a phase by the form."""
    telefoon = venster(
        als="directeur@demo.example", width=360, height=740, java_script_enabled=False
    )
    telefoon.goto(adres)
    expect(telefoon.get_by_text(KEUZE)).to_be_visible()
    expect(telefoon.get_by_role("link", name="Herinner")).to_have_count(0)
    telefoon.get_by_text("Fase: alle").click()
    telefoon.get_by_label("Besluiten en verbeterplan").check()
    telefoon.get_by_label("document voorbij evaluatie").check()
    telefoon.get_by_role("button", name="Toon").click()
    expect(telefoon.get_by_role("heading", level=1)).to_have_text("Kwaliteit")
    expect(telefoon.get_by_text("in de fase besluiten")).to_be_visible()
    expect(telefoon.get_by_text("Geen team past bij deze keuze.")).to_be_visible()
    telefoon.get_by_role("link", name="Toon alle teams").click()
    expect(teams(telefoon).get_by_text("Onderwijsassistent")).to_be_visible()


def herinner(page: Page) -> None:
    """See who gets a mail, send it, and see that it went; a second time nobody is left to ask."""
    page.get_by_role("link", name="Herinner Onderwijsassistent aan meten").click()
    expect(page.get_by_text("een mail over metingen van team Onderwijsassistent")).to_be_visible()
    expect(page.locator(".lijst")).to_contain_text("Feedback op tijd")
    page.get_by_role("button", name="Stuur").click()
    page.wait_for_url("**/kwaliteit/?zoek=assistent&toon=niet-gemeten#team-*")
    expect(page.locator("#kwaliteit-post")).to_contain_text("verstuurd")
    expect(page.locator("#kwaliteit-post")).not_to_contain_text("onderweg")
    expect(page.locator("tbody tr")).to_contain_text("herinnerd op")
    expect(page.get_by_role("link", name="Herinner")).to_have_count(0)
    page.goto("/kwaliteit/herinneren/?zoek=assistent")
    expect(page.get_by_text("Iedereen is deze week al herinnerd.")).to_be_visible()
    page.go_back()


def neem_mee(page: Page) -> None:
    """The files say the same as the page, with the choice in words."""
    norm = page.locator("tbody td[data-kop=Normen] > a").inner_text()
    blad = load_workbook(io.BytesIO(haal(page, "Excel")))["Teams"]
    boven = [blad.cell(rij, 1).value for rij in range(1, 6)]
    assert boven[:2] == ["Kwaliteitsoverzicht", "ROC Waterland (demo)"]
    assert boven[3] == KEUZE
    [rij] = [rij for rij in blad.iter_rows(values_only=True) if rij[0] == "Onderwijsassistent"]
    assert f"{rij[4]} van {rij[3]} gehaald" == norm
    tekst = " ".join(PdfReader(io.BytesIO(haal(page, "PDF"))).pages[0].extract_text().split())
    assert KEUZE in tekst
    assert f"{norm} " in tekst
    assert "Handel" not in tekst


def haal(page: Page, soort: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("link", name=soort).click()
    return Path(download.value.path()).read_bytes()


def teams(page: Page):
    return page.locator("tbody th a")
