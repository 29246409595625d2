"""Coding in a real browser: saved while one types, beside another tab, settled by two clicks."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ONDERZOEKER = "onderzoeker@demo.example"


def _formulier(venster, gegevens, rij):
    page = venster(als=ONDERZOEKER)
    page.goto(f"/kaarten/{gegevens[rij]['pk']}/codering/")
    return page


def test_invullen_met_het_toetsenbord_en_sluiten_verliest_niets(venster, gegevens):
    page = _formulier(venster, gegevens, "codeer_niemand")
    page.get_by_role("button", name="Begin met coderen").click()
    expect(page.locator("#voortgang")).to_have_text("0 van 20")
    page.locator("#veld-type-vo").focus()
    page.keyboard.press("Space")
    expect(page.locator("#stand-type")).to_contain_text("Bewaard om")
    page.locator("#veld-uitkomst-tekst").fill("Meer rust in de les.")
    page.keyboard.press("Control+s")
    expect(page.locator("#stand-uitkomst")).to_contain_text("Bewaard om")
    expect(page.locator("#voortgang")).to_have_text("2 van 20")
    expect(page.locator("#voortgang-deel-1")).to_have_text("1 van 1")
    # The focus is where it was: nothing was drawn anew under one's hands.
    expect(page.locator("#veld-uitkomst-tekst")).to_be_focused()
    page.locator("#veld-ladder-doel-vervuld_1").check()
    expect(page.locator("#voorstel")).to_contain_text("Voor trede 1 ontbreekt: het doel")
    page.context.close()
    weer = _formulier(venster, gegevens, "codeer_niemand")
    expect(weer.locator("#veld-type-vo")).to_be_checked()
    expect(weer.locator("#veld-uitkomst-tekst")).to_have_value("Meer rust in de les.")


def test_per_waarde_verschijnt_bij_wat_is_gekozen(venster, gegevens):
    page = _formulier(venster, gegevens, "codeer_half")
    rijen = page.locator("#per-waarde-aspect .codeer-waarde")
    expect(rijen).to_have_count(3)
    page.locator("#veld-aspect-cultuur").check()
    expect(rijen).to_have_count(4)
    page.locator("#per-waarde-aspect summary").click()
    page.locator("#veld-aspect-plaats_cultuur").fill("p. 12")
    page.keyboard.press("Control+s")
    expect(page.locator("#stand-aspect")).to_contain_text("Bewaard om")
    page.reload()
    expect(page.locator("#veld-aspect-plaats_cultuur")).to_have_value("p. 12")


def test_twee_tabbladen_zeggen_dat_ze_botsen_en_houden_beide_teksten(venster, gegevens):
    een = _formulier(venster, gegevens, "codeer_fout")
    twee = een.context.new_page()
    twee.goto(een.url)
    een.locator("#veld-positief-tekst").fill("Uit het eerste tabblad")
    expect(een.locator("#stand-positief")).to_contain_text("Bewaard om")
    twee.locator("#veld-positief-tekst").fill("Uit het tweede tabblad")
    expect(twee.locator("#stand-positief")).to_contain_text("In een ander tabblad")
    expect(twee.locator("#stand-positief blockquote")).to_have_text("Uit het eerste tabblad")
    expect(twee.locator("#veld-positief-tekst")).to_have_value("Uit het tweede tabblad")
    twee.get_by_role("button", name="Bewaar wat ik hier invulde").click()
    expect(twee.locator("#stand-positief")).to_contain_text("Bewaard om")
    een.reload()
    expect(een.locator("#veld-positief-tekst")).to_have_value("Uit het tweede tabblad")


def test_verschillen_langslopen_met_het_toetsenbord(venster, gegevens):
    page = venster(als=ONDERZOEKER)
    page.goto(f"/kaarten/{gegevens['codeer_verschil']['pk']}/codering/verschillen/")
    open_ = page.locator(".codeer-verschil[data-open]")
    koppen = [open_.nth(n).get_by_role("heading") for n in range(open_.count())]
    namen = [kop.get_attribute("id") for kop in koppen]
    page.get_by_role("link", name="het eerste open verschil").press("Enter")
    for toets, plek in (("v", 1), ("v", 2), ("t", 1), ("1", 2)):
        page.keyboard.press(toets)
        expect(page.locator(f"#{namen[plek]}")).to_be_focused()
    expect(open_).to_have_count(len(namen) - 1)
    expect(page.locator("#neem-over button").first).to_contain_text(f"Neem {len(namen) - 1} over")
    # A key in a text is a letter.
    page.locator(".codeer-neem-over summary").click()
    reden = page.get_by_label("Waarom je dit in één keer overneemt")
    reden.press_sequentially("v1t")
    expect(reden).to_have_value("v1t")
    page.get_by_role("button", name=re.compile(r"^Neem \d+ over van Olga")).click()
    expect(page.get_by_text("Wat al gekozen was, is gebleven.")).to_be_visible()
    expect(open_).to_have_count(0)


def test_verschillen_kiezen_en_vaststellen(venster, gegevens):
    page = venster(als=ONDERZOEKER)
    page.goto(f"/kaarten/{gegevens['codeer_verschil']['pk']}/codering/verschillen/")
    page.get_by_label("Waarom zo vastgesteld").fill("Samen besproken.")
    nog = page.locator("#tussenstand")
    for _ in range(60):
        open_ = page.locator(".codeer-verschil", has=page.locator(".status-let-op"))
        aantal = open_.count()
        if not aantal:
            break
        open_.first.get_by_role("button", name="Neem dit over").first.click()
        expect(open_).to_have_count(aantal - 1)
    expect(nog).to_contain_text("Alles is gekozen")
    # What was typed below stayed.
    expect(page.get_by_label("Waarom zo vastgesteld")).to_have_value("Samen besproken.")
    page.get_by_role("button", name="Stel vast", exact=True).click()
    expect(page).to_have_url(re.compile(r"/kaarten/\d+/$"))
    expect(page.get_by_text("De kaart is vastgesteld, versie 1.")).to_be_visible()
