"""The PLG: read like the traject; its people by who leads the team, the rest by the PLG too."""

import datetime

from django.utils import timezone

from organisatie.models.versie import lees_versie
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht
from verbeterplan.models import Agendapunt, Overleg, Plggast, Plglid

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


def _overleg(podium: Podium) -> Overleg:
    return Overleg.objects.create(
        team=podium.wereld.team,
        traject=podium.traject,
        soort=Overleg.Soort.PLG,
        titel="PLG",
        moment=timezone.now(),
    )


def overleg(podium: Podium) -> dict:
    return {"pk": _overleg(podium).pk}


def overleg_weg(podium: Podium) -> dict:
    rij = _overleg(podium)
    rij.leg_weg()
    return {"pk": rij.pk}


def punt(podium: Podium) -> dict:
    return {"pk": _overleg(podium).agendapunten.create(tekst="Opening").pk}


def _overleggegevens(podium: Podium) -> dict:
    morgen = timezone.localdate() + datetime.timedelta(days=1)
    return {"titel": "PLG", "moment": f"{morgen.isoformat()}T15:00", "duur_minuten": 60}


def _met_versie(podium: Podium) -> dict:
    rij = Overleg.objects.last()
    moment = timezone.localtime(rij.moment).strftime("%Y-%m-%dT%H:%M:%S")
    return _overleggegevens(podium) | {"moment": moment, "versie": lees_versie(rij)}


OVERLEG = [
    Rij("plg_overleg_nieuw", "GET", SCHRIJFT, traject),
    Rij("plg_overleg_nieuw", "POST", DOET, traject, _overleggegevens),
    Rij("overleg", "GET", LEEST, overleg, geval="van een PLG"),
    Rij("overleg", "GET", LEEST, overleg, query="?formaat=xlsx", geval="van een PLG"),
    Rij("overleg", "GET", LEEST, overleg_weg, geval="van een PLG, weggelegd"),
    Rij("overleg_wijzig", "GET", SCHRIJFT, overleg, geval="van een PLG"),
    Rij("overleg_verwijder", "POST", DOET, overleg, geval="van een PLG"),
    Rij("overleg_terug", "POST", DOET, overleg_weg),
    niet_toegestaan("overleg_terug", "GET", overleg_weg),
    Rij("overleg_verslag", "POST", DOET, overleg, lambda p: {"antwoord-verslag": "Tekst"}),
    niet_toegestaan("overleg_verslag", "GET", overleg),
    Rij("overleg_aanwezig", "POST", DOET, overleg),
    niet_toegestaan("overleg_aanwezig", "GET", overleg),
    Rij("overleg_afspraak", "GET", SCHRIJFT, overleg),
    Rij("overleg_afspraak", "POST", DOET, overleg, lambda p: {"wat": "Lesbezoek"}),
    Rij("overleg_op_agenda", "POST", DOET, overleg),
    niet_toegestaan("overleg_op_agenda", "GET", overleg),
    Rij("overleg_verteld", "POST", DOET, overleg),
    niet_toegestaan("overleg_verteld", "GET", overleg),
    Rij("agendapunt_nieuw", "POST", DOET, overleg, lambda p: {"tekst": "A"}, geval="van een PLG"),
    Rij("agendapunt_wijzig", "GET", SCHRIJFT, punt, geval="van een PLG"),
    Rij(
        "agendapunt_wijzig",
        "POST",
        DOET,
        punt,
        lambda p: {"tekst": "A", "versie": lees_versie(Agendapunt.objects.last())},
        geval="van een PLG",
    ),
    Rij("agendapunt_verwijder", "POST", DOET, punt, geval="van een PLG"),
    Rij("agendapunt_terug", "POST", DOET, punt),
    niet_toegestaan("agendapunt_terug", "GET", punt),
    Rij("agendapunt_verplaats", "POST", DOET, punt, lambda p: {"richting": "op"}, geval="PLG"),
]

RIJEN = [
    *OVERLEG,
    Rij("overleg_wijzig", "POST", DOET, overleg, _met_versie, geval="van een PLG"),
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
