"""Erasing a person, and how long things are kept."""

from tests.browser.paginas import BEHEERDER, Pagina

PAGINAS = [
    Pagina("persoon_wissen", "vertrokken", als=BEHEERDER),
    Pagina("persoon_wissen", "docent", als=BEHEERDER, geval="kan nog niet"),
]
ALLEEN_POST: list[Pagina] = []
