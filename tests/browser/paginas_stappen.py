"""The four steps of a traject."""

from tests.browser.paginas import DOCENT, KWALITEIT, Pagina

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
]
