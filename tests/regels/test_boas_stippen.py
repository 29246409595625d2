"""Dots: reading and writing what somebody divided, the budget, what fits a room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boas.regels import stippen

VERDELINGEN = st.lists(st.integers(0, 9), min_size=2, max_size=20).map(tuple)


@given(VERDELINGEN)
def test_what_is_written_reads_back(verdeling):
    assert stippen.lees(stippen.schrijf(verdeling), len(verdeling)) == verdeling


@pytest.mark.parametrize("tekst", ["", "12", "1234", "1a3", "-12", " 12", "１２３", "1.2"])
def test_anything_else_is_no_division_of_three(tekst):
    assert stippen.lees(tekst, 3) is None


@given(VERDELINGEN, st.data())
def test_a_dot_more_and_a_dot_less_is_as_before(verdeling, data):
    plek = data.draw(st.integers(0, len(verdeling) - 1))
    budget = sum(verdeling) + 1
    meer = stippen.verplaats(verdeling, plek, 1, budget)
    assert meer is not None
    assert sum(meer) == budget
    assert stippen.verplaats(meer, plek, -1, budget) == verdeling


def test_no_dot_over_the_budget_and_none_under_zero():
    assert stippen.verplaats((1, 2), 0, 1, 3) is None
    assert stippen.verplaats((0, 2), 0, -1, 3) is None
    assert stippen.verplaats((0, 2), 0, 1, 3) == (1, 2)


@given(st.lists(VERDELINGEN.map(lambda v: (v * 20)[:4]), max_size=30))
def test_no_dot_is_lost_or_won_when_added_up(verdelingen):
    totalen = stippen.optellen(verdelingen, 4)
    assert sum(totalen) == sum(map(sum, verdelingen))


@pytest.mark.parametrize(("handen", "past"), [((20, 22), True), ((20, 23), False), ((0, 0), True)])
def test_a_room_has_so_many_dots_a_person(handen, past):
    assert (not stippen.past(14, 3, handen, (0, 0))) is past


def test_phones_count_too():
    (probleem,) = stippen.past(14, 3, (20, 0), (0, 23))
    assert probleem.tekst == (
        "Er zijn 43 stippen geteld, maar 14 mensen met 3 stippen is 42. "
        "Haal er samen 1 af of verhoog het aantal aanwezigen."
    )


def test_phones_alone_can_only_mean_more_people():
    (probleem,) = stippen.past(1, 1, (), (2, 1))
    assert probleem.tekst == (
        "Er zijn 3 stippen geteld, maar 1 mens met 1 stip is 1. "
        "Verhoog het aantal aanwezigen naar minstens 3."
    )


def test_a_negative_count_says_so():
    (probleem,) = stippen.past(14, 3, (-1, 2), ())
    assert "onder 0" in probleem.tekst
