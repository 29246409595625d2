"""Peilingen for tests: of a team, or of the whole organisation with groups."""

import datetime

from django.utils import timezone

from boas.models import Bestuursschatting, Peilpost, Sessie, Stelling
from boas.peilen.antwoorden import lever_in
from boas.peilen.schatten import teken
from boas.peilen.starten import maak_peiling, open_peiling
from organisatie.models import Functie, Gebruiker, Team
from tests.factories import GebruikerFactory, LidmaatschapFactory, TeamFactory, VersieFactory

GROEPEN = [
    {"code": "bestuur", "naam": "Bestuur", "wie": "bestuurder"},
    {"code": "leiding", "naam": "Leidinggevenden", "wie": "leidinggevenden"},
    {"code": "medewerkers", "naam": "Medewerkers", "wie": "medewerkers"},
]


def versie_met_link(**anders):
    """A version of three statements that may be answered by link."""
    return VersieFactory(**{"afname": "beide", "stellingen": 3} | anders)


def versie_met_groepen(**anders):
    """A version for the whole organisation."""
    return versie_met_link(**{"afname": "link", "groepen": GROEPEN} | anders)


def team_van(aantal: int) -> Team:
    """A team of so many people, without a leader."""
    team = TeamFactory()
    LidmaatschapFactory.create_batch(aantal, team=team)
    return team


def organisatie_van(leiders: int, medewerkers: int) -> Gebruiker:
    """A school with so many team leaders and team members, and the bestuurder it gives back."""
    for _ in range(leiders):
        LidmaatschapFactory(rol="teamleider")
    team_van(medewerkers)
    bestuurder = GebruikerFactory(naam="Bo Bestuurder")
    Functie.objects.create(gebruiker=bestuurder, rol=Functie.Rol.BESTUURDER)
    return bestuurder


def teken_schatting(sessie: Sessie, door: Gebruiker, waarde: int = 3) -> Bestuursschatting:
    """An estimate as it is stored, the same answer to each statement."""
    stellingen = Stelling.objects.filter(versie=sessie.versie_id)
    return teken(sessie.pk, door, {s.code: waarde for s in stellingen})


def open_team(aantal: int = 8, **anders) -> Sessie:
    """A peiling of a team of so many people, open."""
    team = team_van(aantal)
    sessie = maak_peiling(team, versie_met_link(**anders), GebruikerFactory(), "Onze cultuur")
    open_peiling(sessie.pk)
    return Sessie.objects.get(pk=sessie.pk)


def open_organisatie(leiders: int = 6, medewerkers: int = 12, **anders) -> Sessie:
    """A peiling of the whole organisation, estimated and open."""
    bestuurder = organisatie_van(leiders, medewerkers)
    sessie = maak_peiling(None, versie_met_groepen(**anders), bestuurder, "Sociaal kapitaal")
    teken_schatting(sessie, bestuurder)
    open_peiling(sessie.pk)
    return Sessie.objects.get(pk=sessie.pk)


def links(sessie: Sessie, groep: str | None = None) -> list[str]:
    """The tokens that wait on the post; ``groep`` is the code of one group's."""
    from boas.models import Uitnodiging
    from boas.peilen.starten import merk_van

    tokens = list(
        Peilpost.objects.filter(peiling=sessie.pk).exclude(token="").values_list("token", flat=True)
    )
    if groep is None:
        return tokens
    merken = set(
        Uitnodiging.objects.filter(groep__peiling=sessie.pk, groep__code=groep).values_list(
            "merk", flat=True
        )
    )
    return [token for token in tokens if merk_van(token) in merken]


def antwoord(sessie: Sessie, token: str, *waarden: int | None) -> None:
    """Send answers to the statements in order; None leaves one open."""
    stellingen = Stelling.objects.filter(versie=sessie.versie_id).order_by("volgorde")
    paren = zip(stellingen, waarden, strict=True)
    lever_in(sessie.code, token, {s.pk: waarde for s, waarde in paren if waarde is not None})


def zet_sluitdag(sessie: Sessie, dagen: int) -> None:
    """Move the last day to so many days from today."""
    dag = timezone.localdate() + datetime.timedelta(days=dagen)
    sessie.peiling.sluit_op = dag
    sessie.peiling.save()
