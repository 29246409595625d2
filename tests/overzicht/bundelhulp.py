"""Bundles for tests: with reports that cost nothing to make, one turn at a time."""

import io
import zipfile
from dataclasses import dataclass

from organisatie.models import Periode, Team
from overzicht import bundel
from overzicht.models import Bundel


@dataclass(frozen=True)
class Beeld:
    """What a report tells; another text is another report."""

    team: str
    tekst: str
    is_vast: bool


class Drukker:
    """Stands in for the reports: what they tell can be set, and what was printed is remembered."""

    def __init__(self) -> None:
        self.gemaakt: list[str] = []
        self.tekst: dict[str, str] = {}
        self.vast: set[str] = set()
        # Called with each team, before it is printed; what it raises is what goes wrong.
        self.vooraf = lambda team: None

    def lees(self, team: Team, periode: Periode) -> Beeld:
        return Beeld(team.naam, self.tekst.get(team.naam, "zo gaat het"), team.naam in self.vast)

    def pdf(self, beeld: Beeld) -> bytes:
        self.vooraf(beeld.team)
        self.gemaakt.append(beeld.team)
        return f"PDF van {beeld.team}: {beeld.tekst}".encode()

    def xlsx(self, beeld: Beeld) -> bytes:
        return f"Excel van {beeld.team}: {beeld.tekst}".encode()


def verder(run: Bundel, beurten: int | None = None) -> Bundel:
    """Let a worker take so many turns, or all that are left."""
    while beurten is None or beurten > 0:
        run.refresh_from_db()
        if not bundel.doe_beurt(run.pk, run.beurt):
            break
        beurten = None if beurten is None else beurten - 1
    run.refresh_from_db()
    return run


def inhoud(run: Bundel) -> dict[str, bytes]:
    """Names and contents of the zip, in its order."""
    ruw = bundel.OPSLAG.lees_bytes(run.sleutel, bundel.ZIP)
    with zipfile.ZipFile(io.BytesIO(ruw)) as zip_:
        assert zip_.testzip() is None
        return {naam: zip_.read(naam) for naam in zip_.namelist()}
