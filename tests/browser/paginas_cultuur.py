"""Points to discuss on every screen, and scales other than the BOAS's."""

from tests.browser.paginas import ANONIEM, DOCENT, KWALITEIT, Pagina, klap_alles_uit, stem_mee

PAGINAS = [
    Pagina("leren", geval="cultuur", doe=klap_alles_uit),
    Pagina("sessie_voorbereiden", "cultuur_klaar", geval="cultuur", doe=klap_alles_uit),
    Pagina("sessie_leiding", "cultuur_open", geval="cultuur"),
    Pagina("sessie_leiding", "cultuur_onthuld", doe=klap_alles_uit, met_grafieken=True),
    Pagina("sessie_leiding", "cultuur_punten"),
    Pagina("sessie_leiding", "cultuur_punt"),
    Pagina("sessie_projector", "cultuur_onthuld", met_grafieken=True),
    Pagina("sessie_projector", "cultuur_punten"),
    Pagina("sessie_projector", "cultuur_punt"),
    Pagina("stem", "cultuur_open", als=ANONIEM, geval="cultuur", doe=stem_mee),
    Pagina("sessie_uitslag", "cultuur_uitslag", doe=klap_alles_uit, met_grafieken=True),
    Pagina("sessie_uitslag", "cultuur_uitslag", als=DOCENT, met_grafieken=True),
    Pagina("sessie_uitslag", "cultuur_uitslag", als=KWALITEIT, geval="niet gedeeld", status=404),
    Pagina("sessie_uitslag", "cultuur_goed"),
    Pagina("sessie_planning", "cultuur_uitslag", geval="cultuur"),
    Pagina("sessie_leiding", "schaal_twee"),
    Pagina("sessie_leiding", "schaal_zeven"),
    Pagina("sessie_projector", "schaal_zeven"),
    Pagina("stem", "schaal_twee", als=ANONIEM),
    Pagina("stem", "schaal_zeven", als=ANONIEM),
]
