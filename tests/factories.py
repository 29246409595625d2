"""Rows for tests, and the small world in which the personas live."""

import datetime
from dataclasses import dataclass, field

import factory
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
        clusters = [
            Cluster.objects.create(versie=self, letter=letter, naam=naam, volgorde=i)
            for i, (letter, naam) in enumerate([("D", "Definieer"), ("V", "Verbeter")])
        ]
        aantal = 4 if extracted is None else extracted
        for i in range(aantal):
            cluster = clusters[0] if i < (aantal + 1) // 2 else clusters[1]
            Stelling.objects.create(
                versie=self,
                cluster=cluster,
                code=f"{cluster.letter}{i + 1}",
                tekst=f"We weten wat afspraak {i + 1} van ons vraagt.",
                succesfactor="Eigenaarschap",
                interventie=f"Bespreek afspraak {i + 1} in het teamoverleg.",
                volgorde=i,
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
    kwaliteit: Gebruiker
    directeur: Gebruiker
    andere_directeur: Gebruiker
    bestuurder: Gebruiker
    onderzoeker: Gebruiker
    beheerder: Gebruiker
    leden: list[Lidmaatschap] = field(default_factory=list)

    PERSONAS = (
        "teamleider",
        "teamlid",
        "ander_teamleider",
        "ander_teamlid",
        "kwaliteit",
        "directeur",
        "andere_directeur",
        "bestuurder",
        "onderzoeker",
        "beheerder",
    )


def maak_wereld() -> Wereld:
    """Make the world of the personas; ``ander_`` belongs to a team of another school."""
    school, andere_school = SchoolFactory(naam="College Noord"), SchoolFactory(naam="College Zuid")
    team = TeamFactory(school=school, naam="Onderwijsassistent")
    ander_team = TeamFactory(school=andere_school, naam="Handel")
    leider = Lidmaatschap.Rol.TEAMLEIDER
    leden = [
        LidmaatschapFactory(team=team, rol=leider, gebruiker__naam="Tess Leider"),
        LidmaatschapFactory(team=team, gebruiker__naam="Daan Docent"),
        LidmaatschapFactory(team=team, gebruiker__naam="Eva Docent"),
    ]
    ander = [
        LidmaatschapFactory(team=ander_team, rol=leider, gebruiker__naam="Anna Leider"),
        LidmaatschapFactory(team=ander_team, gebruiker__naam="Ali Docent"),
    ]

    def met_functie(rol, naam, school=None):
        gebruiker = GebruikerFactory(naam=naam)
        Functie.objects.create(gebruiker=gebruiker, rol=rol, school=school)
        return gebruiker

    rol = Functie.Rol
    return Wereld(
        school=school,
        team=team,
        teamleider=leden[0].gebruiker,
        teamlid=leden[1].gebruiker,
        ander_teamleider=ander[0].gebruiker,
        ander_teamlid=ander[1].gebruiker,
        kwaliteit=met_functie(rol.KWALITEITSMEDEWERKER, "Kees Kwaliteit"),
        directeur=met_functie(rol.DIRECTEUR, "Dirk Directeur", school),
        andere_directeur=met_functie(rol.DIRECTEUR, "Dora Directeur", andere_school),
        bestuurder=met_functie(rol.BESTUURDER, "Bas Bestuur"),
        onderzoeker=met_functie(rol.ONDERZOEKER, "Olga Onderzoek"),
        beheerder=met_functie(rol.BEHEERDER, "Bea Beheer"),
        leden=leden,
    )
