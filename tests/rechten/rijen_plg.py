"""The PLG: read like the traject; its people by who leads the team, the rest by the PLG too."""

from organisatie.models.versie import lees_versie
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht
from verbeterplan.models import Plggast, Plglid

LEEST = verwacht(404, teamleider=200, teamlid=200, plglid=200, kwaliteit=200, directeur=200)
SCHRIJFT = verwacht(404, teamleider=200, plglid=200)
DOET = verwacht(404, teamleider=302, plglid=302)
LEIDT = verwacht(404, teamleider=200)
LEIDT_DOET = verwacht(404, teamleider=302)


def traject(podium: Podium) -> dict:
    return {"pk": podium.traject.pk}


def lid(podium: Podium) -> dict:
    """A teacher of the team, in the PLG beside the persona plglid."""
    rij, _ = podium.traject.plgleden.get_or_create(lidmaatschap=podium.wereld.leden[2])
    return {"pk": rij.pk}


def gast(podium: Podium) -> dict:
    return {"pk": podium.traject.gasten.create(naam="Sem", soort="leerling").pk}


def _ander_lid(podium: Podium) -> dict:
    return {"lidmaatschap": podium.wereld.leden[1].pk}


RIJEN = [
    Rij("plg", "GET", LEEST, traject),
    niet_toegestaan("plg", "POST", traject),
    Rij("plg_wijzig", "GET", SCHRIJFT, traject),
    Rij("plg_wijzig", "POST", DOET, traject, lambda p: {"opdracht": "Zoek uit", "tijd": ""}),
    Rij("plglid_nieuw", "GET", LEIDT, traject),
    Rij("plglid_nieuw", "POST", LEIDT_DOET, traject, _ander_lid),
    Rij("plglid_wijzig", "GET", SCHRIJFT, lid),
    Rij(
        "plglid_wijzig",
        "POST",
        DOET,
        lid,
        lambda p: {"brengt_mee": "Rust", "versie": lees_versie(Plglid.objects.last())},
    ),
    Rij("plglid_kartrekker", "POST", LEIDT_DOET, lid, lambda p: {"ja": "1"}),
    niet_toegestaan("plglid_kartrekker", "GET", lid),
    Rij("plglid_weg", "POST", LEIDT_DOET, lid),
    niet_toegestaan("plglid_weg", "GET", lid),
    Rij("plglid_terug", "POST", LEIDT_DOET, lid),
    niet_toegestaan("plglid_terug", "GET", lid),
    Rij("plggast_nieuw", "GET", SCHRIJFT, traject),
    Rij("plggast_nieuw", "POST", DOET, traject, lambda p: {"naam": "Sem", "soort": "leerling"}),
    Rij("plggast_wijzig", "GET", SCHRIJFT, gast),
    Rij(
        "plggast_wijzig",
        "POST",
        DOET,
        gast,
        lambda p: {
            "naam": "Sem",
            "soort": "ouder",
            "versie": lees_versie(Plggast.objects.last()),
        },
    ),
    Rij("plggast_weg", "POST", DOET, gast),
    niet_toegestaan("plggast_weg", "GET", gast),
    Rij("plggast_terug", "POST", DOET, gast),
    niet_toegestaan("plggast_terug", "GET", gast),
]
