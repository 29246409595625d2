"""Rounds after each other are compared on what they have in common, and on nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from boas.regels.herhaling import Gesteld
from boas.regels.telling import Telling
from boas.regels.verloop import vergelijkbaar


def _ronde(**teksten: str) -> dict[str, Gesteld]:
    return {code: Gesteld(tekst, Telling((1, 2, 3, 4), 2)) for code, tekst in teksten.items()}


def test_all_rounds_share_the_statements_with_the_same_text():
    nu = _ronde(I1="a", I2="b", I3="nieuw")
    vorige = _ronde(I1="a", I2="b", I3="c")
    eerste = _ronde(I2=" b ", I1="anders")

    uitkomst = vergelijkbaar([nu, vorige, eerste])

    assert (uitkomst.codes, uitkomst.rondes) == (("I2",), 3)


def test_a_round_with_nothing_in_common_ends_it():
    uitkomst = vergelijkbaar([_ronde(I1="a"), _ronde(I1="z"), _ronde(I1="a")])

    assert (uitkomst.codes, uitkomst.rondes) == (("I1",), 1)


def test_another_scale_or_no_answers_is_not_in_common():
    nu = _ronde(I1="a", I2="b", I3="c")
    toen = {
        "I1": Gesteld("a", Telling((1, 2, 3, 4, 5), 2)),
        "I2": Gesteld("b", Telling((0, 0, 0, 0), 2)),
        "I3": Gesteld("c", Telling((0, 0, 0, 1), 2)),
    }

    assert vergelijkbaar([nu, toen]).codes == ("I3",)
    assert vergelijkbaar([toen, nu]).codes == ("I3",)


def test_without_answers_there_is_nothing_to_follow():
    assert vergelijkbaar([]).rondes == 0
    assert vergelijkbaar([{"I1": Gesteld("a", Telling((0, 0), 1))}]).rondes == 0


@given(
    st.lists(
        st.dictionaries(st.sampled_from("ABCD"), st.sampled_from("xy"), max_size=4),
        min_size=1,
        max_size=5,
    )
)
def test_what_is_compared_is_the_same_in_every_round(rondes):
    alle = [_ronde(**een) for een in rondes]
    uitkomst = vergelijkbaar(alle)

    for ronde in alle[: uitkomst.rondes]:
        for code in uitkomst.codes:
            assert ronde[code].tekst == alle[0][code].tekst
    assert bool(uitkomst.codes) == bool(uitkomst.rondes)
