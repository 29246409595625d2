"""The ordinary forms of beheer leave no work behind: they refuse, and lead to leaving."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from organisatie.models import Functie, Gebruiker, Lidmaatschap, Team
from organisatie.models.versie import lees_versie
from tests.organisatie.test_vertrek import SOORTEN, regel
from tests.organisatie.vertrekwerk import maak_werk
from tests.slb.factories import dag


@pytest.fixture
def daan(wereld):
    """Teamlid, with one open row of every kind."""
    maak_werk(wereld.leden[1])
    return wereld.leden[1]


def test_het_gewone_formulier_laat_geen_werk_achter(wereld, als, daan):
    client = als(wereld.beheerder)
    wijs = reverse("persoon_vertrek", args=[wereld.teamlid.pk])
    persoon = reverse("beheer_wijzig", args=["personen", wereld.teamlid.pk])
    data = {"naam": "Daan Docent", "email": wereld.teamlid.email}
    antwoord = client.post(persoon, data | {"versie": lees_versie(wereld.teamlid)})
    assert "nog werk: 1 activiteit" in antwoord.content.decode()
    assert wijs in antwoord.content.decode()
    lid = reverse("beheer_wijzig", args=["lidmaatschappen", daan.pk])
    rij = {"gebruiker": daan.gebruiker_id, "team": daan.team_id, "rol": daan.rol}
    rij |= {"van": "2020-08-01", "versie": lees_versie(daan)}
    for anders in ({"tot": dag(1).isoformat()}, {"team": Team.objects.get(naam="Handel").pk}):
        antwoord = client.post(lid, rij | anders)
        assert "nog werk: 1 activiteit" in antwoord.content.decode()
    daan.refresh_from_db()
    assert (daan.tot, daan.team) == (None, wereld.team)
    assert Gebruiker.objects.get(pk=wereld.teamlid.pk).is_active


def test_verwijderen_houdt_zich_in_en_wijst_naar_het_vertrek(wereld, als, daan):
    client = als(wereld.beheerder)
    for soort, pk in (("personen", wereld.teamlid.pk), ("lidmaatschappen", daan.pk)):
        adres_ = reverse("beheer_verwijder", args=[soort, pk])
        antwoord = client.post(adres_)
        assert "kan niet weg" in antwoord.content.decode()
        assert reverse("persoon_vertrek", args=[wereld.teamlid.pk]) in antwoord.content.decode()
    assert Lidmaatschap.objects.filter(pk=daan.pk).exists()


def test_wie_al_werk_deed_houdt_dat_lidmaatschap_in_dat_team(wereld, als, daan):
    regel(
        als(wereld.beheerder), daan, laatste=dag(-1), werk=dict.fromkeys(SOORTEN, wereld.leden[2])
    )
    data = {
        "gebruiker": daan.gebruiker_id,
        "team": Team.objects.get(naam="Handel").pk,
        "rol": "teamlid",
        "van": "2020-08-01",
        "tot": dag(-1).isoformat(),
    }
    daan.refresh_from_db()
    antwoord = als(wereld.beheerder).post(
        reverse("beheer_wijzig", args=["lidmaatschappen", daan.pk]),
        data | {"versie": lees_versie(daan)},
    )
    assert "Hieraan hangt al werk." in antwoord.content.decode()


def test_je_eigen_account_sluit_je_hier_niet(wereld, als):
    client = als(wereld.beheerder)
    pagina = reverse("persoon_vertrek", args=[wereld.beheerder.pk])
    assert "wat=weg" not in client.get(pagina).content.decode()
    assert client.get(f"{pagina}?wat=weg").status_code == 404


def test_een_functie_waaraan_werk_hangt_gaat_niet_zomaar_weg(wereld, als, daan):
    meting = daan.meetafspraken.get()
    meting.uitvoerder, meting.uitvoerder_buiten_team = None, wereld.kwaliteit
    meting.save()
    functie = wereld.kwaliteit.functies.get()
    antwoord = als(wereld.beheerder).post(
        reverse("beheer_verwijder", args=["functies", functie.pk])
    )
    assert "1 meting voor een team" in antwoord.content.decode()
    assert Functie.objects.filter(pk=functie.pk).exists()


def test_elke_nacht_gaan_accounts_dicht_van_wie_weg_is(wereld, capsys):
    Gebruiker.objects.filter(pk=wereld.teamlid.pk).update(laatste_dag=dag(-1))
    Gebruiker.objects.filter(pk=wereld.teamleider.pk).update(laatste_dag=dag(0))
    call_command("bewaartermijnen", "--proef")
    assert Gebruiker.objects.get(pk=wereld.teamlid.pk).is_active
    call_command("bewaartermijnen")
    assert "Accounts gesloten van wie weg is: 1." in capsys.readouterr().out
    assert not Gebruiker.objects.get(pk=wereld.teamlid.pk).is_active
    assert Gebruiker.objects.get(pk=wereld.teamleider.pk).is_active
