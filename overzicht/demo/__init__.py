"""The demo: the worked case of the handbook, made through the functions people use."""

import datetime

from django.db import transaction
from django.utils import timezone

from boas import acties
from boas.instrumenten import laad_alles
from organisatie.models import Gebruiker
from overzicht.demo import verhaal
from overzicht.demo.besluiten import maak_besluiten
from overzicht.demo.bord import maak_bord
from overzicht.demo.cultuur import maak_cultuur
from overzicht.demo.documenten import maak_documenten
from overzicht.demo.gesprekken import maak_gesprekken
from overzicht.demo.kaarten import maak_kaarten
from overzicht.demo.knoster import maak_knoster
from overzicht.demo.leren import maak_leerdoelen
from overzicht.demo.mensen import Mensen, maak_mensen
from overzicht.demo.metingen import maak_metingen
from overzicht.demo.peiling import maak_peiling_van_team
from overzicht.demo.planversies import maak_planversies
from overzicht.demo.plg import maak_plg
from overzicht.demo.reis import maak_reis
from overzicht.demo.sessies import houd_sessie, maak_planning, plan_sessie
from overzicht.demo.signalen import maak_signalen
from overzicht.demo.sociaal_kapitaal import maak_sociaal_kapitaal
from overzicht.demo.speerpunten import maak_speerpunten
from overzicht.demo.sturing import maak_matrix, maak_sturing
from overzicht.demo.uitvoeren import maak_uitvoeren
from overzicht.demo.verdieping import maak_verdieping
from overzicht.demo.verslagen import maak_verslagen
from overzicht.demo.weging import maak_weging
from verbeterplan.models import Verbeteractie, Verbetertraject


@transaction.atomic
def maak_demo(vandaag: datetime.date | None = None) -> Mensen:
    """Fill an empty database; ``vandaag`` (today unless given) is where the story stands now."""
    vandaag = vandaag or timezone.localdate()
    laad_alles()
    mensen = maak_mensen(vandaag)
    begeleiding = _assistent(mensen, vandaag)
    _handel(mensen, vandaag)
    maak_gesprekken(mensen, vandaag)
    maak_documenten(mensen, vandaag)
    maak_matrix(mensen.assistent, mensen.leden)
    maak_kaarten(begeleiding, mensen.teamleider)
    maak_speerpunten(mensen, vandaag)
    maak_plg(begeleiding, mensen, vandaag)
    maak_besluiten(begeleiding, mensen, vandaag)
    maak_uitvoeren(begeleiding, mensen, vandaag)
    maak_planversies(begeleiding, mensen, vandaag)
    maak_verdieping(begeleiding, mensen, vandaag)
    maak_leerdoelen(begeleiding, mensen, vandaag)
    maak_cultuur(begeleiding, mensen, vandaag)
    maak_weging(mensen.assistent, mensen.teamleider, vandaag)
    maak_reis(mensen, vandaag)
    maak_peiling_van_team(mensen.assistent, mensen.teamleider, vandaag)
    maak_knoster(begeleiding, mensen.teamleider, vandaag)
    maak_sociaal_kapitaal(vandaag)
    maak_verslagen(mensen, vandaag)
    maak_bord(mensen.assistent, mensen.leden, vandaag)
    return mensen


def _assistent(mensen: Mensen, vandaag: datetime.date) -> Verbetertraject:
    leider = mensen.teamleider
    traject = _traject(mensen.assistent, leider, "Begeleiding van de student", verhaal.DOEL)
    traject.samenvatting = verhaal.SAMENVATTING
    traject.analyse_afgerond_op = vandaag - datetime.timedelta(days=400)
    traject.save()
    for plek, (naam, omschrijving) in enumerate(verhaal.VERBETERACTIES):
        Verbeteractie.objects.create(
            traject=traject,
            naam=naam,
            omschrijving=omschrijving,
            eigenaar=mensen.leden[plek],
            volgorde=plek,
        )
    maak_metingen(traject, leider, mensen.leden, vandaag)
    for naam, doel in verhaal.ANDERE_TRAJECTEN:
        _traject(mensen.assistent, leider, naam, doel)
    eerste = houd_sessie(
        traject,
        leider,
        vandaag - datetime.timedelta(days=49),
        verhaal.TELLINGEN,
        opnieuw=verhaal.TWEEDE_RONDE,
        redenen=verhaal.REDENEN,
        opmerkingen=verhaal.OPMERKINGEN,
    )
    acties.deel(eerste.pk, True)
    maak_planning(eerste, leider, mensen.leden, vandaag)
    plan_sessie(traject, leider, vandaag + datetime.timedelta(days=7))
    maak_signalen(traject, leider, mensen.leden, vandaag)
    maak_sturing(traject, leider, mensen.leden, vandaag)
    return traject


def _handel(mensen: Mensen, vandaag: datetime.date) -> None:
    leider = mensen.teamleider_handel
    traject = _traject(
        mensen.handel,
        leider,
        "Meer studenten halen hun diploma",
        "Het jaarresultaat van Handel stijgt twee jaar achter elkaar.",
    )
    houd_sessie(traject, leider, vandaag - datetime.timedelta(days=20), verhaal.TELLINGEN_HANDEL)


def _traject(team, leider: Gebruiker, naam: str, doel: str) -> Verbetertraject:
    return Verbetertraject.objects.create(team=team, naam=naam, doel=doel, gemaakt_door=leider)
