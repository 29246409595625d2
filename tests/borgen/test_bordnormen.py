"""Norm against result on the board: the same figures as the meetplan and the count of all teams."""

import pytest

from borgen.bordnormen import aandacht_eerst, lees_normregels, telling_van
from borgen.normstand import lees_normtelling
from tests.borgen.meten import maak_afspraak, meet, meet_reeks, vandaag
from tests.factories import TrajectFactory

pytestmark = pytest.mark.django_db


def lees(wereld):
    return lees_normregels(wereld.team.pk, vandaag())


def test_elke_afspraak_met_uitkomst_norm_en_oordeel(wereld):
    traject = TrajectFactory(team=wereld.team)
    door = wereld.teamleider
    gehaald = maak_afspraak(traject, door, wat="Gehaald")
    meet(gehaald, vandaag(-20), "1", door)
    meet(gehaald, vandaag(-10), "2.5", door)
    gemist = maak_afspraak(traject, door, wat="Gemist")
    meet(gemist, vandaag(-10), "1.999", door)
    maak_afspraak(traject, door, wat="Nooit")
    los = maak_afspraak(traject, door, wat="Zonder norm", norm=None)
    meet(los, vandaag(-10), "7", door)
    maak_afspraak(traject, door, wat="Nooit en geen norm", norm=None)
    gezien = [(r.afspraak.wat, r.resultaat, r.norm, r.woord) for r in lees(wereld)]
    norm, vast = "minstens 2 gesprekken".replace("2 ", "2\u00a0"), "\u00a0gesprekken"
    assert gezien == [
        ("Gehaald", f"2,5{vast}", norm, "gehaald"),
        ("Gemist", f"1,999{vast}", norm, "niet gehaald"),
        ("Nooit", "nog niet gemeten", norm, "nog niet gemeten"),
        ("Zonder norm", f"7{vast}", "", "geen norm"),
        ("Nooit en geen norm", "nog niet gemeten", "", "nog niet gemeten"),
    ]
    eerst = [regel.afspraak.wat for regel in aandacht_eerst(lees(wereld))]
    assert eerst == ["Gemist", "Nooit", "Gehaald", "Zonder norm", "Nooit en geen norm"]
    team = wereld.team.pk
    per_traject = lees_normtelling([team], vandaag())[team]
    assert per_traject == {traject.pk: telling_van(lees(wereld))}


def test_wat_niet_loopt_of_van_een_ander_is_staat_er_niet(wereld):
    maak_afspraak(TrajectFactory(team=wereld.team, status="gestopt"), wereld.teamleider)
    gestopt = maak_afspraak(TrajectFactory(team=wereld.team), wereld.teamleider)
    type(gestopt).objects.update(gestopt_op=vandaag())
    maak_afspraak(TrajectFactory(), wereld.teamleider)
    assert lees(wereld) == []


def test_de_kleine_lijn_toont_de_laatste_acht_en_een_is_geen_lijn(wereld):
    traject = TrajectFactory(team=wereld.team)
    lang = maak_afspraak(traject, wereld.teamleider, wat="Lang")
    meet_reeks(lang, wereld.teamleider, *map(str, range(11, 21)))
    kort = maak_afspraak(traject, wereld.teamleider, wat="Kort")
    meet(kort, vandaag(-3), "2", wereld.teamleider)
    een, twee = lees(wereld)
    assert "laatste uitkomsten 13; 14; 15; 16; 17; 18; 19; 20<" in een.lijn
    assert een.lijn.count(",") >= 8
    assert twee.lijn == ""


@pytest.mark.parametrize("aantal", [1, 20])
def test_drie_vragen_hoeveel_afspraken_er_ook_zijn(wereld, aantal, django_assert_num_queries):
    for nummer in range(aantal):
        traject = TrajectFactory(team=wereld.team)
        afspraak = maak_afspraak(traject, wereld.teamleider, wat=f"Afspraak {nummer}")
        meet_reeks(afspraak, wereld.teamleider, "1", "2", "3")
    with django_assert_num_queries(3):
        assert all(regel.lijn for regel in lees(wereld))
