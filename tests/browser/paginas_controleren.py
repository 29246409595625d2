"""Controleren: meetplan, agreements, results."""

from tests.browser.paginas import DOCENT, KWALITEIT, Pagina, bewaar_leeg, klap_alles_uit

VAN_TRAJECT = (("traject", "traject"),)

PAGINAS = [
    *(
        Pagina("meetafspraak", rij, doe=klap_alles_uit, met_grafieken=True)
        for rij in ("meet_gesprekken", "meet_jaar", "meet_lang", "meet_gestopt")
    ),
    Pagina("meetafspraak", "meet_dienst", als=KWALITEIT, met_grafieken=True),
    Pagina("meetafspraak", "meet_jaar", als=DOCENT, met_grafieken=True),
    Pagina("meetafspraak_nieuw", extra=VAN_TRAJECT),
    Pagina("meetafspraak_nieuw", extra=VAN_TRAJECT, geval="fouten", doe=bewaar_leeg),
    Pagina("meetafspraak_wijzig", "meet_gesprekken"),
    Pagina("meetafspraak_stop", "meet_gesprekken"),
    Pagina("meting_nieuw", "meet_gesprekken"),
    Pagina("meting_nieuw", "meet_gesprekken", geval="fouten", doe=bewaar_leeg),
    Pagina("meting_nieuw", "meet_dienst", als=KWALITEIT),
    Pagina("meting_wijzig", "meting"),
    Pagina("meting_verwijder", "meting"),
    Pagina("meetmoment_vervalt", "meetmoment"),
    Pagina("norm_nieuw", "meet_jaar"),
    Pagina("norm_nieuw", "meet_jaar", geval="fouten", doe=bewaar_leeg),
    Pagina("steekproef_nieuw", "meet_gesprekken"),
    Pagina("steekproef", "steekproef"),
    Pagina("besprekingen", extra=VAN_TRAJECT),
    Pagina("besprekingen", extra=VAN_TRAJECT, als=DOCENT),
    Pagina("bespreking_nieuw", extra=VAN_TRAJECT, query="?verbeteractie=1"),
    Pagina("bespreking", "bespreking", doe=klap_alles_uit, met_grafieken=True),
    Pagina("bespreking", "bespreking", als=DOCENT, met_grafieken=True),
    Pagina("bespreking", "bespreking_af", met_grafieken=True),
    Pagina("bespreking_wijzig", "bespreking"),
    Pagina("bespreking_verwijder", "bespreking"),
]
GEEN_PAGINA = [
    Pagina("borgen_controleren", extra=VAN_TRAJECT, query=f"?formaat={formaat}")
    for formaat in ("xlsx", "pdf", "poster")
] + [Pagina("bespreking", "bespreking", query="?formaat=pdf")]
ALLEEN_POST = [
    *(Pagina(f"bespreking_{wat}", "bespreking") for wat in ("antwoorden", "versturen", "afronden")),
    Pagina("meetafspraak_hervat", "meet_gestopt"),
    Pagina("meetafspraak_verplaats", "meet_gesprekken"),
]
