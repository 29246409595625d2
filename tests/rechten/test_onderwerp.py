"""What a session was about is for its team, until the leader shares the result."""

import pytest
from django.urls import reverse
from django.utils import timezone

from boas import acties, mail, uitslagpost
from boas.models import Sessie
from tests.rechten.tabel import Podium
from tests.rechten.wandeling import tekst_van, wandel
from verbeterplan import planning, planningpost
from verbeterplan.acties import zet_planningsoverleg

GEHEIM, GEDEELD = "Zwijgzaamheid", "Openhartigheid"


@pytest.fixture
def podium(wereld, als, django_capture_on_commit_callbacks):
    """A session in each state; of the closed one all that makes rows elsewhere was done."""
    podium = Podium(wereld)
    sessies = [podium.sessie, podium.lopend, podium.gesloten]
    podium.gedeeld  # noqa: B018 - asking makes it
    Sessie.objects.update(onderwerp=GEHEIM)
    Sessie.objects.filter(gedeeld_op__isnull=False).update(onderwerp=GEDEELD)
    Sessie.objects.filter(pk=sessies[0].pk).update(agenda="Kijken")
    for sessie in sessies:
        ts = planning.lees_trajectsessie(sessie.pk)
        zet_planningsoverleg(ts, timezone.now())
        planning.zet_klaar(ts, wereld.teamleider)
    leider = als(wereld.teamleider)
    for adres in ("sessie_uitslag", "sessie_planning"):
        leider.get(reverse(adres, args=[podium.gesloten.pk]), {"formaat": "xlsx"})
    ts = planning.lees_trajectsessie(podium.gesloten.pk)
    with django_capture_on_commit_callbacks(execute=True):
        mail.verstuur_agenda(sessies[0].pk, wereld.teamleider)
        uitslagpost.verstuur_uitslag(ts.sessie, wereld.teamleider)
        planningpost.verstuur_planning(ts, wereld.teamleider)
    return podium


@pytest.mark.parametrize("persona", ["kwaliteit", "plglid", "beheerder"])
def test_buiten_het_team_staat_het_nergens(als, podium, persona):
    client = als(getattr(podium.wereld, persona))
    bladen = wandel(client, *(f"/trajecten/{podium.traject.pk}/", "/sessies/?formaat=xlsx"))
    assert len(bladen) > 10
    assert [adres for adres, tekst in bladen.items() if GEHEIM in tekst] == []


@pytest.mark.parametrize("persona", ["kwaliteit", "directeur"])
def test_wat_gedeeld_is_en_het_team_zelf_zien_het_wel(als, podium, persona):
    wereld, team = podium.wereld, reverse("team", args=[podium.wereld.team.pk])
    for adres in ("/sessies/", "/sessies/?formaat=xlsx", team, podium.traject.get_absolute_url()):
        assert GEDEELD in tekst_van(als(getattr(wereld, persona)).get(adres)), adres
        assert GEHEIM in tekst_van(als(wereld.teamlid).get(adres)), adres
        acties.deel(podium.gesloten.pk, True)
        assert GEHEIM in tekst_van(als(getattr(wereld, persona)).get(adres)), adres
        acties.deel(podium.gesloten.pk, False)


def test_het_logboek_noemt_soort_en_dag(als, podium):
    tekst = tekst_van(als(podium.wereld.beheerder).get(reverse("beheer_inzage")))
    for wat, sessie in (
        ("Uitslag van", podium.gesloten),
        ("Planning en afspraken na", podium.gesloten),
        ("Agenda van", podium.sessie),
    ):
        assert f"{wat} {sessie.versie.instrument.naam} van " in tekst
