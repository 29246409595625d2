"""What may be kept of answers: nothing about fewer than five, nor anything that tells it.

Derivability is looked at as linear algebra. What somebody wants to know are the answers of each
group as it was counted; what is published are sums of them. Whatever can be added and subtracted
from those sums is in their span, so the span may hold no set of groups of fewer than five.
"""

from dataclasses import replace
from fractions import Fraction
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import settings as instelling
from hypothesis import strategies as st

from boas.regels.afscherming import Antwoorden, afgerond_naar_beneden, scherm_af
from boas.regels.groepen import IEDEREEN, MINSTENS

STELLINGEN = ("s1", "s2", "s3")
BREEDTE = 4


def maak(code: str, mensen: list[tuple[int | None, ...]], uitgenodigd: int | None = None):
    """The counts of a group in which each of these people answered so; None is left open."""
    per = {}
    for plek, stelling in enumerate(STELLINGEN):
        gegeven = [rij[plek] for rij in mensen]
        per[stelling] = tuple(gegeven.count(waarde) for waarde in range(BREEDTE))
    n = len(mensen)
    return Antwoorden((code,), f"Groep {code}", n if uitgenodigd is None else uitgenodigd, n, per)


def allen(aantal: int, *waarden: int | None) -> list[tuple[int | None, ...]]:
    return [waarden or (0, 1, 2)] * aantal


antwoord = st.one_of(st.none(), st.integers(0, BREEDTE - 1))
iemand = st.tuples(antwoord, antwoord, antwoord)
# Small groups, large groups, and statements that hardly anybody answers.
zuinig = st.tuples(st.just(0), st.one_of(st.none(), st.none(), st.just(1)), st.none())
mensen = st.one_of(
    st.lists(iemand, max_size=9),
    st.lists(zuinig, max_size=9),
    st.lists(iemand, min_size=10, max_size=40),
)


@st.composite
def peilingen(draw):
    """Groups as they were counted; of some a few links were printed, or nobody answered."""
    groepen = [draw(mensen) for _ in range(draw(st.integers(1, 5)))]
    papier = draw(st.sampled_from([(0,), (0, 0, 4), (1, 2, 3)]))
    return [
        replace(
            maak(f"g{i}", groep, len(groep) + draw(st.integers(0, 5))),
            op_papier=draw(st.sampled_from(papier)),
        )
        for i, groep in enumerate(groepen)
    ]


def rang(rijen: list[list[Fraction]]) -> int:
    """The dimension of what these rows span."""
    rijen = [list(rij) for rij in rijen]
    gevonden = 0
    for kolom in range(len(rijen[0]) if rijen else 0):
        spil = next((i for i in range(gevonden, len(rijen)) if rijen[i][kolom]), None)
        if spil is None:
            continue
        rijen[gevonden], rijen[spil] = rijen[spil], rijen[gevonden]
        for i in range(len(rijen)):
            if i != gevonden and rijen[i][kolom]:
                factor = rijen[i][kolom] / rijen[gevonden][kolom]
                rijen[i] = [a - factor * b for a, b in zip(rijen[i], rijen[gevonden], strict=True)]
        gevonden += 1
    return gevonden


def gepubliceerd(groepen, toonbaar) -> list[list[Fraction]]:
    """Each published figure as a sum over the groups as they were counted: one row each.

    Taken from the codes and checked on the numbers: a figure that is no sum of whole groups fails.
    """
    rijen = []
    for groep in toonbaar.groepen:
        leden = [g for g in groepen if g.codes[0] in groep.codes]
        assert groep.beantwoord == sum(g.beantwoord for g in leden)
        assert groep.uitgenodigd == sum(g.uitgenodigd for g in leden)
        assert groep.op_papier == sum(g.op_papier for g in leden)
        for stelling, aantallen in groep.per_stelling.items():
            assert list(aantallen) == [
                sum(g.per_stelling[stelling][waarde] for g in leden) for waarde in range(BREEDTE)
            ]
        rijen.append([Fraction(g in leden) for g in groepen])
    # What a page makes of them: the sum of all, whatever the theme or the answer.
    rijen.append([sum(kolom, Fraction()) for kolom in zip(*rijen, strict=True)])
    return rijen


def deelverzamelingen(aantal: int):
    alles = range(aantal)
    return chain.from_iterable(combinations(alles, n) for n in range(1, aantal + 1))


@given(peilingen())
@instelling(max_examples=300)
def test_nothing_published_is_about_fewer_than_five(groepen):
    toonbaar = scherm_af(groepen)

    for groep in toonbaar.groepen:
        # Who printed links may have answered with all of them, and knows what.
        anderen = groep.beantwoord - groep.op_papier
        assert anderen >= MINSTENS
        for stelling in groep.per_stelling:
            n = groep.n(stelling)
            assert n == 0 or n - groep.op_papier >= MINSTENS


@given(peilingen())
@instelling(max_examples=300)
def test_no_sum_or_difference_isolates_fewer_than_five(groepen):
    toonbaar = scherm_af(groepen)
    if not toonbaar.groepen:
        return
    rijen = gepubliceerd(groepen, toonbaar)
    bekend = rang(rijen)

    for deel in deelverzamelingen(len(groepen)):
        doel = [Fraction(i in deel) for i in range(len(groepen))]
        if rang([*rijen, doel]) > bekend:
            continue  # not to be made of what is published
        bekend_zelf = sum(groepen[i].op_papier for i in deel)
        assert sum(groepen[i].beantwoord for i in deel) - bekend_zelf >= MINSTENS
        for stelling in set(STELLINGEN) - set(toonbaar.weggelaten):
            n = sum(groepen[i].n(stelling) for i in deel)
            assert n == 0 or n - bekend_zelf >= MINSTENS


@given(peilingen())
def test_joining_loses_no_answer_but_those_left_out(groepen):
    toonbaar = scherm_af(groepen)
    totaal = {s: sum(g.n(s) for g in groepen) for s in STELLINGEN}
    minstens = MINSTENS + sum(g.op_papier for g in groepen)
    if sum(g.beantwoord for g in groepen) < minstens:
        assert toonbaar.groepen == ()
        assert toonbaar.weggelaten == STELLINGEN
        return

    assert toonbaar.weggelaten == tuple(s for s in STELLINGEN if 0 < totaal[s] < minstens)
    assert sum(g.beantwoord for g in toonbaar.groepen) == sum(g.beantwoord for g in groepen)
    assert sum(g.uitgenodigd for g in toonbaar.groepen) == sum(g.uitgenodigd for g in groepen)
    for stelling in STELLINGEN:
        over = 0 if stelling in toonbaar.weggelaten else totaal[stelling]
        assert sum(g.n(stelling) for g in toonbaar.groepen) == over


@given(peilingen())
def test_every_group_is_in_one_group_and_order_is_kept(groepen):
    toonbaar = scherm_af(groepen)

    assert toonbaar == scherm_af(groepen)
    codes = [code for groep in toonbaar.groepen for code in groep.codes]
    if toonbaar.groepen:
        assert sorted(codes) == sorted(g.codes[0] for g in groepen)
    eersten = [groep.codes[0] for groep in toonbaar.groepen]
    assert eersten == sorted(eersten)
    assert toonbaar.samengevoegd == (0 < len(toonbaar.groepen) < len(groepen))


@given(peilingen())
def test_groups_that_are_large_enough_stay_apart(groepen):
    if any(groep.te_klein for groep in groepen):
        return
    assert scherm_af(groepen).groepen == tuple(groepen)


@pytest.mark.parametrize(
    ("aantallen", "verwacht"),
    [
        ([4], []),
        ([5], [5]),
        ([4, 5], [9]),
        ([5, 5], [5, 5]),
        ([1, 30], [31]),
        ([12, 0, 0], [12]),
        ([4, 4, 4, 4, 4], [8, 12]),
        ([2, 2], []),
        ([0, 0], []),
    ],
)
def test_borders(aantallen, verwacht):
    toonbaar = scherm_af([maak(f"g{i}", allen(n)) for i, n in enumerate(aantallen)])

    assert sorted(groep.beantwoord for groep in toonbaar.groepen) == verwacht


def test_a_statement_that_four_people_answered_is_in_no_group():
    klein = maak("a", [*allen(4, 0, 1, 2), *allen(6, 0, 1, None)])
    groot = maak("b", allen(8, 0, 1, None))

    toonbaar = scherm_af([klein, groot])

    assert toonbaar.weggelaten == ("s3",)
    assert all("s3" not in groep.per_stelling for groep in toonbaar.groepen)
    assert [groep.beantwoord for groep in toonbaar.groepen] == [10, 8]


def test_one_statement_skipped_in_a_group_of_five_joins_it():
    """Apart its figure would be of four people; left out only here, the total would tell it."""
    toonbaar = scherm_af([maak("a", [*allen(4), (0, None, 2)]), maak("b", allen(12))])

    assert [(g.naam, g.beantwoord) for g in toonbaar.groepen] == [(IEDEREEN, 17)]
    assert toonbaar.samengevoegd


def test_a_statement_nobody_of_a_group_answered_joins_nothing():
    toonbaar = scherm_af([maak("a", allen(6, 0, None, 1)), maak("b", allen(7))])

    assert [groep.codes for groep in toonbaar.groepen] == [("a",), ("b",)]


@given(st.integers(0, 3000))
def test_while_open_only_steps_of_five_are_told(aantal):
    getoond = afgerond_naar_beneden(aantal)

    assert getoond % MINSTENS == 0
    assert getoond <= aantal < getoond + MINSTENS
