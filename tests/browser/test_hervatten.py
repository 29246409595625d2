"""Who stays long on a page loses nothing: not to a session that ended, nor to an old form token."""

import datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import log_in
from tests.browser.installatie import KOEKJE
from tests.browser.paginas import BEHEERDER, KWALITEIT, LEIDER
from tests.browser.zaal import opgemaakt

pytestmark = pytest.mark.browser

UITGELOGD = "Je bent niet meer ingelogd. Wat je invulde staat er nog, maar is niet bewaard."
OPNIEUW = "Probeer het opnieuw"


def posts_van(page: Page) -> list[str]:
    posts: list[str] = []
    page.on("request", lambda r: posts.append(r.url) if r.method == "POST" else None)
    return posts


def blijft_openstaan(page: Page) -> None:
    """Ten minutes later; timers go on as they did."""
    page.clock.set_fixed_time(datetime.datetime.now() + datetime.timedelta(minutes=10))


def log_in_ernaast(page: Page, adres: str) -> None:
    """In another tab, which gives the browser a new session and a new form token."""
    page.context.clear_cookies(name=KOEKJE)
    ander = page.context.new_page()
    log_in(ander, adres)
    ander.close()


@pytest.fixture
def verslag(venster, gegevens) -> Page:
    """A page that saves by itself."""
    page = venster(als=KWALITEIT)
    page.goto(f"/kwaliteit/verslagen/?periode={gegevens['verslag_herzien']['pk']}")
    page.get_by_role("link", name="Handel").click()
    opgemaakt(page.get_by_label("Wat goed gaat"))
    return page


@pytest.fixture
def nieuwe_school(venster) -> Page:
    """A page with an ordinary form."""
    page = venster(als=BEHEERDER)
    page.goto("/beheer/scholen/nieuw/")
    return page


def test_wat_vanzelf_bewaart_wacht_op_wie_opnieuw_inlogt(verslag):
    verslag.context.clear_cookies(name=KOEKJE)
    veld = verslag.get_by_label("Wat goed gaat")
    veld.fill("Na het opnieuw inloggen.")
    melding = verslag.get_by_role("alert").filter(has_text=UITGELOGD)
    with verslag.expect_popup() as venster:
        melding.get_by_role("link", name="Log opnieuw in").click()
    inloggen = venster.value
    inloggen.get_by_label("E-mailadres").fill(KWALITEIT)
    inloggen.get_by_label("Wachtwoord").fill("borgen-demo")
    inloggen.get_by_role("button", name="Log in").click()
    expect(inloggen.get_by_role("button", name="Uitloggen").first).to_be_attached()

    with verslag.expect_response(lambda r: r.request.method == "POST") as antwoord:
        melding.get_by_role("button", name=OPNIEUW).click()

    assert antwoord.value.ok
    expect(melding).to_be_hidden()
    verslag.reload()
    expect(veld).to_have_value("Na het opnieuw inloggen.")


def test_een_oud_formulierteken_merkt_niemand(verslag):
    log_in_ernaast(verslag, KWALITEIT)
    veld = verslag.get_by_label("Wat goed gaat")
    with verslag.expect_response(lambda r: r.request.method == "POST" and r.ok):
        veld.fill("Met een vers teken.")
    expect(verslag.locator(".storing")).to_be_hidden()
    verslag.reload()
    expect(veld).to_have_value("Met een vers teken.")


def test_niets_gaat_op_naam_van_iemand_anders(verslag):
    log_in_ernaast(verslag, BEHEERDER)
    gelukt: list[str] = []
    verslag.on("response", lambda r: gelukt.append(r.url) if r.status < 400 else None)
    verslag.get_by_label("Wat goed gaat").fill("Van Kees.")
    melding = verslag.get_by_role("alert").filter(has_text="nu iemand anders ingelogd")
    expect(melding).to_be_visible()
    with verslag.expect_response("**/formulierteken/"):
        melding.get_by_role("button", name=OPNIEUW).click()
    expect(melding).to_be_visible()
    expect(verslag.get_by_label("Wat goed gaat")).to_have_value("Van Kees.")
    assert [adres for adres in gelukt if "teksten" in adres] == []


def test_een_gewoon_formulier_gaat_pas_weg_als_het_aankomt(nieuwe_school):
    page = nieuwe_school
    page.get_by_label("Naam").fill("College Wacht")
    page.context.clear_cookies(name=KOEKJE)
    blijft_openstaan(page)
    posts = posts_van(page)
    page.get_by_role("button", name="Voeg toe").click()
    melding = page.get_by_role("alert").filter(has_text=UITGELOGD)
    expect(melding).to_be_visible()
    expect(page.get_by_label("Naam")).to_have_value("College Wacht")
    expect(page.get_by_role("button", name="Voeg toe")).to_be_enabled()
    assert posts == []

    log_in_ernaast(page, BEHEERDER)
    melding.get_by_role("button", name=OPNIEUW).click()
    expect(page.get_by_text("Toegevoegd: College Wacht.")).to_be_visible()


def test_een_gewoon_formulier_haalt_zelf_een_vers_teken(nieuwe_school):
    page = nieuwe_school
    page.get_by_label("Naam").fill("College Vers")
    log_in_ernaast(page, BEHEERDER)
    blijft_openstaan(page)
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.get_by_text("Toegevoegd: College Vers.")).to_be_visible()


def test_terug_na_de_weigering_staat_alles_er_nog_en_lukt_het(nieuwe_school):
    page = nieuwe_school
    page.get_by_label("Naam").fill("College Terug")
    log_in_ernaast(page, BEHEERDER)
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.get_by_role("heading", name="Deze pagina stond te lang open")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Naam")).to_have_value("College Terug")
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.get_by_text("Toegevoegd: College Terug.")).to_be_visible()


def test_zonder_verbinding_blijft_een_gewoon_formulier_staan(nieuwe_school):
    page = nieuwe_school
    page.get_by_label("Naam").fill("College Los")
    blijft_openstaan(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.get_by_role("alert").filter(has_text="geen verbinding")).to_be_visible()
    page.context.set_offline(False)
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.get_by_text("Toegevoegd: College Los.")).to_be_visible()


def test_uitloggen_vraagt_niemand_om_in_te_loggen(venster):
    page = venster(als=LEIDER)
    page.goto("/")
    page.context.clear_cookies(name=KOEKJE)
    blijft_openstaan(page)
    page.get_by_role("button", name="Uitloggen").first.click()
    expect(page.get_by_role("heading", name="Inloggen")).to_be_visible()


def test_wie_alleen_las_hoort_niet_dat_er_iets_niet_bewaard_is(venster):
    page = venster(als=LEIDER)
    page.goto("/sessies/")
    page.context.clear_cookies(name=KOEKJE)
    page.locator("[name=status]").select_option(index=1)
    melding = page.get_by_role("alert").filter(has_text="Je bent niet meer ingelogd. Log opnieuw")
    expect(melding).to_be_visible()
    log_in_ernaast(page, LEIDER)
    melding.get_by_role("button", name=OPNIEUW).click()
    expect(melding).to_be_hidden()
    page.wait_for_url("**status=*")
