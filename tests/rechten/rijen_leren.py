"""Learning together: a goal is of the teamlid, the question to it of the plglid; nobody else."""

from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht
from verbeterplan.models import Leerdoel

# Whoever is in a team has a page of their own.
EIGEN_PAGINA = verwacht(
    404, teamleider=200, teamlid=200, ander_teamleider=200, ander_teamlid=200, plglid=200
)
VRAGER, VRAGER_DOET = verwacht(404, teamlid=200), verwacht(404, teamlid=302)
COLLEGA, COLLEGA_DOET = verwacht(404, plglid=200), verwacht(404, plglid=302)


def doel(podium: Podium) -> dict:
    rij = Leerdoel.objects.create(
        traject=podium.traject, lidmaatschap=podium.wereld.leden[1], tekst="Stil zijn"
    )
    return {"pk": rij.pk}


def weg(podium: Podium) -> dict:
    kwargs = doel(podium)
    Leerdoel.objects.get().leg_weg()
    return kwargs


def vraag(podium: Podium) -> dict:
    doel(podium)
    return {"pk": Leerdoel.objects.get().vragen.create(aan=podium.wereld.van_plglid).pk}


def _doelgegevens(podium: Podium) -> dict:
    return {"tekst": "Stil zijn", "traject": podium.traject.pk}


def _collega(podium: Podium) -> dict:
    return {"aan": podium.wereld.van_plglid.pk}


RIJEN = [
    Rij("leren", "GET", EIGEN_PAGINA),
    niet_toegestaan("leren", "POST"),
    Rij("leerdoel_nieuw", "GET", EIGEN_PAGINA),
    Rij(
        "leerdoel_nieuw",
        "POST",
        # Of another team: it is no traject they work on, and the form says so.
        EIGEN_PAGINA | {"teamleider": 302, "teamlid": 302, "plglid": 302},
        data=_doelgegevens,
    ),
    Rij("leerdoel_wijzig", "GET", VRAGER, doel),
    Rij("leerdoel_wijzig", "POST", VRAGER_DOET, doel, _doelgegevens),
    *(Rij(f"leerdoel_{wat}", "POST", VRAGER_DOET, doel) for wat in ("bereikt", "weg")),
    Rij("leerdoel_terug", "POST", VRAGER_DOET, weg),
    *(niet_toegestaan(f"leerdoel_{wat}", "GET", doel) for wat in ("bereikt", "weg", "terug")),
    Rij("feedback_vraag", "GET", VRAGER, doel),
    Rij("feedback_vraag", "POST", VRAGER_DOET, doel, _collega),
    Rij("feedback_geef", "GET", COLLEGA, vraag),
    Rij("feedback_geef", "POST", COLLEGA_DOET, vraag, lambda p: {"feedback": "Goed gevraagd"}),
    Rij("feedback_trek_in", "POST", VRAGER_DOET, vraag),
    niet_toegestaan("feedback_trek_in", "GET", vraag),
    Rij("feedback_wijs_af", "POST", COLLEGA_DOET, vraag),
    niet_toegestaan("feedback_wijs_af", "GET", vraag),
]
