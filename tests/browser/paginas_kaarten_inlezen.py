"""Bringing cards in and out, at each stage."""

from tests.browser.paginas import Pagina, bewaar_leeg

ONDERZOEKER = "onderzoeker@demo.example"
COLLEGA = "onderzoeker2@demo.example"

PAGINAS = [
    Pagina("kaarten_inlezen", als=ONDERZOEKER),
    Pagina("kaarten_inlezen", als=ONDERZOEKER, geval="leeg verstuurd", doe=bewaar_leeg),
    *(
        Pagina("kaarten_inlezing", f"kaarten_{stand}", als=ONDERZOEKER)
        for stand in ("nagekeken", "dubbel", "fout", "bezig", "gestopt", "mislukt", "overgenomen")
    ),
    Pagina("kaarten_export", als=ONDERZOEKER),
    Pagina("kaarten_export", als=COLLEGA, geval="wordt gemaakt"),
]
GEEN_PAGINA = [
    Pagina("kaarten_inlezen_voorbeeld", als=ONDERZOEKER),
    Pagina("kaarten_inlezen_uitkomst", "kaarten_nagekeken", als=ONDERZOEKER),
    Pagina("kaarten_export_csv", als=ONDERZOEKER),
    Pagina("kaarten_export_bestand", "kaarten_bestand", als=ONDERZOEKER),
    Pagina("kaarten_export_pdf", query="?kaart=1"),
]
ALLEEN_POST = [
    Pagina("kaarten_inlezen_overnemen", "kaarten_fout", als=ONDERZOEKER),
    Pagina("kaarten_inlezen_stoppen", "kaarten_gestopt", als=ONDERZOEKER),
    Pagina("kaarten_export_weg", "kaarten_bestand", als=ONDERZOEKER),
]
