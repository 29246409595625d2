"""What stands in somebody's own calendar: meetings, what one owns, what one measures or evaluates.

A calendar lies outside this application, often on a phone that others see. So nobody is named in it
but by what a team itself wrote down as the title of a meeting or an activity.
"""

import datetime
import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from boas.models import Sessie
from borgen.meetplan import open_momenten
from borgen.models import Agendaadres, Document
from borgen.slb.api import geplande_gesprekken
from organisatie.models import Gebruiker
from rapportage.agenda import Afspraak, maak_agenda
from rapportage.getallen import datum
from verbeterplan.models import Activiteit, Monitormoment, Overleg, Verbetertraject
from verbeterplan.models.plg import trajecten_als_plglid

TERUG = datetime.timedelta(days=31)
VOORUIT = datetime.timedelta(days=400)
# Raise this when the same things are written down otherwise: calendars ask anew.
VORM = 1


def _uid(soort: str, pk: int | str) -> str:
    return f"{soort}-{pk}@{urlsplit(settings.BASE_URL).hostname or 'borgen'}"


def _adres(naam: str, pk: int) -> str:
    return f"{settings.BASE_URL}{reverse(naam, args=[pk])}"


def afspraken_van(gebruiker: Gebruiker, vandaag: datetime.date | None = None) -> list[Afspraak]:
    """From a month back until a year ahead, in order of time. One query a kind."""
    vandaag = vandaag or timezone.localdate()
    van, tot = vandaag - TERUG, vandaag + VOORUIT
    teams = gebruiker.toegang.lid_van
    alles = [
        *_overleggen(gebruiker, van, tot),
        *_sessies(teams, van, tot),
        *_activiteiten(gebruiker, van, tot),
        *_monitormomenten(gebruiker, van, tot),
        *_metingen(gebruiker, van, tot),
        *_documenten(gebruiker, van, tot),
        *_gesprekken(gebruiker, van, tot),
    ]
    return sorted(alles, key=lambda rij: (_dag(rij.begin), rij.uid))


def _dag(begin: datetime.datetime | datetime.date) -> str:
    return begin.isoformat()


def _overleggen(gebruiker: Gebruiker, van: datetime.date, tot: datetime.date) -> Iterable[Afspraak]:
    # Of a PLG only for who is in it, also in another team, and for who leads the team.
    van_team = Q(team__in=gebruiker.toegang.lid_van, traject=None)
    mijn = Q(team__in=gebruiker.toegang.leidt) | Q(traject__in=trajecten_als_plglid(gebruiker))
    van_plg = ~Q(traject=None) & mijn
    rijen = Overleg.objects.filter(van_team | van_plg, moment__date__range=(van, tot))
    for rij in rijen.select_related("team"):
        yield Afspraak(
            _uid("overleg", rij.pk),
            rij.titel,
            rij.moment,
            rij.duur_minuten,
            rij.plaats,
            f"Team {rij.team.naam}",
            _adres("overleg", rij.pk),
        )


def _sessies(teams: Any, van: datetime.date, tot: datetime.date) -> Iterable[Afspraak]:
    """Meetings; and of what is asked by link the last day, for one answers when it suits."""
    gepland = Q(gepland_op__date__range=(van, tot))
    met_link = Q(status=Sessie.Status.LOPEND, peiling__sluit_op__range=(van, tot))
    rijen = Sessie.objects.filter(gepland | met_link, team__in=teams)
    for rij in rijen.select_related("team", "versie__instrument", "peiling"):
        instrument = rij.versie.instrument.naam
        if rij.met_link:
            sinds = f"open sinds {datum(rij.begonnen_op)}"
            yield Afspraak(
                _uid("sessie", rij.pk),
                f"Laatste dag: {instrument}, {rij.onderwerp}",
                rij.peiling.sluit_op,
                tekst=f"Team {rij.team}. Je antwoordt met de link uit je mail; {sinds}.",
            )
        elif rij.gepland_op:
            yield Afspraak(
                _uid("sessie", rij.pk),
                f"{instrument}: {rij.onderwerp}",
                rij.gepland_op,
                rij.duur_minuten,
                rij.plaats,
                f"Team {rij.team}",
            )


def _activiteiten(
    gebruiker: Gebruiker, van: datetime.date, tot: datetime.date
) -> Iterable[Afspraak]:
    rijen = Activiteit.objects.te_doen().van_eigenaar(gebruiker)
    for rij in rijen.filter(datum__range=(van, tot)):
        if rij.datum:
            yield Afspraak(
                _uid("activiteit", rij.pk),
                f"Klaar: {rij.wat}",
                rij.datum,
                url=_adres("activiteit", rij.pk),
            )


def _monitormomenten(
    gebruiker: Gebruiker, van: datetime.date, tot: datetime.date
) -> Iterable[Afspraak]:
    # For who leads the team and for the PLG: they look together how it goes.
    rijen = Monitormoment.objects.aanwezig().schrijfbaar_door(gebruiker)
    for rij in rijen.in_lopende_ronde().filter(datum__range=(van, tot)):
        yield Afspraak(
            _uid("monitormoment", rij.pk),
            f"Samen kijken: {rij.titel}",
            rij.datum,
            url=_adres("monitormoment", rij.pk),
        )


def _metingen(gebruiker: Gebruiker, van: datetime.date, tot: datetime.date) -> Iterable[Afspraak]:
    toegang = gebruiker.toegang
    team = "meetafspraak__verbeteractie__traject__team"
    eigen = Q(meetafspraak__uitvoerder__gebruiker=gebruiker, **{f"{team}__in": toegang.lid_van})
    if toegang.kwaliteit:
        eigen |= Q(meetafspraak__uitvoerder_buiten_team=gebruiker)
    rijen = open_momenten().filter(
        eigen,
        op__range=(van, tot),
        meetafspraak__gestopt_op=None,
        meetafspraak__verbeteractie__traject__status=Verbetertraject.Status.LOPEND,
    )
    for rij in rijen.select_related("meetafspraak"):
        yield Afspraak(
            _uid("meting", rij.pk),
            f"Meten: {rij.meetafspraak.wat}",
            rij.op,
            tekst=rij.naam,
            url=_adres("meetafspraak", rij.meetafspraak_id),
        )


def _documenten(gebruiker: Gebruiker, van: datetime.date, tot: datetime.date) -> Iterable[Afspraak]:
    van_mij = Q(eigenaar__gebruiker=gebruiker) | Q(proces__evalueert__gebruiker=gebruiker)
    rijen = Document.objects.filter(
        van_mij, proces__team__in=gebruiker.toegang.lid_van, evalueren_op__range=(van, tot)
    )
    for rij in rijen:
        if rij.evalueren_op:
            yield Afspraak(_uid("document", rij.pk), f"Evalueren: {rij.titel}", rij.evalueren_op)


def _gesprekken(gebruiker: Gebruiker, van: datetime.date, tot: datetime.date) -> Iterable[Afspraak]:
    """Once a day, with how many; the day is what is the same when their number changes."""
    for dag, aantal in geplande_gesprekken(gebruiker, van, tot).items():
        yield Afspraak(
            _uid("gesprekken", f"{gebruiker.pk}-{dag.isoformat()}"),
            "1 gepland gesprek" if aantal == 1 else f"{aantal} geplande gesprekken",
            dag,
            url=f"{settings.BASE_URL}{reverse('slb')}",
        )


def vingerafdruk(afspraken: Iterable[Afspraak]) -> str:
    """The same as long as nothing in the calendar changed."""
    inhoud = json.dumps([VORM, *map(asdict, afspraken)], default=str, sort_keys=True)
    return hashlib.sha256(inhoud.encode()).hexdigest()


def werk_bij(adres: Agendaadres, afspraken: list[Afspraak]) -> None:
    """Keep since when this is what the calendar holds; a write only when something changed."""
    nu = vingerafdruk(afspraken)
    if adres.inhoud != nu:
        adres.inhoud = nu
        adres.veranderd_op = timezone.now().replace(microsecond=0)
        adres.save(update_fields=["inhoud", "veranderd_op"])


def schrijf(adres: Agendaadres, afspraken: list[Afspraak]) -> bytes:
    """The calendar file."""
    return maak_agenda(
        "Borgen", afspraken, uid=_uid("agenda", adres.gebruiker_id), sinds=adres.veranderd_op
    )
