"""What differs between two texts, by properties."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisatie.regels.verschil import ERBIJ, GELIJK, WEG, Stuk, beide, met_omgeving, verschil

TEKST = st.text(st.sampled_from("ab .\n*é"), max_size=60) | st.text(max_size=40)


@given(TEKST, TEKST)
def test_het_verschil_toepassen_geeft_de_andere_tekst(oud, nieuw):
    stukken = verschil(oud, nieuw)
    assert "".join(s.tekst for s in stukken if s.soort != ERBIJ) == oud
    assert "".join(s.tekst for s in stukken if s.soort != WEG) == nieuw
    assert all(s.tekst for s in stukken)
    assert all(a.soort != b.soort for a, b in pairwise(stukken))


@given(TEKST, TEKST)
def test_ook_als_het_tegoed_op_is(oud, nieuw):
    for stappen in (0, 3, 30):
        stukken = verschil(oud, nieuw, stappen)
        assert "".join(s.tekst for s in stukken if s.soort != ERBIJ) == oud
        assert "".join(s.tekst for s in stukken if s.soort != WEG) == nieuw


@given(TEKST)
def test_gelijke_teksten_verschillen_niet(tekst):
    assert verschil(tekst, tekst) == ([Stuk(GELIJK, tekst)] if tekst else [])


def test_een_woord_anders():
    assert verschil("De student komt op tijd.\n", "De leerling komt op tijd.\n") == [
        Stuk(GELIJK, "De "),
        Stuk(WEG, "student"),
        Stuk(ERBIJ, "leerling"),
        Stuk(GELIJK, " komt op tijd.\n"),
    ]


def test_een_zin_die_op_niets_lijkt_is_in_haar_geheel_vervangen():
    assert verschil("Wij bellen de ouders.", "Een SLB'er plant en legt vast.") == [
        Stuk(WEG, "Wij bellen de ouders."),
        Stuk(ERBIJ, "Een SLB'er plant en legt vast."),
    ]


GENUMMERD = "".join(f"r{i}\n" for i in range(16_000))
GEHUSSELD = "".join(f"r{i * 7 % 16_000}\n" for i in range(16_000))


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("a\n" * 50_000, "b\n" * 50_000),
        ("a\n" * 50_000, "a\nb\n" * 25_000),
        ("ab " * 33_000, "ba " * 33_000),
        ("x" * 100_000, "y" * 100_000),
        (
            "".join(f"r{i}\n" for i in range(16_000)),
            "".join(f"r{i * 7 % 16_000}\n" for i in range(16_000)),
        ),
    ],
    ids=["andere regels", "om en om", "een regel", "een woord", "gehusseld"],
)
def test_heel_grote_teksten_duren_niet_lang(oud, nieuw):
    begin = time.process_time()
    stukken = verschil(oud, nieuw)
    assert time.process_time() - begin < 5
    assert "".join(s.tekst for s in stukken if s.soort != WEG) == nieuw


def test_met_omgeving_laat_lange_gelijke_stukken_weg():
    oud = "".join(f"regel {i}\n" for i in range(40))
    stukken = met_omgeving(verschil(oud, oud.replace("regel 20\n", "anders 20\n")))
    overgeslagen = [s for s in stukken if isinstance(s, int)]
    assert len(overgeslagen) == 2
    getoond = "".join(s.tekst for s in stukken if isinstance(s, Stuk) and s.soort != ERBIJ)
    assert sum(overgeslagen) + getoond.count("\n") == 40
    assert "regel 19\n" in getoond
    assert "regel 1\n" not in getoond


@given(TEKST, TEKST)
def test_beide_houdt_elke_regel_van_allebei(hun, mijn):
    samen = beide(hun, mijn).split("\n")
    assert set(hun.split("\n")) | set(mijn.split("\n")) <= {*samen, ""}
