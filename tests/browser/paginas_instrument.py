"""Instruments of every kind: read, their head and clusters changed, copied."""

from tests.browser.paginas import KWALITEIT, Pagina, bewaar_leeg, klap_alles_uit

PAGINAS = [
    Pagina("instrument", "soort_blokken", doe=klap_alles_uit),
    Pagina("instrument", "soort_themas", als=KWALITEIT, doe=klap_alles_uit),
    Pagina("instrument_wijzig", "soort_blokken"),
    Pagina("instrument_wijzig", "soort_themas", als=KWALITEIT),
    Pagina("instrument_kopie_organisatie", "soort_themas", als=KWALITEIT),
    Pagina("cluster_nieuw", "soort_blokken"),
    Pagina("cluster_nieuw", "soort_blokken", geval="fouten", doe=bewaar_leeg),
    Pagina("cluster_wijzig", "soort_cluster"),
    Pagina("stelling_wijzig", "soort_stelling", geval="met gespreksvraag"),
]
ALLEEN_POST = [
    Pagina("cluster_verwijder", "soort_cluster"),
    Pagina("cluster_verplaats", "soort_cluster"),
]
