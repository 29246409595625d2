"""A team with something of everything a report on a period tells, and what it must not tell."""

import datetime
from types import SimpleNamespace

from django.utils import timezone

from boas.models import Sessie
from borgen.models import Besluit, Norm
from organisatie.models import Gebruiker, Periode, Team
from organisatie.models.versie import lees_versie
from organisatie.schrijven import Invoer
from overzicht import verslagacties as acties
from overzicht.models import Periodeverslag
from overzicht.verslaglezen import lees_verslag
from tests.borgen import documenten_hulp
from tests.borgen.hulp import signaal_van
from tests.borgen.meten import maak_afspraak, maak_schooljaar, meet, vandaag
from tests.factories import ActiviteitFactory, SessieFactory, TrajectFactory

# What stays in the team: none of it may stand in a report.
BINNEN = (
    "In klas 3A is nog niemand gesproken.",
    "We bespreken het in het overleg.",
    "Alleen bij mijn eigen klas",
    "De zaal was bezet",
    "Alleen voor wie het weten mag",
    "Toelichting met de naam van Daan",
)


def moment(dagen: int) -> datetime.datetime:
    return timezone.now() + datetime.timedelta(days=dagen)


def maak_periodes() -> tuple[Periode, Periode]:
    """One that ended ten days ago, and the one that runs."""
    jaar = maak_schooljaar(vandaag(-10), vandaag(40))
    voorbij, loopt = Periode.objects.filter(schooljaar=jaar).select_related("schooljaar")
    return voorbij, loopt


def maak_gevuld(wereld) -> SimpleNamespace:
    """In the period that ended: results on both sides of a change of norm, work done, moved and
    open, a session, a text.
    """
    voorbij, loopt = maak_periodes()
    leider = wereld.teamleider
    traject = TrajectFactory(team=wereld.team, naam="Begeleiding")
    afspraak = maak_afspraak(traject, leider)
    for dagen, waarde in ((-80, "1"), (-45, "1.5"), (-15, "2.125")):
        meet(afspraak, vandaag(dagen), waarde, leider, opmerking="Alleen bij mijn eigen klas")
    norm = Norm(meetafspraak=afspraak, waarde=3, geldig_van=vandaag(-20), door=leider, reden="Meer")
    norm.save()
    actie = afspraak.verbeteractie
    Besluit.objects.create(
        verbeteractie=actie, soort="aanspreken", wat=BINNEN[1], door=wereld.teamleider
    )
    signaal_van(wereld, actie)
    acties = {"team": wereld.team, "traject": traject, "toelichting": BINNEN[5]}
    klaar = ActiviteitFactory(wat="Leidraad maken", datum=vandaag(-30), **acties)
    klaar.rond_af()
    type(klaar).objects.filter(pk=klaar.pk).update(klaar_op=moment(-15))
    ActiviteitFactory(wat="Ouders vragen", datum=vandaag(5), **acties)
    verzet = ActiviteitFactory(wat="Rooster rond", datum=vandaag(-30), **acties)
    verzet.verzet(vandaag(-5), "De zaal was bezet")
    sessie = SessieFactory(team=wereld.team, onderwerp="Alleen voor wie het weten mag")
    Sessie.objects.filter(pk=sessie.pk).update(
        status=Sessie.Status.AFGESLOTEN, begonnen_op=moment(-25), afgesloten_op=moment(-25)
    )
    document = documenten_hulp.maak_document(wereld.team, leider, evalueren_op=vandaag(-3))
    documenten_hulp.stel_vast(document, moment=moment(-20))
    return SimpleNamespace(
        voorbij=voorbij,
        loopt=loopt,
        traject=traject,
        afspraak=afspraak,
        sessie=Sessie.objects.get(pk=sessie.pk),
        document=document,
    )


def schrijf(team: Team, periode: Periode, **teksten: str) -> frozenset[str]:
    """As an officer who opened the page just now."""
    rij = Periodeverslag.objects.filter(team=team, periode=periode).first()
    versie = lees_versie(rij) if rij else None
    invoer = {naam: Invoer(tekst, versie) for naam, tekst in teksten.items()}
    return acties.bewaar_teksten(team, periode, invoer)


def stel_vast(team: Team, periode: Periode, door: Gebruiker) -> Periodeverslag:
    """As an officer who sees what is there now."""
    gezien = acties.vingerafdruk(lees_verslag(team, periode))
    return acties.stel_vast(team, periode, door, gezien)
