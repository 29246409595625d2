"""Bundles of reports, in every state at once."""

from tests.browser.paginas import KWALITEIT, Pagina, klap_alles_uit

PAGINAS = [Pagina("bundels", als=KWALITEIT, doe=klap_alles_uit)]
GEEN_PAGINA = [Pagina("bundel_bestand", "bundel_klaar", als=KWALITEIT)]
ALLEEN_POST = [
    Pagina("bundel_stop", "bundel_bezig", als=KWALITEIT),
    Pagina("bundel_verder", "bundel_bezig", als=KWALITEIT),
    Pagina("bundel_weg", "bundel_klaar", als=KWALITEIT),
]
