"""The shipped sociaal kapitaal holds together, and is written for everybody inside."""

import json
import re

import pytest

from boas.instrumenten import MEEGELEVERD, inhoud_van, laad_instrument
from boas.regels.inhoud import controleer

BESTAND = MEEGELEVERD / "sociaal_kapitaal.json"
DATA = json.loads(BESTAND.read_text(encoding="utf-8"))
LANGSTE_TEKST = 90
elk_thema = pytest.mark.parametrize("thema", DATA["clusters"], ids=lambda thema: thema["letter"])


def test_instrument_scale_and_groups():
    assert DATA["instrument"]["code"] == "sociaal_kapitaal"
    assert (DATA["uitkomst"], DATA["afname"]) == ("themas", "link")
    assert DATA["schaal"] == ["zeer oneens", "oneens", "eens", "volledig eens"]
    assert [(groep["code"], groep["wie"]) for groep in DATA["groepen"]] == [
        ("bestuur", "bestuurder"),
        ("leidinggevenden", "leidinggevenden"),
        ("medewerkers", "medewerkers"),
    ]


def test_three_themes_in_the_order_of_their_situations():
    assert [thema["naam"] for thema in DATA["clusters"]] == [
        "Intern sociaal kapitaal",
        "Samen leren",
        "Draagvlak voor bestuurlijk beleid",
    ]


def test_four_statements_a_theme():
    codes = [f"{thema['letter']}{nummer}" for thema in DATA["clusters"] for nummer in range(1, 5)]
    assert [stelling["code"] for stelling in DATA["stellingen"]] == codes
    assert all(stelling["code"].startswith(stelling["cluster"]) for stelling in DATA["stellingen"])


@pytest.mark.parametrize("stelling", DATA["stellingen"], ids=lambda stelling: stelling["code"])
def test_a_statement_is_one_short_sentence_in_je_or_we_form(stelling):
    tekst = stelling["tekst"]
    assert len(tekst) <= LANGSTE_TEKST
    assert tekst.endswith(".")
    assert tekst.count(".") == 1
    assert re.search(r"\b(ik|wij|we)\b", tekst, re.IGNORECASE)
    assert not re.search(r"\b(niet|geen)\b.*\b(niet|geen)\b", tekst)
    assert stelling["interventie"] == ""


@elk_thema
def test_a_theme_has_a_situation_open_questions_and_steps(thema):
    vragen, stappen = thema["gespreksvragen"].split("\n"), thema["vervolg"].split("\n")
    assert thema["gemis"].endswith(".")
    assert 4 <= len(vragen) <= 5
    assert all(vraag.endswith("?") for vraag in vragen)
    # Open: no question that yes answers.
    assert not [v for v in vragen if re.match(r"(Is|Zijn|Kan|Heb|Vind|Doe)\b", v)]
    assert len(stappen) == 3


@elk_thema
def test_no_right_or_wrong(thema):
    assert not re.search(r"\b(fout|schuld|slecht|moet)", json.dumps(thema).lower())


@pytest.mark.django_db
def test_it_loads_and_stays_the_same_version():
    versie = laad_instrument(BESTAND)
    assert controleer(inhoud_van(versie)) == []
    assert versie.organisatiebreed
    assert laad_instrument(BESTAND) == versie
