"""Controleren: who reads the meetplan, who agrees on it, who enters results."""

import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from borgen.acties.bespreken import bereid_voor
from borgen.models import Bespreking, Meetafspraak, Meting, Steekproef
from organisatie.models.versie import lees_versie
from tests.borgen.meten import maak_afspraak
from tests.rechten.tabel import Maak, Podium, Rij, niet_toegestaan, verwacht

LEEST = verwacht(404, teamleider=200, teamlid=200, kwaliteit=200, directeur=200)
LEIDT = verwacht(404, teamleider=302)
LEIDT_FORMULIER = verwacht(404, teamleider=200)
TEAM = verwacht(404, teamleider=200, teamlid=200)
SCHRIJFT = verwacht(404, teamleider=302, teamlid=302)
ACTIE = "?verbeteractie=77"
MEET = verwacht(404, teamleider=302, teamlid=302)
MEET_FORMULIER = verwacht(404, teamleider=200, teamlid=200)
DIENST = verwacht(404, teamleider=302, kwaliteit=302)
DIENST_FORMULIER = verwacht(404, teamleider=200, kwaliteit=200)


def _traject(podium: Podium) -> dict:
    return {"traject": podium.traject.pk}


def _afspraak(podium: Podium, **velden) -> Meetafspraak:
    """Carried out by the persona teamlid unless said otherwise."""
    wie = velden or {"uitvoerder": podium.wereld.leden[1]}
    return maak_afspraak(podium.traject, podium.wereld.teamleider, **wie)


def _eigen(podium: Podium) -> dict:
    return {"pk": _afspraak(podium).pk}


def _andermans(podium: Podium) -> dict:
    return {"pk": _afspraak(podium, uitvoerder=podium.wereld.leden[2]).pk}


def _van_dienst(podium: Podium) -> dict:
    return {"pk": _afspraak(podium, uitvoerder_buiten_team=podium.wereld.kwaliteit).pk}


def _meting(podium: Podium) -> dict:
    afspraak = _afspraak(podium)
    rij = Meting.objects.create(
        meetafspraak=afspraak,
        datum=timezone.localdate(),
        waarde=Decimal(2),
        door=podium.wereld.teamlid,
    )
    return {"pk": rij.pk}


def _moment(podium: Podium) -> dict:
    morgen = timezone.localdate() + datetime.timedelta(days=1)
    return {"pk": _afspraak(podium).momenten.create(op=morgen, naam="periode 1").pk}


def _steekproef(podium: Podium) -> dict:
    rij = Steekproef.objects.create(
        meetafspraak=_afspraak(podium),
        waaruit="klas 3A",
        populatie=20,
        omvang=5,
        zaad=1,
        door=podium.wereld.teamleider,
    )
    return {"pk": rij.pk}


def _afspraakgegevens(podium: Podium) -> dict:
    return {
        "verbeteractie": podium.traject.verbeteracties.get_or_create(naam="Gesprekken")[0].pk,
        "wat": "Gesprekken",
        "wie": "SLB'ers",
        "hoe": "Tellen",
        "bron": "hand",
        "eenheid": "gesprekken",
        "richting": "minstens",
        "ritme": "periode",
        "vanaf": timezone.localdate().isoformat(),
    }


def _metinggegevens(podium: Podium) -> dict:
    return {"waarde": "1,5", "datum": timezone.localdate().isoformat()}


def _normgegevens(podium: Podium) -> dict:
    dag = timezone.localdate() + datetime.timedelta(days=1)
    return {"soort": "intern", "waarde": "3", "geldig_van": dag.isoformat(), "reden": "Lukt."}


def _steekproefgegevens(podium: Podium) -> dict:
    return {"waaruit": "klas 3A", "populatie": 20, "omvang": 5}


def _gewijzigd(model: Any, gegevens: Maak) -> Maak:
    """The same for a row that is there, with its version."""
    return lambda podium: gegevens(podium) | {"versie": lees_versie(model.objects.get())}


def _reden(podium: Podium) -> dict:
    return {"reden": "Iedereen is op stage."}


def _neer(podium: Podium) -> dict:
    return {"richting": "neer"}


def _verbeteractie(podium: Podium) -> int:
    return podium.traject.verbeteracties.get_or_create(pk=77, naam="Gesprekken")[0].pk


def _traject_met_actie(podium: Podium) -> dict:
    _verbeteractie(podium)
    return _traject(podium)


def _bespreking(podium: Podium) -> dict:
    rij = Bespreking(verbeteractie=_afspraak(podium).verbeteractie, door=podium.wereld.teamleider)
    return {"pk": bereid_voor(rij, []).pk}


def _antwoorden(podium: Podium) -> dict:
    return {"antwoord-goed": "Het lukt."}


def _besprekinggegevens(podium: Podium) -> dict:
    rij = Bespreking.objects.first()
    return {"datum": timezone.localdate().isoformat(), "versie": (rij and lees_versie(rij)) or ""}


RIJEN = [
    Rij("besprekingen", "GET", TEAM, _traject),
    niet_toegestaan("besprekingen", "POST", _traject),
    Rij("bespreking_nieuw", "GET", LEIDT_FORMULIER, _traject_met_actie, query=ACTIE),
    Rij(
        *("bespreking_nieuw", "POST", LEIDT, _traject_met_actie, _besprekinggegevens),
        query=ACTIE,
    ),
    Rij("bespreking", "GET", TEAM, _bespreking),
    niet_toegestaan("bespreking", "POST", _bespreking),
    Rij("bespreking_antwoorden", "POST", SCHRIJFT, _bespreking, _antwoorden),
    *(
        niet_toegestaan(f"bespreking_{wat}", "GET", _bespreking)
        for wat in ("antwoorden", "versturen", "afronden")
    ),
    Rij("bespreking_versturen", "POST", LEIDT, _bespreking),
    Rij("bespreking_afronden", "POST", LEIDT, _bespreking),
    Rij("bespreking_wijzig", "GET", LEIDT_FORMULIER, _bespreking),
    Rij("bespreking_wijzig", "POST", LEIDT, _bespreking, _besprekinggegevens),
    Rij("bespreking_verwijder", "GET", LEIDT_FORMULIER, _bespreking),
    Rij("bespreking_verwijder", "POST", LEIDT, _bespreking),
    Rij("borgen_controleren", "GET", LEEST, _traject, query="?formaat=xlsx", geval="Excel"),
    Rij("meetafspraak", "GET", LEEST, _eigen),
    niet_toegestaan("meetafspraak", "POST", _eigen),
    Rij("meetafspraak_nieuw", "GET", LEIDT_FORMULIER, _traject),
    Rij("meetafspraak_nieuw", "POST", LEIDT, _traject, _afspraakgegevens),
    Rij("meetafspraak_wijzig", "GET", LEIDT_FORMULIER, _eigen),
    Rij("meetafspraak_wijzig", "POST", LEIDT, _eigen, _gewijzigd(Meetafspraak, _afspraakgegevens)),
    Rij("meetafspraak_stop", "GET", LEIDT_FORMULIER, _eigen),
    Rij("meetafspraak_stop", "POST", LEIDT, _eigen, _reden),
    Rij("meetafspraak_hervat", "POST", LEIDT, _eigen),
    niet_toegestaan("meetafspraak_hervat", "GET", _eigen),
    Rij("meetafspraak_verplaats", "POST", LEIDT, _eigen, _neer),
    niet_toegestaan("meetafspraak_verplaats", "GET", _eigen),
    Rij("meting_nieuw", "GET", MEET_FORMULIER, _eigen),
    Rij("meting_nieuw", "POST", MEET, _eigen, _metinggegevens),
    Rij("meting_nieuw", "POST", LEIDT, _andermans, _metinggegevens, geval="van een ander"),
    Rij("meting_nieuw", "GET", DIENST_FORMULIER, _van_dienst, geval="van kwaliteitszorg"),
    Rij("meting_nieuw", "POST", DIENST, _van_dienst, _metinggegevens, geval="van kwaliteitszorg"),
    Rij("meting_wijzig", "GET", MEET_FORMULIER, _meting),
    Rij("meting_wijzig", "POST", MEET, _meting, _gewijzigd(Meting, _metinggegevens)),
    Rij("meting_verwijder", "GET", MEET_FORMULIER, _meting),
    Rij("meting_verwijder", "POST", MEET, _meting),
    Rij("meetmoment_vervalt", "GET", MEET_FORMULIER, _moment),
    Rij("meetmoment_vervalt", "POST", MEET, _moment, _reden),
    Rij("norm_nieuw", "GET", LEIDT_FORMULIER, _eigen),
    Rij("norm_nieuw", "POST", LEIDT, _eigen, _normgegevens),
    Rij("steekproef_nieuw", "GET", MEET_FORMULIER, _eigen),
    Rij("steekproef_nieuw", "POST", MEET, _eigen, _steekproefgegevens),
    Rij("steekproef", "GET", LEEST, _steekproef),
    niet_toegestaan("steekproef", "POST", _steekproef),
]
