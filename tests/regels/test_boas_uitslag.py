import pytest
from hypothesis import given
from hypothesis import strategies as st

from boas.regels.drempel import OngeldigeDrempel, interventie_nodig
from boas.regels.telling import Telling
from boas.regels.uitslag import Scoring, antwoordzin, maak_uitslag, sterke_punten

NBSP = "\N{NO-BREAK SPACE}"


def _scoring(code: str, volgorde: int, *aantallen: int) -> Scoring:
    return Scoring(code, code[0], volgorde, Telling(aantallen, 2))


def _codes(scoringen) -> list[str]:
    return [scoring.code for scoring in scoringen]


SESSIE = [
    _scoring("V1", 7, 0, 0, 0, 14),
    _scoring("D1", 1, 1, 3, 10, 0),  # 29 %
    _scoring("D2", 2, 3, 4, 7, 0),  # 50 %
    _scoring("D3", 3, 0, 12, 2, 0),  # 86 %
    _scoring("M1", 4, 0, 0, 0, 0),
    _scoring("M2", 5, 0, 0, 14, 0),
    _scoring("A1", 6, 7, 0, 7, 0),  # 50 %
    _scoring("V2", 8, 0, 1, 13, 0),
]


def test_low_scores_per_cluster_most_disagreement_first():
    uitslag = maak_uitslag(SESSIE, 30)

    assert {cluster: _codes(rij) for cluster, rij in uitslag.aandacht.items()} == {
        "D": ["D3", "D2"],
        "M": [],
        "A": ["A1"],
        "V": [],
    }
    assert list(uitslag.aandacht) == ["D", "M", "A", "V"]
    assert _codes(uitslag.niet_beantwoord) == ["M1"]


def test_a_lower_drempel_brings_more_to_the_table():
    assert _codes(maak_uitslag(SESSIE, 28).aandacht["D"]) == ["D3", "D2", "D1"]


def test_equal_shares_keep_the_order_of_the_session():
    rij = [_scoring("D2", 2, 0, 2, 2, 0), _scoring("D1", 1, 3, 0, 0, 3)]

    assert _codes(maak_uitslag(rij, 30).aandacht["D"]) == ["D1", "D2"]


def test_strong_points_by_agreement_then_by_full_agreement():
    assert _codes(maak_uitslag(SESSIE, 30).sterk) == ["V1", "M2", "V2", "D1"]
    assert _codes(maak_uitslag(SESSIE, 30, aantal_sterk=2).sterk) == ["V1", "M2"]


def test_no_majority_is_no_strong_point_whatever_the_drempel():
    assert _codes(sterke_punten(SESSIE, 100)) == ["V1", "M2", "V2", "D1"]


def test_an_empty_session():
    uitslag = maak_uitslag([], 30)

    assert (uitslag.aandacht, uitslag.sterk, uitslag.niet_beantwoord) == ({}, (), ())


@pytest.mark.parametrize(
    ("aantallen", "drempel", "zin"),
    [
        ((2, 3, 5, 4), 30, "5 van 14 zijn het oneens (36 %), boven de drempel van 30 %"),
        ((1, 2, 7, 0), 30, "3 van 10 zijn het oneens (30 %), op de drempel van 30 %"),
        ((0, 1, 9, 4), 30, "1 van 14 is het oneens (7 %), onder de drempel van 30 %"),
        ((0, 8, 19, 0), 30, "8 van 27 zijn het oneens (29,6 %), onder de drempel van 30 %"),
        ((0, 0, 9, 5), 30, "Niemand van de 14 is het oneens, onder de drempel van 30 %"),
        ((7, 7, 0, 0), 100, "14 van 14 zijn het oneens (100 %), op de drempel van 100 %"),
        ((0, 0, 0, 0), 30, "Niet beantwoord"),
    ],
)
def test_answer_in_words(aantallen, drempel, zin):
    assert antwoordzin(Telling(aantallen, 2), drempel) == zin.replace(" %", f"{NBSP}%")


def test_refuses_a_wrong_drempel():
    with pytest.raises(OngeldigeDrempel):
        maak_uitslag(SESSIE, 0)
    with pytest.raises(OngeldigeDrempel):
        antwoordzin(Telling((0, 0, 0, 0), 2), 101)


@given(
    st.lists(st.tuples(st.sampled_from("DMAV"), st.tuples(*[st.integers(0, 9)] * 4)), max_size=20),
    st.integers(1, 100),
)
def test_every_statement_has_its_place(rijen, drempel):
    sessie = [
        Scoring(f"{cluster}{nummer}", cluster, nummer, Telling(aantallen, 2))
        for nummer, (cluster, aantallen) in enumerate(rijen)
    ]
    uitslag = maak_uitslag(sessie, drempel, aantal_sterk=100)
    aandacht = [scoring for rij in uitslag.aandacht.values() for scoring in rij]

    assert set(aandacht) == {een for een in sessie if interventie_nodig(een.telling, drempel)}
    assert set(uitslag.niet_beantwoord) == {een for een in sessie if een.telling.n == 0}
    assert not set(uitslag.sterk) & ({*aandacht} | {*uitslag.niet_beantwoord})
    assert all(("onder" not in antwoordzin(een.telling, drempel)) for een in aandacht)
