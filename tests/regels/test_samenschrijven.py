"""Two who write at once: what either typed is in what stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisatie.regels.samenschrijven import schrijf_samen


@pytest.mark.parametrize(
    ("basis", "mijn", "nu", "wordt"),
    [
        ("", "goed", "", "goed"),
        ("goed", "beter", "goed", "beter"),
        ("goed", "goed", "beter", "beter"),
        ("goed", "", "goed", ""),
        ("", "mijn", "ander", "ander\nmijn"),
        ("goed", "goed en wel", "goed of niet", "goed of niet\nen wel"),
        ("goed", "mooi", "slecht", "slecht\nmooi"),
        ("goed", "mooi", "", "mooi"),
        ("goed", "zelfde", "zelfde", "zelfde"),
    ],
)
def test_samen(basis, mijn, nu, wordt):
    assert schrijf_samen(basis, mijn, nu) == wordt


tekst = st.text("ab \n", max_size=12).map(str.strip)


@given(tekst, tekst, tekst)
def test_van_niemand_gaat_iets_verloren(basis, mijn, nu):
    wordt = schrijf_samen(basis, mijn, nu)
    if mijn == basis:
        assert wordt == nu
    elif nu == basis:
        assert wordt == mijn
    else:
        assert nu.strip() in wordt
        nieuw = (
            mijn[len(basis) :]
            if basis and nu.startswith(basis) and mijn.startswith(basis)
            else mijn
        )
        assert nieuw.strip() in wordt
