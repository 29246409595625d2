"""The heat map: fetched when it is opened, drawn under a strict policy, from our host only."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.paginas import LEIDER
from tests.browser.paginas_analyse import open_warmtekaart

pytestmark = pytest.mark.browser


def test_de_warmtekaart_komt_pas_als_iemand_haar_opent(venster):
    page = venster(als=LEIDER)
    adressen, klachten = [], []
    page.on("request", lambda verzoek: adressen.append(verzoek.url))
    page.on("console", lambda regel: klachten.append(regel.text))
    page.on("pageerror", lambda fout: klachten.append(str(fout)))
    page.goto("/kaarten/kruistabel/?rij=aspect&kolom=fase")
    expect(page.locator(".warmtekaart summary")).to_be_visible()
    assert not [adres for adres in adressen if "plotly" in adres]
    open_warmtekaart(page)
    [plotly] = [adres for adres in adressen if "plotly" in adres]
    assert plotly.rpartition("/")[2].startswith("plotly.min.")
    assert {urlsplit(adres).netloc for adres in adressen} == {urlsplit(page.url).netloc}
    # A refused style or script would have been told here.
    assert klachten == []
    assert page.locator(".warmtekaart-vlak").get_attribute("aria-hidden") == "true"
    assert page.locator(".warmtekaart-vlak :is(a, button, [tabindex])").count() == 0


def test_waar_niets_te_tekenen_valt_is_geen_warmtekaart(venster):
    page = venster(als=LEIDER)
    page.goto("/kaarten/kruistabel/?rij=aspect&kolom=fase&fase=onbekend")
    expect(page.locator(".kruis thead th.kruis-zonder")).to_have_text("onbekend")
    expect(page.locator(".warmtekaart")).to_be_hidden()


def test_de_schaal_van_de_warmtekaart_noemt_elk_aantal_een_keer(venster):
    page = venster(als=LEIDER)
    page.goto("/kaarten/kruistabel/?rij=aspect&kolom=fase")
    open_warmtekaart(page)
    schaal = page.locator(".warmtekaart-vlak .cbaxis text").all_text_contents()
    assert len(schaal) > 2
    assert len(set(schaal)) == len(schaal)


def test_op_een_groot_scherm_zijn_de_letters_van_de_warmtekaart_zo_groot_als_die_van_de_tabel(
    venster,
):
    page = venster(als=LEIDER, width=3840, height=2160)
    page.goto("/kaarten/kruistabel/?rij=aspect&kolom=fase")
    open_warmtekaart(page)
    maat = "el => parseFloat(getComputedStyle(el).fontSize)"
    tabel, kaart = (
        page.locator(waar).first.evaluate(maat)
        for waar in (".kruis td", ".warmtekaart-vlak .ytick text")
    )
    assert 0.8 < kaart / tabel < 1.1


def test_een_getal_leidt_naar_evenveel_kaarten(venster):
    page = venster(als=LEIDER)
    page.goto("/kaarten/kruistabel/?rij=aspect&kolom=trede")
    telling = page.locator(".kruis tbody td a").first
    aantal = telling.inner_text()
    telling.click()
    expect(page.locator("#kaarten-aantal")).to_contain_text(f"{aantal} van ")
