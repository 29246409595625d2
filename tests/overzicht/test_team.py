"""The list of teams and the page of one team."""

import datetime
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader

from boas import acties
from organisatie.models import Lidmaatschap, Team
from tests.excel import lees_xlsx
from tests.factories import (
    ActiviteitFactory,
    LidmaatschapFactory,
    SessieFactory,
    TeamFactory,
    TrajectFactory,
)


def namen(antwoord) -> list[str]:
    return [team.naam for team in antwoord.context["pagina"]]


@pytest.mark.parametrize(
    ("persona", "ziet"),
    [
        ("teamleider", ["Onderwijsassistent"]),
        ("teamlid", ["Onderwijsassistent"]),
        ("ander_teamlid", ["Handel"]),
        ("kwaliteit", ["Handel", "Onderwijsassistent"]),
        ("directeur", ["Onderwijsassistent"]),
        ("andere_directeur", ["Handel"]),
        ("bestuurder", []),
        ("onderzoeker", []),
        ("beheerder", []),
    ],
)
def test_teams_die_ik_mag_inzien(wereld, als, persona, ziet):
    assert namen(als(getattr(wereld, persona)).get("/teams/")) == ziet


def test_zoeken_bladeren_en_meenemen(wereld, als):
    for nummer in range(60):
        TeamFactory(school=wereld.school, naam=f"Zorg {nummer:02}")
    client = als(wereld.kwaliteit)
    assert "Pagina 1 van 2, 62 in totaal" in client.get("/teams/").content.decode()
    assert len(namen(client.get("/teams/?pagina=2"))) == 12
    assert len(namen(client.get("/teams/?pagina=999"))) == 12
    assert namen(client.get("/teams/?zoek=onderwijs")) == ["Onderwijsassistent"]
    rijen = lees_xlsx(client.get("/teams/?zoek=onderwijs&formaat=xlsx").content)
    assert ["Onderwijsassistent", "College Noord", 0, "ja"] in rijen
    assert "Handel" not in str(rijen)


def test_lopende_trajecten_worden_geteld(wereld, als):
    TrajectFactory.create_batch(2, team=wereld.team)
    TrajectFactory(team=wereld.team, status="afgerond")
    [team] = als(wereld.teamlid).get("/teams/").context["pagina"]
    assert team.lopende_trajecten == 2


def test_een_team_dat_niet_actief_is_blijft_te_lezen(wereld, als):
    Team.objects.filter(pk=wereld.team.pk).update(actief=False)
    client = als(wereld.teamlid)
    assert "niet meer actief" in client.get("/teams/").content.decode()
    assert "niet meer actief" in client.get(f"/teams/{wereld.team.pk}/").content.decode()


def test_teampagina_toont_mensen_met_de_leider_eerst(wereld, als):
    oud = LidmaatschapFactory(team=wereld.team, tot=datetime.date(2021, 1, 1))
    antwoord = als(wereld.teamlid).get(f"/teams/{wereld.team.pk}/")
    leden = [lid.gebruiker.naam for lid in antwoord.context["leden"]]
    assert leden == ["Tess Leider", "Daan Docent", "Eva Docent"]
    assert oud.gebruiker.naam not in antwoord.content.decode()


def test_teampagina_toont_het_werk_van_dit_team_en_geen_ander(wereld, als):
    TrajectFactory(team=wereld.team, naam="Ons traject")
    TrajectFactory(naam="Hun traject")
    ActiviteitFactory(team=wereld.team, wat="Onze afspraak")
    ActiviteitFactory(wat="Hun afspraak")
    SessieFactory(team=wereld.team, onderwerp="Onze sessie")
    SessieFactory(onderwerp="Hun sessie")
    tekst = als(wereld.teamlid).get(f"/teams/{wereld.team.pk}/").content.decode()
    for eigen in ("Ons traject", "Onze afspraak", "Onze sessie"):
        assert eigen in tekst
    assert "Hun " not in tekst


def test_afspraken_zonder_datum_staan_achteraan(wereld, als):
    ActiviteitFactory(team=wereld.team, wat="Nog te plannen", datum=None)
    ActiviteitFactory(team=wereld.team, wat="Straks", datum=datetime.date(2040, 1, 1))
    antwoord = als(wereld.teamlid).get(f"/teams/{wereld.team.pk}/")
    assert [a.wat for a in antwoord.context["activiteiten"]] == ["Straks", "Nog te plannen"]


@pytest.mark.parametrize(
    ("persona", "stand", "linkt"),
    [
        ("teamleider", "voorbereiding", True),
        ("teamlid", "voorbereiding", False),
        ("teamlid", "afgesloten", True),
        ("kwaliteit", "afgesloten", False),
        ("kwaliteit", "gedeeld", True),
        ("directeur", "voorbereiding", False),
    ],
)
def test_een_sessie_is_een_link_voor_wie_er_iets_kan_zien(wereld, als, persona, stand, linkt):
    sessie = SessieFactory(team=wereld.team)
    if stand != "voorbereiding":
        acties.start(sessie.pk)
        acties.sluit_sessie(sessie.pk)
        acties.deel(sessie.pk, stand == "gedeeld")
    sessie.refresh_from_db()
    client = als(getattr(wereld, persona))
    tekst = client.get(f"/teams/{wereld.team.pk}/").content.decode()
    assert (f'href="{sessie.get_absolute_url()}"' in tekst) is linkt
    assert (client.get(sessie.get_absolute_url()).status_code == 200) is linkt


def test_een_leeg_team_zegt_wat_er_komt(wereld, als):
    Lidmaatschap.objects.filter(team=wereld.team).exclude(gebruiker=wereld.teamlid).delete()
    tekst = als(wereld.teamlid).get(f"/teams/{wereld.team.pk}/").content.decode()
    for zin in ("Nog geen traject.", "Geen openstaande afspraken.", "Nog geen sessies."):
        assert zin in tekst


@pytest.mark.parametrize("pad", ["/teams/", "/teams/{pk}/"])
def test_evenveel_queries_bij_een_rij_als_bij_dertig(wereld, als, pad):
    client = als(wereld.kwaliteit)

    def vul(aantal: int) -> None:
        for _ in range(aantal):
            lid = LidmaatschapFactory(team=wereld.team)
            traject = TrajectFactory(team=wereld.team)
            ActiviteitFactory(team=wereld.team, traject=traject, eigenaar=lid)
            SessieFactory(team=wereld.team, gepland_op=timezone.now())
            TeamFactory()

    def tel() -> int:
        with CaptureQueriesContext(connection) as vangst:
            client.get(pad.format(pk=wereld.team.pk))
        return len(vangst)

    vul(1)
    eerst = tel()
    vul(29)
    assert tel() == eerst


def test_meenemen_als_pdf_en_een_onbekend_formaat_is_de_pagina(wereld, als):
    client = als(wereld.kwaliteit)
    antwoord = client.get("/teams/?zoek=onderwijs&formaat=pdf")
    assert antwoord["Content-Type"] == "application/pdf"
    tekst = " ".join(PdfReader(io.BytesIO(antwoord.content)).pages[0].extract_text().split())
    assert "Onderwijsassistent College Noord 0 ja" in tekst
    assert "Gezocht op: onderwijs" in tekst
    assert "Handel" not in tekst
    assert namen(client.get("/teams/?formaat=docx")) == ["Handel", "Onderwijsassistent"]


@pytest.mark.parametrize(("persona", "gesprekken"), [("teamlid", True), ("kwaliteit", False)])
def test_van_het_team_naar_documenten_en_voor_het_team_zelf_naar_gesprekken(
    wereld, als, persona, gesprekken
):
    html = als(getattr(wereld, persona)).get(f"/teams/{wereld.team.pk}/").content.decode()
    assert f'href="/documenten/?team={wereld.team.pk}"' in html
    assert (f'href="/slb/team/{wereld.team.pk}/"' in html) == gesprekken
