"""What the team leader manages: classes, students, SLB'ers, waarnemers, the norm, samples."""

import pytest
from django.urls import reverse

from borgen.slb.models import Begeleiding, Klas, Plaatsing, SlbInstelling, Steekproef, Student
from organisatie.models import Schooljaar
from tests.slb.factories import (
    BegeleidingFactory,
    GesprekFactory,
    KlasFactory,
    PeriodeFactory,
    dag,
    maak_student,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def klas(wereld) -> Klas:
    PeriodeFactory()
    return KlasFactory(team=wereld.team, naam="3A")


@pytest.fixture
def leider(wereld, als):
    return als(wereld.teamleider)


def post(client, naam, pk, /, **velden):
    return client.post(reverse(naam, args=[pk]), velden)


def test_een_klas_maken_hernoemen_en_weghalen(wereld, leider, klas):
    velden = {"naam": "3A", "schooljaar": klas.schooljaar_id}
    antwoord = post(leider, "slb_klas_nieuw", wereld.team.pk, **velden)
    assert "al een klas met die naam" in antwoord.content.decode()
    assert post(leider, "slb_klas_nieuw", wereld.team.pk, **{**velden, "naam": "3B"}).status_code
    nieuw = Klas.objects.get(naam="3B")
    versie = nieuw.history.first().history_id
    assert post(leider, "slb_klas_wijzig", nieuw.pk, naam="3C", versie=versie).status_code == 302
    assert post(leider, "slb_klas_verwijder", nieuw.pk).status_code == 302
    maak_student(None, klas)
    post(leider, "slb_klas_verwijder", klas.pk)
    assert list(Klas.objects.all()) == [klas]


def test_een_student_erbij_met_slber(wereld, leider, klas):
    velden = {"naam": "Noor", "nummer": "1234", "van": dag(-4).isoformat()}
    slber = wereld.leden[1].pk
    assert post(leider, "slb_student_nieuw", klas.pk, **velden, slber=slber).status_code == 302
    student = Student.objects.get()
    assert (student.plaatsingen.get().klas, student.plaatsingen.get().van) == (klas, dag(-4))
    assert student.begeleidingen.get().lidmaatschap == wereld.leden[1]
    antwoord = post(leider, "slb_student_nieuw", klas.pk, **velden)
    assert "al een student met dat nummer" in antwoord.content.decode()
    velden |= {"nummer": "1235", "van": dag(-300).isoformat()}
    antwoord = post(leider, "slb_student_nieuw", klas.pk, **velden)
    assert "valt buiten schooljaar" in antwoord.content.decode()
    assert Student.objects.count() == 1


def test_naar_een_andere_klas_en_weg(wereld, leider, klas):
    student = maak_student(None, klas)
    ander = KlasFactory(team=wereld.team, naam="3B")
    velden = {"klas": ander.pk, "vanaf": dag(-2).isoformat()}
    assert post(leider, "slb_student_verplaats", student.pk, **velden).status_code == 302
    assert [(p.klas, p.tot) for p in student.plaatsingen.all()] == [(klas, dag(-3)), (ander, None)]
    post(leider, "slb_student_verplaats", student.pk, vanaf=dag(1).isoformat())
    assert student.plaatsingen.get(klas=ander).tot == dag()
    # Before the school year nothing can begin; nothing changed.
    velden["vanaf"] = dag(-200).isoformat()
    antwoord = post(leider, "slb_student_verplaats", student.pk, **velden)
    assert "buiten het schooljaar" in antwoord.content.decode()
    assert student.plaatsingen.count() == 2


def test_in_een_gesloten_jaar_verandert_niets(wereld, leider, klas):
    student = maak_student(wereld.leden[1], klas)
    Schooljaar.objects.update(gesloten=True)
    dagen = {"van": dag().isoformat(), "vanaf": dag().isoformat()}
    for naam, pk, velden in (
        ("slb_student_nieuw", klas.pk, {"naam": "Noor", "nummer": "1"}),
        ("slb_student_verplaats", student.pk, {}),
        ("slb_begeleiding", klas.pk, {"studenten": [student.pk], "lid": wereld.leden[2].pk}),
    ):
        antwoord = post(leider, naam, pk, **velden, **dagen)
        assert "is gesloten" in antwoord.content.decode(), naam
    assert student.plaatsingen.get().tot is None
    assert student.begeleidingen.get().lidmaatschap == wereld.leden[1]


def test_een_nieuwe_slber_lost_de_vorige_af(wereld, leider, klas):
    een, twee = (maak_student(wereld.leden[1], klas) for _ in range(2))
    velden = {"studenten": [een.pk], "lid": wereld.leden[2].pk, "van": dag(3).isoformat()}
    assert post(leider, "slb_begeleiding", klas.pk, **velden).status_code == 302
    assert [(b.lidmaatschap, b.tot) for b in een.begeleidingen.order_by("van")] == [
        (wereld.leden[1], dag(2)),
        (wereld.leden[2], None),
    ]
    assert twee.begeleidingen.get().tot is None
    velden.pop("studenten")
    antwoord = post(leider, "slb_begeleiding", klas.pk, **velden)
    assert "Vink aan om welke studenten" in antwoord.content.decode()
    velden["allemaal"] = "on"
    post(leider, "slb_begeleiding", klas.pk, **velden)
    assert twee.begeleidingen.get(tot=None).lidmaatschap == wereld.leden[2]
    # Once more changes nothing; another one takes its place.
    post(leider, "slb_begeleiding", klas.pk, **velden)
    assert een.begeleidingen.count() == 2
    post(leider, "slb_begeleiding", klas.pk, **{**velden, "lid": wereld.leden[0].pk})
    assert een.begeleidingen.get(tot=None).lidmaatschap == wereld.leden[0]


def test_een_waarnemer_heeft_een_laatste_dag(wereld, leider, klas):
    student = maak_student(wereld.leden[1], klas)
    velden = {
        "studenten": [student.pk],
        "lid": wereld.leden[2].pk,
        "van": dag().isoformat(),
        "tot": dag(-1).isoformat(),
    }
    antwoord = post(leider, "slb_begeleiding", klas.pk, **velden)
    assert "ligt voor de eerste" in antwoord.content.decode()
    velden["tot"] = dag(9).isoformat()
    for _ in range(2):
        assert post(leider, "slb_begeleiding", klas.pk, **velden).status_code == 302
    waarnemer = Begeleiding.objects.get(waarnemer=True)
    assert (waarnemer.lidmaatschap, waarnemer.tot) == (wereld.leden[2], dag(9))
    assert student.begeleidingen.get(waarnemer=False).tot is None


def test_alleen_mensen_en_studenten_van_dit_team(wereld, leider, klas):
    maak_student(None, klas)
    vreemd = maak_student(None, KlasFactory())
    buiten = BegeleidingFactory().lidmaatschap
    velden = {"studenten": [vreemd.pk], "lid": buiten.pk, "van": dag().isoformat()}
    tekst = post(leider, "slb_begeleiding", klas.pk, **velden).content.decode()
    assert "Kies studenten van deze klas" in tekst
    assert "Kies iemand die nu in het team zit" in tekst


def test_begeleiding_stopt_of_is_nooit_begonnen(wereld, leider, klas):
    student = maak_student(wereld.leden[1], klas)
    begeleiding = student.begeleidingen.get()
    assert post(leider, "slb_begeleiding_stop", begeleiding.pk).status_code == 302
    begeleiding.refresh_from_db()
    assert begeleiding.tot == dag(-1)
    later = BegeleidingFactory(student=student, lidmaatschap=wereld.leden[2], van=dag(2))
    post(leider, "slb_begeleiding_stop", later.pk)
    assert student.begeleidingen.get() == begeleiding


@pytest.mark.parametrize(
    ("norm", "melding"),
    [("0", "minstens één"), ("21", "hoogstens twintig"), ("anderhalf", "heel getal")],
)
def test_een_afspraak_die_niet_kan(wereld, leider, klas, norm, melding):
    antwoord = post(leider, "slb_afspraak", wereld.team.pk, norm=norm, van=dag().isoformat())
    assert melding in antwoord.content.decode()
    assert not SlbInstelling.objects.exists()


def test_een_afspraak_geldt_vanaf_een_dag_en_niet_in_een_gesloten_jaar(wereld, leider, klas):
    for norm in ("3", "4"):
        post(leider, "slb_afspraak", wereld.team.pk, norm=norm, van=dag().isoformat())
    assert SlbInstelling.objects.get().norm == 4
    Schooljaar.objects.update(gesloten=True)
    antwoord = post(leider, "slb_afspraak", wereld.team.pk, norm="2", van=dag(-1).isoformat())
    assert "is gesloten" in antwoord.content.decode()


@pytest.mark.parametrize("uit", ["studenten", "gesprekken"])
def test_een_steekproef_blijft_zoals_hij_getrokken_is(wereld, leider, klas, uit):
    periode = PeriodeFactory()
    for _ in range(6):
        GesprekFactory(student=maak_student(None, klas))
    velden = {"periode": periode.pk, "uit": uit, "omvang": "7"}
    antwoord = post(leider, "slb_steekproef_nieuw", klas.pk, **velden)
    assert "Er zijn er maar 6" in antwoord.content.decode()
    antwoord = post(leider, "slb_steekproef_nieuw", klas.pk, **{**velden, "omvang": "3"})
    rij = Steekproef.objects.get()
    assert (rij.populatie, rij.omvang) == (6, 3)
    assert getattr(rij, uit).count() == 3
    eerst = leider.get(antwoord.url).content
    maak_student(None, klas)
    assert leider.get(antwoord.url).content.count(b'class="rij"') == eerst.count(b'class="rij"')
    assert str(rij.zaad) in eerst.decode()


def test_evenveel_queries_bij_1_en_30_studenten(wereld, leider, klas, django_assert_num_queries):
    adres = reverse("slb_begeleiding", args=[klas.pk])
    maak_student(None, klas)
    leider.get(adres)
    with django_assert_num_queries(6):
        leider.get(adres)
    for _ in range(29):
        maak_student(None, klas)
    with django_assert_num_queries(6):
        leider.get(adres)
    assert Plaatsing.objects.count() == 30
