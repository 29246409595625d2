"""Start: what is due for me, my teams, and a first step when there is nothing."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from boas import acties
from boas.models import Sessie
from organisatie.models import Lidmaatschap
from organisatie.te_doen import TeDoen
from overzicht.te_doen import Wanneer, te_doen, wanneer
from tests.excel import lees_xlsx
from tests.factories import (
    ActiviteitFactory,
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
    assert "EXISTS(" not in vraag


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
    # Older than what is late, but nobody waits for it.
    activiteit(wereld, wat="kies", datum=None, bevestigd=False, traject=traject)
    groepen = als(wereld.teamlid).get("/").context["groepen"]
    assert [regel.wat for groep in groepen for regel in groep.regels] == [
        *("te laat", "kies", "eerste", "tweede")
    ]
    assert [groep.kop for groep in groepen][:2] == [Wanneer.TE_LAAT, Wanneer.NU]


@pytest.mark.parametrize(
    ("dag", "te_laat", "verwacht"),
    [
        ("2026-11-25", True, Wanneer.TE_LAAT),
        # Its day is past, but it is not late: somebody else set it going then.
        ("2026-11-25", False, Wanneer.NU),
        ("2026-11-26", False, Wanneer.NU),
        (None, False, Wanneer.NU),
        ("2026-11-27", False, Wanneer.WEEK),
        ("2026-11-29", False, Wanneer.WEEK),
        ("2026-11-30", False, Wanneer.LATER),
    ],
)
def test_de_week_loopt_tot_en_met_zondag(dag, te_laat, verwacht):
    datum = datetime.date.fromisoformat(dag) if dag else None
    regel = TeDoen("Soort", "wat", "/", "team", datum, te_laat)
    assert wanneer(regel, datetime.date(2026, 11, 26)) == verwacht


def test_wat_er_meer_is_komt_met_een_druk(wereld, als):
    traject = TrajectFactory(team=wereld.team)
    for nummer in range(28):
        activiteit(wereld, wat=f"nummer {nummer}", datum=over(1), traject=traject)
    client = als(wereld.teamlid)
    html = client.get("/").content.decode()
    assert (html.count('class="rij te-doen"'), "Toon ook de andere 3" in html) == (25, True)
    alles = client.get("/?toon=alles").content.decode()
    assert (alles.count('class="rij te-doen"'), "Toon ook" in alles) == (28, False)


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
    assert eerst <= 35  # one to six for each subject that asks something


def test_mijn_trajecten_met_fase_en_wat_er_komt(wereld, als):
    traject = TrajectFactory(team=wereld.team, naam="Begeleiding")
    TrajectFactory(team=wereld.team, naam="Gestopt", status="gestopt")
    TrajectFactory(naam="Van een ander")
    traject.plgleden.create(lidmaatschap=wereld.van_plglid)
    activiteit(wereld, wat="ver weg", datum=over(40), traject=traject)
    wie = wereld.teamleider, wereld.teamlid, wereld.plglid
    for persona in wie:
        html = als(persona).get("/").content.decode()
        assert f'<a href="{traject.get_absolute_url()}">Begeleiding</a>' in html
        assert "1 afspraak open, eerst" in html
        assert "Gestopt" not in html
        assert "Van een ander" not in html
        assert ("je zit in de" in html) is (persona == wereld.plglid)
        assert ("team Onderwijsassistent" in html) is (persona == wereld.plglid)
    assert "Begeleiding" not in als(wereld.ander_teamlid).get("/").content.decode()


def test_wie_er_meer_heeft_vindt_ze_bij_alle_trajecten(wereld, als):
    TrajectFactory.create_batch(9, team=wereld.team)
    assert "Alle trajecten" in als(wereld.teamlid).get("/").content.decode()


def test_mijn_lijst_als_bestand(wereld, als):
    traject = TrajectFactory(team=wereld.team)
    for nummer in range(30):
        activiteit(wereld, wat=f"nummer {nummer}", datum=over(nummer - 20), traject=traject)
    activiteit(wereld, wat="van een ander", eigenaar=wereld.leden[2], datum=over(1))
    client = als(wereld.teamlid)
    rijen = lees_xlsx(client.get("/?formaat=xlsx").content)
    assert ["Van Daan Docent"] in [rij[:1] for rij in rijen]
    kop = rijen.index(["Wanneer", "Datum", "Wat", "Gevraagd", "Team"])
    assert len(rijen) - kop - 1 == 30  # all of them, not what fits on the page
    eerste = rijen[kop + 1]
    assert (eerste[0], eerste[2], eerste[4]) == ("Te laat", "nummer 0", "Onderwijsassistent")
    assert not any("van een ander" in map(str, rij) for rij in rijen)
    pdf = client.get("/?formaat=pdf")
    assert pdf.content.startswith(b"%PDF")
