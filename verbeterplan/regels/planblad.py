"""The plan of a round as plain data: what page, paper, workbook and a kept version all show.

A plan consists of parts (``DELEN``), each with texts at fixed places, or with points in a list.
What is empty is not there. How it stands on the planning today (``Punt.klaar``) is no part of the
plan: a version does not change because something got done.
"""

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

# The parts in the order they are read in.
DELEN = {
    "doelen": "Wat willen we bereiken?",
    "aanpak": "Zo gaan we het doen",
    "acties": "Wat doen we voortaan anders?",
    "afspraken": "Wie doet wat, en wanneer?",
    "tijdpad": "De tijd in grote stappen",
    "evaluatie": "Zo zien we of het werkt",
    "communicatie": "Zo blijft iedereen op de hoogte",
    "randvoorwaarden": "Wat er geregeld moet zijn",
    "factoren": "Wat aandacht vraagt",
    "tegengeluid": "Wat ertegen pleit",
    "besluit": "Het besluit",
    "plg": "Wie eraan werken",
    "kaarten": "Wat er bekend is uit onderzoek",
}
# What stands before a text: the question turned into the start of an answer. By its code.
LABELS = {
    "p-aanpak": "Dit gaan we anders doen",
    "strategie": "Zo beginnen we",
    "p-vast": "Dit doet iedereen op dezelfde manier",
    "p-ruimte": "Dit mag je op je eigen manier doen",
    "p-tijdpad": "",
    "p-communicatie": "",
    "e-nulmeting": "Hoe het nu is",
    "e-inhoud": "Het doel is gehaald als",
    "e-proces": "We doen wat we afspraken als",
    "e-zacht": "Dit horen en merken we dan",
    "e-ongewenst": "Dit kan misgaan",
    "e-werking": "Hierdoor werkt het",
    "e-wanneer": "Wanneer we kijken, en wie",
    "uitkomst": "",
    "handen": "",
    "draagvlak": "Draagvlak",
    "toelichting": "",
}


@dataclass(frozen=True)
class Tekst:
    """What stands at one place of the plan; ``rest`` is True when it was cut short."""

    code: str
    tekst: str
    rest: bool = False

    @property
    def label(self) -> str:
        return LABELS.get(self.code, "")


@dataclass(frozen=True)
class Punt:
    """One point of a list; ``bij`` belongs to it: how a goal shows, what an objection leads to.

    ``klaar`` is how it stands today; it is not kept and never compared.
    """

    tekst: str
    wie: str = ""
    dag: datetime.date | None = None
    bij: str = ""
    stand: str = ""
    klaar: bool = field(default=False, compare=False)
    rest: bool = False


@dataclass(frozen=True)
class Deel:
    """A part of the plan; ``nog`` is how many points are left out here."""

    code: str
    teksten: tuple[Tekst, ...] = ()
    punten: tuple[Punt, ...] = ()
    nog: int = 0

    @property
    def kop(self) -> str:
        return DELEN[self.code]

    @property
    def getoond(self) -> bool:
        """Whether anything of it is left to read here."""
        return bool(self.teksten or self.punten)

    @property
    def ingekort(self) -> bool:
        geknipt = [t.rest for t in self.teksten] + [p.rest for p in self.punten]
        return bool(self.nog) or any(geknipt)


@dataclass(frozen=True)
class Planblad:
    """The whole plan; ``delen`` are the parts that say something, in the order of ``DELEN``."""

    titel: str
    team: str
    ronde: int
    delen: tuple[Deel, ...] = ()

    @cached_property
    def per_code(self) -> Mapping[str, Deel]:
        return {deel.code: deel for deel in self.delen}

    @property
    def begonnen(self) -> bool:
        """Whether anything of the plan itself was written: who works on it is no plan yet."""
        return any(deel.code not in ("plg", "kaarten") for deel in self.delen)

    @property
    def dagen(self) -> tuple[tuple[datetime.date, bool], ...]:
        """The days on which something is agreed, and whether that is done."""
        deel = self.per_code.get("afspraken")
        return tuple((p.dag, p.klaar) for p in deel.punten if p.dag) if deel else ()


def als_json(blad: Planblad) -> dict[str, Any]:
    """What a version keeps; ``van_json`` gives the same plan back."""
    return {
        "titel": blad.titel,
        "team": blad.team,
        "ronde": blad.ronde,
        "delen": [
            {
                "code": deel.code,
                "teksten": [[t.code, t.tekst] for t in deel.teksten],
                "punten": [_punt_als_json(p) for p in deel.punten],
            }
            for deel in blad.delen
        ],
    }


def _punt_als_json(punt: Punt) -> dict[str, str]:
    dag = punt.dag.isoformat() if punt.dag else ""
    velden = {"wie": punt.wie, "dag": dag, "bij": punt.bij, "stand": punt.stand}
    return {"tekst": punt.tekst, **{naam: waarde for naam, waarde in velden.items() if waarde}}


def van_json(inhoud: Mapping[str, Any]) -> Planblad:
    return Planblad(
        inhoud["titel"],
        inhoud["team"],
        inhoud["ronde"],
        tuple(
            Deel(
                deel["code"],
                tuple(Tekst(code, tekst) for code, tekst in deel["teksten"]),
                tuple(_punt_van_json(punt) for punt in deel["punten"]),
            )
            for deel in inhoud["delen"]
        ),
    )


def _punt_van_json(punt: Mapping[str, str]) -> Punt:
    dag = punt.get("dag")
    return Punt(**{**punt, "dag": datetime.date.fromisoformat(dag) if dag else None})  # type: ignore[arg-type]


def vingerafdruk(inhoud: Mapping[str, Any]) -> str:
    """The same for the same plan, whatever the order its names come out of a database in."""
    tekst = json.dumps(inhoud, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(tekst.encode()).hexdigest()
