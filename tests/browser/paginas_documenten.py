"""Documents: the register, a document, versions in every state, approval, reading."""

from tests.browser.paginas import DOCENT, KWALITEIT, Pagina, bewaar_leeg, klap_alles_uit

VERSIES = [
    *("versie_geldt", "versie_vervallen", "versie_toetsing", "versie_concept"),
    *("versie_leeg", "versie_bezwaar", "versie_terug"),
]

PAGINAS = [
    Pagina("documenten"),
    Pagina("documenten", als=DOCENT),
    Pagina("documenten", als=KWALITEIT),
    Pagina("documenten", query="?stand=evalueren", geval="leeg"),
    Pagina("leeslijst"),
    Pagina("leeslijst", als=DOCENT),
    Pagina("processen_voorbeelden"),
    Pagina("proces_nieuw"),
    Pagina("proces_nieuw", geval="fouten", doe=bewaar_leeg),
    Pagina("proces_wijzig", "proces"),
    Pagina("proces_verwijder", "proces", geval="met documenten"),
    Pagina("document_nieuw"),
    Pagina("document_nieuw", geval="fouten", doe=bewaar_leeg),
    Pagina("document", "document", doe=klap_alles_uit),
    Pagina("document", "document", als=DOCENT),
    Pagina("document", "document", als=KWALITEIT),
    Pagina("document", "document_toetsing"),
    Pagina("document", "document_toetsing", als=DOCENT),
    Pagina("document_wijzig", "document"),
    Pagina("document_verwijder", "document_concept"),
    Pagina("document_intrekken", "document"),
    Pagina("document_evalueren", "document"),
    Pagina("documentversie_nieuw", "document"),
    Pagina("documentversie_nieuw", "document", geval="fouten", doe=bewaar_leeg),
    Pagina("voorstel_nieuw", "document", als=DOCENT),
    Pagina("voorstel_nieuw", "document", geval="fouten", als=DOCENT, doe=bewaar_leeg),
    Pagina("voorstel_afwijzen", "voorstel"),
    *(Pagina("documentversie", rij, doe=klap_alles_uit) for rij in VERSIES),
    Pagina("documentversie", "versie_toetsing", als=DOCENT),
    Pagina("documentversie", "versie_geldt", als=KWALITEIT),
    Pagina("documentversie_wijzig", "versie_concept", doe=klap_alles_uit),
    Pagina("documentversie_wijzig", "versie_toetsing"),
    Pagina("documentversie_verschil", "versie_geldt"),
    Pagina("documentversie_verschil", "versie_geldt", query="?alles=ja", als=KWALITEIT),
    Pagina("documentversie_verwijder", "versie_concept"),
    Pagina("documentversie_voorleggen", "versie_concept", doe=klap_alles_uit),
    Pagina("documentversie_terugtrekken", "versie_toetsing"),
    Pagina("documentversie_toetsen", "versie_toetsing", als=DOCENT),
    Pagina(
        "documentversie_toetsen", "versie_toetsing", als=DOCENT, geval="fouten", doe=bewaar_leeg
    ),
    Pagina("documentversie_toetsen", "versie_geldt", als=DOCENT),
    Pagina("documentversie_toetsen", "versie_terug", als=DOCENT),
    Pagina("documentversie_overleg", "versie_toetsing"),
]

GEEN_PAGINA = [
    Pagina("document_pdf", "document"),
    Pagina("documentversie_pdf", "versie_concept"),
    Pagina("documenten_boekje", extra=(("team", "team"),)),
    Pagina("versiebijlage", "versie_concept", extra=(("bijlage", "versiebijlage"),)),
]

ALLEEN_POST = [
    Pagina("document_gelezen", "versie_geldt"),
    Pagina("voorstel_overnemen", "voorstel"),
    Pagina("documentversie_deelstap", "versie_concept", extra=(("stap", "1"),)),
    Pagina("versiebijlage_nieuw", "versie_concept"),
    Pagina("versiebijlage_verwijder", "versie_concept", extra=(("bijlage", "versiebijlage"),)),
    Pagina("documentversie_afwezig", "versie_toetsing", extra=(("lid", "lid"),)),
    Pagina("documentversie_herinneren", "versie_toetsing"),
]
