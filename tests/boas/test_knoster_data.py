"""The shipped content of the Knoster holds together, before any import reads it."""

import json
import re
from pathlib import Path

import pytest

from boas.models import Cluster
from boas.regels.inhoud import BORGSTAPPEN, LANGSTE, ClusterInhoud, StellingInhoud
from boas.regels.klaarzetten import LANGSTE_DOORLOOPTIJD

BESTAND = Path(__file__).resolve().parents[2] / "boas" / "data" / "knoster.json"
DATA = json.loads(BESTAND.read_text(encoding="utf-8"))
STELLINGEN, CLUSTERS = DATA["stellingen"], DATA["clusters"]
# A statement in four lines on the projector, at its largest type.
LANGSTE_TEKST = 110

elke_stelling = pytest.mark.parametrize(
    "stelling", STELLINGEN, ids=[stelling["code"] for stelling in STELLINGEN]
)
elk_ingredient = pytest.mark.parametrize(
    "cluster", CLUSTERS, ids=[cluster["naam"] for cluster in CLUSTERS]
)


def _zinnen(tekst: str) -> list[str]:
    return re.findall(r"[^.?!]+[.?!](?=\s|$)", tekst)


def test_instrument_and_scale():
    assert DATA["instrument"]["code"] == "knoster"
    assert (DATA["uitkomst"], DATA["afname"]) == ("blokken", "beide")
    assert "groepen" not in DATA
    assert DATA["schaal"] == ["zeer oneens", "oneens", "eens", "volledig eens"]
    assert DATA["oneens_tm"] == 2


def test_the_six_ingredients_with_what_they_give_and_lead_to():
    """As methode.md has them, in the order of the row."""
    assert [(een["naam"], een["gevolg"], een["gemis"]) for een in CLUSTERS] == [
        ("Strategie", "duidelijkheid", "verwarring"),
        ("Structuur", "koersvastheid", "chaos"),
        ("Cultuur", "acceptatie", "weerstand"),
        ("Mensen", "vertrouwen", "ongerustheid"),
        ("Middelen", "enthousiasme", "frustratie"),
        ("Resultaten", "commitment", "nutteloosheid"),
    ]


def test_two_statements_for_each_ingredient_in_order():
    assert [stelling["code"] for stelling in STELLINGEN] == [
        f"{cluster['letter']}{nummer}" for cluster in CLUSTERS for nummer in (1, 2)
    ]


def test_no_text_is_put_twice():
    for veld in ("tekst", "interventie", "gespreksvraag", "toelichting"):
        assert len({stelling[veld].casefold() for stelling in STELLINGEN}) == len(STELLINGEN)
    vragen = [vraag for cluster in CLUSTERS for vraag in cluster["gespreksvragen"].split("\n")]
    vragen += [stelling["gespreksvraag"] for stelling in STELLINGEN]
    assert len(set(vragen)) == len(vragen)


@elk_ingredient
def test_ingredient_has_questions_and_actions(cluster):
    assert set(cluster) == set(ClusterInhoud.__slots__)
    vragen, stappen = cluster["gespreksvragen"].split("\n"), cluster["vervolg"].split("\n")
    assert 3 <= len(vragen) <= 4
    assert 2 <= len(stappen) <= 3
    # Open questions, to be read aloud; actions in one sentence.
    assert all(_zinnen(vraag) == [vraag] and vraag.endswith("?") for vraag in vragen)
    assert all(_zinnen(stap) == [stap] and stap.endswith(".") for stap in stappen)
    assert max(map(len, vragen)) <= LANGSTE_TEKST
    for veld, waarde in cluster.items():
        assert len(waarde) <= (Cluster._meta.get_field(veld).max_length or 200)


@elke_stelling
def test_statement_is_complete_and_fits(stelling):
    assert set(stelling) == set(StellingInhoud.__slots__) - {"succesfactor"}
    assert stelling["cluster"] == stelling["code"][0]
    assert 7 <= stelling["doorlooptijd_dagen"] <= LANGSTE_DOORLOOPTIJD
    assert stelling["borgstap"] in {"", *BORGSTAPPEN}
    for veld, langste in LANGSTE.items():
        assert len(stelling.get(veld, "")) <= langste


@elke_stelling
def test_statement_is_one_short_sentence_that_is_good_to_agree_with(stelling):
    tekst = stelling["tekst"]
    assert len(tekst) <= LANGSTE_TEKST
    assert _zinnen(tekst) == [tekst]
    assert re.search(r"\b(we|wij|ons|onze)\b", tekst, re.I) or stelling["code"] == "S1"
    assert not re.match(r"(We|Ik|Er|Onze \w+) \w+ (niet|geen|nooit)\b", tekst)


@elke_stelling
def test_texts_have_their_length_and_are_clean(stelling):
    interventie, toelichting = stelling["interventie"], stelling["toelichting"]
    assert 2 <= len(_zinnen(interventie)) <= 4
    assert 1 <= len(_zinnen(toelichting)) <= 3
    assert stelling["gespreksvraag"].endswith("?")
    for veld in ("tekst", "interventie", "toelichting", "gespreksvraag"):
        assert stelling[veld] == " ".join(stelling[veld].split())
