"""The page of beheer: how the installation is doing, lists in parts, and a new school year."""

import datetime
import itertools

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from organisatie.models import Functie, Gebruiker, Lidmaatschap, Periode, Schooljaar, Verzending
from organisatie.schooljaren import stel_voor
from tests.factories import GebruikerFactory, LidmaatschapFactory, TeamFactory


def verzending(wereld, **velden) -> Verzending:
    standaard = {"soort": "x", "onderwerp": "Geheim onderwerp", "tekst": "x", "status": "mislukt"}
    rij = Verzending.objects.create(
        **standaard | {"fout": "weg", "door": wereld.teamleider, "team": wereld.team} | velden
    )
    rij.aan.add(wereld.teamlid)
    return rij


def test_mail_die_niet_weg_ging_gaat_met_een_druk_opnieuw(wereld, als):
    rij = verzending(wereld)
    client = als(wereld.beheerder)
    pagina = client.get("/beheer/").content.decode()
    assert "1 mail ging de afgelopen week niet weg." in pagina
    assert "Geheim onderwerp" not in pagina
    antwoord = client.post(reverse("beheer_mail"), follow=True)
    assert "1 mail staat weer klaar om te gaan." in antwoord.content.decode()
    rij.refresh_from_db()
    assert rij.status == "verstuurd"
    assert "Probeer opnieuw" not in client.get("/beheer/").content.decode()


def test_hoe_mensen_inloggen_staat_er_zonder_geheimen(wereld, als, settings):
    settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID = "https://login.school.example", "borgen"
    settings.OIDC_CLIENT_SECRET = "heel-geheim"
    settings.TWEEDE_FACTOR = "uit"
    facten = als(wereld.beheerder).get("/beheer/").context["inloggen"]
    assert facten == [
        ("Inloggen via de school", "aan"),
        ("Tweede stap bij inloggen", "uit"),
    ]
    settings.OIDC_CLIENT_ID = ""
    pagina = als(wereld.beheerder).get("/beheer/")
    assert pagina.context["inloggen"][0][1] == "uit"
    assert "heel-geheim" not in pagina.content.decode()


def test_een_team_zonder_teamleider_wordt_genoemd(wereld, als):
    client = als(wereld.beheerder)
    assert "geen teamleider" not in client.get("/beheer/").content.decode()
    Lidmaatschap.objects.filter(pk=wereld.leden[0].pk).update(tot=datetime.date(2021, 1, 1))
    assert client.get("/beheer/").context["zonder_leider"] == [wereld.team]


def test_evenveel_vragen_hoeveel_er_ook_is(wereld, als):
    client = als(wereld.beheerder)
    client.get("/beheer/")
    LidmaatschapFactory(team=TeamFactory())
    verzending(wereld)
    eerst = _vragen(client)
    for _ in range(30):
        LidmaatschapFactory(team=TeamFactory())
        verzending(wereld)
    assert _vragen(client) == eerst


def _vragen(client) -> int:
    with CaptureQueriesContext(connection) as gevangen:
        client.get("/beheer/")
    return len(gevangen)


@pytest.mark.parametrize(
    ("wie", "namen"),
    [
        ("", {"Dicht", "Nieuw", "Bea Beheer"}),
        ("actief", {"Nieuw", "Bea Beheer"}),
        ("dicht", {"Dicht"}),
        ("nieuw", {"Nieuw"}),
    ],
)
def test_de_lijst_van_personen_in_delen(wereld, als, wie, namen):
    Gebruiker.objects.update(last_login=timezone.now())
    GebruikerFactory(naam="Dicht", is_active=False, last_login=timezone.now())
    Gebruiker.objects.maak("nieuw@school.example", "Nieuw")
    adres = reverse("beheer_lijst", args=["personen"])
    pagina = als(wereld.beheerder).get(f"{adres}?wie={wie}")
    gevonden = {persoon.naam for persoon in pagina.context["pagina"]}
    alle = {"Dicht", "Nieuw", "Bea Beheer"}
    assert gevonden & alle == namen


def test_lidmaatschappen_van_nu_en_die_voorbij_zijn(wereld, als):
    oud = LidmaatschapFactory(team=wereld.team, tot=datetime.date(2021, 1, 1))
    adres = reverse("beheer_lijst", args=["lidmaatschappen"])
    client = als(wereld.beheerder)
    assert list(client.get(f"{adres}?wie=voorbij").context["pagina"]) == [oud]
    assert oud not in client.get(f"{adres}?wie=nu").context["pagina"]


# --- A new school year --------------------------------------------------------------------------


def jaar(begin: int, **velden) -> Schooljaar:
    return Schooljaar.objects.create(
        **{"naam": f"{begin}-{begin + 1}", "van": datetime.date(begin, 8, 1)}
        | {"tot": datetime.date(begin + 1, 7, 31)}
        | velden
    )


def test_een_nieuw_jaar_neemt_het_ritme_van_het_vorige_over(wereld, als):
    oud = jaar(2025)
    grenzen = [(2025, 8, 1), (2025, 11, 7), (2026, 1, 30), (2026, 4, 17), (2026, 8, 1)]
    dagen = [datetime.date(*dag) for dag in grenzen]
    for nummer, (van, tot) in enumerate(itertools.pairwise(dagen), 1):
        Periode.objects.create(
            schooljaar=oud, naam=f"blok {nummer}", van=van, tot=tot - datetime.timedelta(days=1)
        )
    client = als(wereld.beheerder)
    nieuw = {"naam": "2026-2027", "van": "2026-08-01", "tot": "2027-07-31"}
    antwoord = client.post(reverse("beheer_nieuw", args=["schooljaren"]), nieuw)
    dit = Schooljaar.objects.get(naam="2026-2027")
    assert antwoord["Location"] == reverse("schooljaar_periodes", args=[dit.pk])
    pagina = client.get(antwoord["Location"]).content.decode()
    assert "Dit is het ritme van 2025-2026." in pagina
    assert not dit.periodes.exists()
    client.post(antwoord["Location"])
    periodes = list(dit.periodes.all())
    assert [p.naam for p in periodes] == ["blok 1", "blok 2", "blok 3", "blok 4"]
    assert [p.van for p in periodes] == [
        datetime.date(2026, 8, 1),
        datetime.date(2026, 11, 7),
        datetime.date(2027, 1, 30),
        datetime.date(2027, 4, 17),
    ]
    assert periodes[-1].tot == dit.tot


def test_zonder_vorig_jaar_zijn_het_er_vier(wereld):
    periodes = stel_voor(jaar(2026))
    assert [p.naam for p in periodes] == ["periode 1", "periode 2", "periode 3", "periode 4"]
    assert (periodes[0].van, periodes[-1].tot) == (
        datetime.date(2026, 8, 1),
        datetime.date(2027, 7, 31),
    )
    for eerste, tweede in itertools.pairwise(periodes):
        assert tweede.van == eerste.tot + datetime.timedelta(days=1)


def test_een_kort_jaar_krijgt_alleen_wat_erin_past(wereld):
    kort = jaar(2026, tot=datetime.date(2026, 11, 15))
    for periode in stel_voor(kort):
        periode.full_clean()
        assert kort.van <= periode.van < periode.tot <= kort.tot


@pytest.mark.parametrize("hoe", ["gesloten", "al periodes"])
def test_twee_keer_drukken_of_een_gesloten_jaar_maakt_niets(wereld, als, hoe):
    dit = jaar(2026, gesloten=hoe == "gesloten")
    adres = reverse("schooljaar_periodes", args=[dit.pk])
    client = als(wereld.beheerder)
    client.post(adres)
    antwoord = client.post(adres, follow=True)
    melding = "is gesloten" if hoe == "gesloten" else "heeft al periodes"
    assert melding in antwoord.content.decode()
    assert dit.periodes.count() == (0 if hoe == "gesloten" else 4)


def test_bij_een_persoon_staan_de_teams_en_de_functies(wereld, als):
    tess = wereld.teamleider
    Functie.objects.create(gebruiker=tess, rol=Functie.Rol.DIRECTEUR, school=wereld.school)
    oud = LidmaatschapFactory(gebruiker=tess, tot=datetime.date(2021, 7, 31))
    adres = reverse("beheer_wijzig", args=["personen", tess.pk])
    pagina = als(wereld.beheerder).get(adres).content.decode()
    for lid in tess.lidmaatschappen.all():
        assert reverse("beheer_wijzig", args=["lidmaatschappen", lid.pk]) in pagina
    assert f"Directeur</a> van {wereld.school}" in pagina
    assert "tot en met 31 juli 2021" in pagina
    assert oud.team.naam in pagina


def test_wie_nog_nergens_bij_hoort_ook(wereld, als):
    wie = GebruikerFactory()
    pagina = als(wereld.beheerder).get(reverse("beheer_wijzig", args=["personen", wie.pk]))
    assert "Nog in geen team en zonder functie." in pagina.content.decode()


@pytest.mark.parametrize(
    ("naam", "bewaard"),
    [
        ("\u202egpj.eksner", "gpj.eksner"),
        ("  Anna\u200b  de \xa0Vries ", "Anna de Vries"),
        ("\u200e\u200f", None),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_een_naam_zonder_wat_niemand_ziet(wereld, als, naam, bewaard):
    adres = reverse("beheer_nieuw", args=["personen"])
    antwoord = als(wereld.beheerder).post(adres, {"naam": naam, "email": "x@school.example"})
    if bewaard is None:
        assert antwoord.context["form"].errors["naam"] == ["Vul een naam in."]
        return
    persoon = Gebruiker.objects.get(email="x@school.example")
    assert persoon.naam == bewaard
    pagina = als(wereld.beheerder).get(reverse("beheer_wijzig", args=["personen", persoon.pk]))
    assert "<script>alert" not in pagina.content.decode()
