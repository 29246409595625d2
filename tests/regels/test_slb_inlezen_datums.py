"""Days as they stand in lists."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisatie.regels.datums import EXCEL_NUL, GeenDatum, lees_datum

DAG = datetime.date(2026, 9, 24)


@pytest.mark.parametrize(
    "waarde",
    [
        *("24-9-2026", "24-09-2026", "24/09/26", "24.9.2026", "24 9 2026", " 24 - 9 - 2026 "),
        *("24 september 2026", "24 sept. 2026", "24-sep-26", "24sep2026", "24 SEPTEMBER 2026"),
        *("do 24 september 2026", "donderdag 24-9-2026", "2026-09-24", "20260924", "24092026"),
        *("2026-09-24T00:00:00", "2026-09-24 13:45:10.5", "24-9-2026 0:00", "46289", "46289.0"),
        *(46289, 46289.0, 46289.75, 20260924, DAG, datetime.datetime(2026, 9, 24, 13)),
    ],
)
def test_dezelfde_dag_op_vele_manieren(waarde):
    assert lees_datum(waarde) == DAG


@pytest.mark.parametrize(
    ("waarde", "verwacht"),
    [
        ("29-2-2028", datetime.date(2028, 2, 29)),
        ("29 februari 2000", datetime.date(2000, 2, 29)),
        ("1-1-69", datetime.date(2069, 1, 1)),
        ("31-12-70", datetime.date(1970, 12, 31)),
        ("1 mrt 2026", datetime.date(2026, 3, 1)),
        ("1 maart 2026", datetime.date(2026, 3, 1)),
        ("3 mei 2026", datetime.date(2026, 5, 3)),
        ("31 okt 2026", datetime.date(2026, 10, 31)),
        (20_000, datetime.date(1954, 10, 3)),
        (73_050, datetime.date(2099, 12, 31)),
    ],
)
def test_op_de_grens(waarde, verwacht):
    assert lees_datum(waarde) == verwacht


@pytest.mark.parametrize(
    ("waarde", "woorden"),
    [
        ("29-2-2027", "bestaat niet"),
        ("29 februari 2100", "bestaat niet"),
        ("31-9-2026", "bestaat niet"),
        ("9/24/2026", "bestaat niet"),
        ("0-1-2026", "bestaat niet"),
        ("morgen", "geen datum"),
        ("24-9", "geen datum"),
        ("24 brumaire 2026", "geen datum"),
        ("24-9-26-1", "geen datum"),
        ("1-1-0026", "kan hier niet kloppen"),
        (datetime.date(1900, 1, 1), "kan hier niet kloppen"),
        (12, "geen datum"),
        (19_999, "geen datum"),
        (80_000, "geen datum"),
        (-5, "geen datum"),
        (1.5, "geen datum"),
        (1e300, "geen datum"),
        (True, "geen datum"),
        (datetime.time(9), "geen datum"),
        ("9" * 400, "geen datum"),
    ],
)
def test_geen_dag(waarde, woorden):
    with pytest.raises(GeenDatum, match=woorden) as fout:
        lees_datum(waarde)
    assert len(str(fout.value)) < 160


@given(st.dates(datetime.date(1970, 1, 1), datetime.date(2069, 12, 31)))
def test_elke_dag_komt_terug(dag):
    vormen = [
        f"{dag.day}-{dag.month}-{dag.year}",
        f"{dag:%d/%m/%y}",
        f"{dag:%Y%m%d}",
        dag.isoformat(),
        (dag - EXCEL_NUL).days,
        str((dag - EXCEL_NUL).days),
        dag,
    ]
    assert [lees_datum(vorm) for vorm in vormen] == [dag] * len(vormen)


@given(st.one_of(st.text(max_size=40), st.floats(), st.integers(), st.booleans()))
def test_wat_er_ook_staat_een_dag_of_een_uitleg(waarde):
    uitkomst = None
    try:
        uitkomst = lees_datum(waarde)
    except GeenDatum as fout:
        uitkomst = str(fout)
    assert isinstance(uitkomst, datetime.date) or uitkomst.endswith(".")
