"""When a verbeteractie may be called geborgd (S2, overzicht 4; S1, hoofdstuk 5).

Six indicators tell whether an innovation became lasting. Each has to be shown, not only said; a
year later the team looks again. It takes years, and that is no failure.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from verbeterplan.regels.advies import een_jaar_na

# So long before the day a re-check is due, it is asked for.
AANKONDIGING = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Indicator:
    """``vraag`` is what the team asks itself, ``voorbeeld`` what could show it."""

    sleutel: str
    kop: str
    vraag: str
    voorbeeld: str


INDICATOREN = (
    Indicator(
        "afspraken",
        "Er is afgesproken dat we doorgaan",
        "Is binnen en buiten de school besproken en afgesproken dat dit blijft?",
        "Het staat in het jaarplan; met de stagebedrijven is het voor volgend jaar vastgelegd.",
    ),
    Indicator(
        "middelen",
        "Tijd, materiaal en mensen zijn geregeld",
        "Krijgt dit uren, spullen en mensen die er gewoon voor zijn ingepland?",
        "De gesprekken staan als uren in de jaartaak en het rooster.",
    ),
    Indicator(
        "norm",
        "Zo doen we het hier",
        "Is dit de gewone manier van werken, zonder dat iemand eraan hoeft te trekken?",
        "Nieuwe collega's leren het meteen zo; niemand vraagt meer of het moet.",
    ),
    Indicator(
        "stabiel",
        "Het hangt niet aan een persoon of een potje",
        "Blijft het bestaan als de trekker weggaat of het tijdelijke geld op is? "
        "Staat het in de procedures en is er hulp als het nodig is?",
        "De trekker was twee maanden weg en alles liep door.",
    ),
    Indicator(
        "routine",
        "Iedereen beheerst het",
        "Doet iedereen het als vanzelf, en goed?",
        "In de laatste drie metingen haalden alle SLB'ers de norm.",
    ),
    Indicator(
        "verfijnd",
        "We maakten het van onszelf en het oude is weg",
        "Is het na evaluatie aangepast aan wat jullie nodig hebben, vertellen jullie erover, "
        "en is de oude werkwijze echt gestopt?",
        "Het oude formulier is verwijderd; we lieten het nieuwe zien aan een ander team.",
    ),
)
SLEUTELS = frozenset(i.sleutel for i in INDICATOREN)


def mag_geborgd_heten(aanwezig: Collection[str]) -> bool:
    """Whether every one of the six is there. ``aanwezig``: indicators ticked and with evidence."""
    return set(aanwezig) >= SLEUTELS


def hertoets_voor(dag: date) -> date:
    """The day before which the team looks again: a year after ``dag``."""
    return een_jaar_na(dag)


class Borgstand(StrEnum):
    """Where a verbeteractie stands; of the last check that was closed."""

    NIET_GETOETST = "niet_getoetst"
    NOG_NIET = "nog_niet"
    GEBORGD = "geborgd"
    HERTOETS_KOMT = "hertoets_komt"
    HERTOETS_NODIG = "hertoets_nodig"


def borgstand(getoetst: bool, hertoets: date | None, vandaag: date) -> Borgstand:
    """In: whether a check was ever closed, and the re-check day of the last one (None: not passed).

    On the day itself the re-check is needed; in the thirty days before it is announced. It stays
    geborgd until a re-check says otherwise.
    """
    if not getoetst:
        return Borgstand.NIET_GETOETST
    if hertoets is None:
        return Borgstand.NOG_NIET
    if vandaag >= hertoets:
        return Borgstand.HERTOETS_NODIG
    return Borgstand.HERTOETS_KOMT if vandaag >= hertoets - AANKONDIGING else Borgstand.GEBORGD
