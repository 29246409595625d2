"""Bundles of reports hold those of all teams: quality staff alone."""

from overzicht import bundel
from overzicht.models import Bundel
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht
from tests.slb.factories import PeriodeFactory

ZIET = verwacht(404, kwaliteit=200)
DOET = verwacht(404, kwaliteit=302)
S = Bundel.Stand


def _bundel(stand: Bundel.Stand):
    def kwargs(podium: Podium) -> dict:
        naam = f"bundel_{stand}"
        if naam not in podium.__dict__:
            run = Bundel.objects.create(
                door=podium.wereld.kwaliteit,
                periode=PeriodeFactory(),
                sleutel=naam,
                stand=stand,
            )
            bundel.OPSLAG.bewaar_bytes(naam, bundel.ZIP, [b"PK"])
            podium.__dict__[naam] = run.pk
        return {"pk": podium.__dict__[naam]}

    return kwargs


MAKEN, ONDERBROKEN, KLAAR = (_bundel(stand) for stand in (S.MAKEN, S.ONDERBROKEN, S.KLAAR))

RIJEN = [
    Rij("bundels", "GET", ZIET),
    Rij("bundels", "POST", verwacht(404, kwaliteit=422)),
    Rij("bundel_bestand", "GET", ZIET, kwargs=KLAAR),
    niet_toegestaan("bundel_bestand", "POST", KLAAR),
    Rij("bundel_stop", "POST", DOET, kwargs=MAKEN),
    niet_toegestaan("bundel_stop", "GET", MAKEN),
    Rij("bundel_verder", "POST", DOET, kwargs=ONDERBROKEN),
    niet_toegestaan("bundel_verder", "GET", ONDERBROKEN),
    Rij("bundel_weg", "POST", DOET, kwargs=KLAAR),
    niet_toegestaan("bundel_weg", "GET", KLAAR),
]
