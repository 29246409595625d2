"""People who leave or move."""

from playwright.sync_api import Page, expect

from tests.browser.paginas import BEHEERDER, Pagina, bewaar_leeg

VERDELER = "verdeler@demo.example"


def verdeel_niets(page: Page) -> None:
    page.get_by_role("button", name="Verdeel het werk").click()
    expect(page.get_by_role("alert")).to_be_visible()


PAGINAS = [
    Pagina("personen_inlezen", als=BEHEERDER),
    Pagina("personen_inlezen", als=BEHEERDER, geval="leeg verstuurd", doe=bewaar_leeg),
    *(
        Pagina("personen_inlezing", f"personen_{stand}", als=BEHEERDER)
        for stand in ("nagekeken", "fout", "bezig", "mislukt", "overgenomen")
    ),
    Pagina("beheer_lijst", als=BEHEERDER, extra=(("soort", "personen"),), query="?wie=nieuw"),
    Pagina("schooljaar_periodes", "jaar_zonder_periodes", als=BEHEERDER),
    Pagina("persoon_vertrek", "vertrek_persoon", als=BEHEERDER),
    Pagina("persoon_vertrek", "vertrek_weg", als=BEHEERDER, geval="al weg"),
    Pagina("persoon_vertrek", "vertrek_persoon", als=BEHEERDER, query="?wat=weg"),
    Pagina("persoon_vertrek", "vertrek_persoon", als=BEHEERDER, query="?wat=weg&titels"),
    Pagina("lid_werk", "vertrek_lid", als=VERDELER),
    Pagina("lid_werk", "vertrek_lid", als=VERDELER, geval="niets gekozen", doe=verdeel_niets),
]
ALLEEN_POST = [Pagina("personen_uitnodigen", als=BEHEERDER), Pagina("beheer_mail", als=BEHEERDER)]
