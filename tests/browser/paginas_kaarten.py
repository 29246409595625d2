"""Evidence cards: the list, one card, the ladder."""

from tests.browser.paginas import DOCENT, Pagina, klap_alles_uit

ONDERZOEKER = "onderzoeker@demo.example"

PAGINAS = [
    Pagina("kaarten"),
    Pagina("ladder_uitleg", als=DOCENT),
    Pagina("kaart", "kaart_vol", doe=klap_alles_uit),
    Pagina("kaart", "kaart_kaal", als=DOCENT, geval="niets bekend"),
    Pagina("kaart", "kaart_concept", als=ONDERZOEKER, geval="concept"),
]
