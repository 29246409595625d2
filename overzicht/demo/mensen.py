"""Schools, teams and accounts of the demo (fixed names, see ``docs/beheer.md``)."""

import datetime
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from organisatie.models import (
    Functie,
    Gebruiker,
    Lidmaatschap,
    Organisatie,
    Periode,
    School,
    Schooljaar,
    Team,
)
from overzicht.demo import verhaal

WACHTWOORD = "borgen-demo"
DOMEIN = "demo.example"


@dataclass
class Mensen:
    assistent: Team
    handel: Team
    teamleider: Gebruiker
    teamleider_handel: Gebruiker
    leden: list[Lidmaatschap]
    leden_handel: list[Lidmaatschap]


def maak_mensen(vandaag: datetime.date) -> Mensen:
    """Make the organisation of the demo; memberships began two school years ago."""
    organisatie = Organisatie.deze()
    organisatie.naam = "ROC Waterland (demo)"
    organisatie.save()
    zorg = School.objects.create(naam="College Zorg en Welzijn")
    economie = School.objects.create(naam="College Economie")
    assistent = Team.objects.create(school=zorg, naam="Onderwijsassistent")
    handel = Team.objects.create(school=economie, naam="Handel")
    # One hash for all: hashing a password is slow on purpose, and everybody knows this one.
    sleutel = make_password(WACHTWOORD)

    def account(naam: str, adres: str) -> Gebruiker:
        return Gebruiker.objects.create(naam=naam, email=f"{adres}@{DOMEIN}", password=sleutel)

    rol = Functie.Rol
    for naam, adres, functie, school in [
        ("Bea Beheer", "beheerder", rol.BEHEERDER, None),
        ("Kees Kwaliteit", "kwaliteit", rol.KWALITEITSMEDEWERKER, None),
        ("Olga Onderzoek", "onderzoeker", rol.ONDERZOEKER, None),
        ("Omar Onderzoek", "onderzoeker2", rol.ONDERZOEKER, None),
        ("Babs Bestuur", "bestuurder", rol.BESTUURDER, None),
        ("Dirk Directeur", "directeur", rol.DIRECTEUR, zorg),
        ("Marja Meester", "directeur2", rol.DIRECTEUR, economie),
        ("Wim Wessels", "directeur3", rol.DIRECTEUR, economie),
    ]:
        Functie.objects.create(gebruiker=account(naam, adres), rol=functie, school=school)

    van = datetime.date(_begin_schooljaar(vandaag).year - 2, 8, 1)

    def team(leden: Team, leider: str, docenten: tuple[str, ...], achter: str = ""):
        leidend = Lidmaatschap.objects.create(
            gebruiker=account(leider, f"teamleider{achter}"),
            team=leden,
            rol=Lidmaatschap.Rol.TEAMLEIDER,
            van=van,
        )
        gewoon = [
            Lidmaatschap.objects.create(
                gebruiker=account(naam, f"docent{nummer}{achter}"), team=leden, van=van
            )
            for nummer, naam in enumerate(docenten, 1)
        ]
        return leidend.gebruiker, gewoon

    teamleider, leden = team(assistent, verhaal.TEAMLEIDER, verhaal.DOCENTEN)
    leider_handel, leden_handel = team(
        handel, verhaal.TEAMLEIDER_HANDEL, verhaal.DOCENTEN_HANDEL, "-handel"
    )
    _maak_schooljaar(vandaag)
    return Mensen(assistent, handel, teamleider, leider_handel, leden, leden_handel)


def _begin_schooljaar(vandaag: datetime.date) -> datetime.date:
    jaar = vandaag.year if vandaag.month >= 8 else vandaag.year - 1
    return datetime.date(jaar, 8, 1)


def _maak_schooljaar(vandaag: datetime.date) -> None:
    begin = _begin_schooljaar(vandaag)
    jaar = Schooljaar(
        naam=f"{begin.year}-{begin.year + 1}", van=begin, tot=datetime.date(begin.year + 1, 7, 31)
    )
    jaar.full_clean()
    jaar.save()
    grenzen = [
        datetime.date(begin.year, 11, 10),
        datetime.date(begin.year + 1, 2, 1),
        datetime.date(begin.year + 1, 4, 20),
        jaar.tot,
    ]
    eerste = begin
    for nummer, laatste in enumerate(grenzen, 1):
        periode = Periode(schooljaar=jaar, naam=f"periode {nummer}", van=eerste, tot=laatste)
        periode.full_clean()
        periode.save()
        eerste = laatste + datetime.timedelta(days=1)
