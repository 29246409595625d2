"""What holds from day to day, one thing at a time: a class, an SLB'er."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

DAG = datetime.timedelta(days=1)
Wat = TypeVar("Wat")


@dataclass(frozen=True)
class Blok(Generic[Wat]):
    """``wat`` holds from ``van`` until ``tot``, both included.

    ``pk`` is of the row it stands in; ``uiterlijk`` the last day it can hold, whatever happens.
    """

    wat: Wat
    van: datetime.date
    tot: datetime.date | None = None
    pk: int | None = None
    uiterlijk: datetime.date | None = None

    def loopt_op(self, dag: datetime.date) -> bool:
        return self.van <= dag and (self.tot is None or self.tot >= dag)


class Tijdlijn(Generic[Wat]):
    """Blocks without overlap, in order, and how they were when we began."""

    def __init__(self, blokken: Iterable[Blok[Wat]] = ()) -> None:
        self.oud = tuple(sorted(blokken, key=lambda blok: blok.van))
        self.blokken = list(self.oud)

    @property
    def laatste(self) -> Blok[Wat] | None:
        return self.blokken[-1] if self.blokken else None

    @property
    def nieuw(self) -> list[Blok[Wat]]:
        """Blocks that have no row yet."""
        return [blok for blok in self.blokken if blok.pk is None]

    @property
    def anders(self) -> list[Blok[Wat]]:
        """Blocks whose row changes."""
        oud = {blok.pk: blok for blok in self.oud}
        return [b for b in self.blokken if b.pk is not None and oud[b.pk] != b]

    def op(self, dag: datetime.date) -> Blok[Wat] | None:
        """What holds on ``dag``."""
        return next((blok for blok in self.blokken if blok.loopt_op(dag)), None)

    def tussen(self, van: datetime.date, tot: datetime.date) -> list[Blok[Wat]]:
        """Blocks that begin from ``van`` until ``tot``."""
        return [blok for blok in self.blokken if van <= blok.van <= tot]

    def voeg_toe(
        self,
        wat: Wat,
        van: datetime.date,
        tot: datetime.date | None,
        uiterlijk: datetime.date | None = None,
    ) -> None:
        """A new block; it ends before what is to follow."""
        volgende = next((b for b in self.blokken if b.van > van), None)
        if volgende and (tot is None or tot >= volgende.van):
            tot = volgende.van - DAG
        if tot and uiterlijk:
            tot = min(tot, uiterlijk)
        self.blokken.append(Blok(wat, van, tot, uiterlijk=uiterlijk))
        self._orden()

    def verander(self, blok: Blok[Wat], **velden: object) -> None:
        plaats = self.blokken.index(blok)
        self.blokken[plaats] = replace(blok, **velden)  # type: ignore[arg-type]
        self._orden()

    def ga_over(self, blok: Blok[Wat], wat: Wat, dag: datetime.date) -> None:
        """From ``dag`` on, within ``blok``, it is ``wat``; before that it stays what it was."""
        if blok.van >= dag:
            self.verander(blok, wat=wat)
            return
        self.verander(blok, tot=dag - DAG)
        self.voeg_toe(wat, dag, blok.tot, blok.uiterlijk)

    def _orden(self) -> None:
        self.blokken.sort(key=lambda blok: blok.van)
