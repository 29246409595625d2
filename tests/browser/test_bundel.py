"""The reports of all teams as one file, in a real browser with the worker that makes it."""

import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.paginas import KWALITEIT

pytestmark = pytest.mark.browser
# ms; two teams, and the worker also has the tasks of the demo.
TRAAGST = 60_000


@pytest.fixture
def kwaliteit(venster) -> Page:
    return venster(als=KWALITEIT)


def test_vragen_zien_hoe_ver_het_is_en_ophalen(kwaliteit):
    kwaliteit.goto("/kwaliteit/bundels/")
    # Of the states to look at one is being made, by nobody; and only one can be.
    kwaliteit.get_by_role("button", name="Stop").click()
    expect(kwaliteit.get_by_text("Gestopt. Wat al gemaakt is, blijft bewaard.")).to_be_visible()

    kwaliteit.get_by_label("School").select_option(label="Alle scholen")
    kwaliteit.get_by_role("button", name="Maak de bundel").click()
    nieuwste = kwaliteit.locator(".bundel").first
    # It comes by itself, without loading the page again.
    expect(nieuwste.get_by_text("voorlopig")).to_be_visible(timeout=TRAAGST)
    with kwaliteit.expect_download() as download:
        nieuwste.get_by_role("link", name="Haal de bundel op").click()
    assert download.value.suggested_filename.startswith("Verslagen-periode")
    namen = lees(Path(download.value.path()))
    assert namen[:2] == ["LEESMIJ.txt", "Overzicht.xlsx"]
    soorten = [naam.rpartition(".")[2] for naam in namen[2:]]
    assert soorten == ["pdf", "xlsx"] * (len(soorten) // 2)
    assert any("Onderwijsassistent" in naam for naam in namen)

    nieuwste.get_by_role("button", name="Gooi weg").click()
    kwaliteit.get_by_role("dialog").get_by_role("button", name="Gooi weg").click()
    expect(kwaliteit.get_by_text("De bundel is weggegooid.")).to_be_visible()


def lees(pad: Path) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(pad.read_bytes())) as zip_:
        assert zip_.testzip() is None
        return zip_.namelist()


def test_zonder_javascript_werkt_het_ook(venster):
    page = venster(als=KWALITEIT, java_script_enabled=False)
    page.goto("/kwaliteit/bundels/")
    page.get_by_role("button", name="Maak de bundel").click()
    # The page asks again by itself.
    expect(page.get_by_role("link", name="Haal de bundel op").first).to_be_visible(timeout=TRAAGST)
    page.get_by_role("button", name="Gooi weg").first.click()
    expect(page.get_by_text("De bundel is weggegooid.")).to_be_visible()
