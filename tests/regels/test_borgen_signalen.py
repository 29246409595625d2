"""Periods of signals, and the days of a year of meetings."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgen.regels.jaaragenda import dag_in_maand, dagen, komende_maanden
from borgen.regels.signalen import DAGEN, Periode, vanaf

DATUMS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


def test_een_week_is_zeven_dagen_met_vandaag_erbij():
    assert vanaf(Periode.WEEK, date(2026, 3, 10)) == date(2026, 3, 4)


@given(DATUMS, st.sampled_from(Periode))
def test_een_periode_heeft_zoveel_dagen(vandaag, periode):
    assert (vandaag - vanaf(periode, vandaag)).days + 1 == DAGEN[periode]


@given(DATUMS)
def test_twaalf_maanden_op_rij(vandaag):
    maanden = komende_maanden(vandaag)
    assert maanden[0] == (vandaag.year, vandaag.month)
    assert len(set(maanden)) == 12
    assert maanden == sorted(maanden)
    assert {m for _, m in maanden} == set(range(1, 13))


@given(DATUMS, st.integers(0, 6), st.integers(1, 4))
def test_dag_in_maand(dag, weekdag, welke):
    gevonden = dag_in_maand(dag.year, dag.month, weekdag, welke)
    assert (gevonden.year, gevonden.month, gevonden.weekday()) == (dag.year, dag.month, weekdag)
    eerder = gevonden - timedelta(weeks=welke)
    assert (eerder.year, eerder.month) != (dag.year, dag.month)


@pytest.mark.parametrize(("weekdag", "welke"), [(7, 1), (-1, 1), (0, 0), (0, 5)])
def test_dag_die_niet_in_elke_maand_zit(weekdag, welke):
    with pytest.raises(ValueError, match="weekdag"):
        dag_in_maand(2026, 3, weekdag, welke)


def test_een_losse_dag_die_al_in_een_maand_valt_telt_een_keer():
    vast = dag_in_maand(2026, 10, 1, 2)
    assert list(dagen([(2026, 10)], 1, 2, [vast, date(2026, 9, 1)])) == [date(2026, 9, 1), vast]
