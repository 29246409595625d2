"""Cards on paper and on a small screen: nothing falls off, what one acts with is in reach."""

import pytest
from playwright.sync_api import expect

from tests.browser.paginas import LEIDER

pytestmark = pytest.mark.browser
# Between the margins of a sheet in CSS pixels: A4 upright, A4 and A3 lying down.
STAAND, LIGGEND, GROOT = 658, 1047, 1511


def test_op_papier_staat_wat_gevonden_is_en_niet_waarmee_je_zoekt(venster):
    blad = venster(als=LEIDER)
    blad.goto("/kaarten/?doelgroep=leraren&bewijs=laag")
    blad.locator("#facetten").evaluate("lade => (lade.open = true)")
    blad.emulate_media(media="print")
    expect(blad.locator(".chip").first).to_be_visible()
    expect(blad.locator(".kaart-rij h3").first).to_be_visible()
    for weg in ("#q", "#sorteer", "#facetten", "input[name=kaart]", ".subnavigatie", ".chip svg"):
        expect(blad.locator(weg).first).to_be_hidden()


@pytest.mark.parametrize(
    ("rij", "kolom", "breed"),
    [
        ("aspect", "fase", STAAND),
        ("aspect", "doelgroep", STAAND),
        ("fase", "aspect", LIGGEND),
        ("belemmerend", "bevorderend", GROOT),
    ],
)
def test_van_een_kruistabel_valt_op_papier_geen_kolom_weg(rij, kolom, breed, venster):
    blad = venster(als=LEIDER, width=breed)
    blad.emulate_media(media="print")
    blad.goto(f"/kaarten/kruistabel/?rij={rij}&kolom={kolom}")
    tabel = blad.locator(".kruis .tabel")
    assert tabel.evaluate("tabel => tabel.getBoundingClientRect().right") <= breed
    # The fullest cells carry light ink: on paper that needs the dark behind it.
    vol = blad.locator(".kruis :is(.tint-4, .tint-5)").first
    assert vol.evaluate("cel => getComputedStyle(cel).printColorAdjust") == "exact"
    expect(blad.locator("#rij")).to_be_hidden()


@pytest.mark.parametrize("breed", [360, 1280])
def test_met_het_toetsenbord_zie_je_altijd_in_welke_cel_je_bent(breed, venster):
    blad = venster(als=LEIDER, width=breed)
    blad.goto("/kaarten/kruistabel/?rij=bevorderend&kolom=belemmerend")
    blad.get_by_role("region").focus()
    bovenop = """() => {
        const cel = document.activeElement, { x, y, width, height } = cel.getBoundingClientRect();
        return cel.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    }"""
    for toets in ["Tab"] * 40 + ["Shift+Tab"] * 39:
        blad.keyboard.press(toets)
        assert blad.evaluate(bovenop), blad.evaluate("document.activeElement.href")


@pytest.mark.parametrize("breed", [320, 1280])
def test_een_lange_naam_maakt_de_bladzijde_niet_breder(breed, venster):
    blad = venster(als=LEIDER, width=breed)
    blad.goto("/kaarten/recepten/beste-praktijken/")
    blad.locator(".kruimel [aria-current]").evaluate("li => (li.textContent = 'naam'.repeat(75))")
    html = "document.documentElement"
    assert blad.evaluate(f"{html}.scrollWidth <= {html}.clientWidth")


def test_op_een_telefoon_haal_je_een_kaart_uit_de_vergelijking(venster):
    blad = venster(als=LEIDER, width=360)
    blad.goto("/kaarten/")
    for vak in blad.locator("input[name=kaart]").all()[:2]:
        vak.check()
    blad.get_by_role("button", name="Vergelijk wat je aanvinkt").click()
    expect(blad.get_by_role("link", name="Haal weg")).to_have_count(2)
    eerste = blad.get_by_role("link", name="Haal weg").first
    eerste.scroll_into_view_if_needed()
    expect(eerste).to_be_in_viewport(ratio=1)
    eerste.click()
    expect(blad.get_by_text("Met één kaart valt er niets te vergelijken.")).to_be_visible()
