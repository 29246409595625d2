"""The leader's two windows in a real browser: keys, live screens, lost connections, readability."""

import itertools
import json

import pytest
from playwright.sync_api import expect

from tests.browser.installatie import KOEKJE
from tests.browser.leidingzaal import LANGSTE
from tests.browser.zaal import leiding, projector, toetsen, vang

pytestmark = pytest.mark.browser


def toetsen_voor(telling: tuple[int, ...], aanwezig: int) -> list[str]:
    """The keys a leader presses for this tally, when everybody answers."""
    uit: list[str] = []
    over = aanwezig
    for i, aantal in enumerate(telling[:-1]):
        if over == 0:
            break
        cijfers = str(aantal)
        uit += list(cijfers)
        over -= aantal
        # The field goes on by itself when no further digit could fit what was left.
        sprong = aantal == 0 or aantal * 10 > over + aantal
        if not sprong or (i == len(telling) - 2 and over >= 0 and not sprong):
            uit.append("Enter")
            if i == len(telling) - 2:
                return uit
    return [*uit, "Enter"]


def test_veertien_mensen_kosten_hoogstens_zes_toetsen_op_drie_tellingen_na():
    per_aantal: dict[int, list[tuple[int, ...]]] = {}
    for a, b, c in itertools.product(range(15), repeat=3):
        if a + b + c <= 14:
            telling = (a, b, c, 14 - a - b - c)
            per_aantal.setdefault(len(toetsen_voor(telling, 14)), []).append(telling)
    assert max(per_aantal) == 7
    # A 1 may be the start of 10 to 14, so it needs an Enter; twice that, then a number of two.
    assert sorted(per_aantal[7]) == [(1, 1, 10, 2), (1, 1, 11, 1), (1, 1, 12, 0)]


@pytest.mark.parametrize(
    "telling",
    [
        (2, 3, 6, 3),
        (0, 0, 0, 14),
        (14, 0, 0, 0),
        (0, 4, 10, 0),
        (1, 1, 1, 11),
        (1, 2, 3, 8),
        (12, 1, 1, 0),
        (1, 1, 10, 2),
    ],
)
def test_telling_met_de_toetsen_die_daarvoor_nodig_zijn(zaal, browser_van, telling):
    sessie = zaal.maak()
    page = leiding(browser_van(), sessie)
    expect(page.locator("[name=waarde_0]")).to_be_focused()

    aantal = toetsen(page, *toetsen_voor(telling, 14))

    expect(page.locator(".stand .zin")).to_be_visible()
    assert zaal.lees(sessie)["rondes"] == [["D1", "onthuld", list(telling)]]
    assert aantal <= (7 if telling == (1, 1, 10, 2) else 6)


def test_beide_vensters_zijn_het_eens_en_herladen_verliest_niets(zaal, browser_van):
    sessie = zaal.maak()
    context = browser_van()
    leider, scherm = leiding(context, sessie), projector(context, sessie)

    leider.bring_to_front()
    toetsen(leider, "3", "4")
    expect(scherm.locator(".teller .cijfer")).to_have_text(["3", "4", "0", "0"])
    leider.reload()
    expect(leider.locator("[name=waarde_0]")).to_have_value("3")
    expect(leider.locator("[name=waarde_1]")).to_have_value("4")
    expect(leider.locator("[name=waarde_2]")).to_be_focused()
    toetsen(leider, "5")
    expect(leider.locator("[name=waarde_3]")).to_have_attribute("placeholder", "2")
    toetsen(leider, "Enter")

    expect(scherm.locator(".scherm .zin")).to_contain_text("7 van 14 zijn het oneens")
    leider.get_by_label("Waarom oneens").fill("Nooit van gehoord")
    leider.get_by_label("op het scherm").check()
    leider.get_by_role("button", name="Noteer").click()
    expect(scherm.locator(".doek").get_by_text("Nooit van gehoord")).to_be_visible()

    # The other window goes on; this one follows.
    scherm.bring_to_front()
    scherm.keyboard.press("ArrowRight")
    expect(scherm.locator(".stelling")).to_contain_text("afspraak 2")
    expect(leider.locator(".nu-tekst")).to_contain_text("afspraak 2")
    expect(leider.locator("[name=waarde_0]")).to_have_value("")


def test_een_venster_is_genoeg(zaal, browser_van):
    sessie = zaal.maak()
    page = projector(browser_van(), sessie)
    expect(page.locator("#balk")).to_be_hidden()
    page.keyboard.press("b")
    expect(page.locator("#balk")).to_be_visible()
    page.reload()
    expect(page.locator("#balk [name=waarde_0]")).to_be_focused()

    toetsen(page, "2", "3", "6", "Enter")

    expect(page.locator(".scherm .zin")).to_contain_text("5 van 14 zijn het oneens")
    expect(page.get_by_role("button", name="Volgende")).to_be_focused()
    page.keyboard.press("b")
    expect(page.locator("#balk")).to_be_hidden()
    page.keyboard.press("d")
    expect(page.locator("html")).to_have_attribute("data-thema", "donker")
    # The chart goes along: no lamp in a dark room.
    expect(page.locator(".verdeling")).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    rood = page.locator(".verdeling [fill='#8a1c14']").first
    expect(rood).to_have_css("fill", "rgb(184, 57, 45)")
    page.keyboard.press("?")
    expect(page.get_by_role("heading", name="Toetsen")).to_be_visible()


def test_pijlen_bladeren_zolang_er_niets_getypt_is(zaal, browser_van):
    sessie = zaal.maak()
    page = leiding(browser_van(), sessie)
    expect(page.locator("[name=waarde_0]")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".nu-tekst")).to_contain_text("afspraak 2")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".nu-tekst")).to_contain_text("afspraak 1")
    toetsen(page, "2", "ArrowLeft", "ArrowRight")
    expect(page.locator(".nu-tekst")).to_contain_text("afspraak 1")
    expect(page.locator("[name=waarde_1]")).to_be_focused()
    toetsen(page, "Escape", "ArrowRight")
    expect(page.locator(".nu-tekst")).to_contain_text("afspraak 2")
    assert zaal.lees(sessie)["rondes"][0] == ["D1", "onthuld", [2, 0, 0, 0]]


def test_na_een_sprong_gaat_enter_verder_en_niet_terug(zaal, browser_van):
    sessie = zaal.maak()
    page = leiding(browser_van(), sessie)
    toetsen(page, "5", "5", "4", "0")
    expect(page.locator(".geteld")).to_contain_text("14 van 14")
    page.get_by_text("Alle stellingen").click()
    page.locator(".alle button[value=afsluiting-0]").click()
    expect(page.locator(".waar")).to_contain_text("blad 1")
    expect(page.locator("[data-hoofdknop]")).to_be_focused()
    page.keyboard.press("PageDown")
    expect(page.locator(".waar")).to_contain_text("blad 2")
    expect(page.locator("[data-hoofdknop]")).to_be_focused()


def test_een_klik_op_een_aantal_vervangt_het(zaal, browser_van):
    sessie = zaal.maak()
    page = leiding(browser_van(), sessie)
    toetsen(page, "5", "4", "3")
    page.locator("[name=waarde_1]").click()
    page.keyboard.press("2")
    expect(page.locator("[name=waarde_1]")).to_have_value("2")


def test_te_veel_handen_wacht_met_onthullen(zaal, browser_van):
    sessie = zaal.maak()
    page = leiding(browser_van(), sessie)

    toetsen(page, "5", "6", "7", "1", "Enter")

    expect(page.locator("#handen-fout")).to_contain_text("Er zijn 19 handen geteld")
    expect(page.locator("#handen-fout")).to_contain_text("14 aanwezigen")
    assert zaal.lees(sessie)["rondes"][0][1] == "open"
    page.get_by_label("Aanwezig").fill("19")
    page.get_by_role("button", name="Wijzig").click()
    expect(page.locator("#handen-fout")).to_be_empty()
    page.get_by_role("button", name="Onthul").click()
    expect(page.locator(".stand .zin")).to_contain_text("11 van 19")


def test_zonder_verbinding_getypt_komt_precies_eenmaal_aan(zaal, browser_van):
    sessie = zaal.maak(stellingen=4)
    context = browser_van()
    leider, scherm = leiding(context, sessie), projector(context, sessie)
    leider.bring_to_front()
    context.set_offline(True)

    toetsen(leider, "2", "3", "6", "Enter")
    expect(leider.locator("[data-wachtrij]")).to_contain_text("1 telling staat veilig")
    expect(leider.get_by_text("Geteld: 2 zeer oneens, 3 oneens, 6 eens")).to_be_visible()
    leider.get_by_label("Waarom oneens").fill("Reden zonder verbinding")
    leider.get_by_role("button", name="Noteer").click()
    leider.get_by_role("button", name="Volgende").click()
    expect(leider.locator(".nu-tekst")).to_contain_text("afspraak 2")
    # The room sees it too: both windows are of one browser.
    expect(scherm.locator("[data-lokaal-scherm] .stelling")).to_contain_text("afspraak 2")
    toetsen(leider, "0", "4", "4", "Enter")
    expect(scherm.locator("[data-lokaal-scherm] .cijfer")).to_have_text(["0", "4", "4", "6"])
    leider.get_by_role("button", name="Volgende").click()
    toetsen(leider, "7")
    expect(leider.locator("[data-wachtrij]")).to_contain_text(
        "Je kunt doorgaan; 2 tellingen en 1 reden staan veilig in deze browser."
    )
    assert zaal.lees(sessie) == {
        "rondes": [["D1", "open", [0, 0, 0, 0]]],
        "redenen": [],
        "aanwezig": 14,
    }

    context.set_offline(False)

    expect(leider.locator("[data-wachtrij]")).to_contain_text("Alles is aangekomen")
    expect(leider.locator(".nu-tekst")).to_contain_text("afspraak 3")
    expect(leider.locator("[name=waarde_0]")).to_have_value("7")
    expect(scherm.locator(".doek .stelling")).to_contain_text("afspraak 3")
    expect(scherm.locator("[data-lokaal-scherm]")).to_be_hidden()
    expect(scherm.locator(".doek .cijfer").first).to_have_text("7")
    leider.reload()
    expect(leider.locator("[data-wachtrij]")).to_be_hidden()
    assert zaal.lees(sessie) == {
        "rondes": [
            ["D1", "onthuld", [2, 3, 6, 3]],
            ["D2", "onthuld", [0, 4, 4, 6]],
            ["V3", "open", [7, 0, 0, 0]],
        ],
        "redenen": ["Reden zonder verbinding"],
        "aanwezig": 14,
    }


def test_antwoord_dat_onderweg_verloren_ging_telt_niet_dubbel(zaal, browser_van):
    sessie = zaal.maak()
    page = leiding(browser_van(), sessie)

    def verlies(route):
        route.fetch()  # the server did its work; its answer never comes
        route.abort("connectionreset")

    vang(page, "**/onthul/", verlies)
    vang(page, "**/reden/", verlies, times=1)
    toetsen(page, "2", "3", "6", "Enter")
    expect(page.locator("[data-wachtrij]")).to_contain_text("aangekomen")
    expect(page.locator("[data-wachtrij]")).not_to_contain_text("Niet overgenomen")
    page.get_by_label("Waarom oneens").fill("Eenmaal")
    page.get_by_role("button", name="Noteer").click()
    expect(page.locator("[data-redenen] li")).to_have_count(1)
    expect(page.locator("[data-wachtrij]")).to_contain_text("aangekomen")
    assert zaal.lees(sessie) == {
        "rondes": [["D1", "onthuld", [2, 3, 6, 3]]],
        "redenen": ["Eenmaal"],
        "aanwezig": 14,
    }


def test_twee_tabbladen_sturen_een_keer(zaal, browser_van):
    sessie = zaal.maak()
    context = browser_van()
    een, ander = leiding(context, sessie), leiding(context, sessie)
    een.bring_to_front()
    context.set_offline(True)
    toetsen(een, "2", "3", "6", "Enter")
    expect(een.locator("[data-wachtrij]")).to_contain_text("1 telling")
    gestuurd: list[str] = []
    context.on("request", lambda r: gestuurd.append(r.url) if "nasturen" in r.url else None)
    ander.bring_to_front()

    context.set_offline(False)

    expect(ander.locator(".stand .zin")).to_contain_text("5 van 14")
    expect(een.locator(".stand .zin")).to_contain_text("5 van 14")
    assert len(gestuurd) == 1
    assert zaal.lees(sessie)["rondes"] == [["D1", "onthuld", [2, 3, 6, 3]]]


def test_wat_een_ander_al_onthulde_blijft_en_wordt_gezegd(zaal, browser_van):
    sessie = zaal.maak()
    weg, hier = browser_van(), browser_van()
    page = leiding(weg, sessie)
    weg.set_offline(True)
    toetsen(page, "2", "3", "6", "Enter")
    expect(page.locator("[data-wachtrij]")).to_contain_text("1 telling")
    ander = leiding(hier, sessie)
    toetsen(ander, "0", "0", "7", "Enter")
    expect(ander.locator(".stand .zin")).to_be_visible()

    weg.set_offline(False)

    expect(page.locator("[data-wachtrij] li")).to_contain_text("Niet overgenomen, D1: 2, 3, 6, 3.")
    expect(page.locator("[data-wachtrij] li")).to_contain_text("intussen al onthuld")
    assert zaal.lees(sessie)["rondes"] == [["D1", "onthuld", [0, 0, 7, 7]]]
    page.get_by_role("button", name="Laat vervallen").click()
    expect(page.locator("[data-wachtrij] li")).to_have_count(0)
    page.reload()
    expect(page.locator("[data-wachtrij]")).to_be_hidden()


def test_afgemeld_bewaart_de_telling_tot_na_het_aanmelden(zaal, browser_van):
    sessie = zaal.maak()
    context = browser_van()
    page = leiding(context, sessie)
    koekjes = context.cookies()
    context.clear_cookies()

    toetsen(page, "2", "3", "6", "Enter")

    expect(page.locator("[data-wachtrij]")).to_contain_text("Je bent afgemeld.")
    expect(page.get_by_role("link", name="Meld je opnieuw aan")).to_be_visible()
    # Signed in again in another tab: the session is there, and the token is a new one.
    context.add_cookies([k for k in koekjes if k["name"] == KOEKJE])
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.locator(".stand .zin")).to_contain_text("5 van 14")
    assert zaal.lees(sessie)["rondes"] == [["D1", "onthuld", [2, 3, 6, 3]]]


# The height of a capital in this font, as the browser draws it, and whether all of it is in view.
METING = """() => {
  const stelling = document.querySelector('.doek .stelling');
  const stijl = getComputedStyle(stelling);
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = `${stijl.fontWeight} ${stijl.fontSize} ${stijl.fontFamily}`;
  const bereik = document.createRange();
  bereik.selectNodeContents(stelling);
  const vakken = [...bereik.getClientRects()];
  const onder = document.querySelector('.doek .onder, .doek .antwoord-zin').getBoundingClientRect();
  return {
    kapitaal: pen.measureText('H').actualBoundingBoxAscent / innerHeight,
    regels: new Set(vakken.map(v => Math.round(v.top))).size,
    binnen: vakken.every(v => v.left >= 0 && v.right <= innerWidth && v.top >= 0),
    vrij: Math.max(...vakken.map(v => v.bottom)) <= onder.top + 1,
    onder: onder.bottom <= innerHeight,
    schuift: document.documentElement.scrollHeight > innerHeight,
  };
}"""


@pytest.mark.parametrize(("breed", "hoog"), [(1280, 720), (3840, 2160), (1024, 768)])
@pytest.mark.parametrize("tekst", ["We weten wat de afspraak van ons vraagt.", LANGSTE])
@pytest.mark.parametrize("query", ["", "?bediening=1"])
def test_stelling_is_achterin_te_lezen(zaal, browser_van, breed, hoog, tekst, query):
    sessie = zaal.maak(tekst=tekst, stemwijze="beide")
    page = projector(browser_van(breed, hoog), sessie, query)
    page.emulate_media(reduced_motion="reduce")
    for stand in ("open", "onthuld"):
        expect(page.locator(f".scherm-{stand}")).to_be_visible()
        meting = page.evaluate(METING)
        assert meting["kapitaal"] >= 0.04, (stand, json.dumps(meting))
        assert meting | {"kapitaal": 0, "regels": 0} == {
            "kapitaal": 0,
            "regels": 0,
            "binnen": True,
            "vrij": True,
            "onder": True,
            "schuift": False,
        }, (stand, json.dumps(meting))
        if len(tekst) < 100 and stand == "open":
            assert 2 <= meting["regels"] <= 4
        if stand == "open":
            toetsen(page, "2", "3", "6", "Enter")
