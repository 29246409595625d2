"""What happens while a session by link is open: its last day passes, people leave, two at once."""

import datetime
import threading

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from boas.acties import NietNu
from boas.models import Peilgroep, Peilpost, Ronde, Sessie, Telling, Uitnodiging
from boas.peilen.herinneren import herinner
from boas.peilen.mensen import te_herinneren
from boas.peilen.sluiten import sluit_peiling
from boas.peilen.starten import maak_peiling, nodig_bij, open_peiling
from boas.peilen.vanzelf import sluit_als_verlopen, sluit_vanzelf
from organisatie.models import Lidmaatschap, Team
from tests.boas import peilen
from tests.factories import GebruikerFactory, LidmaatschapFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]

ACHTERGROND = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def stand(sessie: Sessie) -> str:
    return Sessie.objects.values_list("status", flat=True).get(pk=sessie.pk)


def totaal(sessie: Sessie) -> int:
    return sum(Telling.objects.filter(ronde__sessie=sessie).values_list("n", flat=True))


def vertrek(lid: Lidmaatschap) -> None:
    lid.tot = timezone.localdate() - datetime.timedelta(days=1)
    lid.save()


@pytest.fixture
def sessie(wereld) -> Sessie:
    """Open, in a team of ten; six answered all three statements."""
    LidmaatschapFactory.create_batch(7, team=wereld.team)
    rij = maak_peiling(wereld.team, peilen.versie_met_link(), wereld.teamleider, "Cultuur")
    open_peiling(rij.pk)
    for token in peilen.links(rij)[:6]:
        peilen.antwoord(rij, token, 0, 1, 2)
    return Sessie.objects.get(pk=rij.pk)


@pytest.fixture
def _post_wacht():
    """Mail waits for a worker, so that its links are there to answer with."""
    with override_settings(TASKS=ACHTERGROND):
        yield


class TestVanzelf:
    @pytest.mark.parametrize(("dagen", "gesloten"), [(-1, True), (0, False), (1, False)])
    def test_the_day_after_the_last_it_closes_once(self, sessie, dagen, gesloten):
        peilen.zet_sluitdag(sessie, dagen)

        assert sluit_als_verlopen(sessie.pk) is gesloten
        assert sluit_als_verlopen(sessie.pk) is False
        assert stand(sessie) == ("afgesloten" if gesloten else "lopend")

    def test_the_leader_who_looks_comes_to_the_result(self, als, wereld, sessie):
        peilen.zet_sluitdag(sessie, -1)

        antwoord = als(wereld.teamleider).get(f"/sessies/{sessie.pk}/peiling/", follow=True)

        assert antwoord.redirect_chain[-1][0] == f"/sessies/{sessie.pk}/uitslag/"
        assert "vanzelf gesloten" in antwoord.content.decode()

    @pytest.mark.parametrize("wie", ["teamleider", "teamlid"])
    def test_who_looks_for_the_result_finds_it(self, als, wereld, sessie, wie):
        peilen.zet_sluitdag(sessie, -1)

        antwoord = als(getattr(wereld, wie)).get(f"/sessies/{sessie.pk}/uitslag/", follow=True)

        assert antwoord.status_code == 200
        assert stand(sessie) == "afgesloten"

    def test_before_that_there_is_no_result(self, als, wereld, sessie):
        assert als(wereld.teamlid).get(f"/sessies/{sessie.pk}/uitslag/").status_code == 404
        assert stand(sessie) == "lopend"

    def test_the_nightly_command_closes_it(self, sessie, capsys):
        andere = peilen.open_team(6)
        peilen.zet_sluitdag(sessie, -1)

        call_command("bewaartermijnen")

        assert (stand(sessie), stand(andere)) == ("afgesloten", "lopend")
        assert "vragenlijsten gesloten 1" in capsys.readouterr().out

    def test_a_try_of_the_command_closes_nothing(self, sessie):
        peilen.zet_sluitdag(sessie, -1)

        call_command("bewaartermijnen", "--proef")

        assert stand(sessie) == "lopend"

    @override_settings(TASKS=ACHTERGROND)
    def test_a_worker_closes_it_just_after_the_last_day(self, sessie):
        nieuw = peilen.open_team(6)

        taak = DBTaskResult.objects.get(task_path__endswith="sluit_vanzelf")

        moment = timezone.localtime(taak.run_after)
        assert moment.date() == nieuw.peiling.sluit_op + datetime.timedelta(days=1)
        assert taak.args_kwargs["args"] == [nieuw.pk]

    def test_a_worker_that_comes_after_the_day_moved_does_nothing(self, sessie):
        sluit_vanzelf.call(sessie.pk)

        assert stand(sessie) == "lopend"

    def test_one_that_was_thrown_away_or_closed_is_left_alone(self, sessie):
        sluit_peiling(sessie.pk)
        sluit_vanzelf.call(sessie.pk)
        sluit_vanzelf.call(999_999)

        assert Ronde.objects.filter(sessie=sessie).count() == 3


class TestMensen:
    def test_who_left_the_team_still_counts_and_gets_no_more_mail(self, wereld, sessie):
        weg = wereld.leden[1]
        vertrek(weg)
        # To another team: still somebody of the school, no longer one of us.
        LidmaatschapFactory(gebruiker=weg.gebruiker)

        assert weg.gebruiker not in te_herinneren(sessie)
        assert len(te_herinneren(sessie)) == 9
        for token in peilen.links(sessie)[6:]:
            peilen.antwoord(sessie, token, 3, 3, 3)
        sluit_peiling(sessie.pk)

        groep = Peilgroep.objects.get(peiling=sessie.pk)
        assert (groep.uitgenodigd, groep.beantwoord) == (10, 10)
        assert totaal(sessie) == 30

    def test_a_switched_off_account_gets_no_reminder(self, wereld, sessie):
        wereld.teamlid.is_active = False
        wereld.teamlid.save()
        Peilpost.objects.all().delete()

        assert herinner(sessie.pk) == 9
        assert not Peilpost.objects.filter(gebruiker=wereld.teamlid).exists()

    def test_nobody_is_invited_to_what_cannot_be_answered_any_more(self, wereld, sessie):
        LidmaatschapFactory(team=wereld.team)
        peilen.zet_sluitdag(sessie, -1)

        with pytest.raises(NietNu, match="De laatste dag is geweest"):
            nodig_bij(sessie.pk)
        assert Uitnodiging.objects.count() == 10

    def test_who_left_and_came_back_is_not_invited_twice(self, wereld, sessie):
        vertrek(wereld.leden[1])
        assert nodig_bij(sessie.pk) == 0
        LidmaatschapFactory(team=wereld.team, gebruiker=wereld.teamlid)

        assert nodig_bij(sessie.pk) == 0
        assert Uitnodiging.objects.count() == 10

    def test_everybody_left_and_the_result_stands(self, wereld, sessie):
        for lid in Lidmaatschap.objects.filter(team=wereld.team):
            vertrek(lid)

        sluit_peiling(sessie.pk)

        assert totaal(sessie) == 18

    def test_a_team_that_is_no_longer_active_is_not_asked(self, wereld, sessie):
        klaar = maak_peiling(wereld.team, sessie.versie, wereld.teamleider, "Nog een")
        Team.objects.filter(pk=wereld.team.pk).update(actief=False)

        with pytest.raises(NietNu, match="niet meer actief"):
            open_peiling(klaar.pk)

    def test_what_was_open_of_such_a_team_is_closed_by_its_leader(self, als, wereld, sessie):
        Team.objects.filter(pk=wereld.team.pk).update(actief=False)

        als(wereld.teamleider).post(f"/sessies/{sessie.pk}/peiling/sluit/")

        assert stand(sessie) == "afgesloten"

    def test_another_leader_goes_on_where_the_first_left(self, als, wereld, sessie):
        vertrek(wereld.leden[0])
        nieuw = LidmaatschapFactory(team=wereld.team, rol="teamleider").gebruiker
        pad = f"/sessies/{sessie.pk}/peiling/"

        assert als(wereld.teamleider).get(pad).status_code == 404
        assert als(nieuw).get(pad).status_code == 200

    def test_without_any_leader_it_closes_by_itself(self, wereld, sessie):
        vertrek(wereld.leden[0])
        peilen.zet_sluitdag(sessie, -1)

        call_command("bewaartermijnen")

        assert totaal(sessie) == 18

    def test_when_somebody_was_invited_is_not_in_the_order_of_links(self, wereld, sessie):
        eerst = set(Uitnodiging.objects.values_list("pk", flat=True))
        LidmaatschapFactory.create_batch(20, team=wereld.team)
        nodig_bij(sessie.pk)

        later = set(Uitnodiging.objects.values_list("pk", flat=True)) - eerst
        assert min(later) < max(eerst)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_post_wacht")
class TestTegelijk:
    def test_opening_twice_at_once_opens_once(self):
        sessie = maak_peiling(
            peilen.team_van(8), peilen.versie_met_link(), GebruikerFactory(), "Cultuur"
        )

        uitkomst = tegelijk(open_peiling, open_peiling, sessie=sessie)

        assert sorted(uitkomst) == ["gelukt", "niet"]
        assert Uitnodiging.objects.count() == Peilpost.objects.count() == 8

    def test_closing_twice_at_once_closes_once(self):
        sessie = peilen.open_team(8)
        for token in peilen.links(sessie)[:6]:
            peilen.antwoord(sessie, token, 0, 1, 2)

        uitkomst = tegelijk(sluit_peiling, sluit_peiling, sessie=sessie)

        assert sorted(uitkomst) == ["gelukt", "niet"]
        assert totaal(sessie) == 18


def tegelijk(*daden, sessie: Sessie) -> list[str]:
    """Do these at the same moment, each in a thread; whether each succeeded."""
    samen, uitkomst = threading.Barrier(len(daden)), []

    def doe(daad) -> None:
        samen.wait(10)
        try:
            daad(sessie.pk)
            uitkomst.append("gelukt")
        except NietNu:
            uitkomst.append("niet")
        finally:
            connections.close_all()

    draden = [threading.Thread(target=doe, args=(daad,)) for daad in daden]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
        assert not draad.is_alive()
    return uitkomst


@pytest.mark.parametrize("stand_", ["voorbereiding", "lopend"])
def test_as_many_queries_however_many_are_asked(als, wereld, stand_):
    """Of a team and of the whole organisation, while preparing and while open."""
    client, per_aantal = als(wereld.kwaliteit), []
    LidmaatschapFactory(team=wereld.team, gebruiker=wereld.kwaliteit, rol="teamleider")
    bestuurder = peilen.organisatie_van(6, 9)
    for erbij in (6, 30):
        LidmaatschapFactory.create_batch(erbij, team=wereld.team)
        team = maak_peiling(wereld.team, peilen.versie_met_link(), wereld.kwaliteit, "Cultuur")
        breed = maak_peiling(None, peilen.versie_met_groepen(), wereld.kwaliteit, "Vertrouwen")
        peilen.teken_schatting(breed, bestuurder)
        aantallen = []
        for rij in (team, breed):
            if stand_ == "lopend":
                open_peiling(rij.pk)
                LidmaatschapFactory.create_batch(erbij, team=wereld.team)
            with CaptureQueriesContext(connection) as gedaan:
                assert client.get(f"/sessies/{rij.pk}/peiling/").status_code == 200
            aantallen.append(len(gedaan))
        per_aantal.append(aantallen)

    assert per_aantal[0] == per_aantal[1]
