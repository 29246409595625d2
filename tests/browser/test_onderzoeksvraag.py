"""A researcher's question of ten minutes: from every card to an answer with its table.

Which innovations about professionalisering in the vo reached their goal, with strong evidence, and
what helped there?
"""

import io

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
ONDERZOEKER = "onderzoeker@demo.example"


def test_van_vraag_tot_tabel(venster):
    blad = venster(als=ONDERZOEKER)
    blad.set_viewport_size({"width": 1280, "height": 900})
    blad.goto("/kaarten/")
    blad.locator("#facet-aspect > summary").click()
    for keuze in ("#f-aspect-professionalisering", "#f-type-vo", "#bewijs-hoog"):
        aantal = blad.locator("#kaarten-aantal").text_content()
        blad.locator(keuze).check()
        expect(blad.locator("#kaarten-aantal")).not_to_have_text(aantal)
    aantal = blad.locator("#kaarten-aantal").text_content()
    blad.locator("#f-doelstelling-minstens").select_option("grotendeels")
    expect(blad.locator("#kaarten-aantal")).not_to_have_text(aantal)
    expect(blad.get_by_text("vielen af omdat")).to_be_visible()
    gevonden = blad.locator("#kaarten-aantal").text_content()
    rijen = blad.locator(".kaart-rij").count()
    assert gevonden.split()[0] == str(rijen)

    # What helped there, over just these cards.
    blad.get_by_role("link", name="wat hielp en wat in de weg zat").click()
    expect(blad.get_by_role("heading", name="Factoren")).to_be_visible()
    expect(blad.get_by_text("Geteld:")).to_contain_text(f"{rijen} kaart")
    blad.go_back()

    # Why its step, and the way back to the same list.
    blad.get_by_role("link", name="LerarenOntwikkelFonds (LOF)").click()
    expect(blad.get_by_role("heading", name="Waarom deze trede")).to_be_visible()
    expect(blad.get_by_text("Trede 4 of 5").first).to_be_visible()
    blad.get_by_role("link", name="Terug naar de lijst").click()
    expect(blad.locator("#kaarten-aantal")).to_have_text(gevonden)

    # The table goes along with the same cards.
    with blad.expect_download() as wacht:
        blad.get_by_role("link", name="Excel").click()
    boek = load_workbook(io.BytesIO(wacht.value.path().read_bytes()))
    tekst = [str(cel.value) for rij in boek.active.iter_rows() for cel in rij if cel.value]
    assert "LerarenOntwikkelFonds (LOF)" in tekst
