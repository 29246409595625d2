"""Geborgd: six indicators with evidence, and a year later again."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from borgen.acties.stappen import begin_toets, sluit_toets
from borgen.models import Borgbewijs, Borgtoets
from borgen.stapbeeld import lees
from borgen.te_doen.stappen import te_doen
from tests.borgen.hulp import actie_van, vandaag, versie

pytestmark = pytest.mark.django_db


@pytest.fixture
def actie(wereld):
    return actie_van(wereld)


def vul(toets, hoeveel=6):
    for bewijs in toets.bewijzen.all()[:hoeveel]:
        bewijs.aanwezig, bewijs.bewijs = True, "Te zien in het rooster."
        bewijs.save()


def toets_op(actie, wereld, dagen, hoeveel=6):
    toets = begin_toets(actie, wereld.teamleider, vandaag(dagen))
    vul(toets, hoeveel)
    sluit_toets(toets, wereld.teamleider, vandaag(dagen))
    return toets


def stand(actie, wereld):
    return lees([actie], wereld.teamleider)[0].borgstand


def test_een_collega_brengt_bewijs_en_de_leider_sluit_de_toets(wereld, als, actie):
    client = als(wereld.teamleider)
    client.post(reverse("borgtoets_begin", args=[actie.pk]))
    client.post(reverse("borgtoets_begin", args=[actie.pk]))
    toets = Borgtoets.objects.get()
    assert toets.bewijzen.count() == 6
    client = als(wereld.teamlid)
    for bewijs in toets.bewijzen.all():
        client.post(
            reverse("borgbewijs", args=[bewijs.pk]),
            {"aanwezig": "on", "bewijs": "Te zien in het rooster.", "versie": versie(bewijs)},
        )
    antwoord = als(wereld.teamleider).post(reverse("borgtoets_sluit", args=[toets.pk]), follow=True)
    assert "is geborgd" in antwoord.content.decode()
    toets.refresh_from_db()
    assert (toets.uitkomst, toets.gesloten_op) == ("geborgd", vandaag())
    assert (toets.hertoets_voor - vandaag()).days in (365, 366)
    html = client.get(reverse("borgen", args=[actie.traject_id])).content.decode()
    assert "geborgd, hertoets voor" in html


def test_met_vijf_is_het_nog_niet_geborgd_en_dat_is_gewoon(wereld, als, actie):
    toets = begin_toets(actie, wereld.teamleider)
    vul(toets, 5)
    antwoord = als(wereld.teamleider).post(reverse("borgtoets_sluit", args=[toets.pk]), follow=True)
    html = antwoord.content.decode()
    assert "Nog niet geborgd." in html
    assert "jaren" in html
    toets.refresh_from_db()
    assert (toets.uitkomst, toets.hertoets_voor) == ("nog_niet", None)


def test_zonder_bewijs_telt_een_vinkje_niet(wereld, als, actie):
    bewijs = begin_toets(actie, wereld.teamleider).bewijzen.first()
    html = als(wereld.teamlid).post(
        reverse("borgbewijs", args=[bewijs.pk]),
        {"aanwezig": "on", "bewijs": " ", "versie": versie(bewijs)},
    )
    assert "Schrijf op waar je dat aan ziet." in html.content.decode()
    bewijs.refresh_from_db()
    assert not bewijs.aanwezig


def test_een_gesloten_toets_verandert_niet_meer(wereld, als, actie):
    toets = toets_op(actie, wereld, -3)
    bewijs = toets.bewijzen.first()
    client = als(wereld.teamlid)
    assert client.get(reverse("borgbewijs", args=[bewijs.pk])).status_code == 404
    with pytest.raises(ValidationError):
        sluit_toets(toets, wereld.teamleider)


def test_hertoets_wordt_gevraagd_en_kan_mislukken(wereld, als, actie):
    toets_op(actie, wereld, -340)
    assert stand(actie, wereld) == "hertoets_komt"
    [regel] = te_doen(wereld.teamleider)
    assert (regel.soort, regel.te_laat) == ("Kijk of dit nog geborgd is", False)
    Borgtoets.objects.update(gesloten_op=vandaag(-400), hertoets_voor=vandaag(-35))
    assert stand(actie, wereld) == "hertoets_nodig"
    assert te_doen(wereld.teamleider)[0].te_laat
    opnieuw = begin_toets(actie, wereld.teamleider)
    eerste = opnieuw.bewijzen.first()
    assert (eerste.aanwezig, eerste.bewijs) == (False, "Te zien in het rooster.")
    assert stand(actie, wereld) == "hertoets_nodig"
    vul(opnieuw, 2)
    sluit_toets(opnieuw, wereld.teamleider)
    assert stand(actie, wereld) == "nog_niet"
    assert te_doen(wereld.teamleider) == []
    html = als(wereld.teamlid).get(reverse("borgtoets", args=[actie.pk])).content.decode()
    assert html.count("nog niet geborgd") >= 2
    assert "Eerdere toetsen" in html


@pytest.mark.database
def test_wat_de_database_weigert(wereld, actie):
    toets = begin_toets(actie, wereld.teamleider)
    with pytest.raises(IntegrityError), transaction.atomic():
        Borgtoets.objects.create(verbeteractie=actie, begonnen_door=wereld.teamleider)
    with pytest.raises(IntegrityError), transaction.atomic():
        Borgbewijs.objects.create(toets=toets, indicator="norm")
    rijen = Borgtoets.objects.filter(pk=toets.pk)
    dag, leider = vandaag(), wereld.teamleider
    for naam, velden in (
        ("borgtoets_gesloten_heeft_uitkomst", {"gesloten_op": dag}),
        ("borgtoets_gesloten_heeft_uitkomst", {"uitkomst": "nog_niet"}),
        (
            "borgtoets_geborgd_heeft_hertoets",
            {"uitkomst": "geborgd", "gesloten_op": dag, "gesloten_door": leider},
        ),
        ("borgtoets_geborgd_heeft_hertoets", {"hertoets_voor": dag}),
    ):
        with pytest.raises(IntegrityError, match=naam), transaction.atomic():
            rijen.update(**velden)
    with pytest.raises(IntegrityError, match="borgbewijs_heeft_bewijs"), transaction.atomic():
        Borgbewijs.objects.update(aanwezig=True)
