"""The arithmetic behind the benchmarks."""

import asyncio

import pytest

from tests.belasting import kill, storm
from tests.belasting.figures import MISSED, OK, WRONG, Check, Figure, Table, percentile


@pytest.mark.parametrize(
    ("values", "part", "expected"),
    [
        ([5.0], 0.95, 5.0),
        ([2.0, 1.0], 0.5, 1.0),
        ([3.0, 1.0, 2.0], 0.5, 2.0),
        ([float(n) for n in range(1, 101)], 0.95, 95.0),
        ([float(n) for n in range(1, 21)], 0.95, 19.0),
    ],
)
def test_a_percentile_is_one_of_the_values(values, part, expected):
    assert percentile(values, part) == expected


def test_the_aim_is_for_the_95th_percentile():
    assert Figure("x", [*[1.0] * 19, 99.0], aim=1.0).verdict == OK
    assert Figure("x", [*[1.0] * 18, 99.0, 99.0], aim=1.0).verdict == MISSED
    assert Figure("x", [], aim=1.0).verdict == WRONG


def test_a_missed_aim_is_no_failure_and_a_wrong_count_is(capsys):
    table = Table("x", [Figure("traag", [99.0], aim=1.0)])
    assert table.right
    table.rows.append(Check("geteld", [1, 2], [1, 3]))
    assert not table.right
    table.show()
    assert "geteld: [1, 2], moet zijn [1, 3]  FOUT" in capsys.readouterr().out


def test_the_same_plan_every_time_and_a_tenth_sends_twice():
    first, again = (storm.plan(40, 3, 4, seed=2) for _ in range(2))
    assert first == again
    assert len(first.twice) == 4
    assert sum(first.tally(4)) == 40
    assert all(0 <= moment <= 3 for moment in first.moments)


def test_every_phone_of_a_storm_sends_and_some_with_both_hands():
    sent = []

    async def send(phone, value, hand):
        sent.append((phone, value, hand))

    planned = storm.plan(20, 0, 4, seed=2)
    asyncio.run(storm.run(planned, send))
    once = [(phone, planned.values[phone], 0) for phone in range(20)]
    assert sorted(sent) == sorted([*once, *((p, planned.values[p], 1) for p in planned.twice)])


@pytest.mark.parametrize(
    ("acknowledged", "seen", "expected"),
    [
        ([1.0], [(1.1, 1)], [100]),
        ([1.0], [(0.9, 1)], [0]),  # on the screen before the answer was in
        ([1.0, 1.2], [(1.1, 1), (1.5, 2)], [100, 300]),
        ([1.0, 1.2], [(1.5, 2)], [500, 300]),  # two at once
        ([1.0, 1.2], [(1.1, 1)], [100]),  # the second never came
        ([1.2, 1.0], [(1.1, 1), (1.3, 2)], [100, 100]),  # answers out of order
    ],
)
def test_how_long_votes_wait_to_be_shown(acknowledged, seen, expected):
    assert storm.delays(acknowledged, seen) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("acked", "pending", "before", "stored", "lost", "twice"),
    [
        (2, None, None, [2], 0, 0),
        (2, 3, None, [3], 0, 0),  # the answer got lost, the vote did not
        (2, 3, None, [2], 0, 0),
        (None, 3, None, [], 0, 0),
        (None, 3, 1, [1], 0, 0),
        (2, None, None, [], 1, 0),
        (2, None, 1, [1], 1, 0),  # an older vote is a lost one
        (None, 3, 1, [], 1, 0),
        (2, None, None, [2, 2], 0, 1),
    ],
)
def test_what_counts_as_lost_after_a_kill(acked, pending, before, stored, lost, twice):
    counts = {"lost": 0, "twice": 0, "confirmed": 0}
    told = [{"acked": acked, "pending": pending, "number": 4}]
    assert kill.compare(told, [before], [stored], counts) == [stored[0] if stored else None]
    assert counts == {"lost": lost, "twice": twice, "confirmed": 4}
