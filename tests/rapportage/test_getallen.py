import datetime
from zoneinfo import ZoneInfo

import pytest

from rapportage import getallen


@pytest.mark.parametrize(
    ("x", "cijfers", "tekst"),
    [
        (6.5, 1, "6,5"),
        (6.25, 1, "6,3"),
        (2.5, 0, "3"),
        (2.675, 2, "2,68"),
        (1234.5, 1, "1.234,5"),
        (-0.04, 1, "0,0"),
        (-3.2, 1, "−3,2"),
        (None, 1, "–"),
    ],
)
def test_decimaal_rondt_af_zoals_op_papier(x, cijfers, tekst):
    assert getallen.decimaal(x, cijfers) == tekst


@pytest.mark.parametrize(
    ("x", "tekst"), [(7, "7"), (100, "100"), (6.50, "6,5"), (40 / 7, "5,71"), (10_000, "10.000")]
)
def test_getal_toont_geen_lege_nullen(x, tekst):
    assert getallen.getal(x) == tekst


def test_procent():
    assert getallen.procent(4, 14) == "29\u00a0%"
    assert getallen.procent(0, 14) == "0\u00a0%"
    assert getallen.procent(14, 14) == "100\u00a0%"
    assert getallen.procent(0, 0) == "–"


def test_procent_haalt_de_drempel_niet_door_afronding():
    assert getallen.procent(8, 27) == "30\u00a0%"
    assert getallen.procent(8, 27, drempel=30) == "29,6\u00a0%"
    assert getallen.procent(3, 10, drempel=30) == "30\u00a0%"
    assert getallen.procent(2999, 10_000, drempel=30) == "29,99\u00a0%"


def test_datums():
    dag = datetime.date(2026, 3, 12)
    assert getallen.datum(dag) == "12\u00a0maart 2026"
    assert getallen.datum_kort(dag) == "12\u00a0mrt"
    assert getallen.datum_kort(dag, jaar=True) == "12\u00a0mrt\u00a02026"
    assert getallen.datum_met_dag(dag) == "donderdag 12\u00a0maart 2026"
    assert getallen.datum(None) == getallen.datum_kort(None) == "–"


def test_een_moment_hoort_bij_de_dag_in_nederland():
    laat = datetime.datetime(2026, 3, 12, 23, 30, tzinfo=ZoneInfo("UTC"))
    assert getallen.datum(laat) == "13\u00a0maart 2026"
    assert getallen.tijd(laat) == "00.30\u00a0uur"
