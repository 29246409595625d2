"""The number of a row from an address or a form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisatie.regels.nummer import lees_nummer


@pytest.mark.parametrize("tekst", ["", "-1", "1.0", " 1", "1e3", "²", "١", "1234567890", "abc"])
def test_wat_geen_nummer_is(tekst):
    assert lees_nummer(tekst) is None


@given(st.integers(min_value=0, max_value=999_999_999))
def test_elk_nummer_komt_terug(getal):
    assert lees_nummer(str(getal)) == getal


@given(st.text())
def test_wat_er_ook_staat_het_is_een_nummer_of_niets(tekst):
    getal = lees_nummer(tekst)
    assert getal is None or 0 <= getal < 10**9
