"""What a source is worth, where it stands, and what a question is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbeterplan.regels.bronoordeel import in_een_zin
from verbeterplan.regels.vindplaats import is_adres, keur_vindplaats
from verbeterplan.regels.vragen import GROEPEN, VERDIEPEN
from verbeterplan.regels.zoekwoorden import gaat_over, zoekwoorden

ANTWOORD = st.sampled_from(["", "ja", "deels", "nee"])


@pytest.mark.parametrize(
    ("oordeel", "zin"),
    [
        ({}, "Nog niet beoordeeld."),
        (
            {"kwaliteit": "ja", "past": "nee"},
            "Goed onderbouwd, maar van een heel andere situatie.",
        ),
        (
            {"kwaliteit": "ja", "recent": "ja", "bruikbaar": "ja", "past": "ja"},
            "Goed onderbouwd, recent genoeg, bruikbaar en passend bij onze situatie.",
        ),
        ({"recent": "nee", "kwaliteit": "nee"}, "Zwak onderbouwd en verouderd."),
        ({"bruikbaar": "deels"}, "Niet helemaal bruikbaar."),
    ],
)
def test_een_oordeel_in_een_zin(oordeel, zin):
    assert in_een_zin(oordeel) == zin


@given(st.fixed_dictionaries(dict.fromkeys(("recent", "kwaliteit", "bruikbaar", "past"), ANTWOORD)))
def test_elk_oordeel_is_een_zin_en_maar_staat_er_alleen_bij_allebei(oordeel):
    zin = in_een_zin(oordeel)
    assert zin[0].isupper()
    assert zin.endswith(".")
    antwoorden = set(oordeel.values()) - {""}
    assert (", maar " in zin) == ("ja" in antwoorden and len(antwoorden) > 1)


@pytest.mark.parametrize(
    ("getypt", "bewaard"),
    [
        ("", ""),
        ("In de kast", "In de kast"),
        ("Kast: derde plank", "Kast: derde plank"),
        (" https://www.onderwijskennis.nl/x ", "https://www.onderwijskennis.nl/x"),
        ("www.onderwijskennis.nl", "https://www.onderwijskennis.nl"),
        ("doi:10.1000/ABC", "https://doi.org/10.1000/abc"),
        ("10.1000/182", "https://doi.org/10.1000/182"),
    ],
)
def test_een_vindplaats_wordt_een_adres_als_hij_dat_is(getypt, bewaard):
    assert keur_vindplaats(getypt) == bewaard
    assert is_adres(bewaard) == bewaard.startswith("http")


@pytest.mark.parametrize(
    "getypt",
    ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "ftp://x.nl/a", "https://"],
)
def test_wat_geen_pagina_mag_openen_is_geen_vindplaats(getypt):
    assert not is_adres(getypt)
    with pytest.raises(ValueError, match=r".+"):
        keur_vindplaats(getypt)


def test_zoekwoorden_zijn_waar_een_vraag_over_gaat():
    vraag = "Wat helpt studenten om een gesprek zelf voor te bereiden? Gesprekken in 2026."
    assert zoekwoorden(vraag) == ["gesprek", "bereiden"]
    assert zoekwoorden(vraag, meeste=1) == ["gesprek"]
    assert zoekwoorden("Hoe kan dat?") == []
    assert gaat_over("Gesprekken voeren", ["gesprek"])
    assert gaat_over("Motiverende gespreksvoering", ["begeleidingsgesprek"])
    assert not gaat_over("Toetsen maken", ["gesprek"])
    assert not gaat_over("Begeleiden van studenten", zoekwoorden("Meer studenten halen het"))
    assert not gaat_over("Toetsen maken", [])


def test_de_vragen_hebben_elk_hun_eigen_code_en_verdiepen_zoveel_als_de_bron():
    codes = [vraag.code for groep in GROEPEN for vraag in groep.vragen]
    assert len(codes) == len(set(codes))
    per_deel = {
        deel: sum(len(groep.vragen) for groep in groepen) for deel, groepen in VERDIEPEN.items()
    }
    # As many as in the source: 11 about the problem, 9 about how things are.
    assert per_deel == {"probleem": 11, "bekend": 1, "nu": 9, "beeld": 1}
