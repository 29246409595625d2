"""Who can be chosen for something: people with an open account, and whoever it is already."""

import pytest
from django.urls import reverse
from django.utils import timezone

from borgen.slb.inlezen.bekenden import Jaar, begeleiders
from organisatie.models import Functie, Gebruiker, Lidmaatschap
from tests.factories import ActiviteitFactory, GebruikerFactory, LidmaatschapFactory
from tests.rechten.tabel import Podium
from tests.rechten.wandeling import wandel

DICHT, GEWIST = "Otto Vertrokken", "oud-collega 99"


@pytest.fixture
def dicht(wereld):
    """Accounts that were closed with a row of the team and a function left open, as can happen."""
    weg = [
        GebruikerFactory(naam=DICHT, is_active=False),
        GebruikerFactory(naam=GEWIST, is_active=False, gewist_op=timezone.now()),
    ]
    for persoon in weg:
        LidmaatschapFactory(team=wereld.team, gebruiker=persoon)
        for rol in (Functie.Rol.KWALITEITSMEDEWERKER, Functie.Rol.ONDERZOEKER):
            Functie.objects.create(gebruiker=persoon, rol=rol)
    return weg


@pytest.mark.parametrize("persona", ["teamleider", "kwaliteit"])
def test_op_geen_enkele_pagina_te_kiezen(als, wereld, dicht, persona):
    podium = Podium(wereld)
    [podium.sessie, podium.lopend, podium.gesloten, podium.activiteit]  # noqa: B018 - makes them
    bladen = wandel(als(getattr(wereld, persona)), podium.traject.get_absolute_url())
    assert len(bladen) > 15
    assert [adres for adres, tekst in bladen.items() if DICHT in tekst or GEWIST in tekst] == []


def test_wat_al_van_iemand_was_blijft_leesbaar(als, wereld, dicht):
    lid = Lidmaatschap.objects.get(gebruiker=dicht[0])
    rij = ActiviteitFactory(team=wereld.team, eigenaar=lid)
    pagina = als(wereld.teamleider).get(reverse("activiteit_wijzig", args=[rij.pk])).text
    assert f"{DICHT} (niet meer in het team)" in pagina


@pytest.mark.parametrize("soort", ["lidmaatschappen", "functies"])
def test_in_beheer_te_kiezen_wie_een_open_account_heeft(als, wereld, dicht, soort):
    client = als(wereld.beheerder)
    adres = reverse("beheer_nieuw", args=[soort])
    keuzes = str(client.get(adres).context["form"]["gebruiker"])
    assert "Tess Leider" in keuzes
    assert not {naam for naam in (DICHT, GEWIST) if naam in keuzes}
    velden = {"team": wereld.team.pk, "rol": "teamlid", "van": "2030-01-01"}
    for persoon in dicht:
        fouten = client.post(adres, {**velden, "gebruiker": persoon.pk}).context["form"].errors
        assert fouten["gebruiker"] == ["Dit account is dicht. Zet het eerst weer aan bij Personen."]
        rij = (persoon.lidmaatschappen if soort == "lidmaatschappen" else persoon.functies).first()
        eigen = client.get(reverse("beheer_wijzig", args=[soort, rij.pk]))
        assert f"selected>{persoon.naam}<" in str(eigen.context["form"]["gebruiker"])


def test_wie_gewist_is_staat_niet_bij_personen_en_heeft_geen_pagina(als, wereld, dicht):
    client, gewist = als(wereld.beheerder), dicht[1]
    lijst = reverse("beheer_lijst", args=["personen"])
    for vraag in ({}, {"wie": "dicht"}, {"zoek": "oud-collega"}):
        namen = {p.naam for p in client.get(lijst, vraag).context["pagina"]}
        assert GEWIST not in namen
        assert (DICHT in namen) is (vraag != {"zoek": "oud-collega"})
    adressen = [
        reverse(f"beheer_{w}", args=["personen", gewist.pk]) for w in ("wijzig", "verwijder")
    ]
    for adres in (*adressen, reverse("persoon_inloggen", args=[gewist.pk])):
        assert client.get(adres).status_code == 404
        assert client.post(adres, {"naam": "Weer Terug", "email": "x@y.nl"}).status_code == 404
    assert Gebruiker.objects.get(pk=gewist.pk).naam == GEWIST
    # Of who is only closed there is a page, from which nothing new begins.
    pagina = client.get(reverse("beheer_wijzig", args=["personen", dicht[0].pk])).text
    assert "Zet in een team" not in pagina


def test_een_lijst_met_studenten_geeft_ze_niemand_die_dicht_is(wereld, dicht):
    vandaag = timezone.localdate()
    namen = {wie.naam for wie in begeleiders(wereld.team.pk, Jaar(vandaag, vandaag, vandaag)).leden}
    assert "Daan Docent" in namen
    assert not namen & {DICHT, GEWIST}
