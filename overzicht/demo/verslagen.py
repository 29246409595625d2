"""What the quality officer wrote about both teams: one report settled, the others on their way."""

import datetime

from django.utils import timezone

from organisatie.models import Gebruiker, Periode, Team
from organisatie.schrijven import Invoer
from overzicht import verslagacties
from overzicht.demo.mensen import Mensen
from overzicht.verslaglezen import lees_verslag

VOORBIJ = {
    "opvallend": "Sinds de herfst staat bijna elk gesprek dezelfde week in Borgen. Dat was vorig "
    "jaar nog niet de helft.\n\nHet aantal gesprekken per student bleef net onder de afspraak.",
    "goed": "- Het team hield zelf een BOAS en deelde de uitslag.\n- De teamleider bespreekt de "
    "uitkomsten in het overleg, niet alleen in de mail.",
    "nodig": "Een vast uur in het rooster van leerjaar 1. Zonder dat uur haalt een klas met 28 "
    "studenten de tweede ronde niet.",
    "vervolg": "Voor de kerst kijken we samen of het rooster is aangepast. In periode 2 meten we "
    "ook wat studenten ervan vinden.",
}
LOOPT = {
    "opvallend": "Het team koos deze maand met stippen welk speerpunt eerst komt.",
}
HANDEL = {
    "opvallend": "Handel begon deze periode. Er is nog geen meetplan.",
    "nodig": "Hulp bij het kiezen van één maat die het team zelf iets zegt.",
}


def maak_verslagen(mensen: Mensen, vandaag: datetime.date) -> None:
    """Early in a school year no period has ended; then there is nothing to settle yet."""
    kees = Gebruiker.objects.get(email="kwaliteit@demo.example")
    begonnen = Periode.objects.filter(van__lte=vandaag).select_related("schooljaar")
    *_, loopt = begonnen.order_by("van")
    # What is settled is settled now, whatever day the story stands at.
    nu = min(vandaag, timezone.localdate())
    voorbij = begonnen.filter(tot__lt=nu).order_by("-van").first()
    _schrijf(mensen.assistent, loopt, LOOPT)
    _schrijf(mensen.handel, voorbij or loopt, HANDEL)
    if voorbij:
        _schrijf(mensen.assistent, voorbij, VOORBIJ)
        gezien = verslagacties.vingerafdruk(lees_verslag(mensen.assistent, voorbij))
        verslagacties.stel_vast(mensen.assistent, voorbij, kees, gezien)


def _schrijf(team: Team, periode: Periode, teksten: dict[str, str]) -> None:
    invoer = {naam: Invoer(tekst, None) for naam, tekst in teksten.items()}
    verslagacties.bewaar_teksten(team, periode, invoer)
