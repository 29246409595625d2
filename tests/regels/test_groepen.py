"""Joining groups before anything is asked: nobody is counted with fewer than four others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boas.regels.groepen import IEDEREEN, MINSTENS, TeWeinigMensen, voeg_samen


def _groepen(*aantallen: int) -> list[tuple[str, str, int]]:
    return [(f"g{i}", f"Groep {i}", aantal) for i, aantal in enumerate(aantallen)]


aantallen = st.lists(st.integers(0, 40), min_size=1, max_size=5)


@given(aantallen)
def test_every_group_has_five_and_everybody_is_in_one(mensen):
    if sum(mensen) < MINSTENS:
        with pytest.raises(TeWeinigMensen):
            voeg_samen(_groepen(*mensen))
        return

    samen = voeg_samen(_groepen(*mensen))

    assert all(groep.aantal >= MINSTENS for groep in samen)
    codes = [code for groep in samen for code in groep.codes]
    assert sorted(codes) == [f"g{i}" for i, n in enumerate(mensen) if n]
    for groep in samen:
        assert groep.aantal == sum(mensen[int(code[1:])] for code in groep.codes)


@given(aantallen.filter(lambda mensen: sum(mensen) >= MINSTENS))
def test_the_same_in_the_same_order_every_time(mensen):
    samen = voeg_samen(_groepen(*mensen))

    assert samen == voeg_samen(_groepen(*mensen))
    eersten = [groep.codes[0] for groep in samen]
    assert eersten == sorted(eersten)


@given(st.lists(st.integers(MINSTENS, 40), min_size=2, max_size=5))
def test_groups_that_are_large_enough_stay_as_they_are(mensen):
    assert [(g.codes, g.naam, g.aantal) for g in voeg_samen(_groepen(*mensen))] == [
        ((code,), naam, n) for code, naam, n in _groepen(*mensen)
    ]


@pytest.mark.parametrize(
    ("mensen", "verwacht"),
    [
        ([5], [5]),
        ([4, 5], [9]),
        ([5, 5], [5, 5]),
        ([1, 20], [21]),
        ([4, 4, 4, 4, 4], [8, 12]),
        ([2, 3, 30], [5, 30]),
        ([0, 0, 7], [7]),
        ([1, 5, 30], [6, 30]),
    ],
)
def test_borders(mensen, verwacht):
    assert sorted(groep.aantal for groep in voeg_samen(_groepen(*mensen))) == sorted(verwacht)


@pytest.mark.parametrize("mensen", [[], [0], [4], [1, 1, 1, 1]])
def test_four_people_are_not_asked(mensen):
    with pytest.raises(TeWeinigMensen):
        voeg_samen(_groepen(*mensen))


def test_one_group_left_is_called_everybody():
    assert voeg_samen(_groepen(3, 4))[0].naam == IEDEREEN
