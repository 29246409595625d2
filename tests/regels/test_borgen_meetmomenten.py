"""When is measured, due and late; a schedule that follows without touching what was done."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgen.regels.meetmomenten import (
    Bestaand,
    Deel,
    Moment,
    Stand,
    iedere_periode,
    keer_per_jaar,
    stand_van,
    vaste_datums,
    werk_bij,
)

VAN, TOT = datetime.date(2026, 8, 1), datetime.date(2027, 7, 31)
JAAR = Deel(VAN, TOT, "2026-2027")


def dag(nummer: int) -> datetime.date:
    return VAN + datetime.timedelta(days=nummer)


@pytest.mark.parametrize(
    ("dagen", "stand"),
    [(-1, Stand.KOMT), (0, Stand.NU), (13, Stand.NU), (14, Stand.TE_LAAT), (400, Stand.TE_LAAT)],
)
def test_te_laat_na_veertien_dagen(dagen, stand):
    assert stand_van(dag(0), dag(dagen)) == stand


def test_wat_gemeten_of_vervallen_is_komt_niet_te_laat():
    assert stand_van(dag(0), dag(99), gemeten=True) == Stand.GEMETEN
    assert stand_van(dag(0), dag(99), vervallen=True) == Stand.VERVALLEN
    assert stand_van(dag(0), dag(99), gemeten=True, vervallen=True) == Stand.GEMETEN


def test_iedere_periode_op_de_laatste_dag():
    delen = [Deel(dag(0), dag(69), "periode 1", 1), Deel(dag(70), dag(140), "periode 2", 2)]
    momenten = iedere_periode(delen)
    assert momenten == [Moment(dag(69), "periode 1", 1), Moment(dag(140), "periode 2", 2)]


def test_vier_keer_per_jaar_valt_als_in_het_handboek():
    dagen = [moment.op for moment in keer_per_jaar([JAAR], 4)]
    assert [d.month for d in dagen] == [9, 12, 3, 6]


@pytest.mark.parametrize("aantal", range(1, 13))
def test_gelijk_verdeeld_op_werkdagen(aantal):
    dagen = [moment.op for moment in keer_per_jaar([JAAR], aantal)]
    assert len(set(dagen)) == aantal
    assert all(VAN <= d <= TOT and d.weekday() < 5 for d in dagen)
    afstanden = {(na - voor).days for voor, na in pairwise(dagen)}
    assert not afstanden or max(afstanden) - min(afstanden) <= 5


def test_een_jaar_dat_op_zaterdag_begint_meet_niet_ervoor():
    zaterdag = datetime.date(2026, 8, 1)
    kort = Deel(zaterdag, zaterdag + datetime.timedelta(days=2), "kort")
    assert [m.op for m in keer_per_jaar([kort], 1)] == [datetime.date(2026, 8, 3)]


def test_vaste_datums_een_keer_en_op_volgorde():
    assert [m.op for m in vaste_datums([dag(5), dag(2), dag(5)])] == [dag(2), dag(5)]


def test_een_verschoven_periode_neemt_zijn_meting_mee():
    bestaand = [Bestaand(7, dag(50), "periode 1", periode=3)]
    verschil = werk_bij(bestaand, [Moment(dag(60), "periode 1", 3)], dag(55), dag(55))
    assert verschil.anders == ((7, Moment(dag(60), "periode 1", 3)),)
    assert not verschil.nieuw
    assert not verschil.weg


def test_wat_gemeten_is_schuift_niet_en_komt_niet_dubbel():
    bestaand = [Bestaand(7, dag(50), "periode 1", periode=3, vast=True)]
    verschil = werk_bij(bestaand, [Moment(dag(60), "periode 1", 3)], dag(0), dag(55))
    assert verschil == type(verschil)()


def test_een_ander_ritme_maakt_niemand_met_terugwerkende_kracht_te_laat():
    bestaand = [Bestaand(1, dag(10)), Bestaand(2, dag(30)), Bestaand(3, dag(90))]
    gewenst = [Moment(dag(5), "a"), Moment(dag(30), ""), Moment(dag(80), "b")]
    verschil = werk_bij(bestaand, gewenst, nieuw_vanaf=dag(40), vandaag=dag(40))
    assert verschil.nieuw == (Moment(dag(80), "b"),)
    assert verschil.weg == (3,)


dagen = st.integers(0, 60)
bestaande = st.lists(
    st.tuples(dagen, st.integers(0, 4), st.booleans()), max_size=12, unique_by=lambda rij: rij[0]
)
wensen = st.lists(st.tuples(dagen, st.integers(0, 4)), max_size=12)


@given(bestaande, wensen, dagen, dagen)
def test_schema_blijft_heel(rijen, gewenst, nieuw_vanaf, vandaag):
    bestaand = [Bestaand(nr, dag(d), "", p, vast) for nr, (d, p, vast) in enumerate(rijen)]
    momenten = [Moment(dag(d), "", p) for d, p in gewenst]
    verschil = werk_bij(bestaand, momenten, dag(nieuw_vanaf), dag(vandaag))
    vast = {rij.pk for rij in bestaand if rij.vast}
    assert vast.isdisjoint(verschil.weg)
    assert vast.isdisjoint(pk for pk, _ in verschil.anders)
    wordt = {rij.pk: rij.op for rij in bestaand if rij.pk not in verschil.weg}
    wordt |= {pk: moment.op for pk, moment in verschil.anders}
    na = [*wordt.values(), *(moment.op for moment in verschil.nieuw)]
    assert len(na) == len(set(na))
    # Once more changes nothing.
    gemaakt = [Bestaand(100 + nr, m.op, m.naam, m.periode) for nr, m in enumerate(verschil.nieuw)]
    anders = dict(verschil.anders)
    over = [
        Bestaand(rij.pk, anders[rij.pk].op, "", anders[rij.pk].periode) if rij.pk in anders else rij
        for rij in bestaand
        if rij.pk not in verschil.weg
    ]
    opnieuw = werk_bij([*over, *gemaakt], momenten, dag(nieuw_vanaf), dag(vandaag))
    assert not opnieuw.weg
