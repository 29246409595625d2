"""Estimate beside answers: the three situations of the source, on their borders."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boas.regels.sociaal_kapitaal import (
    Verhouding,
    gemiddelde,
    geschat,
    herkend,
    midden,
    verhouding,
)

EERSTE, TWEEDE, DERDE, VIERDE = range(4)
MIDDEN = Fraction(5, 2)
ZWEEM = Fraction(1, 1000)
AANTALLEN = st.lists(st.integers(0, 40), min_size=4, max_size=4)
PUNT = st.fractions(1, 4)


def test_every_answer_weighs_the_same():
    # Two people on one statement, eight on another: no mean of means.
    assert gemiddelde([(2, 0, 0, 0), (0, 0, 0, 8)]) == Fraction(2 * 1 + 8 * 4, 10)


def test_without_answers_there_is_no_mean():
    assert gemiddelde([]) is None
    assert gemiddelde([(0, 0, 0, 0)]) is None
    assert geschat([]) is None


def test_an_estimate_counts_from_one():
    assert geschat([0, 3]) == Fraction(5, 2)
    assert geschat([2, 2, 3]) == Fraction(10, 3)


@pytest.mark.parametrize(("antwoorden", "verwacht"), [(4, Fraction(5, 2)), (5, 3), (2, 1.5)])
def test_the_middle_of_a_scale(antwoorden, verwacht):
    assert midden(antwoorden) == verwacht


@pytest.mark.parametrize(
    ("schatting", "antwoorden", "verwacht"),
    [
        (MIDDEN + ZWEEM, MIDDEN - ZWEEM, True),
        (Fraction(4), Fraction(1), True),
        # The middle itself is neither high nor low.
        (MIDDEN, MIDDEN - ZWEEM, False),
        (MIDDEN + ZWEEM, MIDDEN, False),
        (MIDDEN, MIDDEN, False),
        # Far apart, but in one half.
        (Fraction(4), Fraction(26, 10), False),
        (Fraction(24, 10), Fraction(1), False),
        # The other way round is no situation of the source.
        (MIDDEN - ZWEEM, MIDDEN + ZWEEM, False),
    ],
)
def test_situation_one_on_the_middle(schatting, antwoorden, verwacht):
    assert herkend(EERSTE, schatting, antwoorden, 4) is verwacht


@pytest.mark.parametrize("plaats", [TWEEDE, DERDE])
@pytest.mark.parametrize(
    ("verschil", "verwacht"),
    [
        (Fraction(1, 2), True),
        (Fraction(1, 2) + ZWEEM, True),
        (Fraction(1, 2) - ZWEEM, False),
        (Fraction(0), False),
        (Fraction(-1), False),
    ],
)
def test_situations_two_and_three_from_half_a_point(plaats, verschil, verwacht):
    assert herkend(plaats, Fraction(3), 3 - verschil, 4) is verwacht


def test_a_scale_of_five_has_its_own_middle():
    assert herkend(EERSTE, Fraction(31, 10), Fraction(29, 10), 5)
    assert not herkend(EERSTE, Fraction(29, 10), Fraction(26, 10), 5)


@pytest.mark.parametrize("plaats", [EERSTE, TWEEDE, DERDE])
def test_nothing_is_said_without_answers_or_estimate(plaats):
    assert not herkend(plaats, Fraction(4), None, 4)
    assert not herkend(plaats, None, Fraction(1), 4)


def test_a_fourth_theme_has_no_situation():
    assert not herkend(VIERDE, Fraction(4), Fraction(1), 4)


def test_where_the_answers_are():
    assert verhouding(Fraction(3), Fraction(5, 2)) == Verhouding.LAGER
    assert verhouding(Fraction(3), Fraction(5, 2) + ZWEEM) == Verhouding.GELIJK
    assert verhouding(Fraction(3), Fraction(7, 2) - ZWEEM) == Verhouding.GELIJK
    assert verhouding(Fraction(3), Fraction(7, 2)) == Verhouding.HOGER


@given(st.lists(AANTALLEN, min_size=1, max_size=6))
def test_the_mean_is_that_of_the_answers_written_out(tellingen):
    los = [punt for een in tellingen for punt, n in enumerate(een, 1) for _ in range(n)]
    assert gemiddelde(tellingen) == (Fraction(sum(los), len(los)) if los else None)


@given(PUNT, PUNT, st.sampled_from([EERSTE, TWEEDE, DERDE]))
def test_a_situation_means_that_people_are_less_content(schatting, antwoorden, plaats):
    if herkend(plaats, schatting, antwoorden, 4):
        assert antwoorden < schatting


@given(PUNT, PUNT)
def test_a_lower_answer_never_takes_a_situation_away(schatting, antwoorden):
    lager = antwoorden - ZWEEM
    for plaats in (EERSTE, TWEEDE, DERDE):
        assert herkend(plaats, schatting, lager, 4) or not herkend(plaats, schatting, antwoorden, 4)
