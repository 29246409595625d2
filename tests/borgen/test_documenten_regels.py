"""The rules of documenteren: approval on its borders, reading."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgen.regels.akkoord import (
    AKKOORD,
    ALLEN,
    LANG_AFWEZIG,
    MEERDERHEID,
    NIET_AKKOORD,
    OPEN,
    OVERLEG,
    Stem,
    beslis,
    vingerafdruk,
)
from borgen.regels.lezen import evalueren_te_laat, leesbeurt

A, N, Q, L = Stem(AKKOORD), Stem(NIET_AKKOORD), Stem(OPEN), Stem(LANG_AFWEZIG)
ERBIJ_A, ERBIJ_N = Stem(AKKOORD, in_overleg=True), Stem(NIET_AKKOORD, in_overleg=True)


@pytest.mark.parametrize("regel", [OVERLEG, MEERDERHEID, ALLEN])
@pytest.mark.parametrize("stemmen", [[], [L], [L, L, L], [Q], [Q, L], [N]])
def test_zonder_stemmer_of_antwoord_wordt_niets_vastgesteld(regel, stemmen):
    assert not beslis(regel, stemmen).vastgesteld


@pytest.mark.parametrize(
    ("regel", "stemmen", "vast"),
    [
        (OVERLEG, [ERBIJ_A], True),
        (OVERLEG, [ERBIJ_A, Q, Q], True),
        (OVERLEG, [ERBIJ_A, N], True),  # objected by link, was not there
        (OVERLEG, [ERBIJ_A, ERBIJ_N], False),
        (OVERLEG, [A, A, A], False),  # nobody met
        (OVERLEG, [ERBIJ_A, L], True),
        (MEERDERHEID, [A], True),
        (MEERDERHEID, [A, Q], False),  # half is no majority
        (MEERDERHEID, [A, N], False),
        (MEERDERHEID, [A, A, Q], True),
        (MEERDERHEID, [A, A, N, N], False),
        (MEERDERHEID, [A, A, A, N, N], True),
        (MEERDERHEID, [A, Q, L], False),
        (MEERDERHEID, [A, A, Q, L, L, L], True),
        (ALLEN, [A, A], True),
        (ALLEN, [A, Q], False),
        (ALLEN, [A, N], False),
        (ALLEN, [A, L], True),
    ],
)
def test_regel_op_de_grens(regel, stemmen, vast):
    assert beslis(regel, stemmen).vastgesteld is vast


def test_een_regel_die_niet_bestaat():
    with pytest.raises(ValueError, match="loting"):
        beslis("loting", [A])


STEMMEN = st.lists(st.sampled_from([A, N, Q, L, ERBIJ_A, ERBIJ_N]), max_size=12)


@given(STEMMEN)
def test_de_telling_klopt_en_allen_is_het_strengst(stemmen):
    uitkomsten = {regel: beslis(regel, stemmen) for regel in (OVERLEG, MEERDERHEID, ALLEN)}
    for u in uitkomsten.values():
        assert u.akkoord + u.niet_akkoord + u.nog_niet == u.stemmers
        assert u.stemmers + u.lang_afwezig == len(stemmen)
        assert not (u.vastgesteld and u.akkoord == 0)
    if uitkomsten[ALLEN].vastgesteld:
        assert uitkomsten[MEERDERHEID].vastgesteld


@given(STEMMEN, st.sampled_from([MEERDERHEID, ALLEN]))
def test_wie_alsnog_akkoord_gaat_maakt_het_nooit_ongedaan(stemmen, regel):
    if beslis(regel, stemmen).vastgesteld:
        for plek, stem in enumerate(stemmen):
            if stem in (Q, N, ERBIJ_N):
                assert beslis(regel, [*stemmen[:plek], A, *stemmen[plek + 1 :]]).vastgesteld


# --- The digest -----------------------------------------------------------------------------------


def test_vingerafdruk_hangt_aan_alles_maar_niet_aan_regeleinden_en_volgorde():
    een = vingerafdruk("Titel", "a\nb", [("x.pdf", "1"), ("y.pdf", "2")])
    assert een == vingerafdruk("Titel", "a\r\nb", [("y.pdf", "2"), ("x.pdf", "1")])
    anders = [
        vingerafdruk("Titel ", "a\nb", [("x.pdf", "1"), ("y.pdf", "2")]),
        vingerafdruk("Titel", "a\nb ", [("x.pdf", "1"), ("y.pdf", "2")]),
        vingerafdruk("Titel", "a\nb", [("x.pdf", "1"), ("y.pdf", "3")]),
        vingerafdruk("Titel", "a\nb", [("x.pdf", "1")]),
    ]
    assert len({een, *anders}) == 5
    assert len(een) == 64


def test_een_woord_dat_van_titel_naar_tekst_gaat_geeft_een_andere_vingerafdruk():
    assert vingerafdruk("ab", "c", []) != vingerafdruk("a", "bc", [])
    assert vingerafdruk('a","b', "", []) != vingerafdruk("a", "b", [])


# --- Reading --------------------------------------------------------------------------------------


def dag(nummer: int) -> datetime.date:
    return datetime.date(2026, 11, nummer)


def test_twee_weken_om_te_lezen():
    lang_geleden = datetime.date(2020, 8, 1)
    beurt = leesbeurt(dag(1), lang_geleden, dag(15))
    assert (beurt.voor, beurt.nieuw_in_team, beurt.te_laat) == (dag(15), False, False)
    assert leesbeurt(dag(1), lang_geleden, dag(16)).te_laat


def test_wie_nieuw_is_heeft_twee_weken_vanaf_de_eerste_dag():
    beurt = leesbeurt(dag(1), dag(10), dag(20))
    assert (beurt.voor, beurt.nieuw_in_team, beurt.te_laat) == (dag(24), True, False)
    assert not leesbeurt(dag(1), dag(1), dag(1)).nieuw_in_team


def test_evalueren_op_de_dag_zelf_is_niet_te_laat():
    assert not evalueren_te_laat(None, dag(5))
    assert not evalueren_te_laat(dag(5), dag(5))
    assert evalueren_te_laat(dag(4), dag(5))
