from collections import Counter
from fractions import Fraction
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgen.regels.effectiviteit import (
    Onderwerp,
    effectiviteit,
    mediaan,
    toont_uitkomst,
    toont_verdeling,
)
from borgen.regels.schatting import PAREN, paar_van, sluit_af

CIJFERS = st.integers(0, 10)


@given(st.lists(CIJFERS, min_size=1, max_size=40))
def test_the_median_of_counts_is_that_of_the_answers(antwoorden):
    assert mediaan(Counter(antwoorden)) == Fraction(median(map(Fraction, antwoorden)))


def test_no_answers_have_no_median():
    assert mediaan({}) is None
    assert mediaan({3: 0}) is None


def test_a_count_below_zero_is_refused():
    with pytest.raises(ValueError, match="below zero"):
        mediaan({3: -1})


@pytest.mark.parametrize(
    ("kwaliteit", "acceptatie", "waarde", "onderwerp"),
    [
        (0, 10, 0, Onderwerp.KWALITEIT),
        (10, 0, 0, Onderwerp.ACCEPTATIE),
        (5, 10, 50, None),
        (Fraction(9, 2), 11, Fraction(99, 2), Onderwerp.KWALITEIT),
        (Fraction(15, 2), Fraction(13, 2), Fraction(195, 4), Onderwerp.ACCEPTATIE),
        (7, 7, 49, Onderwerp.BEIDE),
        (0, 0, 0, Onderwerp.BEIDE),
        (10, 10, 100, None),
    ],
)
def test_the_product_and_what_to_talk_about(kwaliteit, acceptatie, waarde, onderwerp):
    uitkomst = effectiviteit(Fraction(kwaliteit), Fraction(acceptatie))

    assert uitkomst.waarde == waarde
    assert uitkomst.onderwerp == onderwerp


@given(CIJFERS, CIJFERS)
def test_it_stays_on_its_scale_and_names_the_lower(kwaliteit, acceptatie):
    uitkomst = effectiviteit(Fraction(kwaliteit), Fraction(acceptatie))

    assert 0 <= uitkomst.waarde <= 100
    assert (uitkomst.onderwerp is None) == (kwaliteit * acceptatie >= 50)
    if uitkomst.onderwerp == Onderwerp.KWALITEIT:
        assert kwaliteit < acceptatie


@pytest.mark.parametrize(
    ("antwoorden", "uitkomst", "verdeling"),
    [(0, False, False), (2, False, False), (3, True, False), (4, True, False), (5, True, True)],
)
def test_small_groups_show_less(antwoorden, uitkomst, verdeling):
    assert toont_uitkomst(antwoorden) == uitkomst
    assert toont_verdeling(antwoorden) == verdeling


@given(st.lists(st.tuples(CIJFERS, CIJFERS), max_size=20))
def test_what_is_kept_of_a_round(antwoorden):
    uitkomst = sluit_af(antwoorden)

    assert uitkomst.antwoorden == len(antwoorden)
    assert (uitkomst.medianen is None) == (len(antwoorden) < 3)
    for telling in uitkomst.tellingen:
        assert sum(telling.values()) == (len(antwoorden) if len(antwoorden) >= 5 else 0)


@given(st.permutations([(2, 8), (9, 1), (5, 5), (0, 3), (7, 7), (7, 2)]))
def test_in_which_order_people_answered_cannot_be_seen(antwoorden):
    assert sluit_af(antwoorden) == sluit_af(sorted(antwoorden))


def test_both_pairs_have_two_figures_with_words_for_their_ends():
    assert list(paar_van("effectiviteit").waarden) == list(range(11))
    assert list(paar_van("sturing").waarden) == [1, 2, 3, 4]
    assert all(v.vraag and v.laag and v.hoog for paar in PAREN.values() for v in paar.vragen)
