"""Without a mouse: everything can be reached, focus is always in sight, nothing holds it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.paginas import KWALITEIT, LEIDER, klap_alles_uit
from tests.browser.zaal import vang

pytestmark = pytest.mark.browser

MEESTE = 300  # more tabs than any of these pages needs

# Numbers everything a keyboard should reach; of a group of radio buttons that is one.
NUMMER = """() => {
  const kan = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]';
  const groepen = new Set();
  const bereikbaar = [...document.querySelectorAll(kan)].filter((el) => {
    if (el.disabled || el.tabIndex < 0) return false;
    if (!el.checkVisibility({ visibilityProperty: true })) return false;
    if (el.type !== 'radio') return true;
    const groep = el.form && [...el.form.elements[el.name]];
    return groep ? (groep.find((r) => r.checked) || groep[0]) === el : true;
  });
  bereikbaar.forEach((el, nummer) => { el.dataset.toets = nummer; });
  return bereikbaar.map((el) => el.outerHTML.slice(0, 120));
}"""

# What has the focus: its number, whether one sees that it has, and what lies over it.
FOCUS = """() => {
  const el = document.activeElement;
  if (!el || el === document.body || el === document.documentElement) return null;
  const stijl = getComputedStyle(el);
  // The browser's own button in a date field: it draws the ring around that button.
  const binnenin = !el.matches(':focus');
  const omlijnd = stijl.outlineStyle !== 'none' && parseFloat(stijl.outlineWidth) >= 1;
  const vak = el.getBoundingClientRect();
  // The middle of what is on the screen: a tall field need not fit in it.
  const midden = (van, tot, grens) => (Math.max(van, 0) + Math.min(tot, grens)) / 2;
  const boven = document.elementFromPoint(
    midden(vak.left, vak.right, innerWidth), midden(vak.top, vak.bottom, innerHeight));
  const label = el.labels && [...el.labels];
  const vrij = boven && (el.contains(boven) || boven.contains(el)
    || (label && label.some((l) => l.contains(boven))));
  return {
    nummer: el.dataset.toets === undefined ? -1 : Number(el.dataset.toets),
    zichtbaar: omlijnd || binnenin || stijl.boxShadow !== 'none',
    bedekt: vrij ? '' : (boven ? boven.outerHTML.slice(0, 80) : 'buiten beeld'),
    html: el.outerHTML.slice(0, 120),
  };
}"""


@pytest.fixture
def leider(venster) -> Page:
    return venster(als=LEIDER)


def loop_langs(page: Page) -> list[dict]:
    """Tab until the first stop comes round again; what had the focus on the way."""
    stops: list[dict] = []
    for _ in range(MEESTE):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            continue  # past the end: the browser's own bar
        if stops and stop["nummer"] == stops[0]["nummer"]:
            return stops
        stops.append(stop)
    raise AssertionError(f"no way round in {MEESTE} tabs; last {stops[-3:]}")


@pytest.mark.parametrize(
    ("pad", "rij"),
    [
        ("voorbereiden", "voorbereiding"),
        ("leiding", "open"),
        ("leiding", "onthuld"),
        ("leiding", "afsluiting"),
        ("planning", "gehouden"),
        ("planning", "afgesloten"),
    ],
)
def test_alles_is_met_tab_te_bereiken_en_in_zicht(leider, gegevens, pad, rij):
    leider.goto(f"/sessies/{gegevens[rij]['pk']}/{pad}/")
    klap_alles_uit(leider)
    verwacht = leider.evaluate(NUMMER)

    stops = loop_langs(leider)

    bereikt = {stop["nummer"] for stop in stops}
    assert [html for nummer, html in enumerate(verwacht) if nummer not in bereikt] == []
    assert [stop["html"] for stop in stops if not stop["zichtbaar"]] == []
    assert [(stop["html"], stop["bedekt"]) for stop in stops if stop["bedekt"]] == []


def test_terug_met_shift_tab(leider, gegevens):
    leider.goto(f"/sessies/{gegevens['open']['pk']}/leiding/")
    expect(leider.locator("[name=waarde_0]")).to_be_focused()
    leider.keyboard.press("Tab")
    leider.keyboard.press("Tab")
    expect(leider.locator("[name=waarde_2]")).to_be_focused()
    leider.keyboard.press("Shift+Tab")
    expect(leider.locator("[name=waarde_1]")).to_be_focused()


def test_uitleg_van_toetsen_houdt_de_focus_en_geeft_hem_terug(leider, gegevens):
    leider.goto(f"/sessies/{gegevens['onthuld']['pk']}/leiding/")
    knop = leider.get_by_role("button", name="Toetsen")
    knop.focus()
    leider.keyboard.press("Enter")
    expect(leider.get_by_role("dialog").get_by_role("button", name="Sluiten")).to_be_focused()
    leider.keyboard.press("Escape")
    expect(knop).to_be_focused()


def test_een_regel_van_de_planning_verplaatsen_houdt_de_plek(leider, gegevens):
    leider.goto(f"/sessies/{gegevens['gehouden']['pk']}/planning/")
    regels = leider.locator("li.regel")
    eerste = regels.first.get_attribute("id")
    knop = leider.locator(f"#{eerste}").get_by_role("button", name="lager")
    knop.focus()
    leider.keyboard.press("Enter")
    expect(regels.nth(1)).to_have_attribute("id", eerste)
    expect(knop).to_be_focused()


def test_naar_de_inhoud_slaat_het_menu_over(leider):
    leider.goto("/")
    leider.keyboard.press("Tab")
    expect(leider.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    leider.keyboard.press("Enter")
    expect(leider.locator("main")).to_be_focused()


def test_een_filter_dat_openhangt_gaat_dicht_met_escape_en_met_verder_tabben(venster):
    page = venster(als=KWALITEIT)
    page.goto("/kwaliteit/")
    knop = page.locator("summary", has_text="Fase:")
    borgen = page.get_by_role("checkbox", name="Borgen")
    knop.focus()
    page.keyboard.press("Enter")
    expect(borgen).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(borgen).to_be_hidden()
    expect(knop).to_be_focused()

    page.keyboard.press("Enter")
    borgen.focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Toon", exact=True)).to_be_focused()
    expect(borgen).to_be_hidden()


def test_een_vinkje_dat_opnieuw_getekend_wordt_houdt_de_focus(leider, gegevens):
    leider.goto(f"/documenten/versies/{gegevens['versie_concept']['pk']}/")
    vinkje = leider.locator("#stappen button.vink").first
    zei = vinkje.get_attribute("aria-label")
    vinkje.focus()
    leider.keyboard.press("Enter")
    expect(vinkje).not_to_have_attribute("aria-label", zei)
    expect(vinkje).to_be_focused()


def test_de_knop_van_een_filter_houdt_de_focus(venster):
    page = venster(als=KWALITEIT)
    page.goto("/kwaliteit/")
    toon = page.get_by_role("button", name="Toon", exact=True)
    toon.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/kwaliteit/?zoek=*")
    expect(toon).to_be_focused()


@pytest.mark.parametrize(
    ("deel", "naar"),
    [
        ("<p>Klaar.</p>", "#deel"),
        ('<label>Naam <input id="fout" aria-invalid="true"></label>', "#fout"),
    ],
)
def test_wat_de_focus_had_en_weg_is_geeft_hem_aan_wat_ervoor_kwam(leider, deel, naar):
    leider.goto("/")
    leider.locator("main").evaluate(
        """main => {
            main.innerHTML = '<div id="deel"><button>Haal</button></div>';
            const knop = main.querySelector("button");
            knop.setAttribute("hx-get", "/proef/");
            knop.setAttribute("hx-target", "#deel");
            knop.setAttribute("hx-swap", "outerHTML");
            htmx.process(main);
        }"""
    )
    vang(leider, "**/proef/", lambda route: route.fulfill(body=f'<div id="deel">{deel}</div>'))
    leider.get_by_role("button", name="Haal").focus()
    leider.keyboard.press("Enter")
    expect(leider.locator(naar)).to_be_focused()


def test_een_vergeten_keuze_krijgt_de_focus(venster, gegevens):
    page = venster(als="docent13@demo.example")
    page.goto(f"/trajecten/{gegevens['traject_verdiept']['pk']}/beeld/")
    page.get_by_role("button", name="Stuur mijn reactie").click()
    expect(page.get_by_text("Kies een van de drie antwoorden.")).to_be_visible()
    expect(page.get_by_role("radio").first).to_be_focused()
