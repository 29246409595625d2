"""On paper nothing opens and nothing can be pressed; in the dark a chart is no lamp."""

import pytest
from playwright.sync_api import expect

from tests.browser.paginas import LEIDER

pytestmark = pytest.mark.browser


def test_op_papier_staat_ook_wat_dicht_is_maar_niet_wat_om_te_doen_is(venster):
    blad = venster(als=LEIDER)
    blad.goto("/teams/1/bord/")
    meer = blad.locator(".bordmeer")
    expect(meer.locator("li").first).to_be_hidden()
    blad.emulate_media(media="print")
    expect(meer.locator("li").last).to_be_visible()
    expect(meer.locator("summary")).to_be_hidden()
    # A form one could open stays away, and so does what says again what the page already says.
    blad.goto("/overleggen/1/")
    expect(blad.locator("details:has(form) summary").first).to_be_hidden()
    herhaling = blad.locator("details.alleen-open")
    expect(herhaling.locator("summary")).to_be_hidden()
    # But who opened it, wanted it.
    herhaling.evaluate("lade => (lade.open = true)")
    expect(herhaling.locator("summary")).to_be_visible()


def test_op_papier_staat_geen_knop_of_link_die_alleen_iets_doet(venster):
    blad = venster(als=LEIDER)
    blad.emulate_media(media="print")
    blad.goto("/documenten/")
    expect(blad.get_by_role("heading", level=1)).to_be_visible()
    for naam in ("Leeslijst", "Voeg een proces toe", "Voorbeelden", "Maak een document"):
        expect(blad.get_by_text(naam, exact=True)).to_be_hidden()
    blad.goto("/trajecten/1/uitvoeren/")
    for weg in blad.locator("main :is(.btn, a.rij-einde, a:has(> svg))").all():
        expect(weg).to_be_hidden()


def test_een_keuze_blijft_op_papier_te_zien_zonder_haar_kleur(venster):
    blad = venster(als=LEIDER)
    blad.emulate_media(media="print")
    blad.goto("/trajecten/1/besluiten/")
    stijl = "knop => [getComputedStyle(knop).fontWeight, getComputedStyle(knop).borderTopWidth]"
    gekozen = blad.locator(".persknop[aria-pressed=true]").first
    ander = blad.locator(".persknop[aria-pressed=false]").first
    assert gekozen.evaluate(stijl) == ["600", "2px"]
    assert gekozen.evaluate(stijl) != ander.evaluate(stijl)
    inkt = "el => getComputedStyle(el).color"
    assert gekozen.evaluate(inkt) == blad.locator("body").evaluate(inkt)


def test_het_meetplan_is_op_papier_een_tabel_op_liggend_papier(venster):
    # As wide as A4 upright: on a screen that narrow every agreement is a card.
    blad = venster(als=LEIDER, width=658)
    blad.goto("/borgen/1/controleren/")
    cel = blad.locator(".meetplan td").first
    weergave = "cel => getComputedStyle(cel).display"
    assert cel.evaluate(weergave) == "block"
    blad.emulate_media(media="print")
    assert cel.evaluate(weergave) == "table-cell"
    assert blad.locator("main").evaluate("el => getComputedStyle(el).page") == "liggend"


@pytest.mark.parametrize("adres", ["/slb/team/1/", "/sessies/6/uitslag/", "/kaarten/bewijskaart/"])
def test_een_grafiek_is_in_het_donker_donker(adres, venster):
    blad = venster(als=LEIDER, color_scheme="dark")
    blad.goto(adres)
    grafiek = blad.locator("svg.grafiek:visible").first
    # Nothing around it is lighter than the page, and its words have the ink of the page.
    achtergrond = "el => getComputedStyle(el.closest('figure')).backgroundColor"
    assert grafiek.evaluate(achtergrond) == "rgba(0, 0, 0, 0)"
    woorden = grafiek.locator("text[fill=currentColor]").first
    inkt = blad.locator("body").evaluate("el => getComputedStyle(el).color")
    assert woorden.evaluate("el => getComputedStyle(el).fill") == inkt
    # The dark ends of the scale and the dark accent are lighter here.
    for kleur in ("#0b5c5c", "#8a1c14", "#143f6b"):
        for vlak in grafiek.locator(f"[fill='{kleur}']").all():
            rood, groen, blauw = (int(kleur[i : i + 2], 16) for i in (1, 3, 5))
            vulling = vlak.evaluate("el => getComputedStyle(el).fill")
            assert vulling != f"rgb({rood}, {groen}, {blauw})"
