"""What follows: the initiative, the steps, and two people who write at once."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from boas.models import Sessie, Vervolg, Vervolgstap
from organisatie.models.versie import lees_versie
from tests.boas import organisatie

pytestmark = pytest.mark.django_db


def tekst(antwoord) -> str:
    kaal = re.sub(r"<[^>]+>", " ", antwoord.content.decode())
    return re.sub(r"\s+", " ", kaal.replace("\xa0", " ").replace("&#x27;", "'"))


@pytest.fixture
def sessie(wereld) -> Sessie:
    organisatie.vul_organisatie()
    return organisatie.gesloten(wereld.bestuurder)


@pytest.fixture
def kwaliteit(als, wereld, sessie):
    return als(wereld.kwaliteit)


def adres(sessie: Sessie, deel: str = "") -> str:
    return f"/sessies/{sessie.pk}/vervolg/{deel}"


def stap(sessie: Sessie, wat: str, **anders) -> Vervolgstap:
    plek = sessie.vervolgstappen.count()
    return sessie.vervolgstappen.create(wat=wat, volgorde=plek, **anders)


def vervolg(sessie: Sessie, **velden) -> dict:
    """What the form sends, begun from what stands there now."""
    leeg = {"initiatief": "kwaliteit", "naam": "", "duiding": ""}
    return leeg | {"versie": lees_versie(Vervolg.objects.get(sessie=sessie)) or ""} | velden


# --- Initiative ----------------------------------------------------------------------------------


def test_somebody_takes_the_initiative_and_is_named(kwaliteit, sessie):
    kwaliteit.post(adres(sessie), vervolg(sessie, initiatief="bestuur", naam="Bas"))

    rij = Vervolg.objects.get(sessie=sessie)
    assert rij.wie == "het bestuur (Bas)"
    assert "Het initiatief ligt bij het bestuur (Bas)" in tekst(
        kwaliteit.get(f"/sessies/{sessie.pk}/uitslag/")
    )
    assert "Het initiatief ligt bij het bestuur (Bas)" in tekst(kwaliteit.get("/peilingen/"))


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"initiatief": ""}, "Kies wie het initiatief neemt"),
        ({"initiatief": "iemand"}, "Kies wie het initiatief neemt"),
        ({"naam": "x" * 121}, "te lang: er passen 120 tekens"),
        ({"duiding": "x" * 4001}, "te lang: er passen 4.000 tekens"),
    ],
)
def test_what_does_not_fit_is_said_at_the_field(kwaliteit, sessie, velden, melding):
    antwoord = kwaliteit.post(adres(sessie), vervolg(sessie, **velden))

    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)
    assert not Vervolg.objects.get(sessie=sessie).initiatief


def test_two_who_write_other_fields_lose_nothing(als, kwaliteit, sessie, wereld):
    mijn = vervolg(sessie, duiding="Het hing af van de tijd.")
    hun = vervolg(sessie, naam="Kees")
    als(wereld.bestuurder).post(adres(sessie), hun)

    als(wereld.kwaliteit).post(adres(sessie), mijn)

    rij = Vervolg.objects.get(sessie=sessie)
    assert (rij.naam, rij.duiding) == ("Kees", "Het hing af van de tijd.")


def test_two_who_write_the_same_field_see_each_other(als, sessie, wereld):
    mijn, hun = vervolg(sessie, duiding="Mijn uitleg"), vervolg(sessie, duiding="Hun uitleg")
    als(wereld.bestuurder).post(adres(sessie), hun)

    antwoord = als(wereld.kwaliteit).post(adres(sessie), mijn)

    assert antwoord.status_code == 422
    assert "Hun uitleg" in tekst(antwoord)
    assert "Mijn uitleg" in antwoord.content.decode()
    assert Vervolg.objects.get(sessie=sessie).duiding == "Hun uitleg"


def test_a_session_without_the_row_gets_it(kwaliteit, sessie):
    Vervolg.objects.all().delete()
    Vervolg.history.all().delete()
    assert kwaliteit.get(adres(sessie)).status_code == 200

    kwaliteit.post(adres(sessie), {"initiatief": "schoolleiding"})

    assert Vervolg.objects.get(sessie=sessie).initiatief == "schoolleiding"


# --- Steps ---------------------------------------------------------------------------------------


def test_a_step_comes_at_the_end(kwaliteit, sessie):
    stap(sessie, "Eerst")
    data = {"nieuw-wat": "Daarna\r\n dit", "nieuw-wie": "Kees", "nieuw-datum": "2026-12-01"}

    kwaliteit.post(adres(sessie, "stappen/"), data)

    assert list(sessie.vervolgstappen.values_list("wat", "wie")) == [
        ("Eerst", ""),
        ("Daarna dit", "Kees"),
    ]


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"nieuw-wat": ""}, "Schrijf op wat jullie gaan doen"),
        ({"nieuw-wat": "x" * 301}, "te lang: er passen 300 tekens"),
        ({"nieuw-wat": "Praten", "nieuw-datum": "31-2-2026"}, "Vul een datum in die bestaat"),
    ],
)
def test_a_step_that_does_not_fit_stays_in_its_form(kwaliteit, sessie, velden, melding):
    antwoord = kwaliteit.post(adres(sessie, "stappen/"), {"nieuw-wie": "Kees"} | velden)

    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)
    assert 'value="Kees"' in antwoord.content.decode()
    assert not sessie.vervolgstappen.exists()


def test_steps_that_come_with_the_result_are_taken_over_once(kwaliteit, sessie):
    voorbeeld = sessie.versie.clusters.get(letter="L").vervolg.splitlines()[0]
    assert voorbeeld in tekst(kwaliteit.get(adres(sessie)))

    kwaliteit.post(adres(sessie, "stappen/"), {"nieuw-wat": voorbeeld})

    voorstellen = kwaliteit.get(adres(sessie)).context["beeld"].voorstellen
    assert voorbeeld not in {voorstel.wat for voorstel in voorstellen}
    # The theme where nothing was recognised proposes nothing.
    assert {voorstel.thema for voorstel in voorstellen} == {
        "Intern sociaal kapitaal",
        "Samen leren",
    }


def test_done_open_away_and_back(kwaliteit, sessie):
    rij = stap(sessie, "Gesprek met alle teams")
    zet = f"/vervolgstappen/{rij.pk}/stand/"

    for stand, klaar, weg in (
        ("klaar", True, False),
        ("open", False, False),
        ("weg", False, True),
        ("terug", False, False),
    ):
        antwoord = kwaliteit.post(zet, {"stand": stand}, follow=True)
        rij.refresh_from_db()
        assert (bool(rij.klaar_op), bool(rij.weg_op)) == (klaar, weg)
        assert ("Zet terug" in tekst(antwoord)) is weg
    assert kwaliteit.post(zet, {"stand": "iets"}).status_code == 404


def test_pressed_twice_the_first_moment_stays(kwaliteit, sessie):
    rij = stap(sessie, "Gesprek")
    for _ in range(2):
        kwaliteit.post(f"/vervolgstappen/{rij.pk}/stand/", {"stand": "klaar"})
        eerste = Vervolgstap.objects.get().klaar_op
    assert eerste == Vervolgstap.objects.get().klaar_op


def test_what_was_put_away_does_not_change(kwaliteit, sessie):
    rij = stap(sessie, "Gesprek")
    kwaliteit.post(f"/vervolgstappen/{rij.pk}/stand/", {"stand": "weg"})

    assert kwaliteit.get(f"/vervolgstappen/{rij.pk}/").status_code == 404
    assert (
        kwaliteit.post(f"/vervolgstappen/{rij.pk}/verplaats/", {"richting": "op"}).status_code
        == 404
    )


def test_moving_a_step(kwaliteit, sessie):
    _, tweede = stap(sessie, "Een"), stap(sessie, "Twee")

    kwaliteit.post(f"/vervolgstappen/{tweede.pk}/verplaats/", {"richting": "op"})

    assert list(sessie.vervolgstappen.values_list("wat", flat=True)) == ["Twee", "Een"]
    fout = kwaliteit.post(f"/vervolgstappen/{tweede.pk}/verplaats/", {"richting": "scheef"})
    assert fout.status_code == 404


def test_two_who_change_a_step_lose_nothing(als, sessie, wereld):
    rij = stap(sessie, "Gesprek")
    basis = {"versie": lees_versie(rij), "wat": "Gesprek", "wie": "", "datum": ""}
    pad = f"/vervolgstappen/{rij.pk}/"
    als(wereld.bestuurder).post(pad, basis | {"wie": "Bas"})

    als(wereld.kwaliteit).post(pad, basis | {"datum": "2026-12-01"})

    rij.refresh_from_db()
    assert (rij.wie, str(rij.datum)) == ("Bas", "2026-12-01")


def test_the_planning_of_such_a_session_is_what_follows(kwaliteit, sessie):
    assert kwaliteit.get(f"/sessies/{sessie.pk}/planning/").url == adres(sessie)


def test_as_many_queries_for_many_steps(kwaliteit, sessie, django_assert_max_num_queries):
    stap(sessie, "Een")
    with CaptureQueriesContext(connection) as een:
        kwaliteit.get(adres(sessie))
    for nummer in range(20):
        stap(sessie, f"Stap {nummer}")
    with django_assert_max_num_queries(len(een)):
        kwaliteit.get(adres(sessie))
