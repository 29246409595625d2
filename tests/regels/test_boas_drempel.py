from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boas.regels.afronden import nederlands_getal, rond_af, rond_eerlijk_af
from boas.regels.drempel import (
    OngeldigeDrempel,
    aandeel_oneens,
    controleer_drempel,
    interventie_nodig,
    procent_afgerond,
    procent_tekst,
)
from boas.regels.telling import Telling

VIER = st.tuples(*[st.integers(0, 700)] * 4).map(lambda aantallen: Telling(aantallen, 2))
BEANTWOORD = VIER.filter(lambda telling: telling.n > 0)
DREMPEL = st.integers(1, 100)


def _telling(oneens: int, n: int) -> Telling:
    return Telling((0, oneens, n - oneens, 0), 2)


@pytest.mark.parametrize(
    ("oneens", "n", "drempel", "nodig"),
    [
        (3, 10, 30, True),
        (2, 10, 30, False),
        (299, 1000, 30, False),
        (300, 1000, 30, True),
        (4, 14, 30, False),
        (5, 14, 30, True),
        (1, 100, 1, True),
        (1, 101, 1, False),
        (0, 14, 1, False),
        (14, 14, 100, True),
        (13, 14, 100, False),
        (1, 3, 33, True),
        (1, 3, 34, False),
        (1, 1, 100, True),
        (0, 0, 1, False),
        (0, 0, 100, False),
    ],
)
def test_intervention_from_the_drempel_on(oneens, n, drempel, nodig):
    assert interventie_nodig(_telling(oneens, n), drempel) is nodig


def test_both_disagreeing_answers_count():
    assert interventie_nodig(Telling((1, 2, 7, 0), 2), 30)
    assert not interventie_nodig(Telling((1, 2, 7, 0), 1), 30)


@pytest.mark.parametrize(
    ("aantallen", "nodig"),
    [((9, 0, 0, 0), True), ((0, 9, 0, 0), True), ((0, 0, 9, 0), False), ((0, 0, 0, 9), False)],
)
def test_everybody_in_one_category(aantallen, nodig):
    assert interventie_nodig(Telling(aantallen, 2), 30) is nodig


@pytest.mark.parametrize("drempel", [0, 101, -30, 30.0, "30", None, True])
def test_refuses_other_drempels(drempel):
    with pytest.raises(OngeldigeDrempel):
        controleer_drempel(drempel)
    with pytest.raises(OngeldigeDrempel):
        interventie_nodig(_telling(0, 0), drempel)
    with pytest.raises(OngeldigeDrempel):
        procent_tekst(_telling(0, 0), drempel)


@pytest.mark.parametrize("drempel", [1, 30, 100])
def test_accepts_the_whole_range(drempel):
    assert controleer_drempel(drempel) == drempel


def test_share_is_exact_and_absent_without_answers():
    assert aandeel_oneens(_telling(1, 3)) == Fraction(1, 3)
    assert aandeel_oneens(_telling(0, 0)) is None
    assert procent_afgerond(_telling(0, 0), 30) is None
    assert procent_tekst(_telling(0, 0), 30) == ""


@pytest.mark.parametrize(
    ("oneens", "n", "drempel", "tekst"),
    [
        (5, 14, 30, "36 %"),
        (8, 27, 30, "29,6 %"),  # would round to the drempel
        (3, 10, 30, "30 %"),
        (7, 23, 30, "30,4 %"),  # above, so not shown as the drempel
        (1498, 5000, 30, "29,96 %"),  # one decimal would still say 30,0
        (8, 27, 40, "30 %"),
        (1, 300, 30, "0,3 %"),  # somebody does disagree
        (299, 300, 30, "99,7 %"),
        (0, 14, 30, "0 %"),
        (14, 14, 100, "100 %"),
        (1, 8, 30, "13 %"),
    ],
)
def test_shown_percentage(oneens, n, drempel, tekst):
    assert procent_tekst(_telling(oneens, n), drempel) == tekst.replace(" ", "\N{NO-BREAK SPACE}")


@given(BEANTWOORD, DREMPEL)
def test_shown_percentage_never_contradicts_the_test(telling, drempel):
    getoond = procent_afgerond(telling, drempel)

    assert (getoond >= drempel) is interventie_nodig(telling, drempel)
    assert (getoond == drempel) is (100 * telling.oneens == drempel * telling.n)
    assert (getoond == 0) is (telling.oneens == 0)
    assert abs(Fraction(getoond) - 100 * aandeel_oneens(telling)) <= Fraction(1, 2)


@given(BEANTWOORD, DREMPEL)
def test_agrees_with_the_exact_share(telling, drempel):
    assert interventie_nodig(telling, drempel) is (
        aandeel_oneens(telling) >= Fraction(drempel, 100)
    )


@given(BEANTWOORD, st.integers(1, 99))
def test_a_higher_drempel_never_asks_for_more(telling, drempel):
    assert interventie_nodig(telling, drempel) >= interventie_nodig(telling, drempel + 1)


@given(BEANTWOORD, DREMPEL, st.integers(0, 3))
def test_one_more_who_disagrees_never_ends_an_intervention(telling, drempel, plaats):
    aantallen = list(telling.aantallen)
    aantallen[plaats] += 1
    ander = Telling(tuple(aantallen), 2)

    if plaats < 2:
        assert interventie_nodig(ander, drempel) >= interventie_nodig(telling, drempel)
    else:
        assert interventie_nodig(ander, drempel) <= interventie_nodig(telling, drempel)


@given(BEANTWOORD, DREMPEL, st.integers(2, 50))
def test_the_size_of_the_team_does_not_matter(telling, drempel, keer):
    groter = Telling(tuple(keer * aantal for aantal in telling.aantallen), 2)

    assert interventie_nodig(groter, drempel) is interventie_nodig(telling, drempel)
    assert procent_tekst(groter, drempel) == procent_tekst(telling, drempel)


@pytest.mark.parametrize(
    ("waarde", "decimalen", "afgerond"),
    [
        (Fraction(5, 2), 0, "3"),
        (Fraction(-5, 2), 0, "-3"),
        (Fraction(7, 20), 1, "0.4"),
        (Fraction(1, 3), 2, "0.33"),
        (Fraction(-1, 3), 0, "0"),
    ],
)
def test_rounds_as_taught_at_school(waarde, decimalen, afgerond):
    assert rond_af(waarde, decimalen) == Decimal(afgerond)


def test_rounds_to_whole_numbers_without_borders():
    assert rond_eerlijk_af(Fraction(299, 10), ()) == 30


def test_writes_numbers_the_dutch_way():
    assert nederlands_getal(Decimal("-12.50")) == "\N{MINUS SIGN}12,50"
    assert nederlands_getal(Decimal("1E+2")) == "100"
