"""No page, file or parameter shows or lets one derive anything about fewer than five.

By two worlds that differ in nothing but what may not be known: answers swapped between a group that
is too small and the others, another answer to a statement that four people answered, nine answers
so far instead of five. Once closed the whole database is row for row the same in both, so nothing
that is made of it can tell them apart. That everybody reads word for word the same as well, at
every address of the application with every parameter that a view knows, is looked at once: it is
slow, and only memory could add to the database. While it is open the database does differ, and
pages are what counts. That pages do tell what may be known is looked at beside it, for an empty
page would prove nothing.
"""

import random
from collections.abc import Callable
from unittest import mock

import pytest
from django.apps import apps
from django.db import transaction
from django.utils import timezone

from boas.models import Inlevering, Peilgroep, Ronde, Sessie, Stand, Telling
from boas.peilen.sluiten import sluit_peiling
from boas.regels.groepen import MINSTENS
from organisatie.models import Functie, Gebruiker
from tests.boas import kijken, peilen
from tests.factories import GebruikerFactory, LidmaatschapFactory

pytestmark = pytest.mark.django_db

Antwoord = tuple[int | None, ...]
Wereld = dict[str, list[Antwoord]]
"""Of each group (its code) what each person who answered it sent."""

VRAGEN = 3


@pytest.fixture(autouse=True)
def _stil(settings):
    """Mail waits, and the clock stands still: both worlds are of one moment."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    with mock.patch("django.utils.timezone.now", return_value=timezone.now()):
        yield


class _Vergaat(Exception):
    """Ends a world."""


def beleef(sessie: Sessie, wereld: Wereld, kijk: Callable[..., dict], *wie, sluit=True) -> dict:
    """What ``kijk`` sees after these answers, in a world that is gone afterwards."""
    gezien: dict = {}
    try:
        with transaction.atomic():
            for groep, antwoorden in wereld.items():
                tokens = peilen.links(sessie, groep)
                for token, waarden in zip(tokens, antwoorden, strict=False):
                    peilen.antwoord(sessie, token, *waarden)
            if sluit:
                sluit_peiling(sessie.pk)
            gezien.update(kijk(sessie, *wie))
            raise _Vergaat
    except _Vergaat:
        return gezien


def verschillen(een: dict, ander: dict) -> list:
    """Where somebody reads something else."""
    return sorted(waar for waar in een.keys() | ander.keys() if een.get(waar) != ander.get(waar))


def iemand(willekeur: random.Random) -> Antwoord:
    return tuple(willekeur.choice([0, 1, 2, 3, 3]) for _ in range(VRAGEN))


def verdeeld(willekeur: random.Random, allen: list[Antwoord], leiding: int) -> Wereld:
    """These answers, so many of them by the leaders, whose is whose by chance."""
    allen = willekeur.sample(allen, len(allen))
    return {"leiding": allen[:leiding], "medewerkers": allen[leiding:]}


@pytest.fixture
def organisatie() -> tuple[Sessie, list[Gebruiker]]:
    """An open peiling of the whole organisation, and those who read its result or might."""
    sessie = peilen.open_organisatie(leiders=8, medewerkers=16, uitkomst="themas")
    kwaliteit = GebruikerFactory(naam="Kees Kwaliteit")
    Functie.objects.create(gebruiker=kwaliteit, rol=Functie.Rol.KWALITEITSMEDEWERKER)
    medewerker = Gebruiker.objects.filter(lidmaatschappen__rol="teamlid").first()
    return sessie, [Gebruiker.objects.get(naam="Bo Bestuurder"), kwaliteit, medewerker]


@pytest.fixture
def team() -> tuple[Sessie, list[Gebruiker]]:
    """An open peiling of a team with its leader."""
    sessie = peilen.open_team(15)
    leider = LidmaatschapFactory(team=sessie.team, rol="teamleider").gebruiker
    lid = Gebruiker.objects.filter(lidmaatschappen__team=sessie.team).exclude(pk=leider.pk).first()
    return sessie, [leider, lid]


def sessiepaginas(sessie: Sessie, mensen: list[Gebruiker]) -> dict:
    """Every page and file of the session, and where sessions are listed."""
    return kijken.zie(mensen, kijken.van_sessies(sessie))


def opgeslagen(*_) -> dict:
    """Every row of every table, history included."""
    modellen = apps.get_models(include_auto_created=True)
    return {m._meta.label: sorted(map(repr, m._base_manager.values_list())) for m in modellen}


class TestGesloten:
    @pytest.mark.parametrize("zaad", range(3))
    def test_whose_answer_was_whose_in_joined_groups_is_nowhere(self, organisatie, zaad):
        sessie, _ = organisatie
        toeval = random.Random(zaad)
        allen = [iemand(toeval) for _ in range(toeval.randint(6, 16))]

        een = beleef(sessie, verdeeld(toeval, allen, 4), opgeslagen)
        # Also how many leaders answered at all.
        ander = beleef(sessie, verdeeld(toeval, allen, zaad), opgeslagen)

        assert verschillen(een, ander) == []
        assert len(een["boas.Telling"]) >= VRAGEN

    def test_nor_on_any_page_with_any_parameter(self, organisatie):
        sessie, [bestuurder, *_] = organisatie
        toeval = random.Random(10)
        allen = [iemand(toeval) for _ in range(12)]
        vragen = kijken.met_parameters([f"/sessies/{sessie.pk}/uitslag/"], ["leiding", "1"])

        def kijk(*_) -> dict:
            return kijken.zie([bestuurder], kijken.adressen(sessie) + vragen)

        een = beleef(sessie, verdeeld(toeval, allen, 4), kijk)
        ander = beleef(sessie, verdeeld(toeval, allen, 2), kijk)

        assert verschillen(een, ander) == []
        assert any("/uitslag/?formaat=xlsx" in pad for _, pad in een)
        assert len(een) > 2 * len(kijken.parameters())

    def test_a_statement_skipped_in_a_group_of_five_does_not_tell_who(self, organisatie):
        sessie, _ = organisatie
        vijf = [(0, 0, 0)] * 4 + [(0, None, 0)]
        rest = [(3, 3, 3)] * 9
        gewisseld = {"leiding": [*vijf[:3], vijf[4], rest[0]], "medewerkers": [vijf[3], *rest[1:]]}

        een = beleef(sessie, {"leiding": vijf, "medewerkers": rest}, opgeslagen)
        ander = beleef(sessie, gewisseld, opgeslagen)

        assert verschillen(een, ander) == []

    @pytest.mark.parametrize("soort", ["organisatie", "team"])
    def test_a_statement_that_four_answered_is_as_one_that_nobody_did(self, soort, request):
        sessie, _ = request.getfixturevalue(soort)
        groepen = ("leiding", "medewerkers") if soort == "organisatie" else ("",)

        def wereld(aantal: int, waarde: int) -> Wereld:
            zeven = [(1, 2, waarde if i < aantal else None) for i in range(7)]
            return {groepen[0]: zeven} | {g: [(1, 2, None)] * 7 for g in groepen[1:]}

        gezien = [beleef(sessie, wereld(*zo), opgeslagen) for zo in ((0, 0), (1, 0), (4, 3))]

        assert verschillen(gezien[0], gezien[1]) == verschillen(gezien[1], gezien[2]) == []
        vijf = beleef(sessie, wereld(5, 3), opgeslagen)
        assert verschillen(gezien[0], vijf)

    @pytest.mark.parametrize("soort", ["organisatie", "team"])
    def test_of_four_answers_nothing_is_told(self, soort, request):
        sessie, _ = request.getfixturevalue(soort)
        groep = "medewerkers" if soort == "organisatie" else ""

        een = beleef(sessie, {groep: [(0, 0, 0)] * 4}, opgeslagen)
        ander = beleef(sessie, {groep: [(3, 2, None)]}, opgeslagen)

        assert verschillen(een, ander) == []

    @pytest.mark.parametrize("zaad", range(8))
    def test_what_is_stored_is_of_five_at_least_and_nothing_else_is(self, organisatie, zaad):
        sessie, _ = organisatie
        toeval = random.Random(100 + zaad)
        wereld = {
            groep: [
                (0, *(w if toeval.random() < 0.4 else None for w in iemand(toeval)[1:]))
                for _ in range(toeval.randint(0, meeste))
            ]
            for groep, meeste in (("leiding", 8), ("medewerkers", 16))
        }

        def kijk(*_) -> dict:
            groepen = list(Peilgroep.objects.values_list("code", "beantwoord"))
            tellingen: dict[tuple, int] = {}
            for code, stelling, n in Telling.objects.values_list("groep", "ronde__stelling", "n"):
                tellingen[code, stelling] = tellingen.get((code, stelling), 0) + n
            return {"groepen": groepen, "tellingen": tellingen, "rondes": Ronde.objects.count()}

        gezien = beleef(sessie, wereld, kijk)
        assert all(beantwoord >= MINSTENS for _, beantwoord in gezien["groepen"])
        assert all(n >= MINSTENS for n in gezien["tellingen"].values())
        assert {code for code, _ in gezien["tellingen"]} <= {code for code, _ in gezien["groepen"]}
        assert gezien["rondes"] == len({stelling for _, stelling in gezien["tellingen"]})

    def test_what_may_be_known_is_there(self, organisatie):
        sessie, mensen = organisatie
        een = {"leiding": [(0, 0, 0)] * 5, "medewerkers": [(3, 3, 3)] * 9}
        ander = {"leiding": [(1, 0, 0)] * 5, "medewerkers": [(3, 3, 3)] * 9}

        anders = verschillen(
            *(beleef(sessie, wereld, sessiepaginas, mensen) for wereld in (een, ander))
        )

        namen = {naam for naam, _ in anders}
        assert namen == {"Bo Bestuurder", "Kees Kwaliteit"}
        # Nowhere else than in the session itself: no overview, no list, no other export.
        assert {pad.split("?")[0] for _, pad in anders} <= {
            pad for pad in kijken.van_sessies(sessie) if f"/sessies/{sessie.pk}/" in pad
        }
        assert {pad.partition("?")[2] for _, pad in anders} >= {"", "formaat=xlsx", "formaat=pdf"}


class TestOpen:
    @pytest.mark.parametrize("soort", ["organisatie", "team"])
    def test_five_answers_or_nine_is_the_same_whatever_they_were(self, soort, request):
        sessie, mensen = request.getfixturevalue(soort)
        groep = "medewerkers" if soort == "organisatie" else ""

        def bij(aantal: int, *waarden: int | None) -> dict:
            wereld = {groep: [waarden] * aantal}
            return beleef(sessie, wereld, sessiepaginas, mensen[:1], sluit=False)

        vijf, negen, tien = bij(5, 0, 0, 0), bij(9, 3, 2, None), bij(10, 3, 2, None)

        assert verschillen(vijf, negen) == []
        anders = {pad.split("?")[0] for _, pad in verschillen(negen, tien)}
        assert f"/sessies/{sessie.pk}/peiling/" in anders
        assert anders <= {"/", "/peilingen/", "/sessies/", f"/sessies/{sessie.pk}/peiling/"}

    def test_in_which_group_answers_came_is_not_told(self, organisatie):
        sessie, mensen = organisatie

        een, ander = (
            beleef(sessie, {groep: [(0, 1, 2)] * 7}, sessiepaginas, mensen, sluit=False)
            for groep in ("leiding", "medewerkers")
        )

        assert verschillen(een, ander) == []

    def test_there_is_no_result(self, team):
        sessie, mensen = team

        def kijk(*_) -> dict:
            return kijken.zie(mensen, [f"/sessies/{sessie.pk}/uitslag/"])

        assert beleef(sessie, {"": [(0, 1, 2)] * 9}, kijk, sluit=False) == {}

    def test_no_number_of_the_session_counts_answers(self, team):
        """Each change of a session raises its stand; answers would be counted by it."""
        sessie, _ = team

        def kijk(*_) -> dict:
            return {
                "stand": list(Stand.objects.values_list()),
                "sessie": list(Sessie.objects.values_list()),
                "historie": list(Sessie.history.values_list()),
                "peiling": list(Peilgroep.objects.values_list()),
                "geteld": Inlevering.objects.count(),
            }

        een, ander = (beleef(sessie, {"": [(0, 1, 2)] * n}, kijk, sluit=False) for n in (1, 9))
        assert verschillen(een, ander) == ["geteld"]
