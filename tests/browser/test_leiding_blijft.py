"""What a leader typed or pressed is never lost: slow answers, a second window, one window only."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.zaal import leiding, projector, toetsen, vang, wacht_op

pytestmark = pytest.mark.browser


class Traag:
    """Holds the first request to an address until ``door``."""

    def __init__(self, page: Page, adres: str) -> None:
        self.wacht: Route | None = None
        vang(page, adres, self._houd, times=1)

    def _houd(self, route: Route) -> None:
        self.wacht = route

    def door(self, page: Page) -> None:
        wacht_op(page, lambda: self.wacht is not None)
        self.wacht.continue_()


def wachtende_telling(page: Page, sessie: int, stelling: int) -> None:
    """A tally that another window of this browser left in the queue."""
    page.evaluate(
        """([sessie, stelling]) => localStorage.setItem(`boas-${sessie}-wacht-1-000001-x`,
            JSON.stringify({id: "b".repeat(32), soort: "nasturen", label: "D1",
              adres: `/sessies/${sessie}/nasturen/`,
              velden: {stelling, aanwezig: 14, waarde_0: 2, waarde_1: 3, waarde_2: 6, waarde_3: 3},
            }))""",
        [sessie, stelling],
    )


def test_tweede_reden_wacht_op_de_eerste_en_getypte_tekst_blijft(zaal, browser_van):
    sessie = zaal.maak()
    page = leiding(browser_van(), sessie)
    veld = page.get_by_label("Waarom oneens")
    traag = Traag(page, "**/reden/")
    veld.fill("Eerste")
    veld.press("Enter")
    veld.press("Enter")  # twice by accident is once
    veld.fill("Tweede")
    veld.press("Enter")
    veld.fill("Derde, nog niet verstuurd")

    traag.door(page)

    expect(page.locator("[data-redenen] li")).to_have_count(2)
    expect(veld).to_have_value("Derde, nog niet verstuurd")
    expect(veld).to_be_focused()
    assert zaal.lees(sessie)["redenen"] == ["Eerste", "Tweede"]


def test_getypte_reden_blijft_bij_zijn_stelling(zaal, browser_van):
    sessie = zaal.maak()
    context = browser_van()
    page, scherm = leiding(context, sessie), projector(context, sessie)
    page.bring_to_front()
    page.get_by_label("Waarom oneens").fill("Hoort bij de eerste")
    scherm.bring_to_front()
    scherm.keyboard.press("ArrowRight")
    expect(page.locator(".nu-tekst")).to_contain_text("afspraak 2")

    page.reload()

    expect(page.get_by_label("Waarom oneens")).to_have_value("Hoort bij de eerste")
    expect(page.locator("[data-reden-bij]")).to_contain_text("Dit typte je bij D1")
    page.get_by_role("button", name="Noteer").click()
    expect(page.get_by_label("Waarom oneens")).to_have_value("")
    expect(page.locator("[data-reden-bij]")).to_be_hidden()
    page.get_by_label("Waarom oneens").fill("Hoort bij de tweede")
    page.get_by_role("button", name="Noteer").click()
    expect(page.locator("[data-redenen] li")).to_have_count(1)
    assert [redenen for _, redenen in zaal.per_stelling(sessie)] == [
        ["Hoort bij de eerste"],
        ["Hoort bij de tweede"],
        [],
    ]


def test_volgende_tijdens_een_trage_reden_gaat_door(zaal, browser_van):
    sessie = zaal.maak()
    page = leiding(browser_van(), sessie)
    traag = Traag(page, "**/reden/")
    page.get_by_label("Waarom oneens").fill("Trage wifi")
    page.get_by_role("button", name="Noteer").click()
    page.get_by_role("button", name="Volgende").click()
    page.get_by_label("Aanwezig").fill("17")

    traag.door(page)

    expect(page.locator(".nu-tekst")).to_contain_text("afspraak 2")
    expect(page.get_by_label("Aanwezig")).to_have_value("17")
    assert zaal.lees(sessie)["redenen"] == ["Trage wifi"]


def test_wie_tijdens_een_traag_antwoord_gaat_schrijven_blijft_in_het_veld(zaal, browser_van):
    sessie = zaal.maak()
    page = leiding(browser_van(), sessie)
    traag = Traag(page, "**/ga-naar/")
    toetsen(page, "ArrowRight", "r")
    expect(page.get_by_label("Waarom oneens")).to_be_focused()

    traag.door(page)

    expect(page.locator(".nu-tekst")).to_contain_text("afspraak 2")
    expect(page.get_by_label("Waarom oneens")).to_be_focused()


def test_reden_verwijderen_vraagt_het_eerst(zaal, browser_van):
    sessie = zaal.maak()
    page = leiding(browser_van(), sessie)
    page.get_by_label("Waarom oneens").fill("Vergissing")
    page.get_by_role("button", name="Noteer").click()

    page.get_by_role("button", name="Verwijder: Vergissing").click()
    page.get_by_role("dialog").get_by_role("button", name="Annuleer").click()
    assert zaal.lees(sessie)["redenen"] == ["Vergissing"]
    page.get_by_role("button", name="Verwijder: Vergissing").click()
    page.get_by_role("dialog").get_by_role("button", name="Verwijder").click()

    expect(page.locator("[data-redenen] li")).to_have_count(0)
    assert zaal.lees(sessie)["redenen"] == []


def test_ongedaan_waarvan_het_antwoord_verloren_ging_neemt_een_stap_terug(zaal, browser_van):
    sessie = zaal.maak()
    page = leiding(browser_van(), sessie)
    toetsen(page, "2", "3", "6", "Enter")
    expect(page.locator(".stand .zin")).to_be_visible()
    page.get_by_role("button", name="Volgende").click()
    expect(page.locator(".nu-tekst")).to_contain_text("afspraak 2")

    def verlies(route: Route) -> None:
        route.fetch()
        route.abort("connectionreset")

    vang(page, "**/ongedaan/", verlies, times=1)
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator(".nu-tekst")).to_contain_text("afspraak 1")
    page.get_by_role("button", name="Ongedaan maken").click()

    expect(page.get_by_text("Dat was al ongedaan gemaakt.")).to_be_visible()
    assert zaal.lees(sessie)["rondes"][0] == ["D1", "onthuld", [2, 3, 6, 3]]
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_text("De stelling staat weer open.")).to_be_visible()


def test_zonder_verbinding_geldt_het_laatste_aantal_aanwezigen(zaal, browser_van):
    sessie = zaal.maak()
    context = browser_van()
    page = leiding(context, sessie)
    page.get_by_label("Aanwezig").fill("16")
    page.get_by_role("button", name="Wijzig").click()
    expect(page.locator(".stand .geteld")).to_contain_text("van 16")
    context.set_offline(True)

    page.get_by_role("button", name="Volgende").click()
    expect(page.locator(".nu-tekst")).to_contain_text("afspraak 2")
    page.locator("[name=waarde_0]").focus()
    toetsen(page, "8", "8", "Enter")
    expect(page.locator("[data-wachtrij]")).to_contain_text("1 telling staat veilig")
    context.set_offline(False)

    expect(page.locator("[data-wachtrij]")).to_contain_text("aangekomen")
    na = zaal.lees(sessie)
    assert na["aanwezig"] == 16
    assert na["rondes"][-1] == ["D2", "onthuld", [8, 8, 0, 0]]


def test_wat_een_gesloten_venster_achterliet_gaat_mee_met_de_volgende_handeling(zaal, browser_van):
    sessie = zaal.maak()
    page = leiding(browser_van(), sessie)
    wachtende_telling(page, sessie, zaal.per_stelling(sessie)[0][0])

    page.get_by_role("button", name="Volgende").click()

    expect(page.locator("[data-wachtrij]")).to_contain_text("aangekomen")
    expect(page.locator(".nu-tekst")).to_contain_text("afspraak 2")
    assert zaal.lees(sessie)["rondes"][0] == ["D1", "onthuld", [2, 3, 6, 3]]


def test_scherm_van_een_gesloten_venster_blijft_niet_staan(zaal, browser_van):
    sessie = zaal.maak()
    context = browser_van()
    page = leiding(context, sessie)
    context.set_offline(True)
    page.get_by_role("button", name="Volgende").click()
    expect(page.locator("[data-wachtrij]")).to_contain_text("Geen verbinding")
    page.evaluate(
        "() => Object.keys(localStorage).filter(s => s.includes('-wacht-'))"
        ".forEach(s => localStorage.removeItem(s))"
    )
    page.close()
    context.set_offline(False)

    scherm = projector(context, sessie)

    expect(scherm.locator("[data-lokaal-scherm]")).to_be_hidden()
    expect(scherm.locator(".doek .stelling")).to_contain_text("afspraak 1")


def test_geweigerde_reden_laat_zijn_woorden_zien(zaal, browser_van):
    sessie = zaal.maak()
    context = browser_van()
    page = leiding(context, sessie)
    context.set_offline(True)
    page.get_by_label("Waarom oneens").fill("Te laat bedacht")
    page.get_by_role("button", name="Noteer").click()
    expect(page.locator("[data-wachtrij]")).to_contain_text("1 reden")
    zaal.sluit(sessie)

    context.set_offline(False)

    expect(page.locator("[data-wachtrij] li")).to_contain_text(
        "Niet overgenomen, reden bij D1: ‘Te laat bedacht’."
    )


def test_een_venster_kan_alles(zaal, browser_van):
    sessie = zaal.maak()
    page = projector(browser_van(), sessie)
    page.keyboard.press("r")
    expect(page.get_by_label("Waarom oneens")).to_be_focused()
    page.get_by_label("Waarom oneens").fill("Van één venster")
    page.get_by_label("op het scherm").check()
    page.get_by_label("Waarom oneens").press("Enter")
    expect(page.locator("#balk [data-redenen] li")).to_have_count(1)
    expect(page.locator("#balk").get_by_text("stellingen te gaan")).to_be_visible()
    page.get_by_label("Waarom oneens").press("Escape")
    expect(page.get_by_label("Waarom oneens")).to_be_hidden()
    expect(page.locator("[name=waarde_0]")).to_be_focused()

    toetsen(page, "5", "6", "7", "1", "Enter")
    expect(page.locator("#handen-fout")).to_contain_text("Er zijn 19 handen geteld")
    page.get_by_label("Aanwezig").fill("19")
    page.get_by_role("button", name="Wijzig").click()
    expect(page.locator("#handen-fout")).to_be_empty()
    page.get_by_role("button", name="Onthul").click()
    expect(page.locator(".doek .zin")).to_contain_text("11 van 19")
    expect(page.locator(".doek .gesprek")).to_contain_text("Van één venster")

    page.get_by_label("Ga naar").select_option(index=3)
    page.get_by_role("button", name="Ga", exact=True).click()
    expect(page.locator(".doek .stelling")).to_contain_text("afspraak 3")
