"""Rows for tests, and the small world in which the personas live."""

import datetime
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import factory
from django.db.models import Model, QuerySet
from django.utils import timezone
from factory.django import DjangoModelFactory

from boas.models import Cluster, Instrument, Sessie, SessieStelling, Stelling, Versie
from organisatie.models import Functie, Gebruiker, Lidmaatschap, School, Team
from verbeterplan.models import Activiteit, TrajectSessie, Verbetertraject

SCHAAL = ["zeer oneens", "oneens", "eens", "volledig eens"]
LANG_GELEDEN = datetime.date(2020, 8, 1)


class GebruikerFactory(DjangoModelFactory):
    class Meta:
        model = Gebruiker

    naam = factory.Sequence(lambda n: f"Persoon {n}")
    email = factory.Sequence(lambda n: f"persoon{n}@school.example")


class SchoolFactory(DjangoModelFactory):
    class Meta:
        model = School

    naam = factory.Sequence(lambda n: f"School {n}")


class TeamFactory(DjangoModelFactory):
    class Meta:
        model = Team

    school = factory.SubFactory(SchoolFactory)
    naam = factory.Sequence(lambda n: f"Team {n}")


class LidmaatschapFactory(DjangoModelFactory):
    class Meta:
        model = Lidmaatschap

    gebruiker = factory.SubFactory(GebruikerFactory)
    team = factory.SubFactory(TeamFactory)
    van = LANG_GELEDEN


class InstrumentFactory(DjangoModelFactory):
    class Meta:
        model = Instrument

    code = factory.Sequence(lambda n: f"instrument-{n}")
    naam = factory.Sequence(lambda n: f"Instrument {n}")


class VersieFactory(DjangoModelFactory):
    """A version with ``stellingen`` statements (4 by default), spread over clusters D and V."""

    class Meta:
        model = Versie
        skip_postgeneration_save = True

    instrument = factory.SubFactory(InstrumentFactory)
    nummer = 1
    schaal = factory.LazyFunction(lambda: list(SCHAAL))
    oneens_tm = 2

    @factory.post_generation
    def stellingen(self, create, extracted):
        # In bulk and past the guard of used versions: this one is new, and many tests begin here.
        clusters = QuerySet(Cluster).bulk_create(
            Cluster(versie=self, letter=letter, naam=naam, volgorde=i)
            for i, (letter, naam) in enumerate([("D", "Definieer"), ("V", "Verbeter")])
        )
        aantal = 4 if extracted is None else extracted
        gekozen = [clusters[0] if i < (aantal + 1) // 2 else clusters[1] for i in range(aantal)]
        QuerySet(Stelling).bulk_create(
            Stelling(
                versie=self,
                cluster=cluster,
                code=f"{cluster.letter}{i + 1}",
                tekst=f"We weten wat afspraak {i + 1} van ons vraagt.",
                succesfactor="Eigenaarschap",
                interventie=f"Bespreek afspraak {i + 1} in het teamoverleg.",
                volgorde=i,
            )
            for i, cluster in enumerate(gekozen)
        )


class SessieFactory(DjangoModelFactory):
    """A session in preparation with every statement of its version and 14 people present."""

    class Meta:
        model = Sessie
        skip_postgeneration_save = True

    versie = factory.SubFactory(VersieFactory)
    team = factory.SubFactory(TeamFactory)
    onderwerp = factory.Sequence(lambda n: f"Begeleiding {n}")
    gepland_op = factory.LazyFunction(lambda: timezone.now() + datetime.timedelta(days=7))
    aantal_aanwezig = 14
    gemaakt_door = factory.SubFactory(GebruikerFactory)

    @factory.post_generation
    def keuze(self, create, extracted):
        SessieStelling.objects.bulk_create(
            SessieStelling(sessie=self, stelling=stelling, volgorde=i)
            for i, stelling in enumerate(self.versie.stellingen.all())
        )


class TrajectFactory(DjangoModelFactory):
    class Meta:
        model = Verbetertraject

    team = factory.SubFactory(TeamFactory)
    naam = factory.Sequence(lambda n: f"Traject {n}")
    gemaakt_door = factory.SubFactory(GebruikerFactory)


class TrajectSessieFactory(DjangoModelFactory):
    class Meta:
        model = TrajectSessie

    traject = factory.SubFactory(TrajectFactory)
    sessie = factory.SubFactory(
        SessieFactory,
        team=factory.SelfAttribute("..traject.team"),
        reeks=factory.SelfAttribute("..traject.reeks"),
    )


class ActiviteitFactory(DjangoModelFactory):
    class Meta:
        model = Activiteit

    team = factory.SubFactory(TeamFactory)
    wat = factory.Sequence(lambda n: f"Activiteit {n}")


@dataclass
class Wereld:
    """``team`` is whose work is at stake; the personas stand to it as their names say."""

    school: School
    team: Team
    teamleider: Gebruiker
    teamlid: Gebruiker
    ander_teamleider: Gebruiker
    ander_teamlid: Gebruiker
    plglid: Gebruiker
    """Of ``ander_team``, and in the PLG of the traject at stake."""
    kwaliteit: Gebruiker
    directeur: Gebruiker
    andere_directeur: Gebruiker
    bestuurder: Gebruiker
    onderzoeker: Gebruiker
    beheerder: Gebruiker
    leden: list[Lidmaatschap] = field(default_factory=list)
    """Of ``team``: teamleider, teamlid and one more."""
    van_plglid: Lidmaatschap | None = None
    """Where the plglid is a member: ``ander_team``."""

    PERSONAS = (
        "teamleider",
        "teamlid",
        "ander_teamleider",
        "ander_teamlid",
        "plglid",
        "kwaliteit",
        "directeur",
        "andere_directeur",
        "bestuurder",
        "onderzoeker",
        "beheerder",
    )


def maak_wereld() -> Wereld:
    """Make the world of the personas; ``ander_`` belongs to a team of another school.

    A statement a table instead of one a row, history included: half of all tests begin here.
    """
    noord, zuid = _samen(School(naam="College Noord"), School(naam="College Zuid"))
    team, ander_team = _samen(
        Team(school=noord, naam="Onderwijsassistent"), Team(school=zuid, naam="Handel")
    )
    tess, daan, eva, anna, ali, pia, kees, dirk, dora, bas, olga, bea = _samen(
        *(
            Gebruiker(naam=naam, email=f"{naam.lower().replace(' ', '.')}@school.example")
            for naam in (
                *("Tess Leider", "Daan Docent", "Eva Docent", "Anna Leider", "Ali Docent"),
                "Pia Plg",
                *("Kees Kwaliteit", "Dirk Directeur", "Dora Directeur", "Bas Bestuur"),
                *("Olga Onderzoek", "Bea Beheer"),
            )
        )
    )
    leider, lid = Lidmaatschap.Rol.TEAMLEIDER, Lidmaatschap.Rol.TEAMLID
    leden = _samen(
        *(
            Lidmaatschap(team=in_team, gebruiker=gebruiker, rol=rol, van=LANG_GELEDEN)
            for in_team, gebruiker, rol in (
                *((team, tess, leider), (team, daan, lid), (team, eva, lid)),
                *((ander_team, anna, leider), (ander_team, ali, lid), (ander_team, pia, lid)),
            )
        )
    )
    rol = Functie.Rol
    _samen(
        Functie(gebruiker=kees, rol=rol.KWALITEITSMEDEWERKER),
        Functie(gebruiker=dirk, rol=rol.DIRECTEUR, school=noord),
        Functie(gebruiker=dora, rol=rol.DIRECTEUR, school=zuid),
        Functie(gebruiker=bas, rol=rol.BESTUURDER),
        Functie(gebruiker=olga, rol=rol.ONDERZOEKER),
        Functie(gebruiker=bea, rol=rol.BEHEERDER),
    )
    return Wereld(
        school=noord,
        team=team,
        teamleider=tess,
        teamlid=daan,
        ander_teamleider=anna,
        ander_teamlid=ali,
        plglid=pia,
        kwaliteit=kees,
        directeur=dirk,
        andere_directeur=dora,
        bestuurder=bas,
        onderzoeker=olga,
        beheerder=bea,
        leden=leden[:3],
        van_plglid=leden[-1],
    )


def _samen(*rijen: Model) -> list[Any]:
    """Save rows of one model, with their history as saving one by one would write it."""
    model = type(rijen[0])
    bewaard = QuerySet(model).bulk_create(rijen)
    historisch = _historisch(model)
    velden = [veld.attname for veld in historisch.tracked_fields]
    wanneer = {"history_date": timezone.now(), "history_type": "+"}
    QuerySet(historisch).bulk_create(
        historisch(**wanneer, **{veld: getattr(rij, veld) for veld in velden}) for rij in bewaard
    )
    return bewaard


@cache
def _historisch(model: type[Any]) -> type[Any]:
    """The model of the history of ``model``; asking for it makes a class each time."""
    return model.history.model
