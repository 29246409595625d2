"""One vote a phone: recorded, changed, counted at the reveal, and gone after it."""

import threading

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from boas import acties
from boas.models import Ronde, Sessie, SessieStelling, Stand, Stem, Telling
from tests.boas.stemvragen import EEN_STEM, schrijfacties
from tests.factories import SessieFactory

pytestmark = pytest.mark.database


def begin(**velden) -> tuple[Sessie, Ronde]:
    """A running session for phones with its first statement open."""
    velden = {"stemwijze": "telefoons", "aantal_aanwezig": 500} | velden
    sessie = SessieFactory(**velden)
    acties.start(sessie.pk)
    acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, sessie.keuze.first().pk)
    return sessie, sessie.rondes.get()


def geteld(ronde: Ronde) -> list[int]:
    tellingen = ronde.tellingen.filter(bron=Telling.Bron.TELEFOONS).order_by("waarde")
    return [telling.n for telling in tellingen]


def stemmen() -> dict[str, int]:
    return dict(Stem.objects.values_list("telefoon", "waarde"))


@pytest.mark.django_db
class TestStem:
    def test_a_phone_has_one_vote_and_may_change_it(self):
        sessie, ronde = begin()
        acties.stem(sessie.pk, ronde.pk, "a", 0)
        acties.stem(sessie.pk, ronde.pk, "b", 3)
        acties.stem(sessie.pk, ronde.pk, "a", 2)
        assert stemmen() == {"a": 2, "b": 3}

    def test_every_vote_raises_the_stand(self):
        sessie, ronde = begin()
        voor = Stand.objects.get(pk=sessie.pk).nummer
        acties.stem(sessie.pk, ronde.pk, "a", 0)
        acties.stem(sessie.pk, ronde.pk, "a", 0)
        assert Stand.objects.get(pk=sessie.pk).nummer == voor + 2

    def test_the_reveal_counts_and_deletes_the_votes(self):
        sessie, ronde = begin()
        for telefoon, waarde in [("a", 0), ("b", 3), ("c", 3)]:
            acties.stem(sessie.pk, ronde.pk, telefoon, waarde)
        acties.onthul(sessie.pk)
        assert geteld(ronde) == [1, 0, 0, 2]
        with connection.cursor() as cursor:
            cursor.execute("SELECT COUNT(*) FROM boas_stem")
            assert cursor.fetchone() == (0,)

    def test_a_revealed_statement_takes_no_votes(self):
        sessie, ronde = begin()
        acties.stem(sessie.pk, ronde.pk, "a", 1)
        acties.onthul(sessie.pk)
        with pytest.raises(acties.NietNu, match="gesloten"):
            acties.stem(sessie.pk, ronde.pk, "a", 0)
        assert stemmen() == {}
        assert geteld(ronde) == [0, 1, 0, 0]

    def test_a_statement_that_is_not_asked_now_takes_no_votes(self):
        sessie, ronde = begin()
        tweede = sessie.keuze.all()[1]
        acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, tweede.pk)
        with pytest.raises(acties.NietNu, match="gesloten"):
            acties.stem(sessie.pk, ronde.pk, "a", 0)

    def test_the_closing_takes_no_votes(self):
        sessie, ronde = begin()
        acties.ga_naar(sessie.pk, Sessie.Fase.AFSLUITING)
        with pytest.raises(acties.NietNu, match="gesloten"):
            acties.stem(sessie.pk, ronde.pk, "a", 0)

    def test_a_second_round_counts_apart(self):
        sessie, ronde = begin()
        acties.stem(sessie.pk, ronde.pk, "a", 0)
        acties.onthul(sessie.pk)
        acties.opnieuw(sessie.pk)
        tweede = sessie.rondes.last()
        acties.stem(sessie.pk, tweede.pk, "a", 3)
        acties.onthul(sessie.pk)
        assert (geteld(ronde), geteld(tweede)) == ([1, 0, 0, 0], [0, 0, 0, 1])

    def test_raised_hands_only_takes_no_phones(self):
        sessie, ronde = begin(stemwijze="handen")
        with pytest.raises(acties.NietNu, match="hand"):
            acties.stem(sessie.pk, ronde.pk, "a", 0)

    @pytest.mark.parametrize("waarde", [-1, 4, 99])
    def test_an_answer_that_does_not_exist(self, waarde):
        sessie, ronde = begin()
        with pytest.raises(acties.BestaatNiet, match="bestaat niet"):
            acties.stem(sessie.pk, ronde.pk, "a", waarde)
        assert stemmen() == {}

    def test_a_round_of_another_session(self):
        sessie, _ = begin()
        _, andere = begin()
        with pytest.raises(acties.BestaatNiet, match="hoort niet"):
            acties.stem(sessie.pk, andere.pk, "a", 0)
        with pytest.raises(acties.BestaatNiet, match="hoort niet"):
            acties.stem(sessie.pk, 10**9 - 1, "a", 0)
        assert stemmen() == {}

    def test_a_vote_takes_the_same_writes_however_many_there_are(self):
        sessie, ronde = begin()
        for nummer in range(30):
            with CaptureQueriesContext(connection) as vragen:
                acties.stem(sessie.pk, ronde.pk, f"telefoon-{nummer}", nummer % 4)
            assert schrijfacties(vragen) == EEN_STEM[connection.vendor]


def tegelijk(*taken) -> list[object]:
    """Run these at the same moment, each in a thread; gives what they returned or raised."""
    samen = threading.Barrier(len(taken))
    uitkomst: list[object] = [None] * len(taken)

    def doe(plek: int) -> None:
        samen.wait(10)
        try:
            uitkomst[plek] = taken[plek]()
        except acties.NietNu as fout:
            uitkomst[plek] = fout
        finally:
            connections.close_all()

    draden = [threading.Thread(target=doe, args=(plek,)) for plek in range(len(taken))]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
        assert not draad.is_alive()
    return uitkomst


@pytest.mark.django_db(transaction=True)
class TestTegelijk:
    def test_the_same_phone_twice_at_once_is_one_vote(self):
        sessie, ronde = begin()

        def stem():
            acties.stem(sessie.pk, ronde.pk, "a", 2)

        assert tegelijk(*[stem] * 8) == [None] * 8
        assert stemmen() == {"a": 2}

    def test_every_accepted_vote_is_in_the_tally_when_the_reveal_comes_between(self):
        sessie, ronde = begin()

        def stem(nummer):
            return lambda: acties.stem(sessie.pk, ronde.pk, f"telefoon-{nummer}", nummer % 4)

        taken = [stem(nummer) for nummer in range(10)]
        taken.insert(5, lambda: acties.onthul(sessie.pk))
        uitkomst = tegelijk(*taken)
        del uitkomst[5]
        aangenomen = [0, 0, 0, 0]
        for nummer, fout in enumerate(uitkomst):
            if fout is None:
                aangenomen[nummer % 4] += 1
        assert geteld(ronde) == aangenomen
        assert stemmen() == {}

    def test_a_vote_and_leaving_an_empty_statement_never_leave_a_vote_behind(self):
        sessie, ronde = begin()
        tweede = SessieStelling.objects.filter(sessie=sessie)[1]
        gestemd, _ = tegelijk(
            lambda: acties.stem(sessie.pk, ronde.pk, "a", 1),
            lambda: acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, tweede.pk),
        )
        assert stemmen() == {}
        assert sum(geteld(ronde)) == (gestemd is None)


stap = st.one_of(
    st.tuples(st.sampled_from("abcdef"), st.integers(min_value=-1, max_value=4)),
    st.just("onthul"),
)


class TestEigenschap(TestCase):
    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(stappen=st.lists(stap, max_size=25))
    def test_the_tally_is_the_last_vote_of_every_phone(self, stappen):
        sessie, ronde = begin()
        laatste: dict[str, int] = {}
        onthuld = False
        for nu in stappen:
            if nu == "onthul":
                if not onthuld:
                    acties.onthul(sessie.pk)
                onthuld = True
                continue
            telefoon, waarde = nu
            try:
                acties.stem(sessie.pk, ronde.pk, telefoon, waarde)
            except acties.NietNu:
                assert onthuld or not 0 <= waarde < 4
            else:
                laatste[telefoon] = waarde
        if not onthuld:
            assert stemmen() == laatste
            acties.onthul(sessie.pk)
        assert geteld(ronde) == [list(laatste.values()).count(waarde) for waarde in range(4)]
        assert stemmen() == {}
