"""In which uploads somebody is named, for a person to open: nothing in them is changed.

Read are texts and what is a zip of XML (Word, Excel, PowerPoint, OpenDocument), all of it with the
standard library. A PDF or a picture is only counted: reading those takes a library that we lack.
"""

import html
import re
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from organisatie.models import Bijlage, Gebruiker
from organisatie.regels.sporen import Sporen

# Somebody waits for the page; what was not reached by then is told.
HOOGSTENS = 5.0  # seconds
MEESTE_TEKST = 20 * 1024 * 1024  # bytes, unpacked
_ZIP = {"docx", "xlsx", "pptx", "odt", "ods", "odp"}
_TAG = re.compile(r"<[^>]*>")
_STUK = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError)


@dataclass(frozen=True)
class Genoemd:
    """``bestanden``: team and name of the files in which the person is named. ``ongelezen``: by
    team how many could not be read."""

    bestanden: tuple[tuple[str, str], ...]
    ongelezen: dict[str, int]

    def __bool__(self) -> bool:
        return bool(self.bestanden or self.ongelezen)


def genoemd_in(sporen: Sporen, teams: Collection[int], persoon: Gebruiker | None = None) -> Genoemd:
    """In the uploads of these teams, and in what ``persoon`` attached elsewhere. One query.

    Of what cannot be read only those of ``persoon`` count, when there is one.
    """
    welke = Q(team__in=teams)
    if persoon:
        welke |= Q(door=persoon)
    rijen = Bijlage.objects.filter(welke)
    einde = time.monotonic() + HOOGSTENS
    gevonden, ongelezen = [], Counter[str]()
    for rij in rijen.select_related("team").order_by("team__naam", "naam", "pk"):
        noemt = None if time.monotonic() > einde else _noemt(rij, sporen)
        if noemt:
            gevonden.append((rij.team.naam, rij.naam))
        elif noemt is None and (persoon is None or rij.door_id == persoon.pk):
            ongelezen[rij.team.naam] += 1
    return Genoemd(tuple(gevonden), dict(ongelezen))


def _noemt(rij: Bijlage, sporen: Sporen) -> bool | None:
    """None when it cannot be read."""
    soort = rij.naam.rpartition(".")[2].lower()
    if soort not in _ZIP | {"txt"}:
        return None
    try:
        with rij.bestand.open("rb") as bestand:
            return any(map(sporen.noemt, _teksten(bestand, soort)))
    except _STUK:
        return None


def _teksten(bestand: Any, soort: str) -> Iterator[str]:
    if soort == "txt":
        yield _ontcijfer(bestand.read(MEESTE_TEKST))
        return
    over = MEESTE_TEKST
    with zipfile.ZipFile(bestand) as archief:
        for naam in archief.namelist():
            if naam.endswith(".xml") and over > 0:
                with archief.open(naam) as deel:
                    inhoud = deel.read(over)
                over -= len(inhoud)
                yield from _kaal(inhoud.decode(errors="replace"))


def _ontcijfer(inhoud: bytes) -> str:
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        return inhoud.decode("cp1252", errors="replace")


def _kaal(xml: str) -> Iterator[str]:
    """With every piece apart, and joined: a tag may stand in the middle of a word."""
    yield html.unescape(_TAG.sub("\n", xml))
    yield html.unescape(_TAG.sub("", xml))
