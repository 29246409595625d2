"""The conversations with students."""

from playwright.sync_api import Page, expect

from tests.browser.installatie import WACHTWOORD
from tests.browser.paginas import (
    DOCENT,
    KWALITEIT,
    LEIDER,
    Pagina,
    bewaar_leeg,
    klap_alles_uit,
)

HANDEL = "docent5-handel@demo.example"


def druk(page: Page) -> None:
    """Log the first one, so that undo shows; and take it back, for the next who looks."""
    page.get_by_role("button", name="Vandaag gehouden").first.click()
    expect(page.get_by_role("button", name="Maak ongedaan").first).to_be_visible()


def vink_aan(page: Page) -> None:
    """Tick somebody and unfold what belongs to it: the bar stays in sight."""
    page.get_by_role("checkbox").first.check()
    klap_alles_uit(page)


def bevestig(page: Page) -> None:
    """Sign in afresh, after which the notes show."""
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Ga verder").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Notitie")


PAGINAS = [
    Pagina("slb", als=DOCENT),
    Pagina("slb", als=DOCENT, geval="vastgelegd", doe=druk),
    Pagina("slb", als=DOCENT, geval="aangevinkt", doe=vink_aan),
    Pagina("slb", als=HANDEL, geval="geen studenten"),
    Pagina("slb", als=LEIDER),
    Pagina("slb_team", "team", met_grafieken=True),
    Pagina("slb_team", "team", als=DOCENT, met_grafieken=True),
    Pagina("slb_klas", "slb_klas"),
    Pagina("slb_klas", "slb_klas", als=DOCENT),
    Pagina("slb_klas", "slb_klas_leeg"),
    Pagina("slb_overzicht", als=KWALITEIT),
    Pagina("slb_student", "slb_student"),
    Pagina("slb_student", "slb_student", als=DOCENT),
    Pagina("slb_notities", "slb_student", als=DOCENT, doe=bevestig),
    Pagina("slb_notitie", "slb_gesprek", als=DOCENT),
    Pagina("slb_notitie", "slb_gesprek_zonder", als=DOCENT),
    Pagina("slb_gesprek_wijzig", "slb_gesprek", als=DOCENT),
    Pagina("slb_gesprek_verwijder", "slb_gesprek", als=DOCENT),
    Pagina("slb_klas_nieuw", "team"),
    Pagina("slb_klas_nieuw", "team", geval="fouten", doe=bewaar_leeg),
    Pagina("slb_klas_wijzig", "slb_klas"),
    Pagina("slb_klas_verwijder", "slb_klas_leeg"),
    Pagina("slb_afspraak", "team"),
    Pagina("slb_student_nieuw", "slb_klas"),
    Pagina("slb_student_nieuw", "slb_klas", geval="fouten", doe=bewaar_leeg),
    Pagina("slb_student_wijzig", "slb_student"),
    Pagina("slb_student_verplaats", "slb_student"),
    Pagina("slb_begeleiding", "slb_klas"),
    Pagina("slb_begeleiding", "slb_klas", geval="fouten", doe=bewaar_leeg),
    Pagina("slb_begeleiding_stop", "slb_begeleiding"),
    Pagina("slb_steekproef_nieuw", "slb_klas"),
    Pagina("slb_steekproef", "slb_steekproef"),
]
ALLEEN_POST = [
    Pagina("slb_vastleggen", als=DOCENT),
    Pagina("slb_ongedaan", als=DOCENT),
    Pagina("slb_telefoon", als=DOCENT),
    Pagina("slb_telefoon_vergeet", als=DOCENT),
]
