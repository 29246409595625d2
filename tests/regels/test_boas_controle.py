import pytest
from hypothesis import given
from hypothesis import strategies as st

from boas.regels.controle import Probleem, Probleemcode, past, rest

NUL = (0, 0, 0, 0)
AANTALLEN = st.tuples(*[st.integers(0, 300)] * 4)


def _tekst(aanwezig, handen, telefoons) -> str:
    (probleem,) = past(aanwezig, handen, telefoons)
    assert probleem.code is Probleemcode.TE_VEEL
    return probleem.tekst


@pytest.mark.parametrize(
    ("aanwezig", "handen", "telefoons"),
    [
        (14, (1, 2, 7, 4), NUL),
        (14, NUL, (1, 2, 7, 3)),
        (14, (1, 2, 3, 0), (1, 2, 4, 1)),
        (0, NUL, NUL),
    ],
)
def test_fits_up_to_the_number_present(aanwezig, handen, telefoons):
    assert past(aanwezig, handen, telefoons) == []


@pytest.mark.parametrize(
    ("aanwezig", "handen", "telefoons", "tekst"),
    [
        (
            14,
            (1, 2, 3, 2),
            (0, 2, 3, 3),
            "Handen en telefoons samen zijn 16, maar er zijn 14 aanwezigen. "
            "Verlaag een aantal met 2 of verhoog het aantal aanwezigen.",
        ),
        (
            14,
            (5, 5, 3, 3),
            NUL,
            "Er zijn 16 handen geteld, maar er zijn 14 aanwezigen. "
            "Verlaag een aantal met 2 of verhoog het aantal aanwezigen.",
        ),
        (
            1,
            (0, 1, 1, 0),
            NUL,
            "Er zijn 2 handen geteld, maar er is 1 aanwezige. "
            "Verlaag een aantal met 1 of verhoog het aantal aanwezigen.",
        ),
        (
            0,
            (1, 0, 0, 0),
            NUL,
            "Er is 1 hand geteld, maar er zijn geen aanwezigen. "
            "Verlaag een aantal met 1 of verhoog het aantal aanwezigen.",
        ),
        (
            14,
            (1, 1, 1, 0),
            (4, 4, 4, 2),
            "Handen en telefoons samen zijn 17, maar er zijn 14 aanwezigen. "
            "Verlaag de handen samen met 3 of verhoog het aantal aanwezigen.",
        ),
        (
            14,
            (1, 0, 0, 0),
            (4, 4, 4, 4),
            "Handen en telefoons samen zijn 17, maar er zijn 14 aanwezigen. "
            "Verhoog het aantal aanwezigen naar 17, of begin deze stelling opnieuw.",
        ),
        (
            14,
            NUL,
            (4, 4, 4, 4),
            "16 telefoons hebben gestemd, maar er zijn 14 aanwezigen. "
            "Verhoog het aantal aanwezigen naar 16, of begin deze stelling opnieuw.",
        ),
        (
            0,
            NUL,
            (0, 0, 1, 0),
            "1 telefoon heeft gestemd, maar er zijn geen aanwezigen. "
            "Verhoog het aantal aanwezigen naar 1, of begin deze stelling opnieuw.",
        ),
    ],
)
def test_says_what_to_mend(aanwezig, handen, telefoons, tekst):
    assert _tekst(aanwezig, handen, telefoons) == tekst


def test_negatives_are_named_each_at_its_field():
    codes = [probleem.code for probleem in past(-1, (-2, 0, 0, 0), (0, 0, 0, -3))]

    assert codes == [
        Probleemcode.AANWEZIG_NEGATIEF,
        Probleemcode.HANDEN_NEGATIEF,
        Probleemcode.TELEFOONS_NEGATIEF,
    ]


def test_a_negative_never_makes_room():
    assert past(3, (-2, 5, 0, 0), NUL) == [
        Probleem(
            Probleemcode.HANDEN_NEGATIEF,
            "Een aantal handen kan niet onder 0 zijn. Vul 0 in als niemand de hand opsteekt.",
        )
    ]


def test_refuses_other_scales():
    with pytest.raises(ValueError, match="evenveel"):
        past(14, (1, 2, 3), NUL)


@pytest.mark.parametrize(
    ("aanwezig", "gevuld", "telefoons", "over"),
    [
        (14, (1, 2, 7), NUL, 4),
        (14, (1, 2, 7), (0, 1, 2, 0), 1),
        (14, (1, 2, 7), (1, 1, 1, 1), 0),
        (14, (9, 9, 9), NUL, 0),
        (14, (), NUL, 14),
    ],
)
def test_rest_is_who_has_not_answered(aanwezig, gevuld, telefoons, over):
    assert rest(aanwezig, gevuld, telefoons) == over


@given(st.integers(0, 500), AANTALLEN, AANTALLEN)
def test_the_proposed_rest_always_fits_when_anything_fits(aanwezig, handen, telefoons):
    gevuld = handen[:-1]
    over = rest(aanwezig, gevuld, telefoons)

    assert over >= 0
    if past(aanwezig, (*gevuld, 0), telefoons) == []:
        assert past(aanwezig, (*gevuld, over), telefoons) == []
        assert sum(gevuld) + over + sum(telefoons) == aanwezig


@given(st.integers(0, 500), AANTALLEN, AANTALLEN)
def test_too_many_exactly_above_the_number_present(aanwezig, handen, telefoons):
    assert bool(past(aanwezig, handen, telefoons)) is (sum(handen) + sum(telefoons) > aanwezig)
