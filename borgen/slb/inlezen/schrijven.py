"""Writes what a list changes, with its history, in few statements: others wait meanwhile.

Saving row after row takes minutes for a large school. Rows go in by the hundreds, rows that change
by one prepared statement, and history is copied from the rows themselves inside the database.
Django's own bulk_create held the lock three times as long, on making statements.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, models
from django.utils import timezone

from borgen.slb.models import Begeleiding, Klas, Plaatsing, Student
from borgen.slb.regels.tijdlijn import Blok, Tijdlijn
from borgen.slb.regels.vergelijken import Plan
from organisatie.models.versie import historie_van

# Times five columns: SQLite takes 32,766 values in one statement.
PER_KEER = 500
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
        pks: list[int] = []
        gemaakt: dict[Any, int] = {}
        plek = f"({', '.join(['%s'] * len(kolommen))})"
        with connection.cursor() as cursor:
            for deel in _delen(rijen):
                # Names of our own tables and columns; the values are parameters.
                cursor.execute(
                    f"INSERT INTO {model._meta.db_table} ({', '.join(kolommen)}) VALUES "  # noqa: S608
                    f"{', '.join([plek] * len(deel))} RETURNING {kolommen[0]}, id",
                    [waarde for rij in deel for waarde in rij],
                )
                terug = cursor.fetchall()
                gemaakt.update(terug)
                pks += [pk for _, pk in terug]
        self._historie(model, pks, "+")
        return gemaakt

    def _verander(
        self, model: type[models.Model], kolommen: Sequence[str], rijen: Sequence[tuple]
    ) -> None:
        """Each of ``rijen`` holds a value for every column and its pk; None keeps a number."""
        if not rijen:
            return
        zet = ", ".join(
            f"{kolom} = COALESCE(%s, {kolom})" if kolom.endswith("_id") else f"{kolom} = %s"
            for kolom in kolommen
        )
        with connection.cursor() as cursor:
            sql = f"UPDATE {model._meta.db_table} SET {zet} WHERE id = %s"  # noqa: S608
            cursor.executemany(sql, rijen)
        self._historie(model, [rij[-1] for rij in rijen], "~")

    def _historie(self, model: type[models.Model], pks: Sequence[int], soort: str) -> None:
        """As simple_history would write it on saving, copied from the rows by the database."""
        historie = historie_van(model)
        kolommen = ", ".join(veld.column for veld in historie.tracked_fields)
        vast = (
            connection.ops.adapt_datetimefield_value(self.moment),
            REDEN,
            soort,
            self.door,
        )
        with connection.cursor() as cursor:
            for deel in _delen(pks):
                cursor.execute(
                    f"INSERT INTO {historie._meta.db_table} ({kolommen}, history_date, "  # noqa: S608
                    "history_change_reason, history_type, history_user_id) "
                    f"SELECT {kolommen}, %s, %s, %s, %s FROM {model._meta.db_table} "
                    f"WHERE id IN ({', '.join(['%s'] * len(deel))})",
                    [*vast, *deel],
                )


def _delen(rijen: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """As many at a time as one statement may hold."""
    return (rijen[begin : begin + PER_KEER] for begin in range(0, len(rijen), PER_KEER))


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
