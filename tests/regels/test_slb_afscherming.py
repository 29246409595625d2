"""Outside the team nothing is told, nor can be worked out, of fewer than five students."""

import datetime
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgen.regels.steekproef import SteekproefKanNiet
from borgen.slb.regels.afscherming import (
    GEEN_STUDENTEN,
    LOOPT_NOG,
    MINSTENS,
    TE_KLEIN,
    buiten_team,
    totaal,
)
from borgen.slb.regels.steekproef import trek
from borgen.slb.regels.telling import Stand, stand_van
from borgen.slb.regels.tijdvak import Tijdvak

TIJDVAK = Tijdvak(datetime.date(2026, 8, 1), datetime.date(2026, 11, 10))
ERNA = datetime.date(2026, 11, 11)


def getoond(verdeling, norm=2):
    return buiten_team(stand_van(verdeling, norm), TIJDVAK, ERNA)


@pytest.mark.parametrize(
    ("verdeling", "zichtbaar"),
    [
        ({2: 4}, False),
        ({2: 5}, True),
        ({2: 20}, True),
        # Who did not: four of twenty are hidden, and so is that sixteen did.
        ({1: 4, 2: 16}, False),
        ({1: 5, 2: 15}, True),
        ({0: 4, 1: 10, 2: 10}, False),
        ({0: 10, 2: 4}, False),
        ({0: 10, 1: 4}, False),
        ({0: 10}, True),
    ],
)
def test_onder_de_vijf_is_verborgen(verdeling, zichtbaar):
    rij = getoond(verdeling)
    assert (rij.stand is not None) is zichtbaar
    assert rij.reden == ("" if zichtbaar else TE_KLEIN)


def test_een_lopende_periode_en_een_leeg_team():
    assert buiten_team(stand_van({2: 50}, 2), TIJDVAK, TIJDVAK.tot).reden == LOOPT_NOG
    assert buiten_team(Stand(), TIJDVAK, ERNA).reden == GEEN_STUDENTEN


verdelingen = st.dictionaries(st.integers(0, 5), st.integers(1, 9), max_size=4)


@given(st.lists(verdelingen, min_size=1, max_size=4), st.integers(1, 4))
def test_met_optellen_en_aftrekken_is_niets_kleins_te_vinden(teams, norm):
    """Every filter gives a sum of shown rows, so any difference of two is made of shown rows."""
    rijen = [getoond(verdeling, norm) for verdeling in teams]
    keuzes = [
        totaal(rij for rij, mee in zip(rijen, masker, strict=True) if mee)
        for masker in product((True, False), repeat=len(rijen))
    ]
    for een, ander in product(keuzes, keuzes):
        for veld in ("studenten", "gehaald", "gehouden", "zonder"):
            verschil = getattr(een, veld) - getattr(ander, veld)
            # As a signed sum of whole shown cells, each zero or at least five.
            cellen = [getattr(rij.stand, veld) for rij in rijen if rij.stand]
            assert all(cel == 0 or cel >= MINSTENS for cel in cellen)
            tekens = product((-1, 0, 1), repeat=len(cellen))
            assert any(
                sum(t * c for t, c in zip(rij, cellen, strict=True)) == verschil for rij in tekens
            )


@given(verdelingen, st.integers(1, 6))
def test_wat_verborgen_is_heeft_geen_enkel_getal(verdeling, norm):
    stand = stand_van(verdeling, norm)
    rij = buiten_team(stand, TIJDVAK, ERNA)
    niet_gehaald = stand.studenten - stand.gehaald
    if 0 < stand.gehaald < MINSTENS or 0 < niet_gehaald < MINSTENS:
        assert rij.stand is None
    assert rij.stand in (None, stand)


@given(st.sets(st.integers(1, 10_000), min_size=1, max_size=60), st.data())
def test_steekproef_is_te_herhalen_en_trekt_niemand_dubbel(rij, data):
    omvang = data.draw(st.integers(1, len(rij)))
    zaad = data.draw(st.integers(0, 2**31 - 1))
    getrokken = trek(rij, omvang, zaad)
    assert len(set(getrokken)) == omvang
    assert set(getrokken) <= rij
    assert trek(sorted(rij, reverse=True), omvang, zaad) == getrokken


def test_steekproef_is_eerlijk():
    keer = dict.fromkeys(range(1, 6), 0)
    for zaad in range(2000):
        for nummer in trek(keer, 2, zaad):
            keer[nummer] += 1
    assert all(abs(Fraction(n, 2000) - Fraction(2, 5)) < Fraction(1, 20) for n in keer.values())


@pytest.mark.parametrize("omvang", [0, 4])
def test_te_veel_of_niets_trekken(omvang):
    with pytest.raises(SteekproefKanNiet):
        trek([1, 2, 3], omvang, 1)
