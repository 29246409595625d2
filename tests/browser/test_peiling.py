"""A round of professionele cultuur by link: the leader prepares and opens, six phones answer.

One of the phones has no JavaScript; nobody sees what was answered before the leader closes it.
"""

import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import LANGZAAMST
from tests.browser.installatie import Installatie

pytestmark = pytest.mark.browser

TELEFOONS = 6
# Of nine statements: the last answer to each, but to the first, which all answer with no.
LAATSTE, EERSTE = 3, 0
STELLINGEN = 9


def test_een_ronde_met_een_link(venster, borgen):
    leider = venster(als="teamleider@demo.example")
    bereid_voor(leider)
    open_(leider)
    for plek, link in enumerate(links(borgen, leider.url)):
        telefoon = venster(width=360, height=740, java_script_enabled=plek > 0)
        antwoord(telefoon, link, met_script=plek > 0)
    nog_niets_te_zien(leider)
    sluit(leider)
    lees_uitslag(leider)
    venster_dicht = venster(width=360, height=740)
    venster_dicht.goto(link)
    expect(venster_dicht.get_by_role("button", name="Verstuur mijn antwoorden")).to_have_count(0)


def bereid_voor(page: Page) -> None:
    """Start it on a traject; what is typed is saved by itself, and shows in the mail."""
    page.goto("/trajecten/")
    page.get_by_role("link", name="Informatie voor de student").first.click()
    page.locator("#sessies").get_by_label("Instrument").select_option(label="Professionele cultuur")
    page.get_by_label("Met een link, in een paar weken").check()
    page.locator("#sessies").get_by_role("button", name="een sessie voor").click()
    page.wait_for_url("**/peiling/")
    page.locator("#doel-onderwerp").fill("Zo werken wij")
    page.get_by_label("Waarom vraag je dit?").focus()
    expect(page.locator("#doel-opslag")).to_contain_text("Bewaard om", timeout=LANGZAAMST)
    page.get_by_label("Tekst van de mail").fill("Beste allemaal, doen jullie mee?")
    page.get_by_label("Laatste dag om te antwoorden").focus()
    expect(page.locator("#uitnodiging-opslag")).to_contain_text("Bewaard om", timeout=LANGZAAMST)
    page.get_by_text("Zo ziet de mail eruit").click()
    expect(page.locator("#mail")).to_contain_text("Beste allemaal, doen jullie mee?")
    expect(page.locator("#mail")).to_contain_text("Vragenlijst: Zo werken wij")


def open_(page: Page) -> None:
    page.get_by_role("button", name="Open en verstuur 15 uitnodigingen").click()
    dialoog = page.get_by_role("dialog")
    expect(dialoog).to_contain_text("Zo werken wij")
    dialoog.get_by_role("button", name="Open en verstuur").click()
    expect(page.locator("h1")).to_have_text("Nog geen 5 van de 15 mensen antwoordden")


def links(borgen: Installatie, pagina: str) -> list[str]:
    """The links of six mails; no worker runs here, so they wait."""
    sessie = pagina.rstrip("/").split("/")[-2]
    with closing(sqlite3.connect(borgen.plaats.folder / "borgen.sqlite3")) as database:
        rijen = database.execute(
            "SELECT s.code, p.token FROM boas_peilpost p JOIN boas_sessie s ON s.id = p.peiling_id "
            "WHERE s.id = ? LIMIT ?",
            [sessie, TELEFOONS],
        ).fetchall()
    assert len(rijen) == TELEFOONS
    return [f"/antwoord/{code}/{token}/" for code, token in rijen]


def antwoord(page: Page, link: str, *, met_script: bool) -> None:
    """Answer everything and send it; a second time cannot be."""
    page.goto(link)
    expect(page.locator("h1")).to_have_text("Zo werken wij")
    vragen = page.locator("fieldset.vraag")
    expect(vragen).to_have_count(STELLINGEN)
    for nummer in range(STELLINGEN):
        keuze = vragen.nth(nummer).locator("input").nth(LAATSTE if nummer else EERSTE)
        keuze.check(force=True)
    page.get_by_role("button", name="Verstuur mijn antwoorden").click()
    expect(page.get_by_role("heading", name="Bedankt, je antwoorden zijn geteld")).to_be_visible()
    if met_script:
        page.goto(link)
        expect(page.get_by_role("button", name="Verstuur mijn antwoorden")).to_have_count(0)


def nog_niets_te_zien(page: Page) -> None:
    """How far it is, in steps of five; the address of the result leads back here."""
    hier = page.url
    page.goto(hier.replace("/peiling/", "/uitslag/"))
    expect(page).to_have_url(hier)
    expect(page.locator("h1")).to_have_text("Minstens 5 van de 15 mensen antwoordden")
    expect(page.locator("main")).not_to_contain_text("meestal niet")


def sluit(page: Page) -> None:
    page.get_by_role("button", name="Sluit de vragenlijst nu").click()
    dialoog = page.get_by_role("dialog")
    expect(dialoog).to_contain_text("voorgoed")
    dialoog.get_by_role("button", name="Sluit voorgoed").click()
    page.wait_for_url("**/uitslag/")


def lees_uitslag(page: Page) -> None:
    """One point to discuss; the workbook has the figures of the page."""
    expect(page.locator("main")).to_contain_text("6 van de 15 mensen antwoordden.")
    expect(page.get_by_role("button", name="Heropen de sessie")).to_have_count(0)
    rijen = page.locator(".uitslag-alle tbody tr")
    expect(rijen).to_have_count(STELLINGEN)
    eerste = [cel.strip() for cel in rijen.first.locator("td.getal").all_inner_texts()[:4]]
    assert eerste == ["6", "0", "0", "0"]
    with page.expect_download() as download:
        page.get_by_role("link", name="Excel").click()
    boek = load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))
    cellen = [cel for blad in boek for rij in blad.iter_rows(values_only=True) for cel in rij]
    assert any("6 van de 15 mensen antwoordden." in str(cel) for cel in cellen)
