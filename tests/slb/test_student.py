"""One student: conversations for who guides and who leads, notes behind a fresh sign-in."""

import pytest
from django.urls import reverse

from borgen.slb.models import Gesprek, Notitie
from organisatie.models import Gebruiker, Inzage, Lidmaatschap, Schooljaar
from tests.slb.factories import (
    BegeleidingFactory,
    GesprekFactory,
    KlasFactory,
    PeriodeFactory,
    dag,
    maak_student,
)

pytestmark = pytest.mark.django_db
WACHTWOORD = "appel peer banaan"
TEKST = "Zoekt nog een stageplek."


@pytest.fixture
def gesprek(wereld) -> Gesprek:
    """Held with a student of Daan; Eva takes over until today, Fred guided before."""
    PeriodeFactory()
    student = maak_student(None, KlasFactory(team=wereld.team))
    fred = Lidmaatschap.objects.create(
        gebruiker=Gebruiker.objects.maak("fred@school.example", "Fred Eerder"), team=wereld.team
    )
    BegeleidingFactory(student=student, lidmaatschap=fred, van=dag(-90), tot=dag(-31))
    BegeleidingFactory(student=student, lidmaatschap=wereld.leden[1], van=dag(-30))
    BegeleidingFactory(
        student=student, lidmaatschap=wereld.leden[2], van=dag(-3), tot=dag(), waarnemer=True
    )
    gesprek = GesprekFactory(student=student, door=fred.gebruiker, datum=dag(-40))
    Notitie.objects.create(gesprek=gesprek, tekst=TEKST)
    return gesprek


def wie(wereld, naam: str) -> Gebruiker:
    if naam == "waarnemer":
        return wereld.leden[2].gebruiker
    if naam == "eerdere":
        return Gebruiker.objects.get(email="fred@school.example")
    return getattr(wereld, naam)


def bevestigd(client, gebruiker: Gebruiker):
    """The same browser after signing in afresh."""
    gebruiker.set_password(WACHTWOORD)
    gebruiker.save()
    client.force_login(gebruiker)
    adres = reverse("account_reauthenticate")
    assert client.post(adres, {"password": WACHTWOORD}).status_code == 302
    return client


@pytest.mark.parametrize(
    ("persona", "student", "leest", "schrijft"),
    [
        ("teamlid", 200, True, True),
        ("waarnemer", 200, True, True),
        ("teamleider", 200, True, False),
        ("eerdere", 404, False, False),
        ("ander_teamlid", 404, False, False),
        ("kwaliteit", 404, False, False),
        ("directeur", 404, False, False),
        ("beheerder", 404, False, False),
    ],
)
def test_wie_notities_leest_en_schrijft(wereld, client, gesprek, persona, student, leest, schrijft):
    persoon = wie(wereld, persona)
    bevestigd(client, persoon)
    pagina = client.get(reverse("slb_student", args=[gesprek.student_id]))
    assert pagina.status_code == student
    assert TEKST not in pagina.content.decode()
    notities = client.get(reverse("slb_notities", args=[gesprek.student_id]))
    assert (notities.status_code == 200) is leest
    assert (TEKST in notities.content.decode()) is leest
    adres = reverse("slb_notitie", args=[gesprek.pk])
    assert client.get(adres).status_code == (200 if schrijft else 404)
    gelezen = Inzage.objects.filter(gebruiker=persoon, soort=Inzage.Soort.BEKEKEN)
    assert gelezen.count() == leest + schrijft
    assert all(gesprek.student.nummer in rij.wat for rij in gelezen)


def test_lezen_vraagt_eerst_het_wachtwoord(wereld, als, gesprek):
    adres = reverse("slb_notities", args=[gesprek.student_id])
    antwoord = als(wereld.teamlid).get(adres)
    assert antwoord.status_code == 302
    assert antwoord.url.startswith(reverse("account_reauthenticate"))
    assert not Inzage.objects.exists()


def test_wat_getypt_was_komt_na_het_wachtwoord_weer_verder(wereld, client, gesprek):
    """Of a note that was there: the other's text may be shown, so it asks who you are."""
    wereld.teamlid.set_password(WACHTWOORD)
    wereld.teamlid.save()
    client.force_login(wereld.teamlid)
    adres = reverse("slb_notitie", args=[gesprek.pk])
    antwoord = client.post(adres, {"tekst": "Heeft een plek.", "versie": ""})
    assert TEKST not in antwoord.content.decode()
    antwoord = client.post(antwoord.url, {"password": WACHTWOORD, "next": adres})
    assert "Heeft een plek." in antwoord.content.decode()
    assert TEKST in antwoord.content.decode()


def test_een_nieuwe_notitie_vraagt_niets(wereld, als, gesprek):
    kaal = GesprekFactory(student=gesprek.student)
    adres = reverse("slb_notitie", args=[kaal.pk])
    client = als(wereld.teamlid)
    assert client.get(adres).status_code == 200
    assert "hoeft niet" in client.post(adres, {"tekst": " "}).content.decode()
    assert client.post(adres, {"tekst": "Gaat goed."}).status_code == 302
    assert kaal.notitie.history.get().history_user == wereld.teamlid


def test_gepland_gesprek_wordt_gehouden(wereld, als, gesprek):
    gepland = GesprekFactory(student=gesprek.student, gepland=True, datum=dag(2))
    adres = reverse("slb_gesprek_wijzig", args=[gepland.pk])
    client = als(wereld.teamlid)
    invoer = {"datum": dag(2).isoformat(), "soort": "individueel", "gehouden": "on"}
    assert "moet nog komen" in client.post(adres, invoer).content.decode()
    assert client.post(adres, {**invoer, "datum": dag().isoformat()}).status_code == 302
    gepland.refresh_from_db()
    assert (gepland.status, gepland.datum, gepland.gepland_voor) == ("gehouden", dag(), dag(2))


@pytest.mark.parametrize("datum", [dag(1), dag(-101)])
def test_een_gehouden_gesprek_gaat_niet_naar_een_dag_die_niet_kan(wereld, als, gesprek, datum):
    adres = reverse("slb_gesprek_wijzig", args=[gesprek.pk])
    antwoord = als(wereld.teamlid).post(adres, {"datum": datum.isoformat(), "soort": "groep"})
    assert antwoord.status_code == 200
    gesprek.refresh_from_db()
    assert (gesprek.datum, gesprek.soort) == (dag(-40), "individueel")


def test_in_een_gesloten_jaar_verandert_niets(wereld, als, gesprek):
    Schooljaar.objects.update(gesloten=True)
    client = als(wereld.teamlid)
    kaal = reverse("slb_notitie", args=[GesprekFactory(student=gesprek.student).pk])
    assert "is gesloten" in client.post(kaal, {"tekst": "Nog iets."}).content.decode()
    for adres, invoer in (
        ("slb_gesprek_verwijder", {}),
        ("slb_gesprek_wijzig", {"datum": dag(-40).isoformat(), "soort": "groep"}),
    ):
        pad = reverse(adres, args=[gesprek.pk])
        antwoord = client.post(pad, invoer, follow=True)
        assert "is gesloten" in antwoord.content.decode()
    gesprek.refresh_from_db()
    assert gesprek.soort == "individueel"


def test_verwijderen_vraagt_bij_naam_en_neemt_de_notitie_mee(wereld, als, gesprek):
    adres = reverse("slb_gesprek_verwijder", args=[gesprek.pk])
    client = als(wereld.teamlid)
    assert "ndividueel gesprek van" in client.get(adres).content.decode()
    assert client.post(adres).status_code == 302
    assert not Notitie.objects.exists()


def test_evenveel_queries_bij_1_en_30_gesprekken(wereld, als, gesprek, django_assert_num_queries):
    client = als(wereld.teamlid)
    adres = reverse("slb_student", args=[gesprek.student_id])
    client.get(adres)
    with django_assert_num_queries(9):
        client.get(adres)
    for keer in range(29):
        rij = GesprekFactory(student=gesprek.student, datum=dag(-keer))
        Notitie.objects.create(gesprek=rij, tekst="Kort.")
    with django_assert_num_queries(9):
        client.get(adres)
