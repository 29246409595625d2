import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boas.regels.spreiding import Spreiding, consensus, spreidingswoord
from boas.regels.telling import Telling


@st.composite
def tellingen(draw) -> Telling:
    aantallen = draw(st.lists(st.integers(0, 40), min_size=2, max_size=9))
    return Telling(tuple(aantallen), draw(st.integers(1, len(aantallen) - 1)))


BEANTWOORD = tellingen().filter(lambda telling: telling.n > 0)


@pytest.mark.parametrize(
    ("aantallen", "waarde"),
    [
        ((7, 0, 0, 7), 0.0),
        ((0, 7, 7, 0), 0.737),
        ((5, 5, 5, 5), 0.368),
        ((14, 0, 0, 0), 1.0),
        ((0, 14, 0, 0), 1.0),
        ((0, 0, 14, 0), 1.0),
        ((0, 0, 0, 1), 1.0),
    ],
)
def test_published_values_on_four_categories(aantallen, waarde):
    assert round(consensus(Telling(aantallen, 2)), 3) == waarde


@pytest.mark.parametrize(
    ("aantallen", "waarde"),
    [((4, 4), 0.0), ((4, 0, 4), 0.0), ((1, 0, 2, 0, 1), 0.5), ((1, 0, 6, 0, 1), 0.75)],
)
def test_values_on_other_scales(aantallen, waarde):
    assert consensus(Telling(aantallen, 1)) == pytest.approx(waarde, abs=1e-12)


def test_no_answers_is_no_spread():
    leeg = Telling((0, 0, 0, 0), 2)

    assert consensus(leeg) is None
    assert spreidingswoord(leeg) is None


@pytest.mark.parametrize(
    ("aantallen", "oneens_tm", "woord"),
    [
        ((0, 0, 5, 9), 2, Spreiding.EENSGEZIND),
        ((0, 0, 2, 12), 2, Spreiding.EENSGEZIND),
        ((14, 0, 0, 0), 2, Spreiding.EENSGEZIND),
        ((7, 0, 0, 7), 2, Spreiding.GROTE),
        ((0, 3, 7, 4), 2, Spreiding.ENIGE),
        ((5, 5, 5, 5), 2, Spreiding.GROTE),
        # Both sides at 40 % exactly is large, though the answers lie close together.
        ((0, 4, 6, 0), 2, Spreiding.GROTE),
        ((0, 6, 4, 0), 2, Spreiding.GROTE),
        ((0, 399, 601, 0), 2, Spreiding.ENIGE),
        ((0, 7, 7, 0), 2, Spreiding.GROTE),
        # Exactly 0.50 is not under it, exactly 0.75 is not above it.
        ((1, 0, 2, 0, 1), 1, Spreiding.ENIGE),
        ((1, 0, 6, 0, 1), 1, Spreiding.ENIGE),
        ((100, 0, 199, 0, 100), 1, Spreiding.GROTE),
        ((100, 0, 601, 0, 100), 1, Spreiding.EENSGEZIND),
        ((11, 0, 22, 0, 11), 1, Spreiding.ENIGE),
    ],
)
def test_words(aantallen, oneens_tm, woord):
    assert spreidingswoord(Telling(aantallen, oneens_tm)) is woord


def test_words_as_shown():
    assert [str(woord) for woord in Spreiding] == [
        "eensgezind",
        "enige verschillen",
        "grote verschillen",
    ]


@given(BEANTWOORD)
def test_consensus_lies_between_0_and_1(telling):
    assert 0 <= consensus(telling) <= 1


@given(BEANTWOORD)
def test_mirrored_answers_have_the_same_spread(telling):
    gespiegeld = Telling(telling.aantallen[::-1], len(telling.aantallen) - telling.oneens_tm)

    assert consensus(gespiegeld) == pytest.approx(consensus(telling), abs=1e-12)
    assert spreidingswoord(gespiegeld) is spreidingswoord(telling)


@given(BEANTWOORD, st.integers(2, 9))
def test_the_size_of_the_team_does_not_matter(telling, keer):
    groter = Telling(tuple(keer * aantal for aantal in telling.aantallen), telling.oneens_tm)

    assert consensus(groter) == pytest.approx(consensus(telling), abs=1e-12)
    assert spreidingswoord(groter) is spreidingswoord(telling)


@given(st.integers(2, 9), st.integers(1, 500), st.data())
def test_consensus_is_1_when_all_choose_the_same(breedte, n, data):
    plaats = data.draw(st.integers(0, breedte - 1))
    aantallen = tuple(n if nummer == plaats else 0 for nummer in range(breedte))

    assert consensus(Telling(aantallen, 1)) == 1
    assert spreidingswoord(Telling(aantallen, 1)) is Spreiding.EENSGEZIND


@given(BEANTWOORD)
def test_word_follows_the_rule(telling):
    kleinste = min(telling.oneens, telling.eens)
    waarde = consensus(telling)
    woord = spreidingswoord(telling)

    if kleinste * 10 >= telling.n * 4:
        assert woord is Spreiding.GROTE
    elif not any(math.isclose(waarde, grens, abs_tol=1e-9) for grens in (0.5, 0.75)):
        verwacht = Spreiding.GROTE if waarde < 0.5 else Spreiding.ENIGE
        assert woord is (Spreiding.EENSGEZIND if waarde > 0.75 else verwacht)
