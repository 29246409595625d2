"""Beheer: who may, making and changing rows, messages at the field, deleting, history."""

import datetime
import re
import smtplib

import pytest
from django.core import mail
from django.urls import reverse

from organisatie.beheer import SOORTEN
from organisatie.forms.beheer import EIGEN_BEHEER
from organisatie.models import (
    Functie,
    Gebruiker,
    Inzage,
    Lidmaatschap,
    Organisatie,
    Periode,
    School,
    Schooljaar,
    Team,
)
from organisatie.models.versie import lees_versie
from tests.excel import lees_xlsx
from tests.factories import GebruikerFactory, LidmaatschapFactory, SchoolFactory, TeamFactory

JAAR = {"naam": "2026-2027", "van": "2026-08-01", "tot": "2027-07-31"}


@pytest.fixture
def beheer(wereld, als):
    return als(wereld.beheerder)


def pad(soort, pk=None, wat="") -> str:
    if pk is None:
        return reverse("beheer_nieuw" if wat else "beheer_lijst", args=[soort])
    return reverse("beheer_verwijder" if wat else "beheer_wijzig", args=[soort, pk])


def wijzig(client, soort, rij, data):
    """Send the form of a row as it stands now."""
    return client.post(pad(soort, rij.pk), data | {"versie": lees_versie(rij) or ""})


def fouten(antwoord) -> dict[str, list[str]]:
    assert antwoord.status_code == 200
    return {veld: list(lijst) for veld, lijst in antwoord.context["form"].errors.items()}


@pytest.mark.parametrize("persona", ["teamleider", "kwaliteit", "directeur", "bestuurder"])
def test_alleen_de_beheerder_ziet_beheer(wereld, als, persona):
    client = als(getattr(wereld, persona))
    for adres in ("/beheer/", "/beheer/organisatie/", "/beheer/inzage/", pad("personen")):
        assert client.get(adres).status_code == 404
    assert client.post(pad("scholen", wat="nieuw"), {"naam": "X"}).status_code == 404
    assert not School.objects.filter(naam="X").exists()


def test_onbekende_soort_is_er_niet(beheer):
    assert beheer.get("/beheer/geheimen/").status_code == 404


@pytest.mark.parametrize("soort", SOORTEN)
def test_elke_soort_heeft_een_lijst_een_formulier_en_een_werkboek(beheer, soort):
    assert beheer.get(pad(soort)).status_code == 200
    assert beheer.get(pad(soort, wat="nieuw")).status_code == 200
    antwoord = beheer.get(f"{pad(soort)}?formaat=xlsx")
    assert [k.kop for k in SOORTEN[soort].kolommen] in lees_xlsx(antwoord.content)


def test_naam_van_de_organisatie(beheer):
    versie = lees_versie(Organisatie.deze())
    beheer.post("/beheer/organisatie/", {"naam": "ROC Noord", "versie": versie})
    assert Organisatie.deze().naam == "ROC Noord"
    assert "ROC Noord" in beheer.get("/beheer/").content.decode()
    assert "gewijzigd: naam" in beheer.get("/beheer/organisatie/").content.decode()


def test_een_nieuwe_installatie_zegt_stap_voor_stap_wat_eerst_komt(db, client):
    ik = GebruikerFactory()
    Functie.objects.create(gebruiker=ik, rol=Functie.Rol.BEHEERDER)
    client.force_login(ik)

    def eerst() -> str:
        soort = client.get("/beheer/").context["eerst"]
        return soort.naam if soort else ""

    assert eerst() == "scholen"
    school = SchoolFactory()
    assert eerst() == "teams"
    assert "De volgende stap" in client.get(pad("scholen")).content.decode()
    assert "De volgende stap" not in client.get(pad("teams")).content.decode()
    team = TeamFactory(school=school)
    assert eerst() == "personen"
    ander = GebruikerFactory()
    assert eerst() == "lidmaatschappen"
    lid = LidmaatschapFactory(team=team, gebruiker=ander, rol=Lidmaatschap.Rol.TEAMLID)
    assert eerst() == "lidmaatschappen"
    Lidmaatschap.objects.filter(pk=lid.pk).update(rol=Lidmaatschap.Rol.TEAMLEIDER)
    assert eerst() == "schooljaren"
    Schooljaar.objects.create(naam="2026-2027", van="2026-08-01", tot="2027-07-31")
    assert eerst() == ""


def test_nieuwe_persoon_krijgt_een_mail_en_kiest_zelf_een_wachtwoord(beheer):
    beheer.post(pad("personen", wat="nieuw"), {"naam": "Nina", "email": "Nina@School.example"})
    nina = Gebruiker.objects.get(email="nina@school.example")
    assert not nina.has_usable_password()
    [bericht] = mail.outbox
    assert bericht.to == ["nina@school.example"]
    assert "Er is een account voor je gemaakt" in bericht.body

    link = re.search(r"(/wachtwoord/nieuw/\S+/)", bericht.body).group(1)
    beheer.logout()
    pagina = beheer.get(link, follow=True)
    nieuw = "vier gewone woorden samen"
    beheer.post(pagina.redirect_chain[-1][0], {"password1": nieuw, "password2": nieuw})
    nina.refresh_from_db()
    assert nina.check_password(nieuw)


def test_als_de_mail_niet_weg_kan_is_het_account_er_en_staat_het_er_bij(beheer, monkeypatch):
    def weigert(*args, **kwargs):
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr("django.core.mail.message.EmailMessage.send", weigert)
    antwoord = beheer.post(
        pad("personen", wat="nieuw"), {"naam": "Nina", "email": "n@school.example"}, follow=True
    )
    assert "kon niet weg" in antwoord.content.decode()
    assert Gebruiker.objects.filter(email="n@school.example").exists()


def test_mail_opnieuw_sturen(beheer, wereld):
    beheer.post(reverse("beheer_uitnodigen", args=[wereld.teamlid.pk]))
    assert mail.outbox[0].to == [wereld.teamlid.email]


def test_hetzelfde_adres_met_andere_hoofdletters_kan_niet_twee_keer(beheer, wereld):
    antwoord = beheer.post(
        pad("personen", wat="nieuw"), {"naam": "X", "email": wereld.teamlid.email.upper()}
    )
    assert fouten(antwoord) == {
        "email": ["Er is al een account met dit e-mailadres. Kijk bij Personen."]
    }
    assert mail.outbox == []


def test_persoon_uitzetten_en_weer_aanzetten(beheer, wereld):
    lid = wereld.teamlid
    wijzig(beheer, "personen", lid, {"naam": lid.naam, "email": lid.email})
    lid.refresh_from_db()
    assert not lid.is_active
    assert "gewijzigd: actief" in beheer.get(pad("personen", lid.pk)).content.decode()


def test_je_sluit_jezelf_niet_buiten(beheer, wereld):
    ik = wereld.beheerder
    uit = wijzig(beheer, "personen", ik, {"naam": ik.naam, "email": ik.email})
    assert fouten(uit) == {"is_active": ["Alleen een andere beheerder kan je account uitzetten."]}
    functie = ik.functies.get()
    anders = {"gebruiker": ik.pk, "rol": "kwaliteitsmedewerker"}
    assert fouten(wijzig(beheer, "functies", functie, anders)) == {"rol": [EIGEN_BEHEER]}
    beheer.post(pad("functies", functie.pk, "verwijder"))
    beheer.post(pad("personen", ik.pk, "verwijder"))
    assert Functie.objects.filter(gebruiker=ik, rol="beheerder").count() == 1


def test_iemand_zit_niet_twee_keer_tegelijk_in_een_team(beheer, wereld):
    lid = wereld.leden[1]
    basis = {"gebruiker": lid.gebruiker_id, "team": lid.team_id, "rol": "teamlid"}
    antwoord = beheer.post(pad("lidmaatschappen", wat="nieuw"), basis | {"van": "2026-01-01"})
    assert fouten(antwoord).keys() == {"gebruiker"}
    Lidmaatschap.objects.filter(pk=lid.pk).update(tot=datetime.date(2025, 7, 31))
    overlap = beheer.post(pad("lidmaatschappen", wat="nieuw"), basis | {"van": "2025-07-31"})
    assert fouten(overlap).keys() == {"gebruiker"}
    beheer.post(pad("lidmaatschappen", wat="nieuw"), basis | {"van": "2025-08-01"})
    assert lid.gebruiker.lidmaatschappen.count() == 2


def test_laatste_dag_voor_de_eerste_staat_bij_de_laatste_dag(beheer, wereld):
    antwoord = beheer.post(
        pad("lidmaatschappen", wat="nieuw"),
        {
            "gebruiker": wereld.kwaliteit.pk,
            "team": wereld.team.pk,
            "rol": "teamlid",
            "van": "2026-08-02",
            "tot": "2026-08-01",
        },
    )
    assert fouten(antwoord) == {"tot": ["De laatste dag ligt voor de eerste."]}


def test_directeur_hoort_bij_een_school_en_een_ander_niet(beheer, wereld):
    adres, wie = pad("functies", wat="nieuw"), wereld.teamlid.pk
    zonder = beheer.post(adres, {"gebruiker": wie, "rol": "directeur"})
    assert fouten(zonder).keys() == {"school"}
    met = beheer.post(adres, {"gebruiker": wie, "rol": "onderzoeker", "school": wereld.school.pk})
    assert fouten(met).keys() == {"school"}


def test_dezelfde_functie_kan_niet_twee_keer(beheer, wereld):
    adres, wie = pad("functies", wat="nieuw"), wereld.kwaliteit.pk
    antwoord = beheer.post(adres, {"gebruiker": wie, "rol": "kwaliteitsmedewerker"})
    assert fouten(antwoord) == {"rol": ["Deze persoon heeft deze functie al."]}


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"naam": "ander", "van": "2027-07-31", "tot": "2028-07-31"}, "van"),
        ({"naam": "ander", "van": "2027-08-01", "tot": "2027-08-01"}, "van"),
        ({"naam": "ander", "van": "2028-08-01", "tot": "2027-08-01"}, "tot"),
        ({"naam": "2026-2027", "van": "2027-08-01", "tot": "2028-07-31"}, "naam"),
        ({"naam": "ander", "van": "gisteren", "tot": "2028-07-31"}, "van"),
    ],
)
def test_schooljaar_met_een_fout_zegt_het_bij_het_veld(beheer, velden, veld):
    Schooljaar.objects.create(**JAAR)
    assert fouten(beheer.post(pad("schooljaren", wat="nieuw"), velden)).keys() == {veld}
    assert Schooljaar.objects.count() == 1


@pytest.mark.parametrize(
    ("van", "tot", "melding"),
    [
        ("2026-10-01", "2026-12-01", "Dit overlapt met periode periode 1"),
        ("2026-07-01", "2026-07-31", "De periode valt buiten het schooljaar"),
    ],
)
def test_periode_overlapt_niet_en_valt_in_het_jaar(beheer, van, tot, melding):
    jaar = Schooljaar.objects.create(**JAAR)
    Periode.objects.create(schooljaar=jaar, naam="periode 1", van="2026-08-01", tot="2026-10-31")
    antwoord = beheer.post(
        pad("periodes", wat="nieuw"),
        {"schooljaar": jaar.pk, "naam": "periode 2", "van": van, "tot": tot},
    )
    [tekst] = fouten(antwoord)["van"]
    assert tekst.startswith(melding)


def test_een_gesloten_jaar_verandert_niet(beheer):
    jaar = Schooljaar.objects.create(**JAAR, gesloten=True)
    antwoord = wijzig(beheer, "schooljaren", jaar, JAAR | {"naam": "anders", "gesloten": "on"})
    assert fouten(antwoord).keys() == {"gesloten"}
    periode = beheer.post(
        pad("periodes", wat="nieuw"),
        {"schooljaar": jaar.pk, "naam": "p", "van": "2026-08-01", "tot": "2026-09-01"},
    )
    assert fouten(periode).keys() == {"schooljaar"}
    beheer.post(pad("schooljaren", jaar.pk, "verwijder"))
    assert Schooljaar.objects.filter(naam="2026-2027").exists()


def test_verwijderen_vraagt_bij_naam_en_noemt_wat_meegaat(beheer):
    jaar = Schooljaar.objects.create(**JAAR)
    Periode.objects.create(schooljaar=jaar, naam="p1", van="2026-08-01", tot="2026-10-31")
    tekst = beheer.get(pad("schooljaren", jaar.pk, "verwijder")).content.decode()
    assert "Schooljaar “2026-2027” verwijderen?" in tekst
    assert "1 periode" in tekst
    beheer.post(pad("schooljaren", jaar.pk, "verwijder"))
    assert not Schooljaar.objects.exists()
    assert Schooljaar.history.filter(history_type="-", naam="2026-2027").exists()


@pytest.mark.parametrize(
    ("soort", "kies", "houdt_tegen"),
    [
        ("scholen", lambda w: w.school, "1 team"),
        ("teams", lambda w: w.team, "3 lidmaatschappen"),
        ("personen", lambda w: w.teamlid, "1 lidmaatschap"),
    ],
)
def test_wat_in_gebruik_is_kan_niet_weg(beheer, wereld, soort, kies, houdt_tegen):
    rij = kies(wereld)
    antwoord = beheer.post(pad(soort, rij.pk, "verwijder"))
    assert houdt_tegen in antwoord.content.decode()
    assert type(rij).objects.filter(pk=rij.pk).exists()


def test_een_verkeerd_getypte_persoon_kan_wel_weg(beheer):
    persoon = GebruikerFactory()
    beheer.post(pad("personen", persoon.pk, "verwijder"))
    assert not Gebruiker.objects.filter(pk=persoon.pk).exists()


def test_historie_zegt_wie_wat_veranderde(beheer, wereld):
    wijzig(beheer, "teams", wereld.team, {"naam": "OA", "school": wereld.school.pk, "actief": "on"})
    tekst = beheer.get(pad("teams", wereld.team.pk)).content.decode()
    assert "gewijzigd: naam" in tekst
    assert "Bea Beheer" in tekst


def test_inloggen_is_geen_wijziging_van_het_account(wereld, client):
    voor = wereld.teamlid.history.count()
    client.force_login(wereld.teamlid)
    assert wereld.teamlid.history.count() == voor


def test_zoeken_bladeren_en_meenemen_zoals_gefilterd(beheer, wereld):
    for nummer in range(60):
        TeamFactory(school=wereld.school, naam=f"Zorg {nummer:02}")
    eerste = beheer.get(f"{pad('teams')}?zoek=zorg")
    assert "Pagina 1 van 2, 60 in totaal" in eerste.content.decode()
    assert "Handel" not in eerste.content.decode()
    rijen = lees_xlsx(beheer.get(f"{pad('teams')}?zoek=zorg&formaat=xlsx").content)
    assert sum(1 for rij in rijen if rij and str(rij[0]).startswith("Zorg")) == 60


@pytest.mark.parametrize("soort", SOORTEN)
def test_evenveel_queries_bij_een_rij_als_bij_dertig(
    beheer, soort, django_assert_num_queries, wereld
):
    def tel():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as vangst:
            beheer.get(pad(soort))
        return len(vangst)

    eerst = tel()
    LidmaatschapFactory.create_batch(30)
    SchoolFactory.create_batch(5)
    assert tel() == eerst


def test_lijst_met_namen_meenemen_wordt_vastgelegd(beheer, wereld):
    beheer.get(f"{pad('personen')}?formaat=xlsx")
    beheer.get(f"{pad('scholen')}?formaat=xlsx")
    [rij] = Inzage.objects.all()
    assert (rij.gebruiker, rij.soort, rij.wat) == (
        wereld.beheerder,
        Inzage.Soort.UITGEVOERD,
        "lijst personen",
    )


def test_team_met_naam_die_al_bestaat(beheer, wereld):
    antwoord = beheer.post(
        pad("teams", wat="nieuw"),
        {"naam": wereld.team.naam, "school": wereld.school.pk, "actief": "on"},
    )
    assert fouten(antwoord) == {"naam": ["Deze school heeft al een team met die naam."]}
    assert Team.objects.filter(naam=wereld.team.naam).count() == 1


def test_een_persoon_bekijken_wordt_vastgelegd_een_lijst_niet(beheer, wereld):
    beheer.get("/beheer/personen/")
    beheer.get(f"/beheer/teams/{wereld.team.pk}/")
    assert not Inzage.objects.exists()
    for _ in range(2):
        beheer.get(f"/beheer/personen/{wereld.teamlid.pk}/")
    rijen = Inzage.objects.values_list("gebruiker", "soort", "wat")
    assert (
        list(rijen) == [(wereld.beheerder.pk, "bekeken", f"gegevens van {wereld.teamlid.naam}")] * 2
    )
    assert f"gegevens van {wereld.teamlid.naam}" in beheer.get("/beheer/inzage/").text
