import pytest
from hypothesis import given
from hypothesis import strategies as st

from boas.regels.drempel import OngeldigeDrempel, interventie_nodig
from boas.regels.knoster import Stand, maak_mix
from boas.regels.telling import OngeldigeTelling, Telling, lege_telling

LEEG = lege_telling(4, 2)
TELLINGEN = st.lists(
    st.tuples(*[st.integers(0, 60)] * 4).map(lambda aantallen: Telling(aantallen, 2)),
    min_size=1,
    max_size=4,
)
MIXEN = st.dictionaries(st.sampled_from("BSCMFR"), TELLINGEN, min_size=1)
DREMPEL = st.integers(1, 100)


def _telling(oneens: int, n: int) -> Telling:
    return Telling((0, oneens, n - oneens, 0), 2)


def _stand(*tellingen: Telling, drempel: int = 30) -> Stand:
    (ingredient,) = maak_mix({"M": tellingen}, drempel).ingredienten
    return ingredient.stand


@pytest.mark.parametrize(
    ("oneens", "n", "stand"),
    [
        (29, 100, Stand.ER),
        (30, 100, Stand.ONTBREEKT),
        (31, 100, Stand.ONTBREEKT),
        (3, 10, Stand.ONTBREEKT),
        (299, 1000, Stand.ER),
        (0, 14, Stand.ER),
        (14, 14, Stand.ONTBREEKT),
        (0, 0, Stand.ONBEKEND),
    ],
)
def test_missing_from_the_drempel_on(oneens, n, stand):
    assert _stand(_telling(oneens, n)) == stand


def test_answers_are_added_up_not_averaged_by_statement():
    # 50 % of four answers and 20 % of twenty: 6 of 24 is under the drempel, their mean is not.
    assert _stand(_telling(2, 4), _telling(4, 20)) == Stand.ER


def test_a_statement_at_the_drempel_while_its_ingredient_is_there():
    laag, hoog = _telling(5, 10), _telling(0, 10)
    assert interventie_nodig(laag, 30)
    assert _stand(laag, hoog) == Stand.ER


def test_a_statement_that_was_passed_over_leaves_the_other_to_speak():
    assert _stand(LEEG, _telling(4, 10)) == Stand.ONTBREEKT
    assert _stand(LEEG, _telling(2, 10)) == Stand.ER
    assert _stand(LEEG, LEEG) == Stand.ONBEKEND


def test_all_that_lack_are_named_in_order():
    mix = maak_mix(
        {"B": [_telling(3, 10)], "S": [_telling(9, 10)], "C": [_telling(0, 10)], "M": [LEEG]}, 30
    )
    assert [i.letter for i in mix.ontbreekt] == ["B", "S"]
    assert [i.letter for i in mix.er] == ["C"]
    assert [i.letter for i in mix.onbekend] == ["M"]
    assert not mix.compleet


def test_everything_missing_and_everything_there():
    weg = maak_mix({letter: [_telling(9, 10)] for letter in "BSCMFR"}, 30)
    assert [i.letter for i in weg.ontbreekt] == list("BSCMFR")
    assert not weg.compleet
    assert maak_mix({letter: [_telling(1, 10)] for letter in "BSCMFR"}, 30).compleet


def test_an_unanswered_ingredient_promises_nothing():
    assert not maak_mix({"B": [_telling(0, 10)], "S": [LEEG]}, 30).compleet
    assert not maak_mix({}, 30).compleet


def test_what_cannot_be_is_refused():
    with pytest.raises(OngeldigeDrempel):
        maak_mix({"B": [LEEG]}, 0)
    with pytest.raises(OngeldigeTelling):
        maak_mix({"B": []}, 30)
    with pytest.raises(OngeldigeTelling):
        maak_mix({"B": [LEEG, lege_telling(5, 2)]}, 30)


@given(MIXEN, DREMPEL)
def test_every_ingredient_stands_in_one_place(tellingen, drempel):
    mix = maak_mix(tellingen, drempel)
    assert [i.letter for i in mix.ingredienten] == list(tellingen)
    assert len(mix.er) + len(mix.ontbreekt) + len(mix.onbekend) == len(tellingen)
    assert mix.compleet == (len(mix.er) == len(tellingen))


@given(MIXEN, DREMPEL)
def test_what_lacks_has_a_statement_to_begin_with(tellingen, drempel):
    for ingredient in maak_mix(tellingen, drempel).ontbreekt:
        assert any(interventie_nodig(t, drempel) for t in tellingen[ingredient.letter])


@given(TELLINGEN, DREMPEL)
def test_missing_when_every_answered_statement_is_at_the_drempel(tellingen, drempel):
    beantwoord = [t for t in tellingen if t.n]
    if beantwoord and all(interventie_nodig(t, drempel) for t in beantwoord):
        assert _stand(*tellingen, drempel=drempel) == Stand.ONTBREEKT
    if beantwoord and not any(interventie_nodig(t, drempel) for t in beantwoord):
        assert _stand(*tellingen, drempel=drempel) == Stand.ER


@given(TELLINGEN, DREMPEL, st.integers(1, 99))
def test_a_lower_drempel_never_fills_a_gap(tellingen, drempel, lager):
    if _stand(*tellingen, drempel=drempel) == Stand.ONTBREEKT:
        assert _stand(*tellingen, drempel=min(lager, drempel)) == Stand.ONTBREEKT


@given(TELLINGEN, DREMPEL)
def test_the_order_of_the_statements_does_not_matter(tellingen, drempel):
    assert _stand(*tellingen, drempel=drempel) == _stand(*reversed(tellingen), drempel=drempel)
