"""Counting: 2 of 2, 1 of 2, nobody, the day it is counted on, and which days are possible."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgen.slb.regels.telling import Stand, samen, stand_van
from borgen.slb.regels.tijdvak import Bezwaar, Jaar, Tijdvak, bezwaar_tegen, peildatum

VAN, TOT = datetime.date(2026, 11, 11), datetime.date(2027, 2, 1)
P2 = Tijdvak(VAN, TOT)
DAG = datetime.timedelta(days=1)
JAAR = Jaar("2026-2027", datetime.date(2026, 8, 1), datetime.date(2027, 7, 31), gesloten=False)
verdelingen = st.dictionaries(st.integers(0, 9), st.integers(1, 60), max_size=6)


@pytest.mark.parametrize(
    ("vandaag", "dag"),
    [
        (VAN - DAG, VAN),
        (VAN, VAN),
        (datetime.date(2026, 12, 1), datetime.date(2026, 12, 1)),
        (TOT, TOT),
        (TOT + DAG, TOT),
    ],
)
def test_peildatum(vandaag, dag):
    assert peildatum(P2, vandaag) == dag


def test_eerste_en_laatste_dag_horen_erbij():
    assert [P2.bevat(dag) for dag in (VAN - DAG, VAN, TOT, TOT + DAG)] == [False, True, True, False]
    assert [P2.is_voorbij(dag) for dag in (TOT, TOT + DAG)] == [False, True]


@pytest.mark.parametrize(
    ("verdeling", "norm", "gehaald", "gehouden", "nodig"),
    [
        ({}, 2, 0, 0, 0),
        ({0: 1}, 2, 0, 0, 2),
        ({1: 1}, 2, 0, 1, 2),
        ({2: 1}, 2, 1, 2, 2),
        ({3: 1}, 2, 1, 3, 2),
        # Five with one do not make up for none with another.
        ({0: 1, 5: 1}, 2, 1, 5, 4),
        ({0: 2, 1: 3, 2: 15}, 2, 15, 33, 40),
        ({1: 4}, 1, 4, 4, 4),
    ],
)
def test_stand(verdeling, norm, gehaald, gehouden, nodig):
    gevonden = stand_van(verdeling, norm)
    assert (gevonden.gehaald, gevonden.gehouden, gevonden.nodig) == (gehaald, gehouden, nodig)
    assert gevonden.zonder == verdeling.get(0, 0)


def test_zonder_studenten_is_er_geen_aandeel():
    assert Stand().procent is None
    assert stand_van({0: 1, 2: 3}, 2).procent == 75


@given(verdelingen, st.integers(1, 5))
def test_wie_zonder_is_haalt_de_norm_niet(verdeling, norm):
    gevonden = stand_van(verdeling, norm)
    assert gevonden.gehaald + gevonden.zonder <= gevonden.studenten
    assert gevonden.gehouden >= norm * gevonden.gehaald
    assert gevonden.gehouden >= gevonden.studenten - gevonden.zonder


@given(st.lists(verdelingen, max_size=4))
def test_samen_is_alsof_het_een_groep_was(groepen):
    bij_elkaar: dict[int, int] = {}
    for groep in groepen:
        for keer, aantal in groep.items():
            bij_elkaar[keer] = bij_elkaar.get(keer, 0) + aantal
    assert samen(stand_van(groep, 2) for groep in groepen) == stand_van(bij_elkaar, 2)


@pytest.mark.parametrize(
    ("verschil", "gehouden", "bezwaar"),
    [
        (0, True, None),
        (1, True, Bezwaar.NOG_NIET_GEWEEST),
        (-1, True, None),
        (0, False, None),
        (1, False, None),
        (-1, False, Bezwaar.AL_GEWEEST),
    ],
)
def test_gehouden_ligt_nooit_voor_ons_en_gepland_nooit_achter_ons(verschil, gehouden, bezwaar):
    vandaag = datetime.date(2026, 11, 27)
    dag = vandaag + verschil * DAG
    assert bezwaar_tegen(dag, vandaag, JAAR, gehouden=gehouden) is bezwaar


def test_een_dag_zonder_jaar_of_in_een_gesloten_jaar():
    dicht = Jaar("2025-2026", JAAR.van, JAAR.tot, gesloten=True)
    assert bezwaar_tegen(VAN, VAN, None, gehouden=True) is Bezwaar.GEEN_JAAR
    assert bezwaar_tegen(VAN, VAN, dicht, gehouden=True) is Bezwaar.GESLOTEN
