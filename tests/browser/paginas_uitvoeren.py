"""Carrying out: the planning of a traject in its views."""

from tests.browser.paginas import DOCENT, Pagina

PAGINAS = [
    Pagina("activiteiten", "traject", query="?weergave=tijdlijn", met_grafieken=True),
    Pagina("activiteiten", "traject", query="?weergave=personen"),
    Pagina("activiteiten", "traject", query="?weergave=personen", als=DOCENT),
    Pagina("activiteiten", "traject", query="?stand=klaar"),
]
ALLEEN_POST = [Pagina("verbeteractie_terug", extra=(("regel", "1"),))]
