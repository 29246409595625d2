"""Signing in by the school in a browser: an installation of its own beside a provider's process."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.belasting.servers import free_port, pages_and_streams, running
from tests.browser.installatie import Bron

pytestmark = pytest.mark.browser
DOCENT = "docent3@demo.example"


@pytest.fixture(scope="module")
def aanbieder() -> Iterator[str]:
    """``oidc-provider-mock``, which knows one teacher and somebody who has no account here."""
    poort = free_port()
    opdracht = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(poort)]
    for nummer, mail in (("docent", DOCENT), ("onbekend", "niemand@demo.example")):
        wie = {"sub": nummer, "email": mail, "email_verified": True}
        opdracht += ["--user-claims", json.dumps(wie)]
    with subprocess.Popen(opdracht, stderr=subprocess.PIPE, text=True) as proces:
        regel = ""
        while "running on" not in regel:
            regel = proces.stderr.readline()
            assert regel
        yield f"http://127.0.0.1:{poort}"
        proces.terminate()
        proces.communicate()


@pytest.fixture(scope="module")
def adres(aanbieder: str, bron: Bron, tmp_path_factory) -> Iterator[str]:
    poort = free_port()
    instellingen = {
        "OIDC_ISSUER": aanbieder,
        "OIDC_CLIENT_ID": "borgen",
        "OIDC_CLIENT_SECRET": "geheim",
    }
    map_ = tmp_path_factory.mktemp("school") / "data"
    plaats = bron.kopie(map_, "vol", LOG_LEVEL="WARNING", **instellingen)
    with running(pages_and_streams(plaats, poort)):
        yield f"http://127.0.0.1:{poort}"


@pytest.fixture
def blad(browser: Browser, adres: str) -> Iterator[Page]:
    context = browser.new_context(base_url=adres, locale="nl-NL", reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def ga(blad: Page) -> Callable[[str], None]:
    def naar_school_als(wie: str) -> None:
        blad.get_by_role("link", name="Inloggen met je schoolaccount").click()
        blad.get_by_role("button", name=wie).first.click()

    return naar_school_als


def zonder_bezwaren(page: Page) -> None:
    assert Axe().run(page).response["violations"] == []


def test_van_een_link_via_de_school_naar_de_pagina_en_weer_uit(blad, ga):
    blad.goto("/documenten/?zoek=x")
    zonder_bezwaren(blad)
    ga("docent")
    blad.wait_for_url("**/documenten/?zoek=x")
    blad.goto("/account/")
    expect(blad.get_by_text("Je logt in met je schoolaccount")).to_be_visible()
    zonder_bezwaren(blad)
    blad.goto("/uitloggen/")
    blad.get_by_role("main").get_by_role("button", name="Log uit").click()
    expect(blad.get_by_role("link", name="Log ook uit bij je school")).to_be_visible()
    zonder_bezwaren(blad)
    blad.goto("/account/")
    expect(blad.get_by_role("heading", name="Inloggen")).to_be_visible()


def test_wie_geen_account_heeft_leest_wat_te_doen_en_heeft_de_andere_weg(blad, ga):
    blad.goto("/inloggen/?next=/teams/")
    ga("onbekend")
    expect(blad.get_by_text("nog geen account in Borgen voor niemand@demo.example")).to_be_visible()
    zonder_bezwaren(blad)
    blad.get_by_role("link", name="Log in met een wachtwoord van Borgen").click()
    blad.get_by_label("E-mailadres").fill(DOCENT)
    blad.get_by_label("Wachtwoord").fill("borgen-demo")
    blad.get_by_role("button", name="Log in").click()
    blad.wait_for_url("**/teams/")


def test_met_het_toetsenbord_staat_de_school_voorop(blad):
    blad.goto("/inloggen/")
    blad.keyboard.press("Tab")
    expect(blad.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    for _ in range(2):
        blad.keyboard.press("Tab")
    expect(blad.get_by_role("link", name="Inloggen met je schoolaccount")).to_be_focused()
