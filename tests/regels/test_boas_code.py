import pytest
from hypothesis import given
from hypothesis import strategies as st

from boas.regels import code as module
from boas.regels.code import ALFABET, LENGTE, is_code, nieuwe_code, normaliseer, toon

CODES = st.text(ALFABET, min_size=LENGTE, max_size=LENGTE)


def test_alphabet_has_no_look_alikes_and_no_vowels():
    assert not set("0ODQ1ILJ2Z5S6G8BAUNE") & set(ALFABET)
    assert len(set(ALFABET)) == len(ALFABET) == 16


def test_new_codes_are_codes_and_differ():
    codes = {nieuwe_code() for _ in range(200)}

    assert all(is_code(code) for code in codes)
    assert len(codes) > 190


def test_a_code_in_use_is_not_given_again(monkeypatch):
    tekens = iter("CCCCCC" + "FFFFFF")
    monkeypatch.setattr(module.secrets, "choice", lambda alfabet: next(tekens))

    assert nieuwe_code(bezet={"CCCCCC"}) == "FFFFFF"


@pytest.mark.parametrize(
    "getypt",
    [
        "CFH347",
        "cfh347",
        " cfh 347 ",
        "cfh-347",
        "C F H 3 4 7",
        "cfh\u2013347",
        "ＣＦＨ３４７",
        "cfh.347\n",
    ],
)
def test_forgives_how_it_is_typed(getypt):
    assert normaliseer(getypt) == "CFH347"


@pytest.mark.parametrize("geen", ["", "CFH34", "CFH3479", "CFH340", "cfh347", "CFH 47", "CFH34١"])
def test_what_is_no_code(geen):
    assert not is_code(geen)


@given(CODES)
def test_shown_code_typed_back_is_the_code(code):
    assert is_code(code)
    assert normaliseer(toon(code)) == code
    assert normaliseer(toon(code).lower().replace(" ", "-")) == code
    assert len(toon(code).split()) == 2


@given(st.text())
def test_normalising_twice_changes_nothing(tekst):
    eens = normaliseer(tekst)

    assert normaliseer(eens) == eens
