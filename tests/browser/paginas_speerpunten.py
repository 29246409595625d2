"""Speerpunten: the list of a team, one of them, and what a leader does with it."""

from tests.browser.paginas import DOCENT, KWALITEIT, Pagina, bewaar_leeg, klap_alles_uit

PAGINAS = [
    Pagina("speerpunten", doe=klap_alles_uit),
    Pagina("speerpunten", als=DOCENT),
    Pagina("speerpunten", als=KWALITEIT),
    Pagina("speerpunten_overzicht", als=KWALITEIT, doe=klap_alles_uit),
    Pagina("speerpunten_overzicht", als=KWALITEIT, query="?toon=mensen", geval="leeg"),
    Pagina("speerpunt_nieuw", als=DOCENT),
    Pagina("speerpunt_nieuw", als=DOCENT, geval="fouten", doe=bewaar_leeg),
    Pagina("speerpunt", "speerpunt_lijst"),
    Pagina("speerpunt", "speerpunt_lijst", als=DOCENT),
    Pagina("speerpunt", "speerpunt_gekozen"),
    Pagina("speerpunt", "speerpunt_straks"),
    Pagina("speerpunt", "speerpunt_weer"),
    Pagina("speerpunt", "speerpunt_weg"),
    Pagina("speerpunt_wijzig", "speerpunt_lijst"),
    Pagina("speerpunt_kies", "speerpunt_lijst"),
    Pagina("speerpunt_kies", "speerpunt_lijst", geval="fouten", doe=bewaar_leeg),
    Pagina("speerpunt_schuif", "speerpunt_lijst"),
    Pagina("speerpunt_schuif", "speerpunt_lijst", geval="fouten", doe=bewaar_leeg),
    Pagina("teamgrens", "team"),
    Pagina("fase_verkennen", "traject_met_speerpunt"),
    Pagina("fase_verkennen", "traject_met_speerpunt", als=DOCENT, geval="leest"),
]
ALLEEN_POST = [
    Pagina("speerpunt_op_lijst", "speerpunt_weer"),
    Pagina("speerpunt_weg", "speerpunt_lijst"),
    Pagina("speerpunt_terug", "speerpunt_weg"),
    Pagina("traject_speerpunt", "traject_met_kaarten"),
]
