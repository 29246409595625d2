"""A team weighs three speerpunten: leader, projector and two phones, from choosing to Excel.

One of the phones has no JavaScript; the leader counts what the others stuck on the wall.
"""

import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import LANGZAAMST

pytestmark = pytest.mark.browser

WACHT_OP_VERVERSEN = 20_000  # ms; a phone without JavaScript asks again every few seconds
# Per statement, of fourteen by hand: all disagree or agree; urgent and feasible of each.
EENS = (12, 11, 8, 5, 3, 13)


def test_drie_speerpunten_wegen_met_stippen(venster):
    leider = venster(als="teamleider@demo.example")
    namen = kies_drie(leider)
    projector, telefoons = begin(leider, venster)
    stem_over_alles(leider)
    verdeel(leider, projector, telefoons, namen)
    sluit_af(leider)
    lees_uitkomst(leider, namen)


def kies_drie(page: Page) -> list[str]:
    """Three of the list and three dots; prepares the session for hands and phones."""
    page.goto("/wegingen/nieuw/")
    vakjes = page.get_by_role("checkbox")
    namen = [naam.strip() for naam in page.locator(".form-check-label").all_inner_texts()[:3]]
    for plek in range(vakjes.count()):
        vakjes.nth(plek).set_checked(plek < 3)
    expect(page.get_by_label("Hoeveel stippen krijgt ieder?")).to_have_value("3")
    page.get_by_role("button", name="Bereid de weging voor").click()
    page.wait_for_url("**/voorbereiden/")
    expect(page.locator("#vragen li")).to_have_count(6)
    page.locator("#stemmen").get_by_label("handen en telefoons").check()
    expect(page.locator("#stemmen-opslag")).to_contain_text("Bewaard om")
    return namen


def begin(leider: Page, venster) -> tuple[Page, list[Page]]:
    leider.get_by_role("button", name="Begin de sessie").click()
    leider.get_by_role("dialog").get_by_role("button", name="Begin nu").click()
    leider.wait_for_url("**/leiding/")
    with leider.expect_popup() as popup:
        leider.get_by_role("link", name="Open projector").click()
    projector = popup.value
    code = projector.locator(".toegangscode").inner_text()
    telefoons = [
        venster(width=360, height=740, has_touch=True),
        venster(width=360, height=740, java_script_enabled=False),
    ]
    for telefoon in telefoons:
        telefoon.goto("/stem/")
        telefoon.get_by_label("De code op het scherm").fill(code)
        telefoon.get_by_role("button", name="Doe mee").click()
        expect(telefoon.get_by_role("heading", name="Je doet mee")).to_be_visible()
    leider.bring_to_front()
    return projector, telefoons


def stem_over_alles(leider: Page) -> None:
    """Six statements by hand; after the last come the dots."""
    for plek, eens in enumerate(EENS):
        leider.locator("[data-richting=volgende]").click()
        expect(leider.locator(".waar")).to_contain_text(f"stelling {plek + 1} van 6")
        expect(leider.locator("[name=waarde_0]")).to_be_focused()
        for veld, aantal in enumerate((0, 14 - eens, eens, 0)):
            leider.locator(f"[name=waarde_{veld}]").fill(str(aantal))
        leider.get_by_role("button", name="Onthul").click()
        expect(leider.locator("[data-bediening]")).to_have_attribute("data-toestand", "onthuld")
    leider.get_by_role("button", name="Naar de stippen").click()
    expect(leider.locator("h1")).to_have_text("Ieder verdeelt 3 stippen")


def verdeel(leider: Page, projector: Page, telefoons: list[Page], namen: list[str]) -> None:
    """Phones and wall together; nobody sees a total before the reveal."""
    snel, traag = telefoons
    expect(snel.get_by_role("heading", name="Verdeel je 3 stippen")).to_be_visible()
    # Pressed faster than answers come; then one is taken back and put elsewhere.
    for knop in ("#erbij-1", "#erbij-1", "#erbij-1", "#eraf-1", "#erbij-0"):
        snel.locator(knop).click()
    expect(snel.locator("[data-over]")).to_have_text("0")
    expect(snel.locator("#erbij-2")).to_be_disabled()
    leg = traag.locator("#erbij-1")
    expect(leg).to_be_visible(timeout=WACHT_OP_VERVERSEN)
    leg.click()
    expect(traag.locator("[data-over]")).to_have_text("2", timeout=LANGZAAMST)

    expect(leider.locator(".stand")).to_contain_text("4 van 42 stippen verdeeld")
    expect(leider.locator(".stand")).to_contain_text("(2 van 14 mensen met de telefoon)")
    expect(projector.locator(".gestemd")).to_contain_text("4 van 42 stippen verdeeld")
    expect(projector.locator(".stipbalken")).to_have_count(0)

    # Too many for the room waits, and says so where it was typed.
    velden = [leider.locator(f"[name=waarde_{veld}]") for veld in range(3)]
    for veld, aantal in zip(velden, ("30", "9", "0"), strict=True):
        veld.fill(aantal)
    leider.get_by_role("button", name="Onthul de stippen").click()
    expect(leider.locator("#handen-fout")).to_contain_text("Er zijn 43 stippen geteld")
    velden[0].fill("10")
    leider.get_by_role("button", name="Onthul de stippen").click()

    for scherm in (leider, projector):
        expect(scherm.locator(".zin")).to_contain_text(
            f"{namen[1]} kreeg de meeste stippen: 12 van de 23"
        )
    for telefoon in telefoons:
        expect(telefoon.get_by_role("heading", name="De stippen zijn geteld")).to_be_visible(
            timeout=WACHT_OP_VERVERSEN
        )


def sluit_af(leider: Page) -> None:
    leider.get_by_role("button", name="Naar de afsluiting").click()
    for blad in (1, 2):
        expect(leider.locator(".waar")).to_have_text(f"Afsluiting · blad {blad} van 3")
        leider.locator("[data-richting=volgende]").click()
    leider.locator("summary", has_text="Sluit sessie af").click()
    leider.get_by_role("button", name="Ja, sluit de sessie af").click()
    leider.get_by_role("link", name="Bekijk de uitslag").click()
    leider.get_by_role("link", name="Naar de weging").click()


def lees_uitkomst(page: Page, namen: list[str]) -> None:
    """In order of dots; the workbook has the figures of the page."""
    expect(page.locator("h1")).to_have_text(f"“{namen[1]}” staat bovenaan met 12 van de 42 stippen")
    op_pagina = [
        re.split(r"\s*\t\s*", rij) for rij in page.locator(".tabel tbody tr").all_inner_texts()
    ]
    assert [(rij[0], rij[1], rij[2]) for rij in op_pagina] == [
        ("1", namen[1], "12"),
        ("2", namen[0], "11"),
        ("3", namen[2], "0"),
    ]
    assert op_pagina[1][3].replace("\xa0", " ") == "12 van 14 eens (86 %)"
    expect(page.locator(".vierkant .nu li")).to_have_text([namen[0]])
    with page.expect_download() as download:
        page.get_by_role("link", name="Excel").click()
    blad = load_workbook(io.BytesIO(Path(download.value.path()).read_bytes())).active
    rijen = [rij for rij in blad.iter_rows(values_only=True) if isinstance(rij[0], int)]
    assert [(str(r[0]), r[1], str(r[2])) for r in rijen] == [tuple(rij[:3]) for rij in op_pagina]
    assert [r[3:7] for r in rijen] == [(8, 14, 5, 14), (12, 14, 11, 14), (3, 14, 13, 14)]
