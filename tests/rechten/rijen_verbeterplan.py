"""Trajecten, activities, meetings and the planning of a session."""

import datetime

from django.utils import timezone

from tests.factories import VersieFactory
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht
from verbeterplan.models import (
    Activiteit,
    Agendapunt,
    Keuze,
    Overleg,
    TrajectSessie,
    Verbeteractie,
    Verbetertraject,
)

IEDEREEN = verwacht(200)
LEEST = verwacht(404, teamleider=200, teamlid=200, kwaliteit=200, directeur=200)
# What members of its PLG who are in another team see as well, and write along in.
MET_PLG = LEEST | {"plglid": 200}
LEIDT = verwacht(404, teamleider=302)
LEIDT_FORMULIER = verwacht(404, teamleider=200)
SCHRIJFT = LEIDT | {"plglid": 302}
SCHRIJFT_FORMULIER = LEIDT_FORMULIER | {"plglid": 200}
EIGEN = verwacht(404, teamleider=302, teamlid=302)
# Somebody who leads another team may make something, there.
MAAKT = verwacht(404, teamleider=200, ander_teamleider=200)


def _traject(podium: Podium) -> dict:
    return {"pk": podium.traject.pk}


def _trajectgegevens(podium: Podium) -> dict:
    return {"naam": "Toetsen", "team": podium.wereld.team.pk, "status": "lopend"}


def _verbeteractie(podium: Podium) -> dict:
    eigenaar = podium.wereld.leden[1]
    rij = Verbeteractie.objects.create(traject=podium.traject, naam="Gesprek", eigenaar=eigenaar)
    return {"pk": rij.pk}


def _instrument(podium: Podium) -> dict:
    return {"instrument": VersieFactory().instrument.pk}


def _activiteit(podium: Podium) -> dict:
    return {"pk": podium.activiteit.pk}


def _andermans(podium: Podium) -> dict:
    """Owned by somebody else of the team."""
    podium.activiteit.eigenaar = podium.wereld.leden[2]
    podium.activiteit.save()
    return {"pk": podium.activiteit.pk}


def _overleg(podium: Podium) -> dict:
    return {"pk": _maak_overleg(podium).pk}


def _agendapunt(podium: Podium) -> dict:
    return {"pk": Agendapunt.objects.create(overleg=_maak_overleg(podium), tekst="Toetsen").pk}


def _maak_overleg(podium: Podium) -> Overleg:
    return Overleg.objects.create(
        team=podium.wereld.team,
        titel="Teamoverleg",
        moment=timezone.now() + datetime.timedelta(days=7),
    )


def _overleggegevens(podium: Podium) -> dict:
    return {
        "team": podium.wereld.team.pk,
        "soort": "werkoverleg",
        "titel": "Teamoverleg",
        "moment": f"{timezone.localdate() + datetime.timedelta(days=7)}T15:00",
        "duur_minuten": 60,
    }


def _gesloten(podium: Podium) -> dict:
    return {"pk": podium.gesloten.pk}


def _regel(podium: Podium) -> dict:
    trajectsessie = TrajectSessie.objects.get(sessie=podium.gesloten)
    Keuze.objects.create(trajectsessie=trajectsessie, activiteit=podium.activiteit)
    return {"pk": podium.gesloten.pk, "activiteit": podium.activiteit.pk}


def _van_een_ander(podium: Podium) -> dict:
    _andermans(podium)
    return _regel(podium)


def _met_versie(soort, gegevens):
    """What a form sends: the fields, and the version of the one row of its kind."""

    def maak(podium: Podium) -> dict:
        regel = soort.history.order_by("-history_id").first()
        return {"versie": regel.history_id} | gegevens(podium)

    return maak


def _hoger(podium: Podium) -> dict:
    return {"richting": "op"}


def _alleen_lezen(naam: str, kwargs=None) -> Rij:
    return niet_toegestaan(naam, "POST", kwargs)


def _alleen_doen(naam: str, kwargs=None) -> Rij:
    return niet_toegestaan(naam, "GET", kwargs)


TRAJECTEN = [
    Rij("trajecten", "GET", IEDEREEN),
    Rij("trajecten", "GET", IEDEREEN, query="?formaat=xlsx"),
    _alleen_lezen("trajecten"),
    Rij("traject_nieuw", "GET", MAAKT),
    Rij(
        "traject_nieuw",
        "POST",
        verwacht(404, teamleider=302, ander_teamleider=200),
        data=_trajectgegevens,
        geval="voor het eigen team; wie een ander team leidt krijgt een melding",
    ),
    Rij("traject", "GET", MET_PLG, kwargs=_traject),
    _alleen_lezen("traject", _traject),
    Rij("traject_wijzig", "GET", LEIDT_FORMULIER, kwargs=_traject),
    Rij(
        "traject_wijzig",
        "POST",
        LEIDT,
        kwargs=_traject,
        data=_met_versie(Verbetertraject, _trajectgegevens),
    ),
    Rij("sessie_nieuw", "POST", LEIDT, kwargs=_traject, data=_instrument),
    _alleen_doen("sessie_nieuw", _traject),
    Rij("verbeteractie_nieuw", "GET", SCHRIJFT_FORMULIER, kwargs=_traject),
    Rij(
        "verbeteractie_nieuw", "POST", SCHRIJFT, kwargs=_traject, data=lambda p: {"naam": "Gesprek"}
    ),
    Rij(
        "verbeteractie_wijzig",
        "GET",
        verwacht(404, teamleider=200, teamlid=200, plglid=200),
        kwargs=_verbeteractie,
        geval="teamlid is eigenaar",
    ),
    Rij(
        "verbeteractie_wijzig",
        "POST",
        EIGEN | {"plglid": 302},
        kwargs=_verbeteractie,
        data=_met_versie(Verbeteractie, lambda p: {"naam": "Gesprek"}),
        geval="teamlid is eigenaar",
    ),
    Rij("verbeteractie_verwijder", "GET", LEIDT_FORMULIER, kwargs=_verbeteractie),
    Rij("verbeteractie_verwijder", "POST", LEIDT, kwargs=_verbeteractie),
    Rij("verbeteractie_verplaats", "POST", SCHRIJFT, kwargs=_verbeteractie, data=_hoger),
    _alleen_doen("verbeteractie_verplaats", _verbeteractie),
]

ACTIVITEITEN = [
    Rij("activiteiten", "GET", MET_PLG, kwargs=_traject),
    Rij("activiteiten", "GET", MET_PLG, kwargs=_traject, query="?formaat=xlsx"),
    _alleen_lezen("activiteiten", _traject),
    Rij("activiteit_nieuw", "GET", SCHRIJFT_FORMULIER, kwargs=_traject),
    Rij("activiteit_nieuw", "POST", SCHRIJFT, kwargs=_traject, data=lambda p: {"wat": "Bespreek"}),
    Rij("activiteit", "GET", MET_PLG, kwargs=_activiteit),
    _alleen_lezen("activiteit", _activiteit),
    Rij("activiteit_wijzig", "GET", SCHRIJFT_FORMULIER, kwargs=_activiteit),
    Rij(
        "activiteit_wijzig",
        "POST",
        SCHRIJFT,
        kwargs=_activiteit,
        data=_met_versie(Activiteit, lambda p: {"wat": "Bespreek"}),
    ),
    Rij(
        "activiteit_stand",
        "POST",
        EIGEN | {"plglid": 302},
        kwargs=_activiteit,
        data=lambda p: {"naar": "klaar"},
        geval="eigen",
    ),
    Rij(
        "activiteit_stand",
        "POST",
        LEIDT | {"plglid": 302},
        kwargs=_andermans,
        data=lambda p: {"naar": "klaar"},
        geval="van een ander",
    ),
    _alleen_doen("activiteit_stand", _activiteit),
    Rij("activiteit_bevestig", "POST", EIGEN, kwargs=_activiteit, geval="eigen"),
    Rij("activiteit_bevestig", "POST", LEIDT, kwargs=_andermans, geval="van een ander"),
    _alleen_doen("activiteit_bevestig", _activiteit),
]

OVERLEGGEN = [
    Rij("overleggen", "GET", IEDEREEN),
    Rij("overleggen", "GET", IEDEREEN, query="?formaat=xlsx"),
    _alleen_lezen("overleggen"),
    Rij("overleg_nieuw", "GET", MAAKT),
    Rij(
        "overleg_nieuw",
        "POST",
        verwacht(404, teamleider=302, ander_teamleider=200),
        data=_overleggegevens,
        geval="voor het eigen team; wie een ander team leidt krijgt een melding",
    ),
    Rij("overleg", "GET", LEEST, kwargs=_overleg),
    _alleen_lezen("overleg", _overleg),
    Rij("overleg_wijzig", "GET", LEIDT_FORMULIER, kwargs=_overleg),
    Rij(
        "overleg_wijzig",
        "POST",
        LEIDT,
        kwargs=_overleg,
        data=_met_versie(Overleg, _overleggegevens),
    ),
    Rij("overleg_verwijder", "POST", LEIDT, kwargs=_overleg),
    _alleen_doen("overleg_verwijder", _overleg),
    Rij("agendapunt_nieuw", "POST", LEIDT, kwargs=_overleg, data=lambda p: {"tekst": "Toetsen"}),
    _alleen_doen("agendapunt_nieuw", _overleg),
    Rij("agendapunt_wijzig", "GET", LEIDT_FORMULIER, kwargs=_agendapunt),
    Rij(
        "agendapunt_wijzig",
        "POST",
        LEIDT,
        kwargs=_agendapunt,
        data=_met_versie(Agendapunt, lambda p: {"tekst": "Nieuw"}),
    ),
    Rij("agendapunt_verwijder", "POST", LEIDT, kwargs=_agendapunt),
    _alleen_doen("agendapunt_verwijder", _agendapunt),
    Rij("agendapunt_verplaats", "POST", LEIDT, kwargs=_agendapunt, data=_hoger),
    _alleen_doen("agendapunt_verplaats", _agendapunt),
]

PLANNING = [
    Rij("sessie_planning", "GET", LEEST, kwargs=_gesloten),
    Rij("sessie_planning", "GET", LEEST, kwargs=_gesloten, query="?formaat=xlsx"),
    _alleen_lezen("sessie_planning", _gesloten),
    Rij("sessie_planning_overnemen", "POST", LEIDT, kwargs=_gesloten),
    _alleen_doen("sessie_planning_overnemen", _gesloten),
    Rij("sessie_planning_nieuw", "POST", LEIDT, kwargs=_gesloten, data=lambda p: {"wat": "Nieuw"}),
    _alleen_doen("sessie_planning_nieuw", _gesloten),
    Rij("sessie_planning_op_datum", "POST", LEIDT, kwargs=_gesloten),
    _alleen_doen("sessie_planning_op_datum", _gesloten),
    Rij("sessie_planning_opvolging", "POST", LEIDT, kwargs=_gesloten),
    _alleen_doen("sessie_planning_opvolging", _gesloten),
    Rij("sessie_planning_terug", "GET", LEIDT_FORMULIER, kwargs=_gesloten),
    Rij(
        "sessie_planning_terug",
        "POST",
        verwacht(404, teamleider=422),
        kwargs=_gesloten,
        geval="zonder bestand",
    ),
    Rij("sessie_planning_versturen", "POST", LEIDT, kwargs=_gesloten),
    _alleen_doen("sessie_planning_versturen", _gesloten),
    Rij(
        "sessie_planning_regel",
        "POST",
        LEIDT,
        kwargs=_regel,
        data=_met_versie(Activiteit, lambda p: {"wat": "Bespreek"}),
    ),
    _alleen_doen("sessie_planning_regel", _regel),
    Rij("sessie_planning_bevestig", "POST", EIGEN, kwargs=_regel, geval="eigen"),
    Rij("sessie_planning_bevestig", "POST", LEIDT, kwargs=_van_een_ander, geval="van een ander"),
    _alleen_doen("sessie_planning_bevestig", _regel),
    Rij("sessie_planning_verplaats", "POST", LEIDT, kwargs=_regel, data=_hoger),
    _alleen_doen("sessie_planning_verplaats", _regel),
    Rij("sessie_planning_verwijder", "GET", LEIDT_FORMULIER, kwargs=_regel),
    Rij("sessie_planning_verwijder", "POST", LEIDT, kwargs=_regel),
]

RIJEN = [*TRAJECTEN, *ACTIVITEITEN, *OVERLEGGEN, *PLANNING]
