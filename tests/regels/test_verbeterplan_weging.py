"""The order of weighed speerpunten, the square, how much support there is; and what is asked."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boas.regels.inhoud import controleer
from boas.regels.opzet import LANGSTE_CLUSTER
from boas.regels.telling import Telling
from verbeterplan.regels import weegvragen, weging
from verbeterplan.regels.draagvlak import steunzin
from verbeterplan.regels.weging import Vak, Weegpunt, rangschik

TELLINGEN = st.tuples(*[st.integers(0, 6)] * 4).map(lambda aantallen: Telling(aantallen, 2))
LEEG = Telling((0, 0, 0, 0), 2)


def eens(aantal: int, n: int = 14) -> Telling:
    return Telling((0, n - aantal, aantal, 0), 2)


def punt(volgorde=0, urgent=LEEG, haalbaar=LEEG, stippen=0, naam="") -> Weegpunt:
    return Weegpunt(volgorde, naam or f"punt {volgorde}", urgent, haalbaar, stippen)


PUNTEN = st.lists(st.tuples(TELLINGEN, TELLINGEN, st.integers(0, 3)), min_size=1, max_size=12).map(
    lambda rijen: [punt(i, *rij) for i, rij in enumerate(rijen)]
)


class TestVolgorde:
    def test_dots_first_then_urgency(self):
        punten = [
            punt(0, eens(14), stippen=2),
            punt(1, eens(3), stippen=5),
            punt(2, eens(13), stippen=5),
        ]
        assert [p.punt.volgorde for p in rangschik(punten)] == [2, 1, 0]

    def test_a_share_counts_not_a_number(self):
        # 4 of 5 is a larger share than 10 of 14.
        assert rangschik([punt(0, eens(10)), punt(1, eens(4, 5))])[0].punt.volgorde == 1

    def test_not_answered_comes_after_nobody_agrees(self):
        assert [p.punt.volgorde for p in rangschik([punt(0), punt(1, eens(0))])] == [1, 0]

    def test_a_tie_shares_its_number_and_names_the_others(self):
        plaatsen = rangschik(
            [
                punt(0, eens(7), eens(1), naam="a"),
                punt(1, eens(7), eens(9), naam="b"),
                punt(2, eens(9), naam="c"),
                punt(3, eens(2), naam="d"),
            ]
        )
        assert [(p.punt.naam, p.nummer, p.gelijk) for p in plaatsen] == [
            ("c", 1, ()),
            ("a", 2, ("b",)),
            ("b", 2, ("a",)),
            ("d", 4, ()),
        ]

    @given(PUNTEN, st.randoms())
    def test_a_total_order_whatever_order_they_come_in(self, punten, willekeur):
        geschud = list(punten)
        willekeur.shuffle(geschud)
        plaatsen = rangschik(punten)
        assert rangschik(geschud) == plaatsen
        assert sorted(p.punt.volgorde for p in plaatsen) == list(range(len(punten)))

    @given(PUNTEN)
    def test_nobody_stands_above_who_is_better(self, punten):
        plaatsen = rangschik(punten)
        for hoger, lager in pairwise(plaatsen):
            een, ander = hoger.punt, lager.punt
            sleutels = [(p.stippen, weging.aandeel_eens(p.urgent)) for p in (een, ander)]
            assert sleutels[0] >= sleutels[1]
            zelfde = sleutels[0] == sleutels[1]
            assert (hoger.nummer == lager.nummer) is zelfde
            if zelfde:
                assert een.volgorde < ander.volgorde
                assert ander.naam in hoger.gelijk

    @given(PUNTEN)
    def test_numbers_are_places(self, punten):
        plaatsen = rangschik(punten)
        for plek, plaats in enumerate(plaatsen, 1):
            assert plaats.nummer <= plek < plaats.nummer + len(plaats.gelijk) + 1


class TestVierkant:
    @pytest.mark.parametrize(
        ("urgent", "haalbaar", "vak"),
        [
            (8, 8, Vak.NU),
            (8, 7, Vak.MOGELIJK_MAKEN),
            (7, 8, Vak.ERBIJ),
            (7, 7, Vak.LATER),
            (0, 14, Vak.ERBIJ),
        ],
    )
    def test_a_side_counts_from_more_than_half(self, urgent, haalbaar, vak):
        assert punt(urgent=eens(urgent), haalbaar=eens(haalbaar)).vak == vak

    @pytest.mark.parametrize(("urgent", "haalbaar"), [(LEEG, eens(8)), (eens(8), LEEG)])
    def test_half_answered_stands_nowhere(self, urgent, haalbaar):
        assert punt(urgent=urgent, haalbaar=haalbaar).vak is None

    def test_the_share_is_exact(self):
        assert weging.aandeel_eens(eens(1, 3)) == Fraction(1, 3)


class TestZin:
    @pytest.mark.parametrize(
        ("punten", "zin"),
        [
            ([], "Er is nog niets gewogen"),
            ([punt(0), punt(1)], "Er is nog niets gewogen"),
            (
                [punt(0, eens(9), stippen=12, naam="Rekenen"), punt(1, stippen=3)],
                "“Rekenen” staat bovenaan met 12 van de 42 stippen",
            ),
            (
                [punt(i, stippen=5, naam=n) for i, n in enumerate(["a", "b", "c"])],
                "“a”, “b” en “c” staan samen bovenaan met elk 5 van de 42 stippen",
            ),
            (
                [punt(0, eens(3), naam="a"), punt(1, eens(4), naam="b")],
                "“b” staat bovenaan, zonder stippen: dit is de volgorde van urgentie",
            ),
        ],
    )
    def test_the_answer_in_words(self, punten, zin):
        assert weging.antwoordzin(rangschik(punten), 42) == zin


class TestDraagvlak:
    def test_the_drempel_itself_is_a_worry(self):
        assert "deels: op 1 van de 2 punten" in steunzin([eens(7, 10), eens(8, 10)], 30)
        assert "draagt het plan: bij elke stelling" in steunzin([eens(71, 100), eens(8, 10)], 30)

    def test_every_point_and_none(self):
        assert "te weinig draagvlak" in steunzin([eens(0), eens(5)], 30)
        assert steunzin([LEEG, LEEG], 30) == "Er is geen stelling beantwoord"

    def test_what_nobody_answered_does_not_count(self):
        assert steunzin([eens(14), LEEG], 30) == steunzin([eens(14)], 30)

    @given(st.lists(TELLINGEN, max_size=5), st.integers(1, 100))
    def test_there_is_always_an_answer(self, tellingen, drempel):
        assert steunzin(tellingen, drempel)


class TestVragen:
    @given(
        st.lists(
            st.builds(
                weegvragen.TeWegen, st.text(min_size=1, max_size=120), st.text(max_size=2000)
            ),
            min_size=2,
            max_size=12,
        )
    )
    def test_whatever_the_names_it_can_be_stored(self, speerpunten):
        inhoud = weegvragen.inhoud_weging(speerpunten)
        assert len(inhoud.stellingen) == 2 * len(speerpunten)
        assert controleer(inhoud) == []
        assert all(len(c.naam) <= LANGSTE_CLUSTER["naam"] for c in inhoud.clusters)

    def test_the_statement_reads_as_a_sentence(self):
        urgent, haalbaar = weegvragen.inhoud_weging([weegvragen.TeWegen("Rekenen.")]).stellingen
        assert urgent.tekst == "Rekenen: hier moeten we nu iets mee doen."
        assert haalbaar.tekst == "Rekenen: dit lukt ons de komende tijd."

    def test_support_is_asked_in_four_statements(self):
        assert controleer(weegvragen.INHOUD_DRAAGVLAK) == []
        assert len(weegvragen.INHOUD_DRAAGVLAK.stellingen) == 4
