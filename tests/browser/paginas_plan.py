"""The plan on one page, its versions, and what differs between them."""

from tests.browser.paginas import DOCENT, KWALITEIT, Pagina, klap_alles_uit

TRAJECT = "traject_met_versies"
VERSIE = (("nummer", "1"),)

PAGINAS = [
    Pagina("plan", TRAJECT, doe=klap_alles_uit, met_grafieken=True),
    Pagina("plan", TRAJECT, als=DOCENT, geval="leest", met_grafieken=True),
    Pagina("plan", "traject_zonder_kaarten", geval="leeg"),
    Pagina("planversies", TRAJECT),
    Pagina("planversies", "traject_zonder_kaarten", geval="leeg"),
    Pagina("planversie", TRAJECT, extra=VERSIE, als=KWALITEIT, met_grafieken=True),
    Pagina("planversie", TRAJECT, extra=VERSIE, query="?met=2"),
    Pagina("trajectverslag", "traject"),
    Pagina("trajectverslag", TRAJECT, als=KWALITEIT),
]
ALLEEN_POST = [Pagina("planversie_nieuw", TRAJECT)]
