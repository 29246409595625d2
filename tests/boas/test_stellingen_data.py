"""The shipped content of the assessment holds together, before any import reads it."""

import json
import re
from pathlib import Path

import pytest

from boas.regels.klaarzetten import LANGSTE_DOORLOOPTIJD
from boas.regels.telling import lege_telling

BESTAND = Path(__file__).resolve().parents[2] / "boas" / "data" / "boas.json"
DATA = json.loads(BESTAND.read_text(encoding="utf-8"))
STELLINGEN = DATA["stellingen"]
PER_CODE = {stelling["code"]: stelling for stelling in STELLINGEN}
VELDEN = {
    "code",
    "cluster",
    "tekst",
    "succesfactor",
    "interventie",
    "doorlooptijd_dagen",
    "borgstap",
    "toelichting",
}
# A statement in four lines on the projector, at its largest type.
LANGSTE_TEKST = 110

elke_stelling = pytest.mark.parametrize("stelling", STELLINGEN, ids=list(PER_CODE))


def _zinnen(tekst: str) -> list[str]:
    return re.findall(r"[^.?!]+[.?!](?=\s|$)", tekst)


def test_instrument_and_scale():
    assert DATA["instrument"]["code"] == "boas"
    assert DATA["instrument"]["naam"] == "Borgingsassessment (BOAS)"
    assert DATA["instrument"]["omschrijving"]
    assert DATA["schaal"] == ["zeer oneens", "oneens", "eens", "volledig eens"]
    assert lege_telling(len(DATA["schaal"]), DATA["oneens_tm"]).oneens_tm == 2


def test_clusters_are_the_phases():
    assert [(een["letter"], een["naam"]) for een in DATA["clusters"]] == [
        ("D", "Definieer"),
        ("M", "Meet"),
        ("A", "Analyseer"),
        ("V", "Verbeter"),
    ]
    assert all(een["omschrijving"] for een in DATA["clusters"])


def test_codes_are_numbered_within_the_clusters_in_order():
    letters = [een["letter"] for een in DATA["clusters"]]
    aantal = {letter: sum(een["cluster"] == letter for een in STELLINGEN) for letter in letters}

    assert len(STELLINGEN) >= 28
    assert min(aantal.values()) >= 6
    assert [stelling["code"] for stelling in STELLINGEN] == [
        f"{letter}{nummer}" for letter in letters for nummer in range(1, aantal[letter] + 1)
    ]


def test_the_thirteen_success_factors_are_each_used():
    soorten = {een["naam"]: een["soort"] for een in DATA["succesfactoren"]}

    assert len(soorten) == len(DATA["succesfactoren"]) == 13
    assert sorted(soorten.values()) == ["hard"] * 7 + ["zacht"] * 6
    assert {stelling["succesfactor"] for stelling in STELLINGEN} == set(soorten)


def test_statements_that_decide_on_a_step():
    assert PER_CODE["V5"]["borgstap"] == "documenteren"
    assert "vastgelegd" in PER_CODE["V5"]["tekst"]
    assert PER_CODE["V6"]["borgstap"] == "controleren"
    assert "meten" in PER_CODE["V6"]["tekst"]
    assert {stelling["borgstap"] for stelling in STELLINGEN} == {
        "",
        "documenteren",
        "monitoren",
        "controleren",
        "handelen",
    }


def test_no_statement_is_put_twice():
    assert len({stelling["tekst"].casefold() for stelling in STELLINGEN}) == len(STELLINGEN)
    assert len({stelling["interventie"] for stelling in STELLINGEN}) == len(STELLINGEN)


@elke_stelling
def test_statement_is_complete(stelling):
    assert set(stelling) == VELDEN
    assert stelling["cluster"] == stelling["code"][0]
    assert type(stelling["doorlooptijd_dagen"]) is int
    assert 7 <= stelling["doorlooptijd_dagen"] <= LANGSTE_DOORLOOPTIJD


@elke_stelling
def test_statement_is_one_short_sentence_that_is_good_to_agree_with(stelling):
    tekst = stelling["tekst"]

    assert len(tekst) <= LANGSTE_TEKST
    assert _zinnen(tekst) == [tekst]
    assert tekst.endswith(".")
    # A denial turns the scale round: agreeing would be bad. "Zonder" and "niet" in a
    # subordinate clause name what went wrong, which is fine.
    assert not re.match(r"(We|Ik|Er|Onze \w+) \w+ (niet|geen|nooit)\b", tekst)


@elke_stelling
def test_intervention_and_help_have_their_length(stelling):
    interventie = stelling["interventie"]
    toelichting = stelling["toelichting"]

    assert 2 <= len(_zinnen(interventie)) <= 4
    assert 1 <= len(_zinnen(toelichting)) <= 2
    assert "".join(_zinnen(interventie)) == interventie
    assert "".join(_zinnen(toelichting)) == toelichting


@elke_stelling
def test_texts_are_clean(stelling):
    for veld in ("tekst", "interventie", "toelichting"):
        assert stelling[veld] == " ".join(stelling[veld].split())
