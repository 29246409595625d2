"""How much a team runs at once, and when a moved speerpunt comes back, on their borders."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbeterplan.regels.speerpunten import (
    VAN_WIE,
    Drukte,
    begin_volgend_schooljaar,
    drukte,
    schooljaarnaam,
    van_wie_woorden,
)


@pytest.mark.parametrize(
    ("lopend", "grens", "verwacht"),
    [
        (0, 3, Drukte.RUIMTE),
        (2, 3, Drukte.RUIMTE),
        (3, 3, Drukte.VOL),
        (4, 3, Drukte.TE_VEEL),
        (0, 1, Drukte.RUIMTE),
        (1, 1, Drukte.VOL),
        (2, 1, Drukte.TE_VEEL),
    ],
)
def test_drukte_op_de_grens(lopend, grens, verwacht):
    assert drukte(lopend, grens) == verwacht


@given(st.integers(0, 50), st.integers(1, 20))
def test_een_erbij_maakt_het_nooit_rustiger(lopend, grens):
    volgorde = list(Drukte)
    assert volgorde.index(drukte(lopend, grens)) <= volgorde.index(drukte(lopend + 1, grens))


@pytest.mark.parametrize(
    ("dag", "begin"),
    [
        ((2026, 7, 31), (2026, 8, 1)),
        ((2026, 8, 1), (2027, 8, 1)),
        ((2026, 12, 31), (2027, 8, 1)),
        ((2027, 1, 1), (2027, 8, 1)),
    ],
)
def test_het_volgende_schooljaar_begint_op_1_augustus(dag, begin):
    assert begin_volgend_schooljaar(datetime.date(*dag)) == datetime.date(*begin)


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 1, 1)))
def test_het_volgende_schooljaar_ligt_altijd_hoogstens_een_jaar_vooruit(dag):
    begin = begin_volgend_schooljaar(dag)
    assert dag < begin <= dag + datetime.timedelta(days=366)


def test_de_naam_van_een_schooljaar():
    assert schooljaarnaam(datetime.date(2027, 8, 1)) == "2027-2028"


def test_van_wie_in_vaste_volgorde_en_zonder_wat_niet_bestaat():
    assert van_wie_woorden(["ouders", "weg", "collegas"]) == ["collega's", "ouders"]
    assert van_wie_woorden([]) == []
    assert van_wie_woorden(VAN_WIE) == list(VAN_WIE.values())
