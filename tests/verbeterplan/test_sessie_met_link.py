"""A team starts a session by link from its traject, and sees it where its sessions stand."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from boas.models import Sessie
from boas.peilen.sluiten import sluit_peiling
from boas.peilen.starten import maak_peiling, open_peiling
from borgen.agenda import afspraken_van
from overzicht.te_doen import te_doen
from tests.boas import peilen
from tests.excel import lees_xlsx
from tests.factories import LidmaatschapFactory, TrajectFactory, VersieFactory
from verbeterplan.acties import bereid_sessie_voor
from verbeterplan.forms.traject import SessieNieuwForm

pytestmark = pytest.mark.django_db


@pytest.fixture
def traject(wereld):
    LidmaatschapFactory.create_batch(7, team=wereld.team)
    return TrajectFactory(team=wereld.team, naam="Samen beter", doel="Elkaar aanspreken")


def start(client, traject, versie, **data):
    pad = reverse("sessie_nieuw", args=[traject.pk])
    return client.post(pad, {"instrument": versie.instrument_id, **data})


def met_link(traject, wereld, versie=None) -> Sessie:
    instrument = (versie or peilen.versie_met_link()).instrument
    return bereid_sessie_voor(traject, instrument, wereld.teamleider, met_link=True)


def geopend(traject, wereld) -> Sessie:
    sessie = met_link(traject, wereld)
    open_peiling(sessie.pk)
    return Sessie.objects.get(pk=sessie.pk)


def breed(wereld, *, open_: bool = True) -> Sessie:
    bestuurder = peilen.organisatie_van(6, 9)
    sessie = maak_peiling(None, peilen.versie_met_groepen(), wereld.kwaliteit, "Vertrouwen")
    if open_:
        peilen.teken_schatting(sessie, bestuurder)
        open_peiling(sessie.pk)
    return Sessie.objects.get(pk=sessie.pk)


class TestStarten:
    @pytest.mark.parametrize(
        ("afname", "hoe", "link"),
        [
            ("beide", {}, False),
            ("beide", {"hoe": "zaal"}, False),
            ("beide", {"hoe": "link"}, True),
            ("zaal", {}, False),
            ("link", {}, True),
            ("link", {"hoe": "zaal"}, True),
        ],
    )
    def test_in_a_meeting_unless_by_link_was_chosen(self, als, wereld, traject, afname, hoe, link):
        antwoord = start(als(wereld.teamleider), traject, VersieFactory(afname=afname), **hoe)

        sessie = Sessie.objects.get()
        assert sessie.met_link == link
        assert antwoord["Location"] == sessie.get_absolute_url()
        assert (sessie.trajectsessie.traject, sessie.reeks) == (traject, traject.reeks)
        assert (sessie.onderwerp, sessie.doel) == ("Samen beter", "Elkaar aanspreken")

    def test_what_is_done_together_is_not_asked_by_link(self, als, wereld, traject):
        versie = VersieFactory(instrument__naam="BOAS")

        leider = als(wereld.teamleider)

        start(leider, traject, versie, hoe="link")
        antwoord = leider.get(traject.get_absolute_url())

        assert "BOAS doe je samen, in een bijeenkomst" in antwoord.content.decode()
        assert not Sessie.objects.exists()

    def test_what_is_asked_of_the_whole_organisation_is_not_offered(self, wereld, traject):
        breed_ = peilen.versie_met_groepen().instrument
        gewoon = VersieFactory().instrument

        form = SessieNieuwForm(traject=traject, gebruiker=wereld.teamleider)

        aangeboden = set(form.fields["instrument"].queryset)
        assert gewoon in aangeboden
        assert breed_ not in aangeboden

    def test_one_chooses_how_when_there_is_something_to_choose(self, als, wereld, traject):
        VersieFactory(afname="beide")

        antwoord = als(wereld.teamleider).get(traject.get_absolute_url())

        assert 'name="hoe" value="link"' in antwoord.content.decode()


class TestTraject:
    def test_an_open_one_says_until_when_and_holds_nothing_up(self, als, wereld, traject):
        sessie = geopend(traject, wereld)

        antwoord = als(wereld.teamleider).get(traject.get_absolute_url())

        assert f'tot en met <time datetime="{sessie.peiling.sluit_op}' in antwoord.content.decode()
        assert antwoord.context["open_sessie"] is None
        assert "Er is een sessie bezig" not in antwoord.content.decode()

    def test_one_in_preparation_is_next(self, als, wereld, traject):
        sessie = met_link(traject, wereld)

        antwoord = als(wereld.teamleider).get(traject.get_absolute_url())

        assert antwoord.context["open_sessie"] == sessie
        assert f"/sessies/{sessie.pk}/peiling/" in antwoord.content.decode()

    def test_a_member_is_not_sent_to_the_leaders_page(self, als, wereld, traject):
        sessie = geopend(traject, wereld)

        for pad in (traject.get_absolute_url(), f"/teams/{wereld.team.pk}/", "/sessies/"):
            tekst = als(wereld.teamlid).get(pad).content.decode()
            assert "tot en met" in tekst
            assert f"/sessies/{sessie.pk}/" not in tekst


class TestElders:
    def test_the_list_shows_a_period(self, als, wereld, traject):
        sessie = geopend(traject, wereld)

        rij = als(wereld.teamleider).get("/sessies/").context["pagina"].object_list[0]

        assert rij.tot == sessie.peiling.sluit_op
        assert rij.met_link

    def test_the_calendar_has_the_last_day_for_the_team_only(self, wereld, traject):
        sessie = geopend(traject, wereld)

        titels = {a.titel: a.begin for a in afspraken_van(wereld.teamlid)}
        assert titels[f"Laatste dag: {sessie.versie.instrument}, Samen beter"] == (
            sessie.peiling.sluit_op
        )
        assert afspraken_van(wereld.ander_teamlid) == []

    def test_prepared_or_closed_is_not_in_the_calendar(self, wereld, traject):
        met_link(traject, wereld)
        sluit_peiling(geopend(traject, wereld).pk)

        assert afspraken_van(wereld.teamlid) == []

    def test_the_whole_organisation_is_in_no_list_but_what_is_due_of_who_leads_it(
        self, als, wereld, traject
    ):
        """Not in a calendar, list, export, team or traject of anybody: it is nobody's team's."""
        breed(wereld)
        paden = [
            "/",
            "/sessies/",
            "/sessies/?formaat=xlsx",
            "/teams/",
            "/trajecten/",
            "/kwaliteit/",
        ]
        paden += [f"/teams/{wereld.team.pk}/", traject.get_absolute_url()]

        for persona in wereld.PERSONAS:
            gebruiker = getattr(wereld, persona)
            client = als(gebruiker)
            leidt = persona in ("kwaliteit", "bestuurder")
            for pad in paden:
                inhoud = b"".join(client.get(pad))
                assert (b"Vertrouwen" in inhoud) == (leidt and pad == "/"), (persona, pad)
            boek = client.get("/sessies/?formaat=xlsx")
            assert "Vertrouwen" not in str(lees_xlsx(b"".join(boek))), persona
            assert afspraken_van(gebruiker) == []


class TestTeDoen:
    def test_prepare_then_how_far_then_the_result(self, wereld, traject):
        sessie = met_link(traject, wereld)
        assert [r.soort for r in te_doen(wereld.teamleider)] == ["Open de vragenlijst"]
        assert te_doen(wereld.teamlid) == []

        open_peiling(sessie.pk)
        for token in peilen.links(sessie)[:7]:
            peilen.antwoord(sessie, token, 1, 2, 3)
        (regel,) = te_doen(wereld.teamleider)
        assert regel.soort == "Nog 15 dagen, minstens 5 van 10 antwoorden"
        assert regel.datum == timezone.localdate() + datetime.timedelta(days=14)
        assert te_doen(wereld.teamlid) == []

        sluit_peiling(sessie.pk)
        assert [r.soort for r in te_doen(wereld.teamleider)] == ["Mail de uitslag"]
        assert [r.soort for r in te_doen(wereld.teamlid)] == ["Lees de uitslag"]

    def test_of_the_organisation_for_quality_and_bestuur(self, wereld):
        breed(wereld, open_=False)

        assert [r.soort for r in te_doen(wereld.bestuurder)] == ["Teken de schatting"]
        assert [r.soort for r in te_doen(wereld.kwaliteit)] == [
            "Wacht op de schatting van het bestuur"
        ]
        assert te_doen(wereld.teamleider) == []

    def test_two_queries_however_many(self, wereld, traject, django_assert_num_queries):
        from boas.te_doen import te_doen as uit_sessies

        wereld.teamleider.toegang  # noqa: B018
        for aantal in (1, 5):
            for _ in range(aantal):
                geopend(traject, wereld)
            with django_assert_num_queries(2):
                uit_sessies(wereld.teamleider)
