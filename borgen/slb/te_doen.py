"""What conversations ask of a person now. No name of a student leaves this room."""

from django.urls import reverse
from django.utils import timezone

from borgen.slb.mijn import mijn_studenten
from borgen.slb.periodes import huidige_periode
from organisatie.models import Gebruiker
from organisatie.te_doen import TeDoen


def te_doen(gebruiker: Gebruiker) -> list[TeDoen]:
    """Students still to speak to this period; planned conversations of which the day is past."""
    if not gebruiker.toegang.lid_van:
        return []
    periode = huidige_periode()
    vandaag = timezone.localdate()
    if periode is None or periode.tot < vandaag:
        return []
    mijn = mijn_studenten(gebruiker, periode, vandaag)
    nog = sum(1 for rij in mijn.rijen if rij.nodig)
    regels = []
    if nog:
        wie = "1 student" if nog == 1 else f"{nog} studenten"
        wat = f"{wie} met nog niet genoeg gesprekken in {periode.naam}"
        regels.append(
            TeDoen("Voer gesprekken", wat, reverse("slb"), "", periode.tot, knop="Leg gesprek vast")
        )
    gemist = [rij.gepland for rij in mijn.rijen if rij.gepland and rij.gepland < vandaag]
    if gemist:
        hoeveel = "1 gesprek" if len(gemist) == 1 else f"{len(gemist)} gesprekken"
        wat = f"{hoeveel} gepland op een dag die voorbij is"
        regels.append(
            TeDoen(
                *("Leg vast of verzet", wat, reverse("slb"), "", min(gemist)),
                te_laat=True,
                knop="Leg gesprek vast",
            )
        )
    return regels
