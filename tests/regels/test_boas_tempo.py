from datetime import UTC, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boas.regels.tempo import Tempo, Tempowoord, tempo

BEGIN = datetime(2026, 9, 24, 14, 0, tzinfo=UTC)


def _na(minuten: float, klaar: int, totaal: int = 28, **kwargs: int) -> Tempo:
    return tempo(BEGIN, BEGIN + timedelta(minutes=minuten), totaal=totaal, klaar=klaar, **kwargs)


def test_two_hours_give_twenty_eight_statements_three_and_a_half_minutes():
    assert _na(12, 0) == Tempo(Tempowoord.OP_SCHEMA, Fraction(98), Fraction(7, 2))


def test_during_the_opening_the_statements_keep_their_time():
    assert _na(0, 0) == _na(6, 0) == _na(12, 0)


def test_a_short_opening_is_time_won():
    assert _na(8, 1).minuten_over == 102


@pytest.mark.parametrize(
    ("minuten", "klaar", "woord"),
    [
        # The tenth statement should be closed at 12 + 10 * 3.5 = 47 minutes.
        (47, 9, Tempowoord.OP_SCHEMA),
        (50.5, 9, Tempowoord.OP_SCHEMA),
        (50.6, 9, Tempowoord.IETS_ACHTER),
        (57.5, 9, Tempowoord.IETS_ACHTER),
        (57.6, 9, Tempowoord.RUIM_ACHTER),
        (47, 20, Tempowoord.OP_SCHEMA),
        (110, 28, Tempowoord.OP_SCHEMA),
        (119, 28, Tempowoord.IETS_ACHTER),
    ],
)
def test_words(minuten, klaar, woord):
    assert _na(minuten, klaar).woord is woord


@pytest.mark.parametrize(
    ("minuten", "woord"),
    [
        (61, Tempowoord.OP_SCHEMA),
        (66, Tempowoord.OP_SCHEMA),
        (67, Tempowoord.IETS_ACHTER),
        (76, Tempowoord.IETS_ACHTER),
        (77, Tempowoord.RUIM_ACHTER),
    ],
)
def test_with_two_statements_being_late_is_still_felt(minuten, woord):
    assert _na(minuten, 0, totaal=2).woord is woord


def test_time_that_is_gone_is_0_and_not_negative():
    assert _na(150, 20) == Tempo(Tempowoord.RUIM_ACHTER, Fraction(0), Fraction(0))


def test_nothing_left_to_do_has_no_time_per_statement():
    assert _na(100, 28).minuten_per_stelling is None


def test_a_clock_before_the_start_counts_as_the_start():
    assert _na(-5, 0) == _na(0, 0)


def test_own_minutes():
    assert _na(20, 5, totaal=10, duur=60, opening=5, afsluiting=5) == Tempo(
        Tempowoord.OP_SCHEMA, Fraction(35), Fraction(7)
    )


def test_the_clock_going_back_at_night_is_no_time_won():
    amsterdam = ZoneInfo("Europe/Amsterdam")
    begin = datetime(2026, 10, 25, 2, 30, tzinfo=amsterdam)
    nu = datetime(2026, 10, 25, 2, 42, tzinfo=amsterdam, fold=1)

    assert tempo(begin, nu, totaal=28, klaar=10).minuten_over == 120 - 10 - 72


@pytest.mark.parametrize(
    "fout",
    [
        {"totaal": 0, "klaar": 0},
        {"totaal": 3, "klaar": 4},
        {"totaal": 3, "klaar": -1},
        {"totaal": 3, "klaar": 0, "duur": 22},
        {"totaal": 3, "klaar": 0, "opening": -1},
        {"totaal": 3, "klaar": 0, "afsluiting": -1},
    ],
)
def test_refuses_what_cannot_be(fout):
    with pytest.raises(ValueError, match="stellingen"):
        tempo(BEGIN, BEGIN, **fout)


@given(st.integers(0, 300), st.integers(0, 300), st.integers(1, 60), st.data())
def test_later_is_never_better(minuten, erbij, totaal, data):
    klaar = data.draw(st.integers(0, totaal))
    nu, later = _na(minuten, klaar, totaal), _na(minuten + erbij, klaar, totaal)
    rang = list(Tempowoord).index

    assert rang(later.woord) >= rang(nu.woord)
    assert 0 <= later.minuten_over <= nu.minuten_over
    if klaar < totaal:
        assert nu.minuten_per_stelling * (totaal - klaar) == nu.minuten_over
