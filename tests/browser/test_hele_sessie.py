"""A whole BOAS as people hold one: leader, projector and three phones, from traject to planning.

One of the phones has no JavaScript, one sends its vote twice, one changes its mind.
"""

import datetime
import re
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import log_in
from tests.browser.zaal import vang

pytestmark = pytest.mark.browser

TRAJECT = "Informatie voor de student"
GEKOZEN = ["D1", "D2", "D3", "V5"]
AANWEZIG = 14
# Per statement what the tally must be in the end: hands and phones together.
UITKOMST = {
    "D1": ((1, 2, 8, 3), "21 %"),
    "D2": ((0, 1, 9, 4), "7 %"),
    "D3": ((0, 0, 10, 4), "0 %"),
    "V5": ((4, 7, 2, 1), "79 %"),
}
WACHT_OP_VERVERSEN = 20_000  # ms; a phone without JavaScript asks again every few seconds


@dataclass
class Zaal:
    """Everything in the room: the laptop, the screen and the phones."""

    leider: Page
    projector: Page
    telefoons: list[Page]
    teksten: dict[str, str]

    def typ(self, *toetsen: str) -> None:
        """Type on the laptop, from the first field of hands on."""
        expect(self.leider.locator("[name=waarde_0]")).to_be_focused()
        for toets in toetsen:
            self.leider.keyboard.press(toets)

    def volgende(self) -> None:
        self.leider.locator("[data-richting=volgende]").click()

    def stem_allen(self, waarde: int) -> None:
        """Every phone gives the same answer; the laptop knows of it."""
        for telefoon in self.telefoons:
            stem(telefoon, waarde)
        expect(self.leider.locator(".stand")).to_contain_text(
            f"({len(self.telefoons)} met de telefoon)"
        )

    def op_elke_telefoon(self, code: str) -> None:
        """The statement stands on every phone, also on the one that has to ask for it."""
        for telefoon in self.telefoons:
            expect(telefoon.locator("h1.stelling")).to_have_text(
                self.teksten[code], timeout=WACHT_OP_VERVERSEN
            )


def stem(telefoon: Page, waarde: int) -> None:
    knop = telefoon.locator(f"#antwoord-{waarde}")
    knop.click()
    expect(knop).to_have_attribute("aria-pressed", "true")


def cijfers(scherm: Page, *aantallen: int) -> None:
    expect(scherm.locator(".tellers .cijfer")).to_have_text([str(n) for n in aantallen])


def test_een_boas_van_voorbereiding_tot_planning(venster):
    leider = venster()
    log_in(leider, "teamleider@demo.example")
    teksten = bereid_voor(leider)
    zaal = begin(venster, leider, teksten)

    eerste_stelling(zaal)
    tweede_ronde(zaal)
    tweede_stelling_met_ongedaan(zaal)
    andere_stellingen(zaal)
    sluit_af(zaal)

    bekijk_uitslag(leider)
    houd_planningsoverleg(leider, venster())


# --- Before --------------------------------------------------------------------------------------


def bereid_voor(page: Page) -> dict[str, str]:
    """Make a session from its traject and fill the preparation; gives the chosen statements."""
    page.goto("/trajecten/")
    page.get_by_role("link", name=TRAJECT).click()
    page.get_by_role("button", name=re.compile("^Bereid een .* voor$")).click()
    page.wait_for_url("**/voorbereiden/")
    vul(page, "doel", "Onderwerp", "Alles op één plek")
    vul(page, "doel", "Doel van deze sessie", "Samen bepalen wat er nog nodig is.")
    vul(page, "samenvatting", "Samenvatting", "- rooster en toetsen staan op één plek")
    morgen = datetime.datetime.now(ZoneInfo("Europe/Amsterdam")) + datetime.timedelta(days=1)
    vul(page, "moment", "Datum", morgen.date().isoformat())
    page.locator("#stemmen").get_by_label("handen en telefoons").check()
    bewaard(page, "stemmen")
    vul(page, "stemmen", "Drempel", "30")
    teksten = kies_stellingen(page)
    expect(page.locator("#aanwezig-aantal")).to_contain_text(f"{AANWEZIG} mensen")
    page.reload()
    expect(page.locator("#doel-onderwerp")).to_have_value("Alles op één plek")
    expect(page.locator("#stellingen-tijd")).to_contain_text(f"{len(GEKOZEN)} stellingen")
    return teksten


def vul(page: Page, onderdeel: str, label: str, tekst: str) -> None:
    page.locator(f"#{onderdeel}").get_by_label(label).first.fill(tekst)
    page.keyboard.press("Tab")
    bewaard(page, onderdeel)


def bewaard(page: Page, onderdeel: str) -> None:
    expect(page.locator(f"#{onderdeel}-opslag")).to_contain_text("Bewaard om")


def kies_stellingen(page: Page) -> dict[str, str]:
    """Leave only the chosen ones ticked; gives their texts by code."""
    page.evaluate("document.querySelectorAll('#stellingen details').forEach(d => d.open = true)")
    teksten = {}
    for rij in page.locator("#stellingen .stellingkeuze").all():
        code = rij.locator(".code").inner_text()
        if code in GEKOZEN:
            label = rij.locator("label").inner_text()
            teksten[code] = label.removeprefix(code).strip()
        else:
            rij.locator("input").uncheck()
    expect(page.locator("#stellingen-tijd")).to_contain_text(f"{len(GEKOZEN)} stellingen")
    return teksten


def begin(venster, leider: Page, teksten: dict[str, str]) -> Zaal:
    """Begin a day early, open the projector, let three phones join by the code on it."""
    leider.get_by_role("button", name="Begin de sessie").click()
    leider.get_by_role("dialog").get_by_role("button", name="Begin nu").click()
    leider.wait_for_url("**/leiding/")
    with leider.expect_popup() as popup:
        leider.get_by_role("link", name="Open projector").click()
    projector = popup.value
    expect(projector.locator("h1")).to_have_text("Alles op één plek")
    expect(
        projector.locator(".doek").get_by_text("Samen bepalen wat er nog nodig is.")
    ).to_be_visible()
    code = projector.locator(".toegangscode").inner_text()
    telefoons = [
        venster(width=360, height=740, has_touch=True),
        venster(width=360, height=740, has_touch=True),
        venster(width=360, height=740, java_script_enabled=False),
    ]
    for telefoon in telefoons:
        telefoon.goto("/stem/")
        telefoon.get_by_label("De code op het scherm").fill(code.lower())
        telefoon.get_by_role("button", name="Doe mee").click()
        expect(telefoon.get_by_role("heading", name="Je doet mee")).to_be_visible()
    leider.bring_to_front()
    return Zaal(leider, projector, telefoons, teksten)


# --- The session ---------------------------------------------------------------------------------


def eerste_stelling(zaal: Zaal) -> None:
    """Phones and hands in one tally; the room sees numbers only, until the reveal."""
    leider, projector = zaal.leider, zaal.projector
    zaal.volgende()
    zaal.op_elke_telefoon("D1")
    een, twee, drie = zaal.telefoons
    stem(een, 1)
    stem(een, 0)
    vang(twee, "**/stem/*/", _stuur_twee_keer)
    stem(twee, 1)
    stem(drie, 3)
    expect(projector.locator(".tussenstand")).to_have_text(f"3 van {AANWEZIG} gestemd")
    expect(projector.locator(".tussenstand")).to_be_visible()
    expect(leider.locator(".stand")).to_contain_text("(3 met de telefoon)")
    cijfers(projector, 0, 0, 0, 0)
    expect(projector.locator(".zin, .verdeling")).to_have_count(0)

    zaal.typ("2", "3", "4")
    cijfers(projector, 2, 3, 4, 0)
    expect(leider.locator("[name=waarde_3]")).to_have_attribute("placeholder", "2")
    leider.keyboard.press("Enter")

    for scherm in (leider, projector):
        expect(scherm.locator(".zin")).to_contain_text(f"7 van {AANWEZIG} zijn het oneens")
    expect(projector.get_by_role("heading", name="Wat kunnen we doen?")).to_be_visible()
    tabel(leider, 3, 4, 4, 3)
    for telefoon in zaal.telefoons:
        expect(telefoon.get_by_role("heading", name="bespreekt de uitslag")).to_be_visible(
            timeout=WACHT_OP_VERVERSEN
        )


def _stuur_twee_keer(route: Route) -> None:
    """As a phone does whose first answer got lost on the way back."""
    if route.request.method == "POST":
        assert route.fetch().ok
    route.continue_()


def tabel(leider: Page, *aantallen: int) -> None:
    """The figures beside the chart on the laptop, which is ready for the next act."""
    expect(leider.locator("[data-bediening]")).to_have_attribute("data-toestand", "onthuld")
    kolom = leider.locator(".stand table td")
    expect(kolom).to_have_text([str(n) for n in aantallen], use_inner_text=False)


def tweede_ronde(zaal: Zaal) -> None:
    """Reasons, a reload, a second window, and the same statement once more."""
    leider, projector = zaal.leider, zaal.projector
    leider.get_by_label("Waarom oneens").fill("We zoeken op drie plekken.")
    leider.get_by_label("op het scherm").check()
    leider.get_by_role("button", name="Noteer").click()
    expect(projector.locator(".doek").get_by_text("We zoeken op drie plekken.")).to_be_visible()
    expect(leider.locator("[data-redenen] li")).to_have_count(1)
    leider.get_by_label("Waarom oneens").fill("Dit blijft in dit venster.")
    leider.get_by_role("button", name="Noteer").click()
    expect(leider.locator("[data-redenen] li")).to_have_count(2)

    leider.reload()
    tweede = leider.context.new_page()
    tweede.goto(leider.url)
    for venster in (leider, tweede):
        tabel(venster, 3, 4, 4, 3)
        expect(venster.locator("[data-redenen] li")).to_have_count(2)
    expect(projector.locator(".doek").get_by_text("Dit blijft in dit venster.")).to_have_count(0)

    tweede.get_by_role("button", name="Vraag opnieuw").click()
    tweede.close()
    leider.bring_to_front()
    expect(projector.locator(".doek").get_by_text("ronde 2")).to_be_visible()
    zaal.op_elke_telefoon("D1")
    zaal.stem_allen(2)
    zaal.typ("1", "Enter", "2", "5", "Enter")
    expect(leider.locator(".stand .zin")).to_contain_text(f"3 van {AANWEZIG} zijn het oneens")
    tabel(leider, *UITKOMST["D1"][0])
    expect(projector.locator(".verdeling")).to_have_count(2)
    expect(projector.get_by_role("heading", name="Wat kunnen we doen?")).to_have_count(0)


def tweede_stelling_met_ongedaan(zaal: Zaal) -> None:
    """The next statement comes by itself; a reveal of hands only can be taken back."""
    leider, projector = zaal.leider, zaal.projector
    zaal.volgende()
    zaal.op_elke_telefoon("D2")
    zaal.typ("0", "1", "Enter", "9", "Enter")
    expect(projector.locator(".zin")).to_contain_text(f"1 van {AANWEZIG}")

    leider.get_by_role("button", name="Ongedaan maken").click()
    expect(leider.get_by_text("De stelling staat weer open.")).to_be_visible()
    cijfers(projector, 0, 1, 9, 4)
    zaal.op_elke_telefoon("D2")

    leider.get_by_role("button", name="Onthul").click()
    tabel(leider, *UITKOMST["D2"][0])


def andere_stellingen(zaal: Zaal) -> None:
    """Two more, the last one with a low score; going back and forth loses nothing."""
    leider = zaal.leider
    zaal.volgende()
    zaal.op_elke_telefoon("D3")
    zaal.stem_allen(2)
    zaal.typ("0", "0", "7", "Enter")
    tabel(leider, *UITKOMST["D3"][0])

    zaal.volgende()
    zaal.op_elke_telefoon("V5")
    zaal.stem_allen(1)
    zaal.typ("4", "4", "2", "Enter")
    tabel(leider, *UITKOMST["V5"][0])
    leider.keyboard.press("ArrowLeft")
    expect(leider.locator(".nu-tekst")).to_have_text(zaal.teksten["D3"])
    tabel(leider, *UITKOMST["D3"][0])
    leider.keyboard.press("ArrowRight")
    expect(leider.locator(".nu-tekst")).to_have_text(zaal.teksten["V5"])
    tabel(leider, *UITKOMST["V5"][0])


def sluit_af(zaal: Zaal) -> None:
    """Through the pages of the closing to the end; phones are thanked."""
    leider, projector = zaal.leider, zaal.projector
    leider.get_by_role("button", name="Naar de afsluiting").click()
    expect(projector.locator(".blad")).to_contain_text(zaal.teksten["V5"])
    for telefoon in zaal.telefoons:
        expect(telefoon.get_by_text("Alle stellingen zijn geweest")).to_be_visible(
            timeout=WACHT_OP_VERVERSEN
        )
    blad = leider.locator(".waar")
    while leider.locator("[data-richting=volgende]").count():
        eerder = blad.inner_text()
        zaal.volgende()
        expect(blad).not_to_have_text(eerder)
    leider.get_by_text("Sluit sessie af", exact=True).click()
    leider.get_by_role("button", name="Ja, sluit de sessie af").click()
    expect(projector.get_by_role("heading", name="Dank jullie wel.")).to_be_visible()
    for telefoon in zaal.telefoons:
        expect(telefoon.get_by_text("Deze sessie is afgesloten")).to_be_visible(
            timeout=WACHT_OP_VERVERSEN
        )


# --- Afterwards ----------------------------------------------------------------------------------


def bekijk_uitslag(leider: Page) -> None:
    """The right figures, files that are what they say, and a mail that leaves."""
    leider.get_by_role("link", name="Bekijk de uitslag").click()
    leider.wait_for_url("**/uitslag/")
    for code, (aantallen, procent) in UITKOMST.items():
        cellen = leider.locator(f"tr[data-code={code}] td")
        for plek, aantal in enumerate(aantallen, 1):
            expect(cellen.nth(plek)).to_have_text(str(aantal))
        expect(cellen.nth(6)).to_have_text(procent.replace(" ", "\u00a0"))
    expect(leider.locator(".uitslag-kaart")).to_have_count(1)
    expect(leider.locator(".uitslag-kaart")).to_contain_text("11 van 14")
    expect(leider.get_by_text("We zoeken op drie plekken.")).to_be_visible()
    assert begin_van(leider, "Excel") == b"PK\x03\x04"
    assert begin_van(leider, "PDF") == b"%PDF"
    leider.get_by_role("button", name="Mail naar het team").click()
    leider.get_by_role("dialog").get_by_role("button", name="Verstuur").click()
    expect(leider.get_by_text("Gemaild naar het team op")).to_be_visible(timeout=30_000)


def begin_van(page: Page, link: str) -> bytes:
    """The first four bytes of what a link downloads."""
    with page.expect_download() as download:
        page.get_by_role("link", name=link).first.click()
    return Path(download.value.path()).read_bytes()[:4]


def houd_planningsoverleg(leider: Page, docent: Page) -> None:
    """Take the draft over, agree on owner and date; the owner confirms on a machine of her own."""
    leider.get_by_role("link", name="Naar de planning").click()
    mailknop = leider.get_by_role("button", name="Mail planning naar het team")
    expect(mailknop).to_be_hidden()
    leider.get_by_role("button", name="Neem over in de planning").click()
    expect(mailknop).to_be_visible()
    expect(leider.locator("#kop-afspraken")).to_be_focused()
    regel = leider.locator("li.regel").filter(has_text="uit V5")
    expect(regel).to_be_visible()
    datum = datetime.datetime.now(ZoneInfo("Europe/Amsterdam")) + datetime.timedelta(days=30)
    regel.get_by_label("Wie").select_option(label="Amina El Idrissi")
    expect(regel.get_by_text("bewaard")).to_be_visible()
    with leider.expect_response("**/planning/*/") as antwoord:
        regel.get_by_label("Klaar op").fill(datum.date().isoformat())
        leider.keyboard.press("Tab")
    assert antwoord.value.ok

    log_in(docent, "docent1@demo.example")
    docent.goto(leider.url)
    mijn = docent.locator("li.regel").filter(has_text="uit V5")
    expect(mijn).to_contain_text("Amina El Idrissi")
    mijn.get_by_role("button", name="Bevestig").click()
    expect(mijn).to_contain_text("bevestigd")

    leider.reload()
    expect(regel).to_contain_text("bevestigd")
    expect(regel.get_by_label("Klaar op")).to_have_value(datum.date().isoformat())
    assert begin_van(leider, "poster") == b"%PDF"
    assert begin_van(leider, "Excel") == b"PK\x03\x04"
    leider.get_by_role("button", name="Mail planning naar het team").click()
    expect(leider.locator("#verzending")).to_contain_text("verstuurd op", timeout=30_000)
