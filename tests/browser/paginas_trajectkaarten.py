"""Evidence cards on a traject, and hanging one on."""

from tests.browser.paginas import DOCENT, KWALITEIT, Pagina

PAGINAS = [
    Pagina("traject_kaarten", "traject_met_kaarten"),
    Pagina("traject_kaarten", "traject_met_kaarten", als=KWALITEIT),
    Pagina("traject_kaarten", "traject_zonder_kaarten", als=DOCENT, geval="leeg"),
    Pagina("traject", "traject_met_kaarten", geval="met kaarten"),
    Pagina("kaart", "kaart_aan_plan", als=DOCENT, geval="hangt"),
    Pagina("kaart_hang_aan", "kaart_los"),
    Pagina("kaart", "kaart_los", als=DOCENT, geval="hangt niet"),
    Pagina("trajectkaart_wijzig", "trajectkaart"),
]
ALLEEN_POST = [
    Pagina("trajectkaart_weg", "trajectkaart"),
    Pagina("trajectkaart_terug", extra=(("regel", "1"),)),
]
