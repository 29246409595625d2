"""Remarks at the opening in a real browser: both windows, one window, lost connections."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.zaal import leiding, projector, toetsen, vang, wacht_op

pytestmark = pytest.mark.browser

VELD = "Opmerking uit het team"
LANG = (
    "We hebben dit jaar al drie keer iets nieuws ingevoerd en niemand weet wat daarvan nog geldt. "
)


def bij_de_opening(page: Page) -> Page:
    """The room makes sessions at their first statement; the opening is one step back."""
    page.get_by_role("button", name="Vorige").click()
    expect(page.get_by_label(VELD)).to_have_count(1)
    return page


def noteer(page: Page, tekst: str) -> None:
    page.get_by_label(VELD).fill(tekst)
    page.get_by_label(VELD).press("Enter")
    expect(page.get_by_label(VELD)).to_have_value("")


def lijst(page: Page, *teksten: str) -> None:
    expect(page.locator("[data-redenen] li > :first-child")).to_have_text(list(teksten))


def test_de_zaal_ziet_een_opmerking_pas_als_de_leider_dat_wil(zaal, browser_van):
    sessie = zaal.maak()
    context = browser_van()
    leider = bij_de_opening(leiding(context, sessie))
    scherm, ander = projector(context, sessie), leiding(context, sessie)
    leider.bring_to_front()

    noteer(leider, "Goed dat we dit doen")
    expect(leider.get_by_label(VELD)).to_be_focused()
    lijst(ander, "Goed dat we dit doen")
    expect(scherm.locator(".doek")).not_to_contain_text("Goed dat we dit doen")
    leider.get_by_role("button", name="Op het scherm: Goed").click()
    expect(scherm.locator(".uit-het-team li")).to_have_text(["Goed dat we dit doen"])
    leider.get_by_role("checkbox", name="op het scherm").check()
    noteer(leider, "Het kost veel tijd")
    expect(scherm.locator(".uit-het-team li")).to_have_count(2)

    leider.get_by_role("button", name="Ongedaan maken").click()
    expect(leider.get_by_text("De opmerking is weg.")).to_be_visible()
    expect(scherm.locator(".uit-het-team li")).to_have_count(1)
    leider.get_by_role("button", name="Verwijder: Goed dat we dit doen").click()
    leider.get_by_role("dialog").get_by_role("button", name="Verwijder").click()
    lijst(leider)
    expect(scherm.locator(".uit-het-team")).to_have_count(0)


def test_zonder_verbinding_getypt_komt_precies_eenmaal_aan(zaal, browser_van):
    sessie = zaal.maak()
    context = browser_van()
    page = bij_de_opening(leiding(context, sessie))
    context.set_offline(True)

    noteer(page, "Zonder wifi een")
    noteer(page, "Zonder wifi twee")
    lijst_hier = page.locator("[data-redenen] li")
    expect(lijst_hier).to_have_text(["Zonder wifi een", "Zonder wifi twee"])
    page.get_by_role("button", name="Naar de eerste stelling").click()
    expect(page.locator(".nu-tekst")).to_contain_text("afspraak 1")
    toetsen(page, "2", "3", "6", "Enter")
    page.get_by_label("Waarom oneens").fill("Een reden")
    page.get_by_role("button", name="Noteer").click()
    expect(page.locator("[data-wachtrij]")).to_contain_text(
        "Je kunt doorgaan; 1 telling, 1 reden en 2 opmerkingen staan veilig in deze browser."
    )

    context.set_offline(False)

    expect(page.locator("[data-wachtrij]")).to_contain_text("Alles is aangekomen")
    expect(page.locator(".stand .zin")).to_contain_text("5 van 14")
    assert zaal.lees(sessie)["redenen"] == ["Een reden"]
    bij_de_opening(page)
    lijst(page, "Zonder wifi een", "Zonder wifi twee")
    page.reload()
    lijst(page, "Zonder wifi een", "Zonder wifi twee")
    expect(page.locator("[data-wachtrij]")).to_be_hidden()


def test_antwoord_dat_verloren_ging_telt_niet_dubbel(zaal, browser_van):
    sessie = zaal.maak()
    page = bij_de_opening(leiding(browser_van(), sessie))

    def verlies(route: Route) -> None:
        route.fetch()  # the server did its work; its answer never comes
        route.abort("connectionreset")

    vang(page, "**/opmerking/", verlies, times=1)
    page.get_by_label(VELD).fill("Eenmaal")
    page.get_by_label(VELD).press("Enter")

    expect(page.locator("[data-wachtrij]")).to_contain_text("aangekomen")
    lijst(page, "Eenmaal")


def test_dat_het_aankwam_blijft_staan_als_er_twee_keer_geprobeerd_werd(zaal, browser_van):
    sessie = zaal.maak()
    context = browser_van()
    page = bij_de_opening(leiding(context, sessie))
    context.set_offline(True)
    noteer(page, "Onderweg")
    gehouden: list[Route] = []
    vang(page, "**/leiding/", lambda route: gehouden.append(route), times=1)

    context.set_offline(False)
    wacht_op(page, lambda: bool(gehouden))
    page.evaluate("() => window.dispatchEvent(new Event('focus'))")
    gehouden[0].continue_()

    expect(page.get_by_role("button", name="Op het scherm: Onderweg")).to_be_visible()
    expect(page.locator("[data-wachtrij]")).to_contain_text("Het is aangekomen.")


def test_wat_getypt_is_blijft_bij_waar_het_getypt_werd(zaal, browser_van):
    sessie = zaal.maak()
    page = bij_de_opening(leiding(browser_van(), sessie))
    page.get_by_label(VELD).fill("Nog niet genoteerd")
    page.reload()
    expect(page.get_by_label(VELD)).to_have_value("Nog niet genoteerd")

    page.get_by_role("button", name="Naar de eerste stelling").click()
    expect(page.get_by_label("Waarom oneens")).to_have_value("Nog niet genoteerd")
    expect(page.locator("[data-reden-bij]")).to_contain_text("Dit typte je bij de opening")
    page.get_by_role("button", name="Noteer").click()
    expect(page.get_by_text("De opmerking is genoteerd.")).to_be_visible()
    page.get_by_label("Waarom oneens").fill("Hoort bij de stelling")
    bij_de_opening(page)
    lijst(page, "Nog niet genoteerd")
    expect(page.get_by_label(VELD)).to_have_value("Hoort bij de stelling")
    expect(page.locator("[data-reden-bij]")).to_contain_text("Dit typte je bij D1")
    page.get_by_label(VELD).press("Enter")

    expect(page.get_by_text("De reden is genoteerd.")).to_be_visible()
    lijst(page, "Nog niet genoteerd")
    assert zaal.lees(sessie)["redenen"] == ["Hoort bij de stelling"]


def test_een_geweigerde_opmerking_laat_haar_woorden_zien(zaal, browser_van):
    sessie = zaal.maak()
    context = browser_van()
    page = bij_de_opening(leiding(context, sessie))
    context.set_offline(True)
    noteer(page, "Te laat bedacht")
    expect(page.locator("[data-wachtrij]")).to_contain_text("1 opmerking staat veilig")
    zaal.sluit(sessie)

    context.set_offline(False)

    expect(page.locator("[data-wachtrij] li")).to_contain_text(
        "Niet overgenomen, opmerking: ‘Te laat bedacht’. Deze sessie is afgesloten."
    )


# Whether all that the room must read, and the code to join, is in view, and the bar under it.
IN_BEELD = """() => {
  const balk = document.querySelector('.balk:not([hidden])');
  const onder = balk ? balk.getBoundingClientRect().top : innerHeight;
  const delen = [...document.querySelectorAll('.uit-het-team li, .meedoen > *, .opening .titel')];
  const letter = parseFloat(getComputedStyle(document.querySelector('.uit-het-team')).fontSize);
  return {
    buiten: delen.filter(d => {
      const vak = d.getBoundingClientRect();
      return vak.top < 0 || vak.left < 0 || vak.right > innerWidth || vak.bottom > onder + 1;
    }).map(d => d.className || d.tagName),
    teVeel: [...document.querySelectorAll('[data-pas]')]
      .filter(d => d.scrollHeight > d.clientHeight + 1).map(d => d.className),
    schuift: document.documentElement.scrollHeight > innerHeight,
    letter: letter / innerHeight,
  };
}"""


@pytest.mark.parametrize(("breed", "hoog"), [(1280, 720), (3840, 2160), (1024, 768)])
def test_een_venster_is_genoeg_en_alles_past(zaal, browser_van, breed, hoog):
    sessie = zaal.maak(stemwijze="beide", doel="Minder uitval. " * 30, samenvatting=LANG * 8)
    page = projector(browser_van(breed, hoog), sessie)
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".scherm-opening")).to_be_visible()
    for nummer in range(3):
        page.keyboard.press("r")
        expect(page.get_by_label(VELD)).to_be_focused()
        page.get_by_label("op het scherm").check()
        noteer(page, f"{nummer}. {LANG}")
        expect(page.locator(".uit-het-team li")).to_have_count(nummer + 1)
        meting = page.evaluate(IN_BEELD)
        assert (meting["buiten"], meting["teVeel"], meting["schuift"]) == ([], [], False)
        page.get_by_label(VELD).press("Escape")
    page.keyboard.press("b")
    expect(page.locator("#balk")).to_be_hidden()
    meting = page.evaluate(IN_BEELD)
    assert (meting["buiten"], meting["teVeel"], meting["schuift"]) == ([], [], False)
    assert meting["letter"] >= 0.025
