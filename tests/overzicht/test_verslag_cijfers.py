"""The figures of the report on a period: what is in it, what never is, and that they freeze."""

import datetime
import json
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from borgen.regels.normtelling import Normtelling
from overzicht.regels.plat import plat, uit_plat
from overzicht.verslagbeeld import Stand
from overzicht.verslagcijfers import VERSIE, Cijfers, Kop, bevries, ontdooi
from overzicht.verslaglezen import lees_cijfers, lees_verslag
from tests.borgen.meten import maak_afspraak, meet, vandaag
from tests.factories import ActiviteitFactory, TeamFactory, TrajectFactory
from tests.overzicht.verslag_hulp import BINNEN, maak_gevuld, maak_periodes, moment

database = pytest.mark.django_db


@pytest.fixture
def gevuld(wereld):
    return maak_gevuld(wereld)


@pytest.fixture
def cijfers(wereld, gevuld) -> Cijfers:
    return lees_cijfers(wereld.team, gevuld.voorbij, vandaag())


@database
def test_uitkomsten_staan_bij_de_norm_van_hun_dag(cijfers):
    (regel,) = cijfers.metingen
    assert regel.norm == "minstens 3\u00a0gesprekken"
    assert [(u.datum, u.waarde, u.norm_waarde, u.oordeel) for u in regel.uitkomsten] == [
        (vandaag(-45), Decimal("1.500"), Decimal("2.000"), "niet gehaald"),
        (vandaag(-15), Decimal("2.125"), Decimal("3.000"), "niet gehaald"),
    ]
    # The chart goes on from before the period, and shows the step of the norm.
    assert [punt.datum for punt in regel.punten] == [vandaag(-80), vandaag(-45), vandaag(-15)]
    assert [(stap.waarde, stap.van) for stap in regel.stappen][-1] == (Decimal(3), vandaag(-20))
    assert "norm 3" in regel.grafiek


@database
def test_wat_er_gedaan_is_en_wat_open_staat(cijfers, gevuld):
    (klaar,), (open_,), (verzet,) = cijfers.klaar, cijfers.open, cijfers.verzet
    assert (klaar.wat, klaar.klaar_op, klaar.voorbij) == ("Leidraad maken", vandaag(-15), False)
    assert (open_.wat, open_.datum, open_.traject) == ("Ouders vragen", vandaag(5), "Begeleiding")
    assert (verzet.eerdere_datum, verzet.datum) == (vandaag(-30), vandaag(-5))
    assert verzet.voorbij
    assert (cijfers.nog_te_doen, cijfers.te_laat) == (2, 1)


@database
def test_het_team_documenten_en_sessies(cijfers, gevuld):
    assert [(t.naam, t.fase, t.ronde) for t in cijfers.team.trajecten] == [
        ("Begeleiding", "Verkennen en prioriteren", 1)
    ]
    assert cijfers.team.normen == Normtelling(niet_gehaald=1)
    assert [(d.titel, d.versie, d.vastgesteld_op) for d in cijfers.documenten] == [
        ("SLB-handboek", 1, vandaag(-20))
    ]
    assert [(e.titel, e.evalueren_op) for e in cijfers.evalueren] == [("SLB-handboek", vandaag(-3))]
    assert [(s.datum, s.onderwerp) for s in cijfers.sessies] == [(vandaag(-25), "")]
    assert cijfers.gesprekken is None


@database
def test_van_een_sessie_alleen_de_dag_tot_de_leider_haar_deelt(wereld, gevuld):
    gevuld.sessie.gedeeld_op = moment(-1)
    gevuld.sessie.save()
    (sessie,) = lees_cijfers(wereld.team, gevuld.voorbij, vandaag()).sessies
    assert sessie.onderwerp == "Alleen voor wie het weten mag"


@database
def test_wat_in_het_team_blijft_staat_er_niet_in_en_geen_naam(wereld, cijfers):
    tekst = json.dumps(bevries(cijfers), ensure_ascii=False)
    for woord in (*BINNEN, *(lid.gebruiker.naam for lid in wereld.leden)):
        assert woord not in tekst


@database
def test_wat_buiten_de_periode_valt_telt_niet_mee(wereld, gevuld):
    later = lees_cijfers(wereld.team, gevuld.loopt, vandaag())
    assert [regel.uitkomsten for regel in later.metingen] == [()]
    assert (later.klaar, later.sessies, later.documenten) == ((), (), ())


@database
def test_de_eerste_en_de_laatste_dag_horen_erbij(wereld, gevuld):
    for dag in (gevuld.voorbij.van, gevuld.voorbij.tot):
        meet(gevuld.afspraak, dag, "2", wereld.teamleider)
    for dag in (gevuld.voorbij.van, gevuld.voorbij.tot + datetime.timedelta(days=1)):
        klaar = ActiviteitFactory(team=wereld.team, status="klaar", klaar_op=moment(0))
        om = datetime.datetime.combine(dag, datetime.time(0, 30), moment(0).tzinfo)
        type(klaar).objects.filter(pk=klaar.pk).update(klaar_op=om)
    cijfers = lees_cijfers(wereld.team, gevuld.voorbij, vandaag())
    assert len(cijfers.metingen[0].uitkomsten) == 4
    assert len(cijfers.klaar) == 2


@database
def test_een_afspraak_die_toen_niet_gold_staat_er_niet(wereld, gevuld):
    leider, traject = wereld.teamleider, gevuld.traject
    maak_afspraak(traject, leider, wat="Later begonnen", vanaf=vandaag(-5))
    gestopt = maak_afspraak(traject, leider, wat="Eerder gestopt")
    gestopt.gestopt_op = vandaag(-60)
    gestopt.save()
    klaar = TrajectFactory(team=wereld.team, naam="Klaar", status="afgerond")
    maak_afspraak(klaar, leider, wat="Niet meer gemeten")
    meet(maak_afspraak(klaar, leider, wat="Nog gemeten"), vandaag(-30), "2", leider)
    wat = [r.wat for r in lees_cijfers(wereld.team, gevuld.voorbij, vandaag()).metingen]
    assert wat == ["Gesprekken per student", "Nog gemeten"]


@database
def test_evenveel_vragen_hoeveel_er_ook_is(wereld, gevuld):
    def vragen() -> int:
        with CaptureQueriesContext(
            connection,
        ) as gevraagd:
            lees_verslag(wereld.team, gevuld.voorbij)
        return len(gevraagd)

    eerst = vragen()
    for nummer in range(8):
        traject = TrajectFactory(team=wereld.team)
        afspraak = maak_afspraak(traject, wereld.teamleider, wat=f"Afspraak {nummer}")
        meet(afspraak, vandaag(-30), "2", wereld.teamleider)
        ActiviteitFactory(team=wereld.team, traject=traject)
    assert vragen() == eerst
    assert eerst <= 22


@database
def test_een_leeg_team(db):
    voorbij, loopt = maak_periodes()
    team = TeamFactory()
    beeld = lees_verslag(team, voorbij)
    assert beeld.antwoord == "Over dit team is in deze periode nog niets vastgelegd."
    assert (beeld.stand, beeld.is_leeg) == (Stand.VOORLOPIG, True)
    assert lees_verslag(team, loopt).stand == Stand.LOOPT


@database
def test_bevroren_en_weer_gelezen_is_hetzelfde(cijfers):
    assert ontdooi(json.loads(json.dumps(bevries(cijfers)))) == cijfers


dagen = st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 1, 1))
waarden = st.decimals(0, 999_999, places=3)
for soort, strategie in ((datetime.date, dagen), (Decimal, waarden)):
    st.register_type_strategy(soort, strategie)


@given(st.builds(Cijfers))
def test_wat_er_ook_staat_het_komt_gelijk_terug(cijfers):
    assert ontdooi(json.loads(json.dumps(bevries(cijfers)))) == cijfers


def test_een_vorm_die_we_niet_kennen_wordt_niet_geraden():
    with pytest.raises(ValueError, match="unknown version"):
        ontdooi({"versie": VERSIE + 1, "cijfers": {}})


def test_wat_later_een_veld_kreeg_is_nog_te_lezen():
    kop = Kop("Team", "School", "periode 1", datetime.date(2026, 8, 1), datetime.date(2026, 11, 1))
    oud = {"kop": plat(kop), "peildatum": "2026-11-02", "weg": 3}
    assert uit_plat(Cijfers, oud) == Cijfers(kop, datetime.date(2026, 11, 2))
    with pytest.raises(TypeError):
        uit_plat(Cijfers, {"peildatum": "2026-11-02"})


def test_alleen_wat_gewoon_gezegd_kan_worden():
    with pytest.raises(TypeError):
        plat(1.5)
    with pytest.raises(TypeError):
        plat(datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC))
    with pytest.raises(TypeError):
        uit_plat(Kop, {"team": 3, "school": "", "periode": "", "van": "", "tot": ""})
