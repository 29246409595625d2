from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boas.regels.herhaling import Gesteld, Richting, Soort, Verandering, verandering
from boas.regels.telling import Telling

TELLING = st.tuples(*[st.integers(0, 60)] * 4).map(lambda aantallen: Telling(aantallen, 2))


def _gesteld(oneens: int, n: int, tekst: str = "We weten het doel.") -> Gesteld:
    return Gesteld(tekst, Telling((0, oneens, n - oneens, 0), 2))


def _een(vorige: Gesteld, nu: Gesteld) -> Verandering:
    return verandering({"D1": vorige}, {"D1": nu})["D1"]


@pytest.mark.parametrize(
    ("toen", "nu", "verschil", "richting", "tekst"),
    [
        ((6, 12), (3, 12), Fraction(-25), Richting.BETER, "25 procentpunt minder oneens (beter)"),
        ((1, 4), (2, 4), Fraction(25), Richting.SLECHTER, "25 procentpunt meer oneens (slechter)"),
        ((1, 2), (7, 14), Fraction(0), Richting.GELIJK, "even veel oneens (gelijk)"),
        (
            (100, 300),
            (101, 300),
            Fraction(1, 3),
            Richting.SLECHTER,
            "0,3 procentpunt meer oneens (slechter)",
        ),
    ],
)
def test_same_text_is_compared(toen, nu, verschil, richting, tekst):
    uitkomst = _een(_gesteld(*toen), _gesteld(*nu))

    assert uitkomst == Verandering("D1", Soort.VERGELEKEN, verschil, richting)
    assert uitkomst.tekst == tekst


def test_white_space_is_no_new_wording():
    uitkomst = _een(_gesteld(1, 4), _gesteld(1, 4, "  We weten\n het  doel. "))

    assert uitkomst.soort is Soort.VERGELEKEN


@pytest.mark.parametrize("tekst", ["We weten het doel", "we weten het doel.", "We weten hetdoel."])
def test_any_other_difference_is_a_new_wording(tekst):
    uitkomst = _een(_gesteld(1, 4), _gesteld(1, 4, tekst))

    assert uitkomst == Verandering("D1", Soort.NIEUW_GEFORMULEERD)
    assert uitkomst.tekst == "nieuw geformuleerd"


@pytest.mark.parametrize(("toen", "nu"), [((0, 0), (1, 4)), ((1, 4), (0, 0)), ((0, 0), (0, 0))])
def test_unanswered_is_not_compared(toen, nu):
    assert _een(_gesteld(*toen), _gesteld(*nu)) == Verandering("D1", Soort.NIET_BEANTWOORD)


def test_another_scale_is_not_compared():
    vijf = Gesteld("We weten het doel.", Telling((0, 1, 1, 1, 1), 2))

    assert _een(_gesteld(1, 4), vijf) == Verandering("D1", Soort.ANDERE_SCHAAL)


def test_todays_order_then_what_was_dropped():
    uitkomst = verandering(
        {"D9": _gesteld(1, 4), "D1": _gesteld(1, 4)}, {"D2": _gesteld(1, 4), "D1": _gesteld(1, 4)}
    )

    assert [(code, een.soort) for code, een in uitkomst.items()] == [
        ("D2", Soort.NIEUW),
        ("D1", Soort.VERGELEKEN),
        ("D9", Soort.VERVALLEN),
    ]


def test_a_first_session_is_all_new():
    assert verandering({}, {"D1": _gesteld(1, 4)}) == {"D1": Verandering("D1", Soort.NIEUW)}


@given(TELLING, TELLING)
def test_back_again_is_the_opposite(een, ander):
    heen = _een(Gesteld("a", een), Gesteld("a", ander))
    terug = _een(Gesteld("a", ander), Gesteld("a", een))

    assert heen.soort is terug.soort
    if heen.verschil is not None:
        assert heen.verschil == -terug.verschil
        assert abs(heen.verschil) <= 100
        assert (heen.richting is Richting.BETER) is (terug.richting is Richting.SLECHTER)
