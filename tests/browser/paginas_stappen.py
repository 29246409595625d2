"""The four steps of a traject."""

from tests.browser.paginas import DOCENT, KWALITEIT, Pagina, bewaar_leeg

VAN_TRAJECT = (("traject", "traject"),)

PAGINAS = [
    *(
        Pagina(naam, extra=VAN_TRAJECT)
        for naam in (
            *("borgen", "borgen_documenteren", "borgen_monitoren"),
            *("borgen_controleren", "borgen_handelen", "borgen_sturing"),
        )
    ),
    *(
        Pagina(naam, extra=VAN_TRAJECT, als=als)
        for naam in ("borgen", "borgen_documenteren", "borgen_controleren")
        for als in (DOCENT, KWALITEIT)
    ),
    *(
        Pagina(naam, extra=VAN_TRAJECT, als=DOCENT)
        for naam in ("borgen_monitoren", "borgen_handelen", "borgen_sturing")
    ),
    Pagina("signaal_nieuw", als=DOCENT),
    Pagina("signaal_nieuw", als=DOCENT, geval="fouten", doe=bewaar_leeg),
    Pagina("signaal_nieuw", als=KWALITEIT),
    Pagina("signaal_wijzig", "signaal"),
    Pagina("jaaragenda", extra=VAN_TRAJECT),
    Pagina("jaaragenda", extra=VAN_TRAJECT, als=DOCENT),
]

ALLEEN_POST = [
    Pagina("signalen_besproken", extra=VAN_TRAJECT),
    Pagina("signaal_verwijder", "signaal"),
    Pagina("signaal_terug", extra=(("regel", "1"),)),
]
