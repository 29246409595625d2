"""What the database refuses, whatever way a row comes in."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from borgen.slb.models import Begeleiding, Gesprek, Notitie, Plaatsing, SlbInstelling, Steekproef
from tests.factories import LidmaatschapFactory, TeamFactory
from tests.slb.factories import (
    BegeleidingFactory,
    GesprekFactory,
    KlasFactory,
    PeriodeFactory,
    PlaatsingFactory,
    StudentFactory,
    dag,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def geweigerd(beperking, doe):
    with pytest.raises(IntegrityError, match=beperking), transaction.atomic():
        doe()


@pytest.mark.parametrize(
    ("van", "tot", "botst"),
    [
        (-50, -21, False),
        (-50, -20, True),
        (-50, None, True),
        (-15, -14, True),
        (-10, 5, True),
        (-9, 5, False),
        (-9, None, False),
    ],
)
def test_een_student_zit_nooit_in_twee_klassen(van, tot, botst):
    student = StudentFactory()
    klas = KlasFactory(team=student.team)
    PlaatsingFactory(student=student, klas=klas, van=dag(-20), tot=dag(-10))
    rij = Plaatsing(student=student, klas=klas, van=dag(van), tot=None if tot is None else dag(tot))
    if botst:
        with pytest.raises(ValidationError, match="zit de student ook al in klas"):
            rij.full_clean()
        geweigerd("plaatsing_overlapt", lambda: Plaatsing.objects.bulk_create([rij]))
    else:
        rij.full_clean()
        rij.save()
        geweigerd(
            "plaatsing_overlapt",
            lambda: Plaatsing.objects.filter(pk=rij.pk).update(van=dag(-15), tot=dag(-12)),
        )


def test_een_klas_van_een_ander_team_of_buiten_het_jaar():
    student = StudentFactory()
    vreemd = Plaatsing(student=student, klas=KlasFactory(), van=dag())
    with pytest.raises(ValidationError, match="ander team"):
        vreemd.full_clean()
    buiten = Plaatsing(student=student, klas=KlasFactory(team=student.team), van=dag(-101))
    with pytest.raises(ValidationError, match="buiten het schooljaar"):
        buiten.full_clean()


def test_hoogstens_een_slber_en_daarnaast_waarnemers():
    slber = BegeleidingFactory()
    collega = LidmaatschapFactory(team=slber.student.team)
    tweede = Begeleiding(student=slber.student, lidmaatschap=collega, van=dag())
    with pytest.raises(ValidationError, match="al SLB'er"):
        tweede.full_clean()
    geweigerd("begeleiding_overlapt", lambda: Begeleiding.objects.bulk_create([tweede]))
    tweede.waarnemer = True
    geweigerd("begeleiding_waarnemer_heeft_einde", tweede.save)
    tweede.tot = dag(5)
    tweede.full_clean()
    tweede.save()
    geweigerd(
        "begeleiding_overlapt",
        lambda: Begeleiding.objects.filter(pk=tweede.pk).update(waarnemer=False),
    )
    vreemd = Begeleiding(student=slber.student, lidmaatschap=LidmaatschapFactory(), van=dag())
    with pytest.raises(ValidationError, match="niet in het team"):
        vreemd.full_clean()


def test_een_gehouden_gesprek_heeft_een_moment_en_telt_naar_zijn_soort():
    gesprek = GesprekFactory()
    rijen = Gesprek.objects.filter(pk=gesprek.pk)
    geweigerd("gesprek_gehouden_heeft_moment", lambda: rijen.update(gehouden_op=None))
    geweigerd("gesprek_gehouden_heeft_moment", lambda: rijen.update(status="gepland"))
    geweigerd("gesprek_soort_bestaat", lambda: rijen.update(soort="praatje"))
    for soort, telt in (("groep", False), ("groep_telt", True), ("individueel", True)):
        rijen.update(soort=soort)
        assert rijen.get().telt is telt
    assert GesprekFactory(gepland=True).telt is False


def test_een_druk_legt_een_gesprek_vast():
    gesprek = GesprekFactory()
    dubbel = Gesprek(
        student=gesprek.student,
        door=gesprek.door,
        datum=dag(),
        status="gehouden",
        gehouden_op=timezone.now(),
        groep=gesprek.groep,
    )
    geweigerd("UNIQUE|gesprek_eenmaal_per_druk", dubbel.save)


def test_notitie_norm_en_steekproef():
    geweigerd(
        "notitie_heeft_tekst", lambda: Notitie.objects.create(gesprek=GesprekFactory(), tekst="")
    )
    geweigerd(
        "slbinstelling_norm_minstens_een",
        lambda: SlbInstelling.objects.create(team=TeamFactory(), van=dag(), norm=0),
    )
    trekking = {"klas": KlasFactory(), "periode": PeriodeFactory(), "door": GesprekFactory().door}
    geweigerd(
        "slb_steekproef_past_in_populatie",
        lambda: Steekproef.objects.create(**trekking, populatie=4, omvang=5, zaad=1),
    )


@pytest.mark.django_db(transaction=True)
def test_de_bewaking_komt_terug_na_een_migratie():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER plaatsing_overlapt_insert")
        else:
            cursor.execute("ALTER TABLE slb_plaatsing DROP CONSTRAINT plaatsing_overlapt")
    call_command("migrate", verbosity=0)
    plaatsing = PlaatsingFactory(tot=dag())
    geweigerd(
        "plaatsing_overlapt",
        lambda: PlaatsingFactory(student=plaatsing.student, klas=plaatsing.klas, tot=dag(3)),
    )
