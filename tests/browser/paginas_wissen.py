"""Erasing a person, and how long things are kept."""

from tests.browser.paginas import BEHEERDER, Pagina

PAGINAS = [
    Pagina("beheer_bewaren", als=BEHEERDER),
    Pagina("beheer_bewaren", als=BEHEERDER, query="?kijk=1"),
    Pagina("slb_wissen", als=BEHEERDER),
    Pagina("slb_wissen", als=BEHEERDER, query="?nummer=bestaatniet", geval="fouten"),
    Pagina("slb_student_wissen", "student_wissen"),
    Pagina("persoon_wissen", "vertrokken", als=BEHEERDER),
    Pagina("persoon_wissen", "docent", als=BEHEERDER, geval="kan nog niet"),
]
ALLEEN_POST: list[Pagina] = []
