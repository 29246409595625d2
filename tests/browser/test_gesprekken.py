"""Logging a conversation on a phone: with script, without, and how soon the page is there."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.paginas import DOCENT

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740, "als": DOCENT}
VANDAAG = re.compile("^Vandaag gehouden")
# 4G as Lighthouse knows it, and a phone of some years ago.
LIJN = {
    "offline": False,
    "latency": 170,
    "downloadThroughput": 9e6 / 8,
    "uploadThroughput": 9e6 / 8,
}
VERF = "performance.getEntriesByName('first-contentful-paint')"
ZICHTBAAR_BINNEN = 1500


def druk(page: Page) -> str:
    """Press the first button; gives the name of the student."""
    knop = page.get_by_role("button", name=VANDAAG).first
    naam = knop.get_attribute("aria-label").removeprefix("Vandaag gehouden met ")
    knop.click()
    return naam


def stand(page: Page) -> str:
    return page.locator("#slb-stand").inner_text()


def test_een_druk_een_verzoek_en_ongedaan(venster):
    page = venster(**PHONE)
    page.goto("/slb/")
    eerst = stand(page)
    verzoeken = []
    page.on("request", lambda verzoek: verzoeken.append(verzoek.method))
    naam = druk(page)
    ongedaan = page.get_by_role("button", name=f"Maak ongedaan: {naam}")
    expect(ongedaan).to_be_visible()
    expect(page.locator("#slb-melding")).to_contain_text(f"Gesprek met {naam} vastgelegd.")
    assert verzoeken == ["POST"]
    assert stand(page) != eerst
    # Where the eye is, and where the next press goes.
    expect(ongedaan).to_be_focused()
    ongedaan.click()
    expect(page.get_by_role("button", name=f"Vandaag gehouden met {naam}")).to_be_visible()
    assert stand(page) == eerst
    assert len(verzoeken) == 2


def test_dubbel_drukken_legt_een_gesprek_vast(venster):
    page = venster(**PHONE)
    page.goto("/slb/")
    knop = page.get_by_role("button", name=VANDAAG).first
    rij = page.locator("li.slb-rij", has=knop).first
    voor = int(rij.locator("a").inner_text().split()[0])
    plek = rij.get_attribute("id")
    knop.dblclick()
    expect(page.locator(f"#{plek} a")).to_have_text(re.compile(rf"^{voor + 1} van"))
    page.reload()
    expect(page.locator(f"#{plek} a")).to_have_text(re.compile(rf"^{voor + 1} van"))


def test_twee_vlak_na_elkaar_op_een_trage_lijn(venster):
    """Two names while the first answer is still under way: both are logged."""
    page = venster(**PHONE)
    page.goto("/slb/")
    page.context.new_cdp_session(page).send(
        "Network.emulateNetworkConditions", {**LIJN, "latency": 600}
    )
    knoppen = page.get_by_role("button", name=VANDAAG)
    namen = [
        knoppen.nth(i).get_attribute("aria-label").removeprefix("Vandaag gehouden met ")
        for i in range(2)
    ]
    for naam in namen:
        page.get_by_role("button", name=f"Vandaag gehouden met {naam}").click()
    for naam in namen:
        expect(page.get_by_role("button", name=f"Maak ongedaan: {naam}")).to_be_visible()


def test_zonder_script_werkt_hetzelfde(venster):
    page = venster(**PHONE, java_script_enabled=False)
    page.goto("/slb/")
    naam = druk(page)
    expect(page.get_by_text(f"Gesprek met {naam} vastgelegd.")).to_be_visible()
    page.get_by_role("button", name=f"Maak ongedaan: {naam}").click()
    expect(page.get_by_text("Het gesprek is weer weg.")).to_be_visible()
    expect(page.get_by_role("button", name=f"Vandaag gehouden met {naam}")).to_be_visible()


def test_een_paar_tegelijk_plannen(venster):
    page = venster(**PHONE)
    page.goto("/slb/")
    vakjes = page.get_by_role("checkbox")
    for plek in (0, 1):
        vakjes.nth(plek).check()
    # Somebody is ticked: the bar is in sight without scrolling.
    expect(page.get_by_role("button", name="Plan gesprek")).to_be_in_viewport()
    page.get_by_text("Andere dag, ander soort gesprek of een notitie").click()
    page.get_by_label("Dag").fill("2099-01-01")
    page.get_by_role("button", name="Plan gesprek").click()
    melding = page.locator("#slb-melding")
    expect(melding).to_contain_text("geen enkel schooljaar")
    # What was filled in and ticked stays.
    expect(page.get_by_label("Dag")).to_have_value("2099-01-01")
    vandaag = page.evaluate("() => new Date().toLocaleDateString('sv-SE')")
    page.get_by_label("Dag").fill(vandaag)
    page.get_by_role("button", name="Plan gesprek").click()
    expect(melding).to_contain_text("Gesprek met 2 studenten gepland")
    expect(page.locator("input:checked")).to_have_count(0)


def test_de_pagina_is_er_binnen_anderhalve_seconde_op_4g(venster):
    page = venster(**PHONE)
    page.goto("/slb/")  # the server itself warm; the browser of the phone is not
    cdp = page.context.new_cdp_session(page)
    cdp.send("Network.enable")
    cdp.send("Network.setCacheDisabled", {"cacheDisabled": True})
    cdp.send("Network.emulateNetworkConditions", LIJN)
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    tijden = []
    for _ in range(3):
        page.goto("/slb/")
        # Loaded is not drawn yet; and a page that is not drawn has no frames to ask at.
        page.wait_for_function(f"{VERF}.length", polling=50)
        tijden.append(page.evaluate(f"{VERF}[0].startTime"))
    assert min(tijden) < ZICHTBAAR_BINNEN
