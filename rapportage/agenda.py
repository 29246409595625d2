"""A calendar as other programs read it (RFC 5545), from plain data."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.utils import timezone
from icalendar import Calendar, Component, Event
from icalendar.enums import TRANSP

# How often we would like to be asked; programs make of it what they will.
VERNIEUW = datetime.timedelta(hours=4)

# The rule of the European Union since 1996. The library can write a zone out year by year, which
# takes as much room as forty appointments.
_ZONE = b"""BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


@dataclass(frozen=True)
class Afspraak:
    """``begin`` is a moment, or a day for what has no hour: that keeps nobody busy.

    ``uid`` stays the same for as long as the thing exists, so that a program moves what moved.
    """

    uid: str
    titel: str
    begin: datetime.datetime | datetime.date
    minuten: int = 0
    plaats: str = ""
    tekst: str = ""
    url: str = ""


def maak_agenda(
    naam: str, afspraken: Iterable[Afspraak], *, uid: str, sinds: datetime.datetime
) -> bytes:
    """The calendar ``naam``; ``sinds`` is when what it holds changed last."""
    agenda = Calendar.new(name=naam, prodid="-//Borgen//Agenda//NL", uid=uid, last_modified=sinds)
    agenda.add("refresh-interval", VERNIEUW, parameters={"VALUE": "DURATION"})
    agenda.add("x-published-ttl", "PT4H")
    agenda.add("x-wr-timezone", timezone.get_default_timezone_name())
    agenda.add_component(_zone())
    for afspraak in afspraken:
        agenda.add_component(_gebeurtenis(afspraak, sinds))
    return agenda.to_ical()


@cache
def _zone() -> Component:
    return Component.from_ical(_ZONE)


def _gebeurtenis(afspraak: Afspraak, sinds: datetime.datetime) -> Event:
    begin, eind, bezet = afspraak.begin, None, TRANSP.TRANSPARENT
    if isinstance(begin, datetime.datetime):
        begin = timezone.localtime(begin, timezone.get_default_timezone())
        # In UTC, for an hour that does not exist or comes twice when the clock is changed.
        eind = timezone.localtime(
            begin.astimezone(datetime.UTC) + datetime.timedelta(minutes=afspraak.minuten),
            timezone.get_default_timezone(),
        )
        bezet = TRANSP.OPAQUE
    return Event.new(
        uid=afspraak.uid,
        summary=afspraak.titel,
        start=begin,
        end=eind,
        stamp=sinds,
        location=afspraak.plaats or None,
        description=afspraak.tekst or None,
        url=afspraak.url or None,
        transparency=bezet,
    )
