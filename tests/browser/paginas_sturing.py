"""Estimates, how the team is steered, cards."""

from playwright.sync_api import Page, expect

from tests.browser.paginas import DOCENT, KWALITEIT, Pagina, bewaar_leeg

VAN_TRAJECT = (("traject", "traject"),)
VAN_PROCES = (("proces", "proces_matrix"),)


def zonder_antwoord(page: Page) -> None:
    """Send the answer without choosing."""
    page.get_by_role("button", name="Geef mijn antwoord").click()
    expect(page.locator(".invalid-feedback")).to_have_count(2)


PAGINAS = [
    Pagina("borgverslag", extra=VAN_TRAJECT, met_grafieken=True),
    Pagina("borgverslag", extra=VAN_TRAJECT, als=KWALITEIT, met_grafieken=True),
    Pagina("borgverslag", extra=(("traject", "traject_kaal"),), geval="leeg"),
    Pagina("sturing_oordeel", extra=VAN_TRAJECT),
    Pagina("sturing_oordeel", extra=VAN_TRAJECT, geval="fouten", doe=bewaar_leeg),
    Pagina("borgen_sturing", extra=(("traject", "traject_kaal"),), geval="leeg"),
    Pagina("schattingen", "verbeteractie", met_grafieken=True),
    Pagina("schattingen", "verbeteractie", als=DOCENT, met_grafieken=True),
    Pagina("schattingen", "actie_kaal", geval="leeg"),
    Pagina("schatting", "ronde_open"),
    Pagina("schatting", "ronde_open", als=DOCENT, geval="gegeven"),
    Pagina("schatting", "ronde_open", geval="fouten", doe=zonder_antwoord),
    Pagina("schatting", "ronde_laag"),
    Pagina("schatting", "ronde_laag", als=DOCENT),
    Pagina("schatting", "ronde_team"),
    Pagina("schatting", "ronde_weinig"),
    Pagina("schatting_sluit", "ronde_open"),
    Pagina("gesprekskaarten"),
    Pagina("competenties", extra=VAN_PROCES),
    Pagina("competenties", extra=VAN_PROCES, als=DOCENT),
    Pagina("competenties", extra=(("proces", "proces_kaal"),), geval="leeg"),
    Pagina("competenties", extra=(("proces", "proces_kaal"),), als=DOCENT, geval="leeg"),
    Pagina("competentie_rij", extra=(*VAN_PROCES, ("lid", "lid_docent"))),
    Pagina("competentie_rij", extra=(*VAN_PROCES, ("lid", "lid_docent")), als=DOCENT),
    Pagina("competentie_nieuw", extra=VAN_PROCES),
    Pagina("competentie_nieuw", extra=VAN_PROCES, geval="fouten", doe=bewaar_leeg),
    Pagina("competentie_wijzig", "competentie"),
    Pagina("competentie_verwijder", "competentie"),
    Pagina("herinneringen"),
    Pagina("agenda"),
    Pagina("agenda", als=DOCENT),
    Pagina("agenda_adres", als=DOCENT),
    Pagina("agenda_adres", als=DOCENT, query="?doe=stop", geval="stop"),
]
ALLEEN_POST = [
    Pagina("sturing_ronde", extra=VAN_TRAJECT),
    Pagina("schatting_nieuw", "verbeteractie"),
    Pagina("schatting_agenda", "ronde_laag"),
    Pagina("competentie_training", "competentie"),
]
GEEN_PAGINA = [Pagina("agenda_ics", extra=(("geheim", "adres-van-docent1"),))]
