"""Bringing in students, at each stage."""

from tests.browser.paginas import BEHEERDER, Pagina, bewaar_leeg

PAGINAS = [
    Pagina("slb_inlezen"),
    Pagina("slb_inlezen", als=BEHEERDER),
    Pagina("slb_inlezen", geval="leeg verstuurd", doe=bewaar_leeg),
    *(
        Pagina("slb_inleesrun", f"inlezen_{stand}", als=BEHEERDER)
        for stand in (
            *("kolommen", "nagekeken", "fout", "bezig", "gestopt", "mislukt", "overgenomen"),
        )
    ),
]
GEEN_PAGINA = [
    Pagina("slb_inlezen_voorbeeld"),
    Pagina("slb_inlezen_uitkomst", "inlezen_nagekeken", als=BEHEERDER),
]
ALLEEN_POST = [
    Pagina(naam, "inlezen_kolommen", als=BEHEERDER)
    for naam in (
        *("slb_inlezen_kolommen", "slb_inlezen_terug"),
        *("slb_inlezen_overnemen", "slb_inlezen_stoppen"),
    )
]
