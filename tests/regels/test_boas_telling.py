from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boas.regels.telling import (
    OngeldigeTelling,
    Telling,
    lege_telling,
    optellen,
    zelfde_schaal,
)

VIER = st.tuples(*[st.integers(0, 500)] * 4).map(lambda aantallen: Telling(aantallen, 2))


def test_counts_both_sides():
    telling = Telling((1, 2, 7, 4), 2)

    assert (telling.n, telling.oneens, telling.eens) == (14, 3, 11)


def test_neutral_middle_is_not_disagreement():
    telling = Telling((1, 2, 7, 4, 1), 2)

    assert (telling.oneens, telling.eens) == (3, 12)


@pytest.mark.parametrize(
    "aantallen",
    [(), (3,), (1, -1), (1, True), (1, 2.0), (1, "2"), (1, None), [1, 2]],
)
def test_refuses_what_is_no_tally(aantallen):
    with pytest.raises(OngeldigeTelling):
        Telling(aantallen, 1)


@pytest.mark.parametrize("oneens_tm", [0, 4, -1, True, 2.0])
def test_refuses_a_side_without_answers(oneens_tm):
    with pytest.raises(OngeldigeTelling):
        Telling((1, 2, 3, 4), oneens_tm)


def test_adding_other_scales_is_refused():
    with pytest.raises(OngeldigeTelling):
        optellen(Telling((1, 2, 3, 4), 2), Telling((1, 2, 3), 2))
    with pytest.raises(OngeldigeTelling):
        optellen(Telling((1, 2, 3), 1), Telling((1, 2, 3), 2))
    with pytest.raises(OngeldigeTelling):
        optellen()


def test_same_scale_asks_for_width_and_border():
    assert zelfde_schaal(Telling((1, 2, 3), 1), Telling((0, 0, 9), 1))
    assert not zelfde_schaal(Telling((1, 2, 3), 1), Telling((1, 2, 3), 2))
    assert not zelfde_schaal(Telling((1, 2, 3), 1), Telling((1, 2, 3, 4), 1))


def test_hands_and_phones_become_one_tally():
    assert optellen(Telling((1, 2, 0, 4), 2), Telling((0, 1, 6, 0), 2)) == Telling((1, 3, 6, 4), 2)


@given(VIER, VIER, VIER)
def test_sums_hold_in_any_order(een, twee, drie):
    samen = optellen(een, twee, drie)

    assert samen == optellen(drie, een, twee) == optellen(optellen(een, twee), drie)
    assert samen.n == een.n + twee.n + drie.n
    assert samen.oneens == een.oneens + twee.oneens + drie.oneens
    assert samen.n == samen.oneens + samen.eens


@given(VIER)
def test_an_empty_tally_changes_nothing(telling):
    leeg = lege_telling(4, 2)

    assert leeg.n == 0
    assert optellen(telling, leeg) == telling


@given(VIER.filter(lambda telling: telling.n > 0))
def test_shares_of_both_sides_are_everything(telling):
    assert Fraction(telling.oneens, telling.n) + Fraction(telling.eens, telling.n) == 1
