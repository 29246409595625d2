"""Who printed links may have answered with them: five others must have answered besides."""

import pytest

from boas.regels.afscherming import Antwoorden, scherm_af


def _groep(code: str, beantwoord: int, op_papier: int = 0, *, n: int | None = None) -> Antwoorden:
    return Antwoorden(
        codes=(code,),
        naam=code,
        uitgenodigd=beantwoord + 3,
        beantwoord=beantwoord,
        per_stelling={"D1": (beantwoord if n is None else n, 0, 0, 0)},
        op_papier=op_papier,
    )


@pytest.mark.parametrize(("beantwoord", "getoond"), [(8, 0), (9, 1)])
def test_four_links_on_paper_take_nine_answers(beantwoord, getoond):
    assert len(scherm_af([_groep("a", beantwoord, 4)]).groepen) == getoond


def test_a_group_with_too_much_paper_goes_with_the_next():
    toonbaar = scherm_af([_groep("a", 8, 4), _groep("b", 20)])

    [samen] = toonbaar.groepen
    assert (samen.beantwoord, samen.op_papier) == (28, 4)


def test_a_statement_that_the_paper_could_have_answered_is_left_out():
    assert scherm_af([_groep("a", 20, 4, n=8)]).weggelaten == ("D1",)
    assert scherm_af([_groep("a", 20, 4, n=9)]).weggelaten == ()
