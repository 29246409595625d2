"""The register of reports, in every state of one."""

from tests.browser.paginas import DOCENT, Pagina, bewaar_leeg

ONDERZOEKER = "onderzoeker@demo.example"
VAN_RAPPORT = {"als": ONDERZOEKER}


PAGINAS = [
    Pagina("rapporten", **VAN_RAPPORT),
    Pagina("rapporten", query="?q=bestaatniet", geval="leeg", **VAN_RAPPORT),
    Pagina("rapport_nieuw", **VAN_RAPPORT),
    Pagina("rapport_nieuw", geval="fouten", doe=bewaar_leeg, **VAN_RAPPORT),
    Pagina("rapport", "rapport_gevonden", **VAN_RAPPORT),
    Pagina("rapport", "rapport_uitgesloten", **VAN_RAPPORT),
    Pagina("rapport", "rapport_opgenomen", **VAN_RAPPORT),
    Pagina("rapport", "rapport_opgenomen", als=DOCENT),
    Pagina("rapport_wijzig", "rapport_gevonden", **VAN_RAPPORT),
    Pagina("rapport_screening", "rapport_gevonden", **VAN_RAPPORT),
    Pagina("rapport_screening", "rapport_gevonden", geval="fouten", doe=bewaar_leeg, **VAN_RAPPORT),
    Pagina("rapport_verwijder", "rapport_gevonden", **VAN_RAPPORT),
    Pagina("rapport_verwijder", "rapport_opgenomen", geval="houdt tegen", **VAN_RAPPORT),
]
ALLEEN_POST = [Pagina("rapport_terug", "rapport_opgenomen", **VAN_RAPPORT)]
