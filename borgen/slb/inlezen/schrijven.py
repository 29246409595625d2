"""Writes what a list changes, with its history, in few statements: others wait meanwhile."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils import timezone

from borgen.slb.models import Begeleiding, Klas, Plaatsing, Student
from borgen.slb.regels.tijdlijn import Blok, Tijdlijn
from borgen.slb.regels.vergelijken import Plan
from organisatie.veel import schrijf_historie, voeg_in, werk_bij

REDEN = "import"


@dataclass
class Schrijver:
    """Carries out plans for one team and school year, inside the transaction of the caller."""

    team: int
    schooljaar: int
    klassen: dict[str, int]
    door: int | None = None
    moment: datetime.datetime = field(default_factory=timezone.now)

    def schrijf(self, plannen: Sequence[Plan]) -> None:
        self._maak_klassen(plannen)
        # What ends goes before what begins: the database refuses two at once for a moment, too.
        for korter in (True, False):
            self._verander_plaatsingen(plannen, korter)
            self._verander_begeleidingen(plannen, korter)
        self._verander_studenten([plan for plan in plannen if not plan.nieuw])
        nummers = self._maak_studenten([plan for plan in plannen if plan.nieuw])
        self._maak(
            Plaatsing,
            ("student_id", "klas_id", "van", "tot"),
            [
                (pk, self.klassen[blok.wat], blok.van, blok.tot)
                for pk, plan in _met_pk(plannen, nummers)
                for blok in plan.plaatsingen.nieuw
            ],
        )
        self._maak(
            Begeleiding,
            ("student_id", "lidmaatschap_id", "van", "tot", "waarnemer"),
            [
                (pk, blok.wat, blok.van, blok.tot, False)
                for pk, plan in _met_pk(plannen, nummers)
                for blok in plan.begeleidingen.nieuw
            ],
        )

    def _maak_klassen(self, plannen: Sequence[Plan]) -> None:
        namen = {
            blok.wat
            for plan in plannen
            for blok in (*plan.plaatsingen.nieuw, *_andere_inhoud(plan.plaatsingen))
        }
        nieuw = [(naam, self.team, self.schooljaar) for naam in sorted(namen - self.klassen.keys())]
        self.klassen |= self._maak(Klas, ("naam", "team_id", "schooljaar_id"), nieuw)

    def _maak_studenten(self, plannen: Sequence[Plan]) -> dict[str, int]:
        """The number of the row of each student's number."""
        nieuw = [(plan.nummer, self.team, plan.rij.naam) for plan in plannen]
        return self._maak(Student, ("nummer", "team_id", "naam"), nieuw)

    def _verander_studenten(self, plannen: Sequence[Plan]) -> None:
        self._verander(
            Student,
            ("naam", "nummer"),
            [
                (p.rij.naam, p.nummer, p.bekend.pk)
                for p in plannen
                if p.bekend and (p.bekend.naam, p.bekend.nummer) != (p.rij.naam, p.nummer)
            ],
        )

    def _verander_plaatsingen(self, plannen: Sequence[Plan], korter: bool) -> None:
        anders = [
            (self._klas_van(blok, oud), blok.van, blok.tot, blok.pk)
            for plan in plannen
            for blok, oud in _anders(plan.plaatsingen, korter)
        ]
        self._verander(Plaatsing, ("klas_id", "van", "tot"), anders)

    def _klas_van(self, blok: Blok[str], oud: Blok[str]) -> int | None:
        """None when the class stays: one of an earlier year has no number here."""
        return None if blok.wat == oud.wat else self.klassen[blok.wat]

    def _verander_begeleidingen(self, plannen: Sequence[Plan], korter: bool) -> None:
        anders = [
            (blok.wat, blok.van, blok.tot, blok.pk)
            for plan in plannen
            for blok, _ in _anders(plan.begeleidingen, korter)
        ]
        self._verander(Begeleiding, ("lidmaatschap_id", "van", "tot"), anders)

    def _maak(
        self, model: type[models.Model], kolommen: Sequence[str], rijen: Sequence[tuple]
    ) -> dict[Any, int]:
        """Insert; the new pk by the value of the first column."""
        gemaakt = voeg_in(model, kolommen, rijen)
        self._historie(model, [pk for _, pk in gemaakt], "+")
        return dict(gemaakt)

    def _verander(
        self, model: type[models.Model], kolommen: Sequence[str], rijen: Sequence[tuple]
    ) -> None:
        """Each of ``rijen`` holds a value for every column and its pk."""
        werk_bij(model, kolommen, rijen)
        self._historie(model, [rij[-1] for rij in rijen], "~")

    def _historie(self, model: type[models.Model], pks: Sequence[int], soort: str) -> None:
        schrijf_historie(model, pks, soort, moment=self.moment, reden=REDEN, door=self.door)


def _met_pk(plannen: Sequence[Plan], nummers: dict[str, int]) -> Iterator[tuple[int, Plan]]:
    for plan in plannen:
        yield (plan.bekend.pk if plan.bekend else nummers[plan.nummer]), plan


def _andere_inhoud(lijn: Tijdlijn[str]) -> list[Blok[str]]:
    oud = {blok.pk: blok.wat for blok in lijn.oud}
    return [blok for blok in lijn.anders if oud[blok.pk] != blok.wat]


def _anders(lijn: Tijdlijn, korter: bool) -> Iterator[tuple[Blok, Blok]]:
    """Blocks whose row changes, with how they were: those that only lose days, or the rest."""
    oud = {blok.pk: blok for blok in lijn.oud}
    for blok in lijn.anders:
        was = oud[blok.pk]
        einde_vroeger = blok.tot == was.tot or (
            blok.tot is not None and (was.tot is None or blok.tot < was.tot)
        )
        if (blok.van >= was.van and einde_vroeger) == korter:
            yield blok, was
