"""Carrying out: the planning of a traject, monitor moments, how far everybody is."""

from tests.browser.paginas import DOCENT, Pagina, bewaar_leeg, klap_alles_uit

PAGINAS = [
    Pagina("activiteiten", "traject", query="?weergave=tijdlijn", met_grafieken=True),
    Pagina("activiteiten", "traject", query="?weergave=personen"),
    Pagina("activiteiten", "traject", query="?weergave=personen", als=DOCENT),
    Pagina("activiteiten", "traject", query="?stand=vervallen"),
    Pagina("fase_uitvoeren", "traject", doe=klap_alles_uit),
    Pagina("fase_uitvoeren", "traject", als=DOCENT),
    Pagina("monitormoment", "moment_open"),
    Pagina("monitormoment", "moment_open", als=DOCENT),
    Pagina("monitormoment", "moment_gehouden"),
    Pagina("hoe_ver", "traject", als=DOCENT),
    Pagina("hoe_ver", "traject_met_kaarten", als=DOCENT, doe=bewaar_leeg),
    *(
        Pagina("onderdeel_nieuw", "traject", extra=(("soort", soort),), doe=bewaar_leeg)
        for soort in ("monitormoment", "pilot", "bijstelling")
    ),
    Pagina("onderdeel_wijzig", "bijstelling", extra=(("soort", "bijstelling"),)),
]
ALLEEN_POST = [
    Pagina("monitormoment_antwoorden", "moment_open"),
    Pagina("monitormoment_gehouden", "moment_open"),
    Pagina("voortgang_geregeld", "hulpvraag"),
    Pagina("verbeteractie_terug", extra=(("regel", "1"),)),
]
