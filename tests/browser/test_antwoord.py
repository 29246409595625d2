"""Between two lessons: a telephone, a link, three minutes, and a connection that comes and goes."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.zaal import vang

pytestmark = pytest.mark.browser

TELEFOON = {"width": 360, "height": 740, "has_touch": True}
VERSTUUR = "Verstuur mijn antwoorden"


@pytest.fixture
def link(gegevens):
    """``link(n)`` is the address of a link of this module's own."""

    def van(nummer: int) -> str:
        code, token = (
            gegevens[f"peiling_telefoon{nummer}_{wat}"]["pk"] for wat in ("code", "link")
        )
        return f"/antwoord/{code}/{token}/"

    return van


def kies(page: Page, *plekken: int | None) -> None:
    """An answer to each statement in order; None leaves it open."""
    for vraag, plek in zip(page.locator("fieldset").all(), plekken, strict=True):
        if plek is not None:
            vraag.locator("label").nth(plek).click()


def gekozen(page: Page) -> int:
    return page.locator("fieldset input:checked").count()


def is_bedankt(page: Page) -> None:
    page.wait_for_url("**/klaar/*" if "#" in page.url else "**/klaar/**")
    expect(page.get_by_role("heading", name="Bedankt, je antwoorden zijn geteld")).to_be_visible()


def bewaard(page: Page) -> str | None:
    return page.evaluate("sessionStorage.getItem('antwoord')")


def test_een_telefoon_laat_er_een_open_verstuurt_en_komt_terug(venster, link):
    page = venster(**TELEFOON)
    page.goto(link(0))
    expect(page.get_by_text("0 van 5")).to_be_visible()
    kies(page, 0, 3, None, 1, 2)
    expect(page.get_by_text("4 van 5")).to_be_visible()

    page.get_by_role("button", name=VERSTUUR).click()
    expect(page.get_by_text("1 stelling staat nog open:")).to_be_visible()
    page.locator("#open a").click()
    expect(page.locator("fieldset").nth(2).locator("input").first).to_be_focused()
    page.get_by_role("button", name="Verstuur toch").click()

    is_bedankt(page)
    assert bewaard(page) is None
    assert page.context.cookies() == []
    page.goto(link(0))
    expect(page.get_by_role("heading", name="Met deze link is al geantwoord")).to_be_visible()


def test_zonder_verbinding_gaat_niets_verloren(venster, link):
    page = venster(**TELEFOON)
    page.goto(link(1))
    kies(page, 0, 3, 1, 1, 2)
    page.reload()
    expect(page.get_by_text("5 van 5")).to_be_visible()
    page.context.set_offline(True)
    page.get_by_role("button", name=VERSTUUR).click()
    expect(page.get_by_role("alert")).to_contain_text("Je antwoorden staan er nog")
    assert gekozen(page) == 5
    page.context.set_offline(False)

    # Now it arrives, and what the server says gets lost on the way.
    def verdwijnt(route: Route) -> None:
        route.fetch(max_redirects=0)
        route.abort()

    vang(page, "**/antwoord/**", verdwijnt)
    page.get_by_role("button", name=VERSTUUR).click()
    expect(page.get_by_role("button", name=VERSTUUR)).to_be_visible()
    expect(page.get_by_role("alert")).to_be_visible()
    page.unroute_all()
    page.get_by_role("button", name=VERSTUUR).click()

    is_bedankt(page)
    assert bewaard(page) is None


def test_zonder_javascript(venster, link):
    page = venster(**TELEFOON, java_script_enabled=False)
    page.goto(link(2))
    kies(page, 0, None, 1, 1, 2)
    page.get_by_role("button", name=VERSTUUR).click()
    expect(page.get_by_text("1 stelling staat nog open:")).to_be_in_viewport()
    assert gekozen(page) == 4
    page.get_by_role("button", name="Verstuur toch").click()
    is_bedankt(page)


def test_met_het_toetsenbord_en_twee_keer_drukken(venster, link):
    page = venster()
    page.goto(link(3))
    page.locator("fieldset input").first.focus()
    for _ in range(5):
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
    expect(page.get_by_text("5 van 5")).to_be_visible()
    assert page.locator("fieldset input:checked[value='1']").count() == 5
    knop = page.get_by_role("button", name=VERSTUUR)
    expect(knop).to_be_focused()
    verzonden = []
    page.on("request", lambda v: verzonden.append(v) if v.method == "POST" else None)
    page.evaluate("() => { const k = document.querySelector('.doe-mee'); k.click(); k.click(); }")
    is_bedankt(page)
    assert len(verzonden) == 1


def test_wat_iemand_koos_blijft_niet_staan_voor_de_volgende_link(venster, link, gegevens):
    page = venster()
    code, token = (gegevens[f"peiling_open_{wat}"]["pk"] for wat in ("code", "link"))
    page.goto(f"/antwoord/{code}/{token}/")
    page.locator("fieldset label").first.click()
    assert bewaard(page)
    page.goto(link(0))
    assert bewaard(page) is None
