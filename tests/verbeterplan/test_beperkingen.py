"""Half-filled pairs and impossible states stay out of the database; states follow each other."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.factories import ActiviteitFactory, LidmaatschapFactory, TrajectFactory
from tests.verbeterplan.hulp import gesloten, vandaag
from verbeterplan.models import Activiteit, Agendapunt, Keuze, Overleg, Verbeteractie
from verbeterplan.regels.afspraak import OVERGANGEN

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def geweigerd(queryset, beperking, /, **velden):
    with pytest.raises(IntegrityError, match=beperking), transaction.atomic():
        queryset.update(**velden)


@pytest.mark.parametrize(
    ("naam", "velden"),
    [
        ("activiteit_heeft_wat", {"wat": ""}),
        ("activiteit_klaar_heeft_moment", {"status": "klaar"}),
        ("activiteit_klaar_heeft_moment", {"klaar_op": timezone.now()}),
        ("activiteit_bevestigd_heeft_eigenaar_en_datum", {"bevestigd_op": timezone.now()}),
        ("activiteit_verzet_of_vervallen_heeft_reden", {"status": "vervallen"}),
        ("activiteit_verzet_heeft_datum", {"status": "verzet", "reden": "ziek"}),
    ],
)
def test_activiteit(naam, velden):
    geweigerd(Activiteit.objects.filter(pk=ActiviteitFactory().pk), naam, **velden)


def test_namen_en_teksten_zijn_niet_leeg():
    traject = TrajectFactory()
    geweigerd(type(traject).objects.filter(pk=traject.pk), "traject_heeft_naam", naam="")
    Verbeteractie.objects.create(traject=traject, naam="Gesprek")
    geweigerd(Verbeteractie.objects.all(), "verbeteractie_heeft_naam", naam="")
    overleg = Overleg.objects.create(team=traject.team, titel="Overleg", moment=timezone.now())
    geweigerd(Overleg.objects.all(), "overleg_heeft_titel", titel="")
    Agendapunt.objects.create(overleg=overleg, tekst="Toetsen")
    geweigerd(Agendapunt.objects.all(), "agendapunt_heeft_tekst", tekst="")


def test_een_voorstel_staat_een_keer_in_de_planning(wereld):
    ts = gesloten(wereld)
    stelling = ts.sessie.keuze.first().stelling
    for velden, naam in (
        ({"stelling": stelling}, "UNIQUE|keuze_stelling_eenmaal"),
        ({"sleutel": "evaluatie"}, "UNIQUE|keuze_sleutel_eenmaal"),
    ):
        Keuze.objects.create(trajectsessie=ts, activiteit=ActiviteitFactory(), **velden)
        with pytest.raises(IntegrityError, match=naam), transaction.atomic():
            Keuze.objects.create(trajectsessie=ts, activiteit=ActiviteitFactory(), **velden)
    geweigerd(
        Keuze.objects.filter(stelling=stelling), "keuze_stelling_of_standaard", sleutel="anders"
    )


DADEN = {
    "open": lambda a: a.heropen(),
    "bezig": lambda a: a.zet_bezig(),
    "klaar": lambda a: a.rond_af(),
    "hulp_gevraagd": lambda a: a.vraag_hulp("met het formulier"),
    "verzet": lambda a: a.verzet(vandaag(30), "iedereen is ziek"),
    "vervallen": lambda a: a.laat_vervallen("niet meer nodig"),
}


def in_stand(status):
    rij = ActiviteitFactory(datum=vandaag(3))
    if status != "open":
        DADEN[status](rij)
    if status == "verzet":
        rij.datum = vandaag(3)
        rij.save()
    return rij


@pytest.mark.parametrize("van", OVERGANGEN)
@pytest.mark.parametrize("naar", OVERGANGEN)
def test_van_stand_naar_stand(van, naar):
    rij = in_stand(van)
    if naar in OVERGANGEN[van]:
        DADEN[naar](rij)
        assert Activiteit.objects.get(pk=rij.pk).status == naar
    else:
        with pytest.raises(ValidationError):
            DADEN[naar](rij)
        assert Activiteit.objects.get(pk=rij.pk).status == van


def test_verzetten_bewaart_de_eerdere_datum_en_vraagt_opnieuw_bevestiging():
    lid = LidmaatschapFactory()
    rij = ActiviteitFactory(team=lid.team, eigenaar=lid, datum=vandaag(3))
    rij.bevestig()
    rij.verzet(vandaag(10), "het rooster verandert")
    rij = Activiteit.objects.get(pk=rij.pk)
    assert (rij.datum, rij.eerdere_datum, rij.bevestigd_op) == (vandaag(10), vandaag(3), None)


@pytest.mark.parametrize("daad", ["verzet", "laat_vervallen"])
def test_zonder_reden_verandert_er_niets(daad):
    rij = ActiviteitFactory(datum=vandaag(3))
    with pytest.raises(ValidationError) as fout:
        getattr(rij, daad)(*([vandaag(9)] if daad == "verzet" else []), "  ")
    assert list(fout.value.error_dict) == ["reden"]
    rij = Activiteit.objects.get(pk=rij.pk)
    assert (rij.status, rij.datum) == ("open", vandaag(3))


def test_verzetten_naar_dezelfde_datum_is_geen_verzetten():
    rij = ActiviteitFactory(datum=vandaag(3))
    with pytest.raises(ValidationError) as fout:
        rij.verzet(vandaag(3), "zomaar")
    assert list(fout.value.error_dict) == ["datum"]


def test_toewijzen_aan_iemand_van_een_ander_team_mag_niet():
    rij = ActiviteitFactory()
    with pytest.raises(ValidationError):
        rij.wijs_toe(LidmaatschapFactory(), vandaag(3))


def test_een_ander_voorstel_vraagt_opnieuw_bevestiging():
    lid = LidmaatschapFactory()
    rij = ActiviteitFactory(team=lid.team, eigenaar=lid, datum=vandaag(3))
    rij.bevestig()
    rij.wijs_toe(lid, vandaag(3))
    assert rij.bevestigd_op
    rij.wijs_toe(lid, vandaag(4))
    assert rij.bevestigd_op is None


def test_bevestigen_kan_niet_zonder_datum():
    lid = LidmaatschapFactory()
    with pytest.raises(ValidationError):
        ActiviteitFactory(team=lid.team, eigenaar=lid).bevestig()
