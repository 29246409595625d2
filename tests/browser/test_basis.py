"""What every page does in a browser: ask first, send once, say what went wrong."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import log_in
from tests.browser.paginas import BEHEERDER, DOCENT, KWALITEIT, LEIDER
from tests.browser.zaal import vang, wacht_op

pytestmark = pytest.mark.browser


@pytest.fixture
def pagina(venster) -> Page:
    page = venster(als=BEHEERDER)
    page.goto("/beheer/scholen/nieuw/")
    return page


def posts_van(page: Page) -> list[str]:
    posts: list[str] = []
    page.on("request", lambda r: posts.append(r.url) if r.method == "POST" else None)
    return posts


def test_een_vraag_vooraf_noemt_het_ding_en_annuleren_verstuurt_niets(pagina):
    posts = posts_van(pagina)
    formulier = pagina.locator("main form")
    formulier.evaluate("f => { f.dataset.bevestig = 'Voeg je College Oost toe?' }")
    pagina.get_by_label("Naam").fill("College Oost")
    pagina.get_by_role("button", name="Voeg toe").click()
    dialoog = pagina.get_by_role("dialog", name="Voeg je College Oost toe?")
    expect(dialoog.get_by_role("button", name="Annuleer")).to_be_focused()
    pagina.keyboard.press("Escape")
    expect(dialoog).to_be_hidden()
    assert posts == []

    pagina.get_by_role("button", name="Voeg toe").click()
    dialoog.get_by_role("button", name="Voeg toe").click()
    expect(pagina.get_by_text("Toegevoegd: College Oost.")).to_be_visible()
    assert len(posts) == 1


def test_twee_keer_drukken_verstuurt_een_keer(pagina):
    posts = posts_van(pagina)
    pagina.get_by_label("Naam").fill("College West")
    formulier = pagina.locator("main form")
    formulier.evaluate("f => { f.requestSubmit(); f.requestSubmit(); f.requestSubmit() }")
    expect(pagina.get_by_text("Toegevoegd: College West.")).to_be_visible()
    assert len(posts) == 1


def test_wat_lang_duurt_laat_zien_dat_het_bezig_is(pagina):
    # The page stays: what it shows while the answer is on its way can be looked at.
    pagina.locator("main form").evaluate(
        "f => f.addEventListener('submit', e => e.preventDefault())"
    )
    pagina.get_by_role("button", name="Voeg toe").click()
    expect(pagina.locator(".bezig-balk")).to_be_visible()
    expect(pagina.get_by_role("status").filter(has_text="we zijn bezig")).to_be_visible()


@pytest.mark.parametrize(
    ("antwoord", "melding"),
    [
        (None, "Er is even geen verbinding."),
        (500, "Er ging iets mis bij ons."),
        (404, "Dit is er niet meer."),
    ],
)
def test_een_storing_wordt_gezegd_en_verdwijnt_zodra_het_weer_lukt(pagina, antwoord, melding):
    pagina.locator("main").evaluate(
        """main => {
            const knop = document.createElement("button");
            knop.textContent = "Haal";
            knop.setAttribute("hx-get", "/proef/");
            knop.setAttribute("hx-swap", "none");
            main.append(knop);
            htmx.process(main);
        }"""
    )
    knop = pagina.get_by_role("button", name="Haal")
    if antwoord is None:
        vang(pagina, "**/proef/", lambda route: route.abort())
    else:
        vang(pagina, "**/proef/", lambda route: route.fulfill(status=antwoord, body="x"))
    knop.click()
    expect(pagina.get_by_role("alert").filter(has_text=melding)).to_be_visible()
    pagina.unroute("**/proef/")
    vang(pagina, "**/proef/", lambda route: route.fulfill(body="goed"))
    knop.click()
    expect(pagina.locator(".storing")).to_be_hidden()


@pytest.mark.parametrize("soort", ["knop", "formulier"])
def test_wat_htmx_stuurt_gaat_een_keer_en_de_knop_laat_het_zien(pagina, soort):
    pagina.locator("main").evaluate(
        """(main, soort) => {
            const om = document.createElement(soort === "knop" ? "div" : "form");
            const knop = om.appendChild(document.createElement("button"));
            knop.textContent = "Stuur";
            const wie = soort === "knop" ? knop : om;
            wie.setAttribute("hx-post", "/proef/");
            wie.setAttribute("hx-swap", "none");
            main.append(om);
            htmx.process(main);
        }""",
        soort,
    )
    onderweg: list[Route] = []
    vang(pagina, "**/proef/", lambda route: onderweg.append(route))
    knop = pagina.get_by_role("button", name="Stuur")
    knop.evaluate("k => { k.click(); k.click(); k.click() }")
    expect(knop).to_have_attribute("aria-disabled", "true")
    expect(pagina.locator(".bezig-balk")).to_be_visible()
    wacht_op(pagina, lambda: bool(onderweg))
    onderweg.pop().fulfill(status=500, body="x")
    expect(knop).not_to_have_attribute("aria-disabled", "true")
    expect(pagina.get_by_role("alert").filter(has_text="Er ging iets mis bij ons.")).to_be_visible()
    assert onderweg == []


def test_zonder_javascript_werkt_het_ook(venster):
    page = venster(java_script_enabled=False)
    log_in(page, BEHEERDER)
    page.goto("/beheer/scholen/nieuw/")
    page.get_by_label("Naam").fill("College Zonder")
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.get_by_text("Toegevoegd: College Zonder.")).to_be_visible()


def test_het_menu_op_de_telefoon_gaat_dicht_met_escape(venster):
    page = venster(width=360, height=740, als=LEIDER)
    page.goto("/")
    menu = page.locator("details.menu-smal")
    menu.locator("summary").click()
    expect(menu.get_by_role("link", name="Sessies")).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu.get_by_role("link", name="Sessies")).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()


@pytest.mark.parametrize("als", [BEHEERDER, DOCENT, KWALITEIT, LEIDER])
def test_het_menu_staat_op_een_regel_of_klapt_in(venster, als):
    page = venster(als=als)
    page.goto("/teams/")
    breed, smal = page.locator(".menu-breed"), page.locator(".menu-smal")
    for breedte in (880, 960, 1024, 1100, 1160, 1240):
        page.set_viewport_size({"width": breedte, "height": 700})
        assert breed.is_visible() != smal.is_visible()
        if breed.is_visible():
            plekken = breed.locator("> .menu-lijst:first-child > li").all()
            assert len({plek.bounding_box()["y"] for plek in plekken}) == 1
    assert breed.is_visible()
