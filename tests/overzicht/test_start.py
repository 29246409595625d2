"""Start: what is due for me, my teams, and a first step when there is nothing."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from boas import acties
from boas.models import Sessie
from organisatie.models import Lidmaatschap
from overzicht.views.start import te_doen
from tests.factories import (
    ActiviteitFactory,
    GebruikerFactory,
    SessieFactory,
    TeamFactory,
    TrajectFactory,
)


def over(dagen: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=dagen)


def soorten(gebruiker) -> list[tuple[str, str]]:
    return [(regel.soort, regel.wat) for regel in te_doen(gebruiker)]


def activiteit(wereld, **velden):
    bevestigd = velden.pop("bevestigd", True)
    if bevestigd:
        velden["bevestigd_op"] = timezone.now()
    return ActiviteitFactory(team=wereld.team, **{"eigenaar": wereld.leden[1]} | velden)


def afgesloten(wereld, **velden) -> Sessie:
    sessie = SessieFactory(team=wereld.team, **velden)
    acties.start(sessie.pk)
    acties.sluit_sessie(sessie.pk)
    return Sessie.objects.get(pk=sessie.pk)


@pytest.mark.parametrize(
    ("velden", "soort"),
    [
        ({"datum": over(3)}, "Afgesproken"),
        ({"datum": over(0)}, "Afgesproken"),
        ({"datum": over(14)}, "Afgesproken"),
        ({"datum": over(-1)}, "Afgesproken datum is voorbij"),
        ({"datum": over(60), "bevestigd": False}, "Bevestig de datum"),
        ({"datum": None, "bevestigd": False}, "Kies een datum"),
    ],
)
def test_mijn_afspraken(wereld, velden, soort):
    activiteit(wereld, wat="Maak een formulier", **velden)
    assert soorten(wereld.teamlid) == [(soort, "Maak een formulier")]
    assert soorten(wereld.teamleider) == []
    assert soorten(wereld.ander_teamlid) == []


@pytest.mark.parametrize(
    "velden",
    [
        {"datum": over(15)},
        {"datum": over(1), "status": "klaar", "klaar_op": timezone.now()},
        {"datum": over(1), "status": "vervallen", "reden": "Niet meer nodig"},
    ],
)
def test_wat_later_komt_klaar_is_of_vervalt_staat_er_niet(wereld, velden):
    activiteit(wereld, **velden)
    assert soorten(wereld.teamlid) == []


def test_wie_uit_het_team_is_krijgt_de_afspraken_niet_meer(wereld):
    activiteit(wereld, datum=over(1))
    Lidmaatschap.objects.filter(pk=wereld.leden[1].pk).update(tot=over(-1))
    assert soorten(wereld.teamlid) == []


def test_hulp_gevraagd_komt_bij_de_teamleider(wereld):
    activiteit(wereld, wat="Meten", datum=over(30), status="hulp_gevraagd", reden="Hoe?")
    assert soorten(wereld.teamleider) == [("Daan Docent vraagt hulp", "Meten")]


def test_wie_leidt_en_zelf_hulp_vraagt_leest_het_een_keer(wereld):
    rij = activiteit(wereld, wat="Meten", datum=over(3), eigenaar=wereld.leden[0])
    rij.vraag_hulp("Hoe?")
    assert soorten(wereld.teamleider) == [("Afgesproken", "Meten")]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="The plan is told in other words.")
@pytest.mark.parametrize("persona", ["teamleider", "teamlid"])
def test_afspraken_worden_gezocht_en_niet_doorgebladerd(wereld, persona):
    """It is asked of everybody at every start; there are as many as all teams agreed together."""
    with CaptureQueriesContext(connection) as gedaan:
        te_doen(getattr(wereld, persona))
    vragen = [q["sql"] for q in gedaan if 'FROM "verbeterplan_activiteit"' in q["sql"]]
    assert vragen
    with connection.cursor() as cursor:
        for vraag in vragen:
            cursor.execute(f"EXPLAIN QUERY PLAN {vraag}")
            assert not [rij[3] for rij in cursor.fetchall() if rij[3].startswith("SCAN")]


def test_of_iemand_in_de_plg_zit_wordt_niet_bij_elk_moment_van_elk_team_gevraagd(wereld):
    with CaptureQueriesContext(connection) as gedaan:
        te_doen(wereld.teamlid)
    (vraag,) = [q["sql"] for q in gedaan if 'FROM "verbeterplan_monitormoment"' in q["sql"]]
    # Twice, of what is shown: whether this person answered, and is in the PLG.
    assert vraag.count("EXISTS(") == 2


def test_sessies_voorbereiden_leiden_mailen_en_lezen(wereld):
    SessieFactory(team=wereld.team, onderwerp="straks")
    lopend = SessieFactory(team=wereld.team, onderwerp="nu")
    acties.start(lopend.pk)
    afgesloten(wereld, onderwerp="net")
    assert set(soorten(wereld.teamleider)) == {
        ("Bereid de sessie voor", "straks"),
        ("Ga verder met de sessie", "nu"),
        ("Mail de uitslag", "net"),
    }
    assert soorten(wereld.teamlid) == [("Lees de uitslag", "net")]
    for persona in ("kwaliteit", "directeur", "ander_teamleider", "beheerder"):
        assert soorten(getattr(wereld, persona)) == []


def test_na_de_mail_is_de_uitslag_ook_voor_de_leider_om_te_lezen(wereld):
    sessie = afgesloten(wereld, onderwerp="net")
    Sessie.objects.filter(pk=sessie.pk).update(uitslag_verstuurd_op=timezone.now())
    assert soorten(wereld.teamleider) == [("Lees de uitslag", "net")]


def test_een_oude_uitslag_is_geen_nieuws(wereld):
    sessie = afgesloten(wereld)
    oud = timezone.now() - datetime.timedelta(days=15)
    Sessie.objects.filter(pk=sessie.pk).update(afgesloten_op=oud)
    assert soorten(wereld.teamlid) == []


def test_eerst_wat_het_eerst_komt_en_te_laat_apart(wereld, als):
    traject = TrajectFactory(team=wereld.team)
    for dagen, wat in ((5, "tweede"), (1, "eerste"), (-2, "te laat")):
        activiteit(wereld, wat=wat, datum=over(dagen), traject=traject)
    context = als(wereld.teamlid).get("/").context
    assert [regel.wat for regel in context["te_laat"]] == ["te laat"]
    assert [regel.wat for regel in context["te_doen"]] == ["eerste", "tweede"]


def test_elke_regel_leidt_naar_een_pagina_die_er_voor_mij_is(wereld, als):
    SessieFactory(team=wereld.team)
    lopend = SessieFactory(team=wereld.team)
    acties.start(lopend.pk)
    afgesloten(wereld)
    activiteit(wereld, datum=over(1), traject=TrajectFactory(team=wereld.team))
    activiteit(wereld, datum=over(1))
    for persona in (wereld.teamleider, wereld.teamlid):
        client = als(persona)
        regels = te_doen(persona)
        assert regels
        assert [client.get(r.url, follow=True).status_code for r in regels] == [200] * len(regels)


@pytest.mark.parametrize(
    ("persona", "tekst"),
    [
        ("teamleider", "Begin met een traject."),
        ("teamlid", "Hier komt te staan wat je hebt afgesproken"),
        ("beheerder", "De school is ingericht."),
        ("kwaliteit", "Je leest mee met alle teams."),
        ("directeur", "Je leest mee met de teams van je school."),
        ("bestuurder", "Hier komt te staan wat er van jou gevraagd wordt."),
    ],
)
def test_zonder_werk_staat_er_een_eerste_stap(wereld, als, persona, tekst):
    html = als(getattr(wereld, persona)).get("/").content.decode()
    assert tekst in html
    assert ("Mijn teams" in html) is persona.startswith("team")


def test_zolang_niemand_een_team_leidt_richt_de_beheerder_eerst_in(wereld, als):
    Lidmaatschap.objects.update(rol=Lidmaatschap.Rol.TEAMLID)
    assert "Richt eerst de school in." in als(wereld.beheerder).get("/").content.decode()


def test_wie_niets_is_leest_dat_de_beheerder_kan_helpen(wereld, als):
    html = als(GebruikerFactory()).get("/").content.decode()
    assert "De beheerder van je school kan je toevoegen." in html


def test_een_afspraak_leidt_naar_waar_je_zegt_hoe_het_staat(wereld, als):
    rij = activiteit(wereld, datum=over(1), bevestigd=False)
    [regel] = te_doen(wereld.teamlid)
    html = als(wereld.teamlid).get(regel.url).content.decode()
    assert regel.url == rij.get_absolute_url()
    assert 'class="btn btn-primary" type="submit"' in html
    assert html.count("btn-primary") == 1


def test_evenveel_queries_bij_een_rij_als_bij_dertig(wereld, als):
    client = als(wereld.teamleider)
    traject = TrajectFactory(team=wereld.team)

    def vul(aantal: int) -> None:
        for nummer in range(aantal):
            activiteit(wereld, eigenaar=wereld.leden[0], datum=over(nummer - 10), traject=traject)
            SessieFactory(team=wereld.team)
            team = TeamFactory(school=wereld.school)
            Lidmaatschap.objects.create(gebruiker=wereld.teamleider, team=team)

    def tel() -> int:
        with CaptureQueriesContext(connection) as vangst:
            client.get("/")
        return len(vangst)

    vul(1)
    eerst = tel()
    vul(29)
    assert tel() == eerst
    assert eerst <= 27  # one to six for each subject that asks something
