"""A sample: without replacement, from 1..N, the same again."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgen.regels.steekproef import SteekproefKanNiet, trek


@given(st.integers(1, 500), st.data())
def test_verschillende_nummers_uit_de_lijst(populatie, data):
    omvang = data.draw(st.integers(1, populatie))
    zaad = data.draw(st.integers(0, 2**48))
    getrokken = trek(populatie, omvang, zaad)
    assert len(set(getrokken)) == len(getrokken) == omvang
    assert all(1 <= nummer <= populatie for nummer in getrokken)
    assert getrokken == trek(populatie, omvang, zaad)
    # Who draws one more gets the same ones first.
    if omvang < populatie:
        assert trek(populatie, omvang + 1, zaad)[:omvang] == getrokken


def test_dezelfde_nummers_ook_over_jaren():
    assert trek(120, 12, 20261127) == (5, 33, 38, 102, 24, 51, 115, 3, 18, 27, 14, 111)


def test_de_hele_lijst_is_een_volgorde():
    assert sorted(trek(7, 7, 3)) == list(range(1, 8))


def test_iedereen_heeft_evenveel_kans():
    tel = Counter(nummer for zaad in range(3000) for nummer in trek(10, 3, zaad))
    assert set(tel) == set(range(1, 11))
    assert all(780 < aantal < 1020 for aantal in tel.values())


@pytest.mark.parametrize(
    ("populatie", "omvang", "melding"),
    [
        (0, 1, "minstens 1"),
        (10, 0, "minstens 1"),
        (10, 11, "niet meer trekken dan er zijn"),
        (1_000_001, 5, "1.000.000"),
        (5000, 1001, "hoogstens 1.000"),
    ],
)
def test_wat_niet_kan(populatie, omvang, melding):
    with pytest.raises(SteekproefKanNiet, match=melding):
        trek(populatie, omvang, 1)
