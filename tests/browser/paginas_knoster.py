"""The row of blocks with and without a gap, in the room and afterwards, and where it begins."""

from tests.browser.paginas import DOCENT, Pagina, donker_scherm, klap_alles_uit, met_balk

PAGINAS = [
    Pagina("sessie_uitslag", "knoster", doe=klap_alles_uit, met_grafieken=True),
    Pagina("sessie_uitslag", "knoster", als=DOCENT, met_grafieken=True),
    Pagina("sessie_planning", "knoster", geval="knoster", doe=klap_alles_uit),
    Pagina("sessie_projector", "knoster_rij"),
    Pagina("sessie_projector", "knoster_rij", geval="balk", doe=met_balk),
    Pagina("sessie_projector", "knoster_rij", geval="donker", doe=donker_scherm),
    Pagina("sessie_projector", "knoster_vragen"),
    Pagina("sessie_projector", "knoster_alles_er"),
    Pagina("sessie_leiding", "knoster_rij"),
    Pagina("sessie_leiding", "knoster_vragen"),
    Pagina("fase_borgen", "knoster_traject", geval="bezig"),
    Pagina("fase_besluiten", "knoster_traject", geval="knoster"),
]
