"""Every page: accessible, quiet in the console, within its policy, no wider than the screen, light.

One test per page and state looks at it at two widths, in light and dark.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import AnonymousUser
from django.urls import get_resolver
from playwright.sync_api import Page

from config import views
from tests.browser.conftest import log_in
from tests.browser.paginas import ALLEEN_POST, ANONIEM, GEEN_PAGINA, PAGINAS, STROMEN, Pagina

pytestmark = pytest.mark.browser

BREEDTES = (360, 1280)
SMALST = 320
ZWAARST = 150_000  # bytes over the line, everything a first visit needs
ZWAARST_MET_GRAFIEKEN = 400_000
NORMEN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What can differ between light and dark is the colours.
REGELS = {
    "light": {"runOnly": NORMEN},
    "dark": {"runOnly": {"type": "rule", "values": ["color-contrast"]}},
}
AXE = Axe().axe_script
DRAAI = """(opties) => axe.run(document, { resultTypes: ['violations'], ...opties })
  .then((uitkomst) => uitkomst.violations)"""

LUISTER = """
window.__schendingen = [];
document.addEventListener('securitypolicyviolation', (e) =>
  window.__schendingen.push(e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile));
"""


@pytest.fixture(scope="module")
def gegevens(borgen):
    """A session in every state, and a row of every kind."""
    return borgen.zet_klaar()


@pytest.fixture(scope="module")
def pagina_als(browser, borgen):
    """``pagina_als(adres)``: a page that is signed in as that person, kept for the module."""
    contexten = {}

    def als(adres: str) -> Page:
        if adres not in contexten:
            contexten[adres] = browser.new_context(
                base_url=borgen.url, locale="nl-NL", reduced_motion="reduce"
            )
            if adres != ANONIEM:
                page = contexten[adres].new_page()
                log_in(page, adres)
                page.close()
        return contexten[adres].new_page()

    yield als
    for context in contexten.values():
        context.close()


class Waarnemer:
    """What a page does beside showing itself: errors in the console, bytes over the line."""

    def __init__(self, page: Page) -> None:
        self.page, self.fouten, self.bytes = page, [], 0
        page.add_init_script(LUISTER)
        page.on("pageerror", lambda fout: self.fouten.append(str(fout)))
        page.on("console", self._console)
        cdp = page.context.new_cdp_session(page)
        cdp.send("Network.enable")
        # As on a first visit.
        cdp.send("Network.setCacheDisabled", {"cacheDisabled": True})
        cdp.on("Network.loadingFinished", self._geladen)

    def _console(self, bericht) -> None:
        # Chromium itself writes a line when a page answers 404 or the like; that is looked at too.
        eigen = "Failed to load resource" in bericht.text and self.page.url in bericht.location.get(
            "url", ""
        )
        if bericht.type in {"error", "warning"} and not eigen:
            self.fouten.append(bericht.text)

    def _geladen(self, gebeurtenis) -> None:
        self.bytes += gebeurtenis["encodedDataLength"]

    def alles(self) -> list[str]:
        """Errors, and what the content security policy stopped."""
        return [*self.fouten, *self.page.evaluate("window.__schendingen || []")]


@pytest.mark.parametrize("pagina", PAGINAS, ids=str)
def test_pagina(pagina: Pagina, gegevens, pagina_als):
    page = pagina_als(pagina.als)
    waarnemer = Waarnemer(page)
    page.set_viewport_size({"width": BREEDTES[0], "height": 740})

    antwoord = page.goto(pagina.pad(gegevens), wait_until="load")

    assert antwoord.status == pagina.status
    zwaarte = waarnemer.bytes
    if pagina.doe:
        pagina.doe(page)
    problemen = [f"{kant} breed: {_te_breed(page, kant)}" for kant in _te_smal(page)]
    problemen += _bezwaren(page)
    problemen += waarnemer.alles()
    page.close()
    assert problemen == []
    assert zwaarte < (ZWAARST_MET_GRAFIEKEN if pagina.met_grafieken else ZWAARST)


def _bezwaren(page: Page) -> list[str]:
    """What axe has against the page, at every width and in both looks, each once."""
    gezien: dict[str, None] = {}
    page.evaluate(AXE)
    for thema, regels in REGELS.items():
        page.emulate_media(color_scheme=thema)
        for breedte in BREEDTES:
            page.set_viewport_size({"width": breedte, "height": 740})
            for schending in page.evaluate(DRAAI, regels):
                for plek in schending["nodes"]:
                    gezien.setdefault(_in_woorden(schending, plek, thema, breedte))
    return list(gezien)


def _in_woorden(schending, plek, thema, breedte) -> str:
    uitleg = " ".join(plek["failureSummary"].split())
    return f"{schending['id']} ({thema}, {breedte}): {plek['target']} {uitleg}"


def _te_smal(page: Page) -> list[int]:
    """The widths at which the page scrolls sideways."""
    te_breed = []
    for breedte in (SMALST, *BREEDTES):
        page.set_viewport_size({"width": breedte, "height": 740})
        if page.evaluate("document.documentElement.scrollWidth") > breedte:
            te_breed.append(breedte)
    return te_breed


def _te_breed(page: Page, breedte: int) -> list[str]:
    """Which elements stick out at that width."""
    page.set_viewport_size({"width": breedte, "height": 740})
    return page.evaluate(
        """(breedte) => [...document.querySelectorAll('body *')]
          .filter((e) => e.getBoundingClientRect().right > breedte + 1)
          .slice(0, 4)
          .map((e) => e.tagName + '.' + e.className)""",
        breedte,
    )


def test_niet_gevonden(pagina_als):
    page = pagina_als("teamleider@demo.example")
    waarnemer = Waarnemer(page)
    assert page.goto("/bestaat/niet/").status == 404
    assert [*_te_smal(page), *_bezwaren(page), *waarnemer.alles()] == []
    page.close()


def test_formulier_dat_te_lang_open_stond(pagina_als):
    page = pagina_als(ANONIEM)
    waarnemer = Waarnemer(page)
    page.goto("/inloggen/")
    page.context.clear_cookies()
    page.locator("main form").evaluate("f => { f.noValidate = true; f.submit(); }")
    page.get_by_role("heading", name="Deze pagina stond te lang open").wait_for()
    assert [*_te_smal(page), *_bezwaren(page), *waarnemer.alles()] == []
    page.close()


@pytest.mark.parametrize("fout", ["400", "403", "500"])
def test_foutpagina(fout, borgen, pagina_als, settings, rf):
    """Pages that only come when something is wrong, with the style sheets of the installation."""
    _gebruik_bestanden_van(borgen, settings)
    verzoek = rf.get("/")
    verzoek.user, verzoek.htmx = AnonymousUser(), False
    html = getattr(views, f"fout_{fout}")(verzoek).content.decode()
    page = pagina_als(ANONIEM)
    waarnemer = Waarnemer(page)
    page.route("**/fout/", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto("/fout/")
    assert page.locator("h1").count() == 1
    assert [*_te_smal(page), *_bezwaren(page), *waarnemer.alles()] == []
    page.close()


def _gebruik_bestanden_van(borgen, settings) -> None:
    """Let this process name static files as that installation does."""
    settings.STATIC_ROOT = borgen.plaats.folder / "static"
    opslag = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": opslag}}


@pytest.mark.parametrize("pagina", ALLEEN_POST, ids=str)
def test_alleen_post(pagina: Pagina, gegevens, pagina_als):
    page = pagina_als(pagina.als)
    assert page.request.get(pagina.pad(gegevens)).status == 405
    page.close()


@pytest.mark.parametrize("pagina", GEEN_PAGINA, ids=str)
def test_bestand(pagina: Pagina, gegevens, pagina_als):
    page = pagina_als(pagina.als)
    antwoord = page.request.get(pagina.pad(gegevens))
    assert antwoord.ok
    assert "html" not in antwoord.headers["content-type"]
    page.close()


def test_elk_adres_staat_in_een_lijst():
    lijsten = {pagina.naam for pagina in [*PAGINAS, *GEEN_PAGINA, *ALLEEN_POST]} | set(STROMEN)
    namen = {patroon.name for patroon in _patronen(get_resolver().url_patterns)}
    assert lijsten == namen


def _patronen(patronen):
    for patroon in patronen:
        if hasattr(patroon, "url_patterns"):
            yield from _patronen(patroon.url_patterns)
        else:
            yield patroon
