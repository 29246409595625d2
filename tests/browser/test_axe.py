"""Every page: accessible, quiet in the console, within its policy, no wider than the screen, light.

One test per page and state looks at it at two widths, in light and dark. A tab goes from page to
page, as people do: with a new one for each, most of the time went to beginning.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import AnonymousUser
from django.urls import get_resolver
from playwright.sync_api import BrowserContext, Page, Response

from config import views
from tests.browser.alle_paginas import ALLEEN_POST, GEEN_PAGINA, PAGINAS, STROMEN
from tests.browser.paginas import ANONIEM, LEIDER, Pagina

pytestmark = pytest.mark.browser

SMALST, SMAL, BREED = 320, 360, 1280
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

# Each differs in one thing from the one before: drawing a page anew takes time. The colours of a
# narrow page are those of a wide one.
BEELDEN = [
    (SMAL, "light"),
    (BREED, "light"),
    (BREED, "dark"),
    (SMALST, "dark"),
]
# Which elements stick out, when the page scrolls sideways.
STEEKT_UIT = """(breedte) => document.documentElement.scrollWidth <= breedte ? []
  : ['schuift', ...[...document.querySelectorAll('body *')]
    .filter((e) => e.getBoundingClientRect().right > breedte + 1)
    .slice(0, 4)
    .map((e) => e.tagName + '.' + e.className)]"""

LUISTER = """
window.__schendingen = [];
document.addEventListener('securitypolicyviolation', (e) =>
  window.__schendingen.push(e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile));
"""


class Blad:
    """A tab, and what its page does beside showing itself: errors, bytes over the line."""

    def __init__(self, page: Page, gewogen: dict[str, int]) -> None:
        self.page, self.gewogen, self.fouten, self.bytes = page, gewogen, [], 0
        self._breedte, self._thema, self._lading, self._gevraagd = 0, "", "", {}
        # What looks is there on every page: half a megabyte to send anew costs more than to look.
        page.add_init_script(LUISTER + AXE)
        page.on("pageerror", lambda fout: self.fouten.append(str(fout)))
        page.on("console", self._console)
        cdp = page.context.new_cdp_session(page)
        cdp.send("Network.enable")
        cdp.on("Network.requestWillBeSent", self._vraagt)
        cdp.on("Network.loadingFinished", self._geladen)

    def _console(self, bericht) -> None:
        # Chromium itself writes a line when a page answers 404 or the like; that is looked at too.
        eigen = "Failed to load resource" in bericht.text and self.page.url in bericht.location.get(
            "url", ""
        )
        if bericht.type in {"error", "warning"} and not eigen:
            self.fouten.append(bericht.text)

    def _vraagt(self, gebeurtenis) -> None:
        if gebeurtenis["requestId"] == gebeurtenis["loaderId"]:  # a page, with which all begins
            self._lading, self.bytes = gebeurtenis["loaderId"], 0
        self._gevraagd[gebeurtenis["requestId"]] = gebeurtenis

    def _geladen(self, gebeurtenis) -> None:
        """Weigh as on a first visit: what comes from the cache, as it came over the line before."""
        vraag = self._gevraagd.pop(gebeurtenis["requestId"], None)
        if vraag is None:
            return
        adres, lengte = vraag["request"]["url"], int(gebeurtenis["encodedDataLength"])
        # A load that the next page broke off never ended: its address still waits here.
        onderweg = {andere["request"]["url"] for andere in self._gevraagd.values()}
        bekend = adres in self.gewogen or adres in onderweg
        if not lengte and adres.startswith("http") and not bekend:
            self.fouten.append(f"uit het geheugen, en nooit gewogen: {adres}")
        self.gewogen[adres] = max(lengte, self.gewogen.get(adres, 0))
        if vraag["loaderId"] == self._lading:
            self.bytes += self.gewogen[adres]

    def ga(self, pad: str) -> Response | None:
        """Open an address on a narrow screen, as somebody whose browser remembers nothing."""
        if self.page.url.startswith("http"):
            self.page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        self._toon(SMAL, "light")
        self.fouten.clear()
        return self.page.goto(pad, wait_until="load")

    def _toon(self, breedte: int, thema: str) -> None:
        if breedte != self._breedte:
            self.page.set_viewport_size({"width": breedte, "height": 740})
        if thema != self._thema:
            self.page.emulate_media(color_scheme=thema)
        self._breedte, self._thema = breedte, thema

    def bezwaren(self) -> list[str]:
        """Whatever is wrong with the page: sticks out, is not accessible, or stood in the console.

        Each thing once.
        """
        gezien: dict[str, None] = {}
        for breedte, thema in BEELDEN:
            self._toon(breedte, thema)
            if uitsteeksels := self.page.evaluate(STEEKT_UIT, breedte):
                gezien[f"{breedte} breed: {uitsteeksels}"] = None
            if breedte == SMALST:
                continue
            for schending in self.page.evaluate(DRAAI, REGELS[thema]):
                for plek in schending["nodes"]:
                    gezien[_in_woorden(schending, plek, thema, breedte)] = None
        schendingen = self.page.evaluate("window.__schendingen || []")
        return [*gezien, *self.fouten, *schendingen]


def _in_woorden(schending, plek, thema, breedte) -> str:
    uitleg = " ".join(plek["failureSummary"].split())
    return f"{schending['id']} ({thema}, {breedte}): {plek['target']} {uitleg}"


@pytest.fixture(scope="module")
def context_van(browser, borgen):
    """``context_van(adres)``: a browser with that person signed in, kept for the module."""
    contexten = {}

    def van(adres: str) -> BrowserContext:
        if adres not in contexten:
            contexten[adres] = browser.new_context(
                base_url=borgen.url, locale="nl-NL", reduced_motion="reduce"
            )
            if adres != ANONIEM:
                contexten[adres].add_cookies([borgen.koekje(adres)])
        return contexten[adres]

    yield van
    for context in contexten.values():
        context.close()


@pytest.fixture(scope="module")
def blad_van(context_van):
    """``blad_van(adres)``: the tab of that person, kept for the module: a new one takes time."""
    bladen, gewogen = {}, {}

    def van(adres: str) -> Blad:
        if adres not in bladen:
            bladen[adres] = Blad(context_van(adres).new_page(), gewogen)
        return bladen[adres]

    return van


@pytest.mark.parametrize("pagina", PAGINAS, ids=str)
def test_pagina(pagina: Pagina, gegevens, blad_van):
    blad = blad_van(pagina.als)

    antwoord = blad.ga(pagina.pad(gegevens))

    assert antwoord.status == pagina.status
    zwaarte = blad.bytes
    if pagina.doe:
        pagina.doe(blad.page)
    assert blad.bezwaren() == []
    assert zwaarte < (ZWAARST_MET_GRAFIEKEN if pagina.met_grafieken else ZWAARST)


def test_niet_gevonden(blad_van):
    blad = blad_van(LEIDER)
    assert blad.ga("/bestaat/niet/").status == 404
    assert blad.bezwaren() == []


def test_formulier_dat_te_lang_open_stond(venster):
    blad = Blad(venster(), {})
    blad.ga("/inloggen/")
    blad.page.context.clear_cookies()
    blad.page.locator("main form").evaluate("f => { f.noValidate = true; f.submit(); }")
    blad.page.get_by_role("heading", name="Deze pagina stond te lang open").wait_for()
    assert blad.bezwaren() == []


@pytest.mark.parametrize("fout", ["400", "403", "500"])
def test_foutpagina(fout, borgen, venster, settings, rf):
    """Pages that only come when something is wrong, with the style sheets of the installation."""
    _gebruik_bestanden_van(borgen, settings)
    verzoek = rf.get("/")
    verzoek.user, verzoek.htmx = AnonymousUser(), False
    html = getattr(views, f"fout_{fout}")(verzoek).content.decode()
    blad = Blad(venster(), {})
    blad.page.route("**/fout/", lambda route: route.fulfill(body=html, content_type="text/html"))
    blad.ga("/fout/")
    assert blad.page.locator("h1").count() == 1
    assert blad.bezwaren() == []


def _gebruik_bestanden_van(borgen, settings) -> None:
    """Let this process name static files as that installation does."""
    settings.STATIC_ROOT = borgen.plaats.folder / "static"
    opslag = "config.statisch.Opslag"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": opslag}}


@pytest.mark.parametrize("pagina", ALLEEN_POST, ids=str)
def test_alleen_post(pagina: Pagina, gegevens, context_van):
    assert context_van(pagina.als).request.get(pagina.pad(gegevens)).status == 405


@pytest.mark.parametrize("pagina", GEEN_PAGINA, ids=str)
def test_bestand(pagina: Pagina, gegevens, context_van):
    antwoord = context_van(pagina.als).request.get(pagina.pad(gegevens))
    assert antwoord.ok
    assert "html" not in antwoord.headers["content-type"]


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
