"""Dots in a session: divided, counted at the reveal, mended, asked again; budget and secrecy."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from boas import acties, stippenbeeld
from boas.models import Instrument, Sessie, Stand, Stip, Stiptelling, Versie
from boas.voorbereiding import maak_eigen_sessie
from tests.boas.stemvragen import EEN_STEM, schrijfacties
from tests.boas.stippen import DOELEN, bij_de_stippen, eigen_sessie, inhoud
from tests.factories import GebruikerFactory, TeamFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def totalen(sessie: Sessie) -> tuple[int, ...]:
    beeld = stippenbeeld.lees(sessie)
    assert beeld
    return beeld.totalen


class TestEigenSessie:
    def test_the_team_has_one_instrument_a_code_and_a_version_for_other_content(self):
        team, wie = TeamFactory(), GebruikerFactory()
        kop = {"code": "weging", "naam": "Weging", "onderwerp": "Wat eerst?"}
        een = maak_eigen_sessie(team, wie, inhoud=inhoud("Dit moet nu."), **kop)
        nog_een = maak_eigen_sessie(team, wie, inhoud=inhoud("Dit moet nu."), **kop)
        ander = maak_eigen_sessie(team, wie, inhoud=inhoud("Dit kan later."), **kop)
        assert een.versie == nog_een.versie
        assert (ander.versie.instrument, ander.versie.nummer) == (een.versie.instrument, 2)
        assert Versie.objects.filter(instrument__team=team).count() == 2

    def test_nobody_chooses_or_changes_it(self, wereld):
        eigen_sessie(team=wereld.team)
        for wie in (wereld.teamleider, wereld.kwaliteit):
            assert not Instrument.objects.zichtbaar_voor(wie).filter(code="weging").exists()
            assert not Instrument.objects.bewerkbaar_door(wie).filter(code="weging").exists()

    @pytest.mark.parametrize(("stippen", "doelen"), [(10, DOELEN), (3, ("Een",)), (1, "x" * 21)])
    def test_dots_out_of_bounds(self, stippen, doelen):
        with pytest.raises(ValueError, match="stippen over"):
            eigen_sessie(stippen=stippen, doelen=tuple(doelen))

    def test_content_that_cannot_be_stored(self):
        team, wie = TeamFactory(), GebruikerFactory()
        with pytest.raises(ValidationError):
            maak_eigen_sessie(
                team, wie, code="weging", naam="W", onderwerp="W", inhoud=inhoud("x" * 241)
            )
        assert not team.instrumenten.exists()


class TestTelefoons:
    def test_a_phone_divides_and_may_change_it(self):
        sessie, ronde = bij_de_stippen()
        acties.verdeel_stippen(sessie.pk, ronde.pk, "a", (3, 0, 0))
        acties.verdeel_stippen(sessie.pk, ronde.pk, "a", (1, 1, 1))
        acties.verdeel_stippen(sessie.pk, ronde.pk, "b", (0, 0, 2))
        assert dict(Stip.objects.values_list("telefoon", "verdeling")) == {"a": "111", "b": "002"}

    @pytest.mark.parametrize("verdeling", [(4, 0, 0), (2, 2, 0), (1, 1), (1, 0, 0, 0), (-1, 2, 0)])
    def test_over_the_budget_or_not_of_these_doelen(self, verdeling):
        sessie, ronde = bij_de_stippen()
        acties.verdeel_stippen(sessie.pk, ronde.pk, "a", (1, 0, 0))
        with pytest.raises(acties.BestaatNiet, match="3 stippen"):
            acties.verdeel_stippen(sessie.pk, ronde.pk, "a", verdeling)
        assert Stip.objects.get().verdeling == "100"

    def test_the_table_itself_takes_no_more_than_nine(self):
        _, ronde = bij_de_stippen()
        with pytest.raises(IntegrityError), transaction.atomic():
            Stip.objects.create(ronde=ronde, telefoon="a", verdeling="990", aantal=18)

    def test_the_reveal_keeps_totals_and_no_row_of_anybody(self):
        sessie, ronde = bij_de_stippen()
        for telefoon, verdeling in [("a", (3, 0, 0)), ("b", (1, 1, 1)), ("c", (0, 0, 0))]:
            acties.verdeel_stippen(sessie.pk, ronde.pk, telefoon, verdeling)
        acties.onthul_stippen(sessie.pk, ronde.pk)
        assert totalen(sessie) == (4, 1, 1)
        assert not Stip.objects.exists()
        # Every total says the same of everybody: none for one person alone.
        assert Stiptelling.objects.filter(ronde=ronde).count() == 2 * len(DOELEN)

    def test_after_the_reveal_nothing_changes(self):
        sessie, ronde = bij_de_stippen()
        acties.onthul_stippen(sessie.pk, ronde.pk)
        with pytest.raises(acties.NietNu, match="gesloten"):
            acties.verdeel_stippen(sessie.pk, ronde.pk, "a", (1, 0, 0))
        assert not Stip.objects.exists()

    def test_not_before_it_is_time_and_not_elsewhere(self):
        sessie, ronde = bij_de_stippen()
        _, andere = bij_de_stippen()
        with pytest.raises(acties.BestaatNiet, match="horen niet"):
            acties.verdeel_stippen(sessie.pk, andere.pk, "a", (1, 0, 0))
        acties.ga_naar(sessie.pk, Sessie.Fase.OPENING)
        with pytest.raises(acties.NietNu, match="gesloten"):
            acties.verdeel_stippen(sessie.pk, ronde.pk, "a", (1, 0, 0))

    def test_raised_hands_only_takes_no_phones(self):
        sessie, ronde = bij_de_stippen(stemwijze="handen")
        with pytest.raises(acties.NietNu, match="zaal"):
            acties.verdeel_stippen(sessie.pk, ronde.pk, "a", (1, 0, 0))

    def test_as_few_writes_as_a_vote_and_each_raises_the_stand(self):
        sessie, ronde = bij_de_stippen()
        voor = Stand.objects.get(pk=sessie.pk).nummer
        for nummer in range(3):
            with CaptureQueriesContext(connection) as vragen:
                acties.verdeel_stippen(sessie.pk, ronde.pk, f"t{nummer}", (1, 0, 0))
            assert schrijfacties(vragen) == EEN_STEM[connection.vendor]
        assert Stand.objects.get(pk=sessie.pk).nummer == voor + 3


@pytest.mark.django_db(transaction=True)
def test_two_requests_of_one_phone_at_once_never_spend_more_than_its_dots():
    sessie, ronde = bij_de_stippen()
    start = threading.Barrier(4)

    def verdeel(verdeling):
        start.wait()
        for _ in range(5):
            acties.verdeel_stippen(sessie.pk, ronde.pk, "a", verdeling)
        connections.close_all()

    alle = [(3, 0, 0), (0, 3, 0), (0, 0, 3), (1, 1, 1)]
    draden = [threading.Thread(target=verdeel, args=[v]) for v in alle]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sum(map(int, Stip.objects.get().verdeling)) == 3
    acties.onthul_stippen(sessie.pk, ronde.pk)
    assert sum(totalen(sessie)) == 3


class TestZaal:
    def test_counted_in_the_room(self):
        sessie, ronde = bij_de_stippen(stemwijze="beide")
        acties.verdeel_stippen(sessie.pk, ronde.pk, "a", (0, 3, 0))
        acties.tel_stippen(sessie.pk, ronde.pk, (20, 10, 9))
        acties.onthul_stippen(sessie.pk, ronde.pk)
        assert totalen(sessie) == (20, 13, 9)

    def test_more_than_the_room_has_waits_and_says_so(self):
        sessie, ronde = bij_de_stippen(stemwijze="handen")
        acties.tel_stippen(sessie.pk, ronde.pk, (40, 2, 1))
        with pytest.raises(acties.TellingKloptNiet, match="14 mensen met 3 stippen is 42"):
            acties.onthul_stippen(sessie.pk, ronde.pk)
        acties.zet_aanwezig(sessie.pk, 15)
        acties.onthul_stippen(sessie.pk, ronde.pk)
        assert totalen(sessie) == (40, 2, 1)

    def test_a_slip_is_mended_but_not_over_the_budget(self):
        sessie, ronde = bij_de_stippen(stemwijze="handen")
        acties.tel_stippen(sessie.pk, ronde.pk, (10, 2, 1))
        acties.onthul_stippen(sessie.pk, ronde.pk)
        acties.tel_stippen(sessie.pk, ronde.pk, (11, 2, 1))
        with pytest.raises(acties.TellingKloptNiet):
            acties.tel_stippen(sessie.pk, ronde.pk, (42, 1, 0))
        with pytest.raises(acties.NietNu, match="intussen onthuld"):
            acties.tel_stippen(sessie.pk, ronde.pk, (0, 0, 0), alleen_open=True)
        with pytest.raises(acties.NietNu, match="overal"):
            acties.tel_stippen(sessie.pk, ronde.pk, (1, 2))
        assert totalen(sessie) == (11, 2, 1)


class TestVerloop:
    def test_going_on_closes_what_was_divided(self):
        sessie, ronde = bij_de_stippen()
        acties.verdeel_stippen(sessie.pk, ronde.pk, "a", (0, 3, 0))
        acties.ga_naar(sessie.pk, Sessie.Fase.AFSLUITING)
        assert (totalen(sessie), Stip.objects.count()) == ((0, 3, 0), 0)

    def test_closing_the_session_does_too_and_an_empty_round_goes(self):
        for verdeling, rondes in [((0, 3, 0), 1), ((0, 0, 0), 0)]:
            sessie, ronde = bij_de_stippen()
            acties.verdeel_stippen(sessie.pk, ronde.pk, "a", verdeling)
            acties.sluit_sessie(sessie.pk)
            assert (sessie.stiprondes.count(), Stip.objects.count()) == (rondes, 0)

    def test_again_keeps_the_first_totals(self):
        sessie, ronde = bij_de_stippen()
        acties.verdeel_stippen(sessie.pk, ronde.pk, "a", (0, 3, 0))
        with pytest.raises(acties.NietNu, match="Onthul"):
            acties.stippen_opnieuw(sessie.pk, ronde.pk)
        acties.onthul_stippen(sessie.pk, ronde.pk)
        acties.stippen_opnieuw(sessie.pk, ronde.pk)
        tweede = sessie.stiprondes.last()
        acties.verdeel_stippen(sessie.pk, tweede.pk, "a", (1, 0, 0))
        acties.onthul_stippen(sessie.pk, tweede.pk)
        assert totalen(sessie) == (1, 0, 0)
        assert sum(t.n for t in ronde.tellingen.all()) == 3

    def test_undo_opens_again_what_only_hands_were_counted_in(self):
        sessie, ronde = bij_de_stippen(stemwijze="handen")
        acties.tel_stippen(sessie.pk, ronde.pk, (1, 2, 3))
        acties.onthul_stippen(sessie.pk, ronde.pk)
        acties.ga_naar(sessie.pk, Sessie.Fase.AFSLUITING)
        acties.maak_ongedaan(sessie.pk)
        assert acties.maak_ongedaan(sessie.pk) == "De stippen staan weer open."
        ronde.refresh_from_db()
        assert ronde.is_open

    def test_undo_leaves_what_phones_gave(self):
        sessie, ronde = bij_de_stippen()
        acties.verdeel_stippen(sessie.pk, ronde.pk, "a", (0, 3, 0))
        acties.onthul_stippen(sessie.pk, ronde.pk)
        with pytest.raises(acties.NietNu, match="geteld en gewist"):
            acties.maak_ongedaan(sessie.pk)

    def test_undo_takes_an_extra_round_back_while_it_is_empty(self):
        sessie, ronde = bij_de_stippen()
        acties.onthul_stippen(sessie.pk, ronde.pk)
        acties.stippen_opnieuw(sessie.pk, ronde.pk)
        acties.verdeel_stippen(sessie.pk, sessie.stiprondes.last().pk, "a", (1, 0, 0))
        with pytest.raises(acties.NietNu, match="gooien we niet weg"):
            acties.maak_ongedaan(sessie.pk)
        acties.verdeel_stippen(sessie.pk, sessie.stiprondes.last().pk, "a", (0, 0, 0))
        assert acties.maak_ongedaan(sessie.pk) == "De extra ronde is weg."

    def test_a_session_without_dots_has_no_such_step(self):
        sessie = eigen_sessie(stippen=0, doelen=())
        acties.start(sessie.pk)
        with pytest.raises(acties.NietNu, match="geen stippen"):
            acties.ga_naar(sessie.pk, Sessie.Fase.STIPPEN)

    def test_a_reveal_sent_twice_counts_once(self):
        sessie, ronde = bij_de_stippen()
        acties.onthul_stippen(sessie.pk, ronde.pk, sleutel="dezelfde1")
        with pytest.raises(acties.AlGedaan):
            acties.onthul_stippen(sessie.pk, ronde.pk, sleutel="dezelfde1")
