"""Where a file stands between bringing it in and taking it over: outside every served tree.

A row of the database would keep what it says in backups and free pages; a file is gone when it is
gone. Only this process's user can read them.
"""

import gzip
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder


@dataclass(frozen=True)
class Opslag:
    """The files of one kind of work, in a folder of their own; ``sleutel`` names those of a run."""

    naam: str

    @property
    def map(self) -> Path:
        return Path(settings.MEDIA_ROOT) / self.naam

    def pad(self, sleutel: str, soort: str) -> Path:
        return self.map / f"{sleutel}.{soort}"

    def bewaar_bytes(self, sleutel: str, soort: str, delen: Iterable[bytes]) -> None:
        with self.schrijf(sleutel, soort) as uit:
            uit.writelines(delen)

    def lees_bytes(self, sleutel: str, soort: str) -> bytes:
        """Raises FileNotFoundError when it is gone."""
        return self.pad(sleutel, soort).read_bytes()

    def bewaar(self, sleutel: str, soort: str, regels: Iterable[Any]) -> None:
        """Plain values, a line each; dates come back as text."""
        with self.regels(sleutel, soort) as schrijf:
            for regel in regels:
                schrijf(regel)

    @contextmanager
    def regels(self, sleutel: str, soort: str) -> Iterator[Callable[[Any], object]]:
        """As ``bewaar``, for who has a line now and then."""
        als_tekst = json.JSONEncoder(
            ensure_ascii=False, separators=(",", ":"), default=DjangoJSONEncoder().default
        ).encode
        with (
            self.schrijf(sleutel, soort) as ruw,
            gzip.open(ruw, "wt", 1, encoding="utf-8") as uit,
        ):
            yield lambda regel: uit.write(als_tekst(regel) + "\n")

    def lees(self, sleutel: str, soort: str) -> Iterator[Any]:
        """Raises FileNotFoundError when it is gone."""
        with gzip.open(self.pad(sleutel, soort), "rt", encoding="utf-8") as uit:
            yield from map(json.loads, uit)

    def verwijder(self, sleutel: str, *soorten: str) -> None:
        """All files of a run, or those of some kinds; no matter whether they are there."""
        paden = [self.pad(sleutel, s) for s in soorten] or list(self.map.glob(f"{sleutel}.*"))
        for pad in paden:
            pad.unlink(missing_ok=True)

    def ruim_op(self, behalve: set[str]) -> int:
        """Remove the files of runs that are not in ``behalve``; how many there were."""
        weg = [p for p in self.map.glob("*.*") if p.name.partition(".")[0] not in behalve]
        for pad in weg:
            pad.unlink(missing_ok=True)
        return len(weg)

    @contextmanager
    def schrijf(self, sleutel: str, soort: str) -> Iterator[IO[bytes]]:
        """Whole or not at all: whoever reads never finds half a file."""
        self.map.mkdir(parents=True, exist_ok=True, mode=0o700)
        pad = self.pad(sleutel, soort)
        half = pad.with_name(f"{sleutel}.half-{soort}")
        try:
            with open(os.open(half, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as uit:
                yield uit
            half.replace(pad)
        finally:
            half.unlink(missing_ok=True)
