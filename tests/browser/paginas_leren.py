"""Learning together."""

from tests.browser.paginas import DOCENT, Pagina, bewaar_leeg, klap_alles_uit

PAGINAS = [
    Pagina("leren", als=DOCENT, doe=klap_alles_uit),
    Pagina("leren", geval="leeg"),
    Pagina("leerdoel_nieuw", als=DOCENT, doe=bewaar_leeg),
    Pagina("leerdoel_wijzig", "leerdoel", als=DOCENT),
    Pagina("feedback_vraag", "leerdoel", als=DOCENT),
    Pagina("feedback_geef", "feedbackvraag", als=DOCENT),
    Pagina("feedback_geef", "feedbackvraag_gegeven", als=DOCENT),
]
ALLEEN_POST = [
    *(Pagina(f"leerdoel_{wat}", "leerdoel", als=DOCENT) for wat in ("bereikt", "weg", "terug")),
    Pagina("feedback_trek_in", "feedbackvraag", als=DOCENT),
    Pagina("feedback_wijs_af", "feedbackvraag", als=DOCENT),
]
