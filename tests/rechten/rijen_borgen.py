"""The four steps of a traject: who may open them."""

from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht

LEEST = verwacht(404, teamleider=200, teamlid=200, kwaliteit=200, directeur=200)
TEAM = verwacht(404, teamleider=200, teamlid=200)


def _traject(podium: Podium) -> dict:
    return {"traject": podium.traject.pk}


RIJEN = [
    *(
        Rij(naam, "GET", LEEST, _traject)
        for naam in ("borgen", "borgen_documenteren", "borgen_controleren")
    ),
    *(
        Rij(naam, "GET", TEAM, _traject)
        for naam in ("borgen_monitoren", "borgen_handelen", "borgen_sturing")
    ),
    *(
        niet_toegestaan(naam, "POST", _traject)
        for naam in (
            *("borgen", "borgen_documenteren", "borgen_controleren"),
            *("borgen_monitoren", "borgen_handelen", "borgen_sturing"),
        )
    ),
]
