"""The improvement board on the wall: stays fresh by itself, says so when it cannot, and comes back.

Nobody touches it. The clock of the browser is moved on, so that a minute takes no minute.
"""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import LANGZAAMST
from tests.browser.paginas import DOCENT, LEIDER
from tests.browser.zaal import opgemaakt, vang

pytestmark = pytest.mark.browser

# What has an edge out of the screen: nothing may be cut off in silence.
AFGESNEDEN = """(blad) => [...blad.querySelectorAll('li:not([hidden]) span, h1, p')]
  .filter((e) => e.offsetParent && e.getBoundingClientRect().height)
  .filter((e) => e.getBoundingClientRect().right > innerWidth
    || e.getBoundingClientRect().bottom > blad.getBoundingClientRect().bottom + 1)
  .map((e) => e.textContent.trim().slice(0, 40))"""


@pytest.fixture
def bord(venster, gegevens):
    """``bord()`` opens the screen of the demo's team, signed in; its clock waits for the test."""

    def open_(als: str = DOCENT, **opties) -> Page:
        page = venster(als=als, **opties)
        page.clock.install()
        page.goto(f"/teams/{gegevens['team']['pk']}/bord/projector/")
        expect(page.locator(".bordscherm.bladert")).to_be_visible()
        return page

    return open_


def na_een_minuut(page: Page) -> None:
    page.clock.run_for(61_000)


def blad(page: Page, naam: str) -> Locator:
    """Turn to the leaf."""
    for _ in range(8):
        if page.locator("[data-blad].nu").get_attribute("data-blad") == naam:
            break
        page.keyboard.press("ArrowRight")
    return page.locator(f"[data-blad={naam}].nu")


def meld(venster, tekst: str) -> None:
    """A colleague puts a signal on the board, on another computer."""
    page = venster(als=DOCENT)
    page.goto("/signalen/nieuw/")
    page.locator("[name=verbeteractie]").first.evaluate(
        "(e) => { if (e.options) e.selectedIndex = e.options.length - 1; else e.checked = true; }"
    )
    page.locator("[name=van]").first.check()
    page.locator("[name=richting]").first.check()
    page.locator("[name=tekst]").fill(tekst)
    page.locator("[name=op_bord]").check()
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(lambda adres: "nieuw" not in adres)


def test_een_nieuw_signaal_komt_vanzelf_en_zonder_nieuws_blijft_alles_staan(bord, venster):
    scherm = bord()
    hier = blad(scherm, "signalen")
    hier.evaluate("(e) => { e.dataset.merk = 'nog hetzelfde'; window.zelfdePagina = true; }")
    with scherm.expect_response("**/bord/projector/") as antwoord:
        na_een_minuut(scherm)
    assert antwoord.value.status == 304
    expect(hier).to_have_attribute("data-merk", "nog hetzelfde")

    tekst = "Alle formulieren van 3C zijn binnen."
    meld(venster, tekst)
    scherm.bring_to_front()
    na_een_minuut(scherm)
    expect(blad(scherm, "signalen")).to_contain_text(tekst)
    assert scherm.evaluate("window.zelfdePagina") is True


def test_zonder_netwerk_blijft_het_bord_staan_en_het_komt_vanzelf_terug(bord):
    scherm = bord()
    nieuws = scherm.locator("[data-nieuws]")
    expect(nieuws).to_contain_text("Bijgewerkt om")
    scherm.context.set_offline(True)
    na_een_minuut(scherm)
    expect(nieuws).to_contain_text("Even geen verbinding. Dit is de stand van")
    expect(scherm.locator("[data-blad].nu h1")).to_be_visible()
    expect(scherm.locator(".storing")).to_be_hidden()
    scherm.context.set_offline(False)
    expect(nieuws).to_contain_text("Bijgewerkt om")


def test_een_storing_bij_ons_zegt_hetzelfde_en_gaat_voorbij(bord):
    scherm = bord()
    vang(scherm, "**/bord/projector/", lambda route: route.fulfill(status=502, body=""), times=1)
    na_een_minuut(scherm)
    expect(scherm.locator("[data-nieuws]")).to_contain_text("Even geen verbinding.")
    na_een_minuut(scherm)
    expect(scherm.locator("[data-nieuws]")).to_contain_text("Bijgewerkt om")


def test_als_het_inloggen_verloopt_zegt_het_bord_dat_en_toont_niets_meer(bord, borgen):
    scherm = bord()
    koekjes = scherm.context.cookies()
    scherm.context.clear_cookies()
    na_een_minuut(scherm)
    expect(scherm.get_by_role("heading", name="Het bord staat stil.")).to_be_visible()
    expect(scherm.locator("[data-blad]")).to_have_count(0)
    expect(scherm.locator("[name=login]")).to_have_count(0)
    link = scherm.get_by_role("link", name="Log opnieuw in")
    expect(link).to_have_attribute(
        "href", re.compile(r"/inloggen/\?next=/teams/\d+/bord/projector/")
    )
    # Signed in again, in another tab: the board comes back by itself.
    scherm.context.add_cookies(koekjes)
    na_een_minuut(scherm)
    expect(scherm.locator("[data-blad].nu")).to_be_visible()
    expect(scherm.get_by_role("heading", name="Het bord staat stil.")).to_be_hidden()


def test_bladen_draaien_vanzelf_tot_iemand_ze_stilzet(bord):
    scherm = bord()
    scherm.emulate_media(reduced_motion="no-preference")
    scherm.reload()
    plek = scherm.locator("[data-plek]")
    expect(plek).to_contain_text("1 van")
    scherm.clock.run_for(20_500)
    expect(plek).to_contain_text("2 van")
    scherm.keyboard.press(" ")
    expect(scherm.get_by_role("button", name="Blader vanzelf")).to_be_visible()
    scherm.clock.run_for(45_000)
    expect(plek).to_contain_text("2 van")
    scherm.keyboard.press("ArrowLeft")
    expect(plek).to_contain_text("1 van")


def test_wie_minder_beweging_wil_bladert_zelf(bord):
    scherm = bord()
    expect(scherm.get_by_role("button", name="Blader vanzelf")).to_be_visible()
    scherm.clock.run_for(45_000)
    expect(scherm.locator("[data-plek]")).to_contain_text("1 van")
    scherm.get_by_role("button", name="Volgend blad").click()
    expect(scherm.locator("[data-plek]")).to_contain_text("2 van")


@pytest.mark.parametrize(("breed", "hoog"), [(1280, 720), (3840, 2160), (1024, 768)])
def test_elk_blad_vult_het_scherm_in_grote_letters_en_telt_wat_niet_past(bord, breed, hoog):
    scherm = bord(als=LEIDER, width=breed, height=hoog)
    eenheid = min(hoog / 100, breed * 0.75 / 100)
    namen = scherm.locator("[data-blad]").evaluate_all("(l) => l.map((e) => e.dataset.blad)")
    assert len(namen) >= 5
    for naam in namen:
        hier = opgemaakt(blad(scherm, naam))
        assert hier.evaluate(AFGESNEDEN) == [], naam
        kleinst = hier.evaluate(
            """(b) => Math.min(...[...b.querySelectorAll('li:not([hidden]) *, h1, p:not([hidden])')]
              .filter((e) => e.textContent.trim() && !e.closest('svg'))
              .map((e) => parseFloat(getComputedStyle(e).fontSize)))"""
        )
        assert kleinst >= 2.95 * eenheid, naam
    acties = blad(scherm, "acties")
    getoond = acties.locator("li:not([hidden])").count()
    meer = int(acties.locator(":scope > .meer [data-aantal]").inner_text())
    assert getoond >= 4
    scherm.goto(scherm.url.replace("projector/", ""))
    expect(scherm.locator("#acties li")).to_have_count(getoond + meer)


def test_nagekeken_in_een_druk_zonder_de_pagina_te_verlaten(venster, gegevens):
    page = venster(als=LEIDER)
    page.goto(f"/teams/{gegevens['team']['pk']}/bord/")
    taak = page.locator("#taak-successen")
    expect(taak).to_contain_text("weer aan de beurt")
    taak.get_by_role("button", name="Nagekeken").click()
    expect(taak).not_to_contain_text("weer aan de beurt", timeout=LANGZAAMST)
    expect(taak.locator("p")).to_be_focused()
    expect(taak.get_by_role("button")).to_have_count(0)


def test_op_een_telefoon_staan_de_doelen_er_helemaal(bord):
    page = bord(width=360, height=740)
    doelen = blad(page, "doelen").locator(".rijen-doelen > li")
    expect(doelen.first).to_be_visible()
    assert doelen.evaluate_all("(lis) => lis.every((e) => e.scrollHeight <= e.clientHeight)")
