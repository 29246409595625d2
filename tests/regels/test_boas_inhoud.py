"""What an instrument may say: its answers, clusters, groups and outcome, on their borders."""

from dataclasses import replace

import pytest
from hypothesis import given

from boas.regels.inhoud import controleer, meldingen, normaal_geheel
from boas.regels.opzet import Groep, vrije_letter
from tests.boas.inhouden import GROEPEN, inhoud_met, inhouden

BESTUUR, LEIDING, MEDEWERKERS = GROEPEN


@given(inhouden())
def test_made_up_content_is_right_and_stays_what_it_is(inhoud):
    assert controleer(inhoud) == []
    assert normaal_geheel(inhoud) == inhoud


def _cluster(**anders):
    goed = inhoud_met()
    return {"clusters": (replace(goed.clusters[0], **anders), *goed.clusters[1:])}


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"schaal": ("ja",), "oneens_tm": 1}, "De schaal heeft 1 antwoorden; neem er 2 tot en met"),
        ({"schaal": tuple("abcdefgh")}, "De schaal heeft 8 antwoorden"),
        ({"schaal": ("nee", "")}, "Een antwoord van de schaal is leeg."),
        ({"schaal": ("nee", "ja", "x" * 41)}, "is te lang: 41 tekens, er passen er 40."),
        ({"schaal": ("Ja", "nee", "ja")}, "Het antwoord ‘ja’ staat er twee keer."),
        ({"oneens_tm": 0}, "Van de 4 antwoorden tellen er 1 tot en met 3 voor de drempel."),
        ({"oneens_tm": 4}, "Van de 4 antwoorden tellen er 1 tot en met 3 voor de drempel."),
        ({"uitkomst": "top"}, "De uitkomst ‘top’ bestaat niet: kies stellingen, blok"),
        ({"afname": "post"}, "De afname ‘post’ bestaat niet: kies zaal, link of beide."),
        ({"groepen": (BESTUUR,), "afname": "link"}, "Er is geen groep die antwoordt"),
        ({"groepen": GROEPEN, "afname": "beide"}, "Met groepen kan het alleen met een link"),
        ({"uitkomst": "themas"}, "hoort een groep voor het bestuur"),
        (
            {"groepen": (LEIDING, replace(MEDEWERKERS, code="leiding")), "afname": "link"},
            "De code ‘leiding’ staat er twee keer.",
        ),
        (
            {"groepen": (LEIDING, replace(MEDEWERKERS, wie="leidinggevenden")), "afname": "link"},
            "De groep voor ‘leidinggevenden’ staat er twee keer.",
        ),
        ({"groepen": (Groep("De Rest", "Rest", "medewerkers"),), "afname": "link"}, "‘De Rest’"),
        ({"groepen": (Groep("rest", "", "medewerkers"),), "afname": "link"}, "heeft geen naam"),
        ({"groepen": (Groep("rest", "Rest", "ouders"),), "afname": "link"}, "niet uit ‘ouders’"),
        ({"groepen": (Groep("r" * 19, "R", "medewerkers"),), "afname": "link"}, "passen er 18"),
        (_cluster(naam=""), "Cluster 1 (T): de naam van het cluster ontbreekt."),
        (_cluster(naam="x" * 61), "‘naam’ is te lang: 61 tekens, er passen er 60."),
        (_cluster(gevolg="x" * 81), "‘wat het geeft’ is te lang: 81 tekens"),
        (_cluster(gemis="x" * 161), "‘wat ontstaat als het ontbreekt’ is te lang: 161"),
        (_cluster(gespreksvragen="x" * 1201), "‘vragen voor het gesprek’ is te lang: 1201"),
        (_cluster(vervolg="x" * 1201), "‘wat je kunt doen’ is te lang: 1201"),
        (_cluster(omschrijving="x" * 601), "‘omschrijving’ is te lang: 601"),
        (_cluster(letter="t"), "De letter ‘t’ kan niet".lower()),
        (_cluster(letter="V"), "Cluster 2 (V): letter V staat er twee keer."),
        ({"stellingen": ()}, "Er staat geen enkele stelling in."),
    ],
)  # fmt: skip
def test_each_mistake_is_named(anders, melding):
    gevonden = meldingen(replace(inhoud_met(), **anders))
    assert melding.lower() in " ".join(gevonden).lower()


@pytest.mark.parametrize(
    "anders",
    [
        {"schaal": ("nee", "ja"), "oneens_tm": 1},
        {"schaal": tuple("abcdefg"), "oneens_tm": 6},
        {"schaal": ("nee", "x" * 40), "oneens_tm": 1},
        {"groepen": (MEDEWERKERS,), "afname": "link"},
        _cluster(naam="x" * 60, gevolg="x" * 80, gemis="x" * 160),
    ],
)
def test_on_the_border_it_is_right(anders):
    assert controleer(replace(inhoud_met(), **anders)) == []


@pytest.mark.parametrize("uitkomst", ["stellingen", "blokken", "bespreken", "themas"])
def test_themas_may_do_without_interventions(uitkomst):
    inhoud = inhoud_met(uitkomst)
    assert controleer(inhoud) == []
    zonder = tuple(replace(stelling, interventie="") for stelling in inhoud.stellingen)
    assert bool(controleer(replace(inhoud, stellingen=zonder))) == (uitkomst != "themas")


def test_every_mistake_is_told_with_the_statement_it_is_in():
    goed = inhoud_met()
    kapot = (replace(goed.stellingen[0], tekst=""), replace(goed.stellingen[1], cluster="Z"))
    assert meldingen(replace(goed, stellingen=kapot, oneens_tm=9)) == [
        "Van de 4 antwoorden tellen er 1 tot en met 3 voor de drempel.",
        "Stelling 1 (T1): de stelling zelf ontbreekt.",
        "Stelling 2 (T2): het cluster Z bestaat niet.",
    ]


@pytest.mark.parametrize(
    ("naam", "letters", "vrij"),
    [
        ("Mensen", "DV", "M"),
        ("Middelen", "DM", "M2"),
        ("Middelen", ("M", "M2"), "M3"),
        ("élan", "", "L"),
        ("3e jaar", "", "E"),
        ("¿?", "", "C"),
    ],
)
def test_a_new_cluster_gets_a_free_letter(naam, letters, vrij):
    assert vrije_letter(naam, letters) == vrij
