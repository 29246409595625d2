"""A Knoster from the phase borgen to its row of blocks: leader and projector, and the result."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.zaal import opgemaakt

pytestmark = pytest.mark.browser

TRAJECT = "Toetsen en herkansen"
# Per statement, of fourteen: how many disagree. Of mensen and middelen so many that they lack.
ONEENS = (1, 2, 0, 5, 1, 2, 6, 4, 9, 8, 0, 1)
ZIN = "De ingrediënten mensen en middelen ontbreken: dat geeft ongerustheid en frustratie"
# Beside the name of the application, which leads to the start.
FASE_BORGEN = "main a[href^='/trajecten/'][href$='/borgen/']"
STANDEN = ["er", "er", "er", "weg", "weg", "er"]


def test_van_borgen_naar_de_rij_blokken(venster):
    leider = venster(als="teamleider@demo.example")
    begin(leider)
    with leider.expect_popup() as popup:
        leider.get_by_role("link", name="Open projector").click()
    projector = popup.value
    leider.bring_to_front()
    stem(leider)
    bekijk_de_rij(leider, projector)
    lees_uitslag(leider)


def begin(page: Page) -> None:
    """One press at the phase borgen makes the session."""
    page.goto("/trajecten/")
    page.get_by_role("link", name=TRAJECT).first.click()
    page.locator(FASE_BORGEN).first.click()
    kaart = page.get_by_role("region", name="Is alles er voor groei en verandering?")
    kaart.get_by_role("button", name="Bereid een sessie voor").click()
    page.wait_for_url("**/voorbereiden/")
    expect(page.get_by_label("Agenda", exact=False).first).to_contain_text("De rij van zes")
    page.get_by_role("button", name="Begin de sessie").click()
    page.get_by_role("dialog").get_by_role("button", name="Begin nu").click()
    page.wait_for_url("**/leiding/")


def stem(page: Page) -> None:
    for plek, oneens in enumerate(ONEENS, start=1):
        page.locator("[data-richting=volgende]").click()
        expect(page.locator(".waar")).to_contain_text(f"stelling {plek} van 12")
        expect(page.locator("[name=waarde_0]")).to_be_focused()
        for veld, aantal in enumerate((0, oneens, 14 - oneens, 0)):
            page.locator(f"[name=waarde_{veld}]").fill(str(aantal))
        page.get_by_role("button", name="Onthul").click()
        expect(page.locator("[data-bediening]")).to_have_attribute("data-toestand", "onthuld")
    page.get_by_role("button", name="Naar de afsluiting").click()


def bekijk_de_rij(leider: Page, projector: Page) -> None:
    """The gap is where it belongs; each has a page with questions for the talk."""
    expect(projector.locator("h1")).to_have_text(ZIN)
    expect(leider.locator("h1.nu-tekst")).to_have_text(ZIN)
    assert standen(projector) == STANDEN
    expect(projector.locator(".mix-geeft")).to_have_text("ongerustheid en frustratie")
    # Whatever letters the machine has: no word of a block is broken.
    assert projector.evaluate(GEBROKEN) == []
    leider.locator("[data-richting=volgende]").click()
    expect(projector.locator("h1")).to_have_text(
        "Het ingrediënt mensen ontbreekt: dat geeft ongerustheid"
    )
    expect(projector.locator(".mix-vragen li")).to_have_count(5)
    expect(leider.get_by_text("Nog geen oplossingen")).to_be_visible()
    for blad in range(2, 8):
        expect(leider.locator(".waar")).to_have_text(f"Afsluiting · blad {blad} van 8")
        leider.locator("[data-richting=volgende]").click()
    leider.locator("summary", has_text="Sluit sessie af").click()
    leider.get_by_role("button", name="Ja, sluit de sessie af").click()
    leider.get_by_role("link", name="Bekijk de uitslag").click()


def lees_uitslag(page: Page) -> None:
    expect(page.locator("h1")).to_have_text(ZIN)
    opgemaakt(page.locator("h1"))
    assert standen(page) == STANDEN
    assert page.evaluate(GEBROKEN) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate(GEBROKEN) == []
    page.get_by_role("link", name=TRAJECT).click()
    page.locator(FASE_BORGEN).first.click()
    kaart = page.get_by_role("region", name="Is alles er voor groei en verandering?")
    expect(kaart).to_contain_text(ZIN)


def standen(page: Page) -> list[str]:
    return page.locator(".mix-blok").evaluate_all(
        "els => els.map(e => e.classList.contains('mix-weg') ? 'weg' : 'er')"
    )


# The words of which not all letters stand on one line.
GEBROKEN = """() => [...document.querySelectorAll('.mix-blok span, .mix-geeft')].flatMap((el) => {
  const kapot = [];
  const loop = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
  while (loop.nextNode()) {
    for (const m of loop.currentNode.textContent.matchAll(/\\S+/g)) {
      const r = document.createRange();
      r.setStart(loop.currentNode, m.index);
      r.setEnd(loop.currentNode, m.index + m[0].length);
      if (new Set([...r.getClientRects()].map((b) => Math.round(b.top))).size > 1) kapot.push(m[0]);
    }
  }
  return kapot;
})"""
