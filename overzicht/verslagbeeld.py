"""What the report on a period says, live or frozen: the same for page, PDF and workbook."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from overzicht.verslagcijfers import Cijfers, Kop
from rapportage.getallen import datum

# The blocks in words, in the order of the page; the fields of Periodeverslag.
BLOKKEN = ("opvallend", "goed", "nodig", "vervolg")


class Stand(StrEnum):
    LOOPT = "voorlopig, de periode loopt nog"
    VOORLOPIG = "voorlopig"
    VAST = "vastgesteld"


@dataclass(frozen=True)
class Blok:
    """What the quality officer wrote under one heading."""

    naam: str
    kop: str
    tekst: str


@dataclass(frozen=True)
class Verslagbeeld:
    """The whole report. ``vastgesteld_op`` is the day it was, ``herzien`` says why it was undone
    before.
    """

    cijfers: Cijfers
    blokken: tuple[Blok, ...]
    stand: Stand
    vastgesteld_op: datetime.date | None = None
    herzien: str = ""

    @property
    def kop(self) -> Kop:
        return self.cijfers.kop

    @property
    def is_vast(self) -> bool:
        return self.stand == Stand.VAST

    @property
    def titel(self) -> str:
        return f"Periodeverslag {self.kop.team}"

    @property
    def stand_tekst(self) -> str:
        """ "vastgesteld, cijfers van 3 mei 2026": stands on the page and in every file."""
        return f"{self.stand}, cijfers van {datum(self.cijfers.peildatum)}"

    @property
    def antwoord(self) -> str:
        """What it comes to, in one or two sentences; the same figures as below."""
        cijfers, normen = self.cijfers, self.cijfers.team.normen
        zinnen = []
        if normen.met_norm and not normen.gemeten:
            zinnen.append("De normen zijn nog niet gemeten.")
        elif normen.met_norm:
            woord = "norm is" if normen.met_norm == 1 else "normen zijn"
            zinnen.append(f"{normen.gehaald} van de {normen.met_norm} {woord} gehaald.")
        if cijfers.klaar or cijfers.nog_te_doen:
            zinnen.append(_activiteiten(len(cijfers.klaar), cijfers.nog_te_doen, cijfers.te_laat))
        return " ".join(zinnen) or "Over dit team is in deze periode nog niets vastgelegd."

    @property
    def is_leeg(self) -> bool:
        """Whether nobody wrote anything yet."""
        return not any(blok.tekst for blok in self.blokken)

    @property
    def loopt(self) -> bool:
        return self.stand == Stand.LOOPT

    @property
    def per_blok(self) -> dict[str, Blok]:
        return {blok.naam: blok for blok in self.blokken}


def _activiteiten(klaar: int, open_: int, te_laat: int) -> str:
    """ "2 activiteiten kwamen klaar, 4 staan nog open, waarvan 1 over de datum." """
    delen = []
    if klaar:
        woord = "activiteit kwam" if klaar == 1 else "activiteiten kwamen"
        delen.append(f"{klaar} {woord} klaar")
    if open_:
        wat = "" if klaar else "activiteit " if open_ == 1 else "activiteiten "
        delen.append(f"{open_} {wat}{'staat' if open_ == 1 else 'staan'} nog open")
    if te_laat:
        delen.append(f"waarvan {te_laat} over de datum")
    return ", ".join(delen) + "."
