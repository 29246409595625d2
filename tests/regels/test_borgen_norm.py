"""Norms: inclusive, exact, the one of the day (S1, stap 3)."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgen.regels.norm import (
    Normwaarde,
    Oordeel,
    beoordeel,
    geldige_norm,
    haalt,
    hoogste_van,
)

DAG = datetime.date(2026, 3, 1)


def op(dagen: int) -> datetime.date:
    return DAG + datetime.timedelta(days=dagen)


@pytest.mark.parametrize(
    ("waarde", "richting", "norm", "gehaald"),
    [
        ("6.5", "minstens", "6.5", True),
        ("6.499", "minstens", "6.5", False),
        ("6.501", "hoogstens", "6.5", False),
        ("6.5", "hoogstens", "6.5", True),
        ("5.7", "hoogstens", "6.1", True),
        ("0", "hoogstens", "0", True),
        ("0", "minstens", "0.001", False),
    ],
)
def test_op_de_grens(waarde, richting, norm, gehaald):
    assert haalt(Decimal(waarde), richting, Decimal(norm)) is gehaald


def test_onbekende_richting():
    with pytest.raises(ValueError, match="direction"):
        haalt(Decimal(1), "ongeveer", Decimal(1))


def test_de_norm_van_de_meetdag():
    normen = [Normwaarde(Decimal(72), op(0)), Normwaarde(Decimal(65), op(10))]
    assert geldige_norm(normen, op(-1)) is None
    assert geldige_norm(normen, op(0)) == normen[0]
    assert geldige_norm(normen, op(9)) == normen[0]
    assert geldige_norm(normen, op(10)) == normen[1]
    assert geldige_norm(reversed(normen), op(400)) == normen[1]


@pytest.mark.parametrize(
    ("dagen", "oordeel"),
    [
        (-1, Oordeel.GEEN_NORM),
        (0, Oordeel.NIET_GEHAALD),
        (9, Oordeel.NIET_GEHAALD),
        (10, Oordeel.GEHAALD),
    ],
)
def test_een_nieuwe_norm_verandert_oude_oordelen_niet(dagen, oordeel):
    normen = [Normwaarde(Decimal(72), op(0)), Normwaarde(Decimal(65), op(10))]
    assert beoordeel(Decimal(67), "minstens", normen, op(dagen)) == oordeel


@pytest.mark.parametrize(
    ("dagen", "waarde", "oordeel"),
    [
        (0, "60", Oordeel.ONDERWEG),
        (29, "60", Oordeel.ONDERWEG),
        (29, "65", Oordeel.GEHAALD),
        (30, "60", Oordeel.NIET_GEHAALD),
    ],
)
def test_te_halen_op_een_latere_dag(dagen, waarde, oordeel):
    normen = [Normwaarde(Decimal(65), op(0), te_halen_op=op(30))]
    assert beoordeel(Decimal(waarde), "minstens", normen, op(dagen)) == oordeel


@given(
    st.decimals(0, 100, places=3),
    st.decimals(0, 100, places=3),
    st.sampled_from(["minstens", "hoogstens"]),
)
def test_minstens_en_hoogstens_zijn_elkaars_spiegel(waarde, norm, richting):
    ander = {"minstens": "hoogstens", "hoogstens": "minstens"}[richting]
    assert haalt(waarde, richting, norm) == haalt(-waarde, ander, -norm)
    assert haalt(waarde, richting, norm) or haalt(waarde, ander, norm)


@pytest.mark.parametrize(
    ("eenheid", "hoogste"),
    [
        ("%", 100),
        (" % ", 100),
        ("van de 10", 10),
        ("van de 118", 118),
        ("gesprekken", None),
        ("procentpunt", None),
        ("van de tien", None),
        ("% van de 10", None),
    ],
)
def test_een_eenheid_kan_een_hoogste_uitkomst_hebben(eenheid, hoogste):
    assert hoogste_van(eenheid) == hoogste
