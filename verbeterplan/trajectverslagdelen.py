"""What the report of a traject is made of: chapters with texts and lists, the same everywhere."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapportage.excel.onderdelen import Kolom
from rapportage.lijst import in_woorden
from verbeterplan.models import Cyclusronde

Tekstregel = tuple[str, str]


@dataclass(frozen=True)
class Tabel:
    """A list: on a sheet of its own in the workbook, called ``naam``."""

    naam: str
    kolommen: Sequence[Kolom]
    rijen: Sequence[Sequence[object]]

    @property
    def breed(self) -> bool:
        """Whether a row is too much for one line of a page: then it stands there as a block."""
        return len(self.kolommen) > 5

    @cached_property
    def _gevuld(self) -> list[int]:
        """The columns in which something stands; on page and paper the others are left out."""
        plekken = range(len(self.kolommen))
        return [plek for plek in plekken if any(rij[plek] not in (None, "") for rij in self.rijen)]

    @property
    def koppen(self) -> list[Kolom]:
        return [self.kolommen[plek] for plek in self._gevuld]

    @property
    def cellen(self) -> list[list[tuple[Kolom, str]]]:
        """The same in words, for page and paper."""
        return [
            [(self.kolommen[n], in_woorden(rij[n], self.kolommen[n])) for n in self._gevuld]
            for rij in self.rijen
        ]


@dataclass(frozen=True)
class Hoofdstuk:
    """A chapter: ``zin`` tells it in a sentence, then texts and lists."""

    code: str
    kop: str
    zin: str = ""
    teksten: tuple[Tekstregel, ...] = ()
    tabellen: tuple[Tabel, ...] = ()

    @property
    def gevuld(self) -> bool:
        return bool(self.zin or self.teksten or any(tabel.rijen for tabel in self.tabellen))


@dataclass(frozen=True)
class Trajectverslag:
    titel: str
    team: str
    dag: datetime.date
    hoofdstukken: tuple[Hoofdstuk, ...]


def per_ronde(
    rondes: Sequence[Cyclusronde],
    antwoorden: dict[tuple[int, str], str],
    vragen: Iterable[tuple[str, str]],
) -> tuple[Tekstregel, ...]:
    """Each question with its last answer; an earlier one that was different follows, with when."""
    uit = []
    for code, vraag in vragen:
        gezien: set[str] = set()
        for ronde in reversed(rondes):
            tekst = antwoorden.get((ronde.nummer, code), "")
            if not tekst or tekst in gezien:
                continue
            uit.append((f"{vraag} (ronde {ronde.nummer})" if gezien else vraag, tekst))
            gezien.add(tekst)
    return tuple(uit)
