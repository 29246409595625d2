"""A peiling from opening to closing: counts without people, and a result of groups of five."""

import pytest

from boas.acties import NietNu
from boas.models import (
    Inlevering,
    Peilgroep,
    Peilpost,
    Peiltelling,
    Sessie,
    Telling,
    Uitnodiging,
)
from boas.peilen.antwoorden import LinkGaatNiet
from boas.peilen.sluiten import sluit_peiling
from boas.peilen.starten import maak_peiling, nodig_bij, open_peiling
from tests.boas import peilen
from tests.factories import GebruikerFactory, LidmaatschapFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def _tellingen(sessie: Sessie) -> dict[tuple[str, str, int], int]:
    rijen = Telling.objects.filter(ronde__sessie=sessie)
    return {
        (t.groep, t.ronde.stelling.code, t.waarde): t.n
        for t in rijen.select_related("ronde__stelling")
    }


def test_everybody_of_the_team_gets_a_link_of_their_own():
    sessie = peilen.open_team(8)

    assert sessie.status == Sessie.Status.LOPEND
    assert sessie.aantal_aanwezig == 8
    assert len(set(peilen.links(sessie))) == 8
    assert Uitnodiging.objects.count() == 8


def test_answers_are_counted_once_and_shown_after_closing():
    sessie = peilen.open_team(8)
    for token in peilen.links(sessie)[:6]:
        peilen.antwoord(sessie, token, 0, 3, None)
    assert _tellingen(sessie) == {}

    sluit_peiling(sessie.pk)

    assert _tellingen(sessie) == {("", "D1", 0): 6, ("", "D2", 3): 6}
    groep = Peilgroep.objects.get(peiling=sessie.pk)
    assert (groep.naam, groep.uitgenodigd, groep.beantwoord) == ("Iedereen", 8, 6)


def test_a_link_answers_once():
    sessie = peilen.open_team(8)
    token = peilen.links(sessie)[0]
    peilen.antwoord(sessie, token, 1, 1, 1)

    with pytest.raises(LinkGaatNiet):
        peilen.antwoord(sessie, token, 3, 3, 3)

    assert sum(Peiltelling.objects.values_list("n", flat=True)) == 3


def test_small_groups_are_counted_together_from_the_start():
    sessie = peilen.open_organisatie(leiders=3, medewerkers=12)

    groep = Peilgroep.objects.get(peiling=sessie.pk)
    assert (groep.code, groep.naam, groep.uitgenodigd) == ("", "Iedereen", 15)


def test_a_group_with_few_answers_is_counted_with_the_others():
    sessie = peilen.open_organisatie(leiders=6, medewerkers=12)
    for token in peilen.links(sessie, "leiding")[:4]:
        peilen.antwoord(sessie, token, 0, 0, 0)
    for token in peilen.links(sessie, "medewerkers")[:9]:
        peilen.antwoord(sessie, token, 3, 3, 3)

    sluit_peiling(sessie.pk)

    assert {groep for groep, _, _ in _tellingen(sessie)} == {""}
    assert _tellingen(sessie)[("", "D1", 0)] == 4


def test_groups_of_five_stay_apart():
    sessie = peilen.open_organisatie(leiders=6, medewerkers=12)
    for groep, aantal, waarde in (("leiding", 5, 0), ("medewerkers", 9, 3)):
        for token in peilen.links(sessie, groep)[:aantal]:
            peilen.antwoord(sessie, token, waarde, waarde, waarde)

    sluit_peiling(sessie.pk)

    assert _tellingen(sessie)[("leiding", "D1", 0)] == 5
    assert _tellingen(sessie)[("medewerkers", "D1", 3)] == 9


def test_nothing_of_four_people_is_kept():
    sessie = peilen.open_team(8)
    for token in peilen.links(sessie)[:4]:
        peilen.antwoord(sessie, token, 1, 1, 1)

    sluit_peiling(sessie.pk)

    assert not Telling.objects.exists()
    assert not Peilgroep.objects.exists()


def test_closing_wipes_links_marks_and_mail():
    sessie = peilen.open_team(8)
    peilen.antwoord(sessie, peilen.links(sessie)[0], 1, 1, 1)

    sluit_peiling(sessie.pk)

    for model in (Uitnodiging, Inlevering, Peiltelling, Peilpost):
        assert not model.objects.exists()
    with pytest.raises(NietNu):
        sluit_peiling(sessie.pk)


def test_too_few_people_are_not_asked():
    team = peilen.team_van(4)
    sessie = maak_peiling(team, peilen.versie_met_link(), GebruikerFactory(), "Klein")

    with pytest.raises(NietNu, match="minder dan vijf"):
        open_peiling(sessie.pk)

    assert not Uitnodiging.objects.exists()


def test_who_comes_later_is_invited_too():
    sessie = peilen.open_team(8)
    LidmaatschapFactory(team=sessie.team)

    assert nodig_bij(sessie.pk) == 1
    assert nodig_bij(sessie.pk) == 0
    assert len(peilen.links(sessie)) == 9
    assert Peilgroep.objects.get(peiling=sessie.pk).uitgenodigd == 9
