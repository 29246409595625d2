"""What a school's list changes: each line beside the student as known, for one school year.

Placements and guidance run from day to day. A change holds from a chosen day on, so that a
student who moves counts in the class of each day; what a list says nothing about stays.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from borgen.slb.regels.kolommen import Veld
from borgen.slb.regels.studentrij import Rijfout, Studentrij
from borgen.slb.regels.tijdlijn import Blok, Tijdlijn

DAG = datetime.timedelta(days=1)


class Jaar(NamedTuple):
    """The school year a list is about, and the day from which its changes hold."""

    van: datetime.date
    tot: datetime.date
    dag: datetime.date


@dataclass(frozen=True)
class Bekend:
    """A student as known now: placements in classes and guidance by an SLB'er, by day."""

    pk: int
    nummer: str
    naam: str
    plaatsingen: Sequence[Blok[str]] = ()
    begeleidingen: Sequence[Blok[int]] = ()


class Verschil(NamedTuple):
    """One thing that becomes different, both sides in plain values."""

    veld: Veld
    was: object
    wordt: object


@dataclass(frozen=True)
class Plan:
    """What one line does."""

    rij: Studentrij
    bekend: Bekend | None
    verschillen: tuple[Verschil, ...]
    plaatsingen: Tijdlijn[str]
    begeleidingen: Tijdlijn[int]

    @property
    def nieuw(self) -> bool:
        return self.bekend is None

    @property
    def nummer(self) -> str:
        """The longest spelling: a spreadsheet drops zeros at the front, it never adds them."""
        if self.bekend is None:
            return self.rij.nummer
        return max(self.bekend.nummer, self.rij.nummer, key=len)


@dataclass
class Vergelijking:
    """What a whole list does."""

    nieuw: list[Plan] = field(default_factory=list)
    gewijzigd: list[Plan] = field(default_factory=list)
    gelijk: list[Plan] = field(default_factory=list)
    overgeslagen: list[Studentrij] = field(default_factory=list)
    afwezig: list[Bekend] = field(default_factory=list)
    fouten: list[Rijfout] = field(default_factory=list)


class NietTePlaatsen(Exception):
    """The line cannot be carried out; ``veld`` and the message say why."""

    def __init__(self, veld: Veld, tekst: str) -> None:
        super().__init__(tekst)
        self.veld = veld


def vergelijk(rijen: Iterable[Studentrij], bekenden: Iterable[Bekend], jaar: Jaar) -> Vergelijking:
    """Each line of a list beside the students of the team; the order of lines does not matter."""
    rijen, bekenden = list(rijen), list(bekenden)
    zoek = _Zoeker(rijen, bekenden)
    uit, gezien = Vergelijking(), set()
    for rij in rijen:
        bekend = zoek(rij.nummer)
        if bekend:
            gezien.add(bekend.pk)
        if _al_weg_voor(rij, bekend, jaar):
            uit.overgeslagen.append(rij)
            continue
        try:
            plan = maak_plan(rij, bekend, jaar)
        except NietTePlaatsen as niet:
            uit.fouten.append(Rijfout(rij.rij, niet.veld, str(niet)))
            continue
        soort = uit.nieuw if plan.nieuw else uit.gewijzigd if plan.verschillen else uit.gelijk
        soort.append(plan)
    uit.afwezig = [
        bekend
        for bekend in bekenden
        if bekend.pk not in gezien and any(_loopt(b, jaar) for b in bekend.plaatsingen)
    ]
    return uit


def maak_plan(rij: Studentrij, bekend: Bekend | None, jaar: Jaar) -> Plan:
    """What one line does. Raises NietTePlaatsen."""
    plaatsingen = Tijdlijn(bekend.plaatsingen if bekend else ())
    begeleidingen = Tijdlijn(bekend.begeleidingen if bekend else ())
    verschillen: list[Verschil] = []
    if bekend is None and not rij.klas:
        raise NietTePlaatsen(Veld.KLAS, "De klas ontbreekt. Een nieuwe student heeft er een nodig.")
    if bekend and bekend.naam != rij.naam:
        verschillen.append(Verschil(Veld.NAAM, bekend.naam, rij.naam))
    if bekend and len(rij.nummer) > len(bekend.nummer):
        verschillen.append(Verschil(Veld.NUMMER, bekend.nummer, rij.nummer))
    verschillen += _plaats(rij, plaatsingen, jaar)
    verschillen += _begeleid(rij, begeleidingen, plaatsingen, jaar)
    return Plan(rij, bekend, tuple(verschillen), plaatsingen, begeleidingen)


def nieuwe_klassen(vergelijking: Vergelijking, bestaande: Iterable[str]) -> dict[str, int]:
    """Classes that are made, with how many students come in each."""
    er_zijn = set(bestaande)
    teller = Counter(
        blok.wat
        for plan in (*vergelijking.nieuw, *vergelijking.gewijzigd)
        for blok in (*plan.plaatsingen.nieuw, *plan.plaatsingen.anders)
        if blok.wat not in er_zijn
    )
    return dict(sorted(teller.items()))


def eindig(bekend: Bekend, dag: datetime.date) -> Plan | None:
    """Ends the enrolment of a student after ``dag``; None when there is none on that day."""
    plaatsingen, begeleidingen = Tijdlijn(bekend.plaatsingen), Tijdlijn(bekend.begeleidingen)
    if (blok := plaatsingen.op(dag)) is None or blok.tot == dag:
        return None
    plaatsingen.verander(blok, tot=dag)
    if begeleider := begeleidingen.op(dag):
        begeleidingen.verander(begeleider, tot=dag)
    rij = Studentrij(0, bekend.nummer, bekend.naam)
    verschil = Verschil(Veld.UITSTROOM, blok.tot, dag)
    return Plan(rij, bekend, (verschil,), plaatsingen, begeleidingen)


def _plaats(rij: Studentrij, lijn: Tijdlijn[str], jaar: Jaar) -> list[Verschil]:
    """Class, first and last day in this year; the line is changed in place."""
    weg = rij.uitstroom if rij.uitstroom and rij.uitstroom <= jaar.tot else None
    al_weg = weg is not None and weg < jaar.dag
    begin = _begin(rij, jaar)
    verschillen = []
    if rij.klas and not (al_weg and lijn.oud):
        verschillen += _zet_in_klas(rij.klas, lijn, jaar, begin, weg)
    in_jaar = lijn.tussen(jaar.van, jaar.tot)
    if rij.instroom and in_jaar and lijn.oud:
        # Of one block both ends may move; of several the list knows the first and the last day.
        tot = weg if weg and len(in_jaar) == 1 else in_jaar[0].tot
        verschillen += _laat_komen(lijn, in_jaar[0], begin, tot)
        in_jaar = lijn.tussen(jaar.van, jaar.tot)
    if weg and in_jaar and in_jaar[-1].tot != weg:
        verschillen.append(_laat_gaan(lijn, in_jaar[-1], weg))
    return verschillen


def _laat_komen(
    lijn: Tijdlijn[str], eerste: Blok[str], begin: datetime.date, tot: datetime.date | None
) -> list[Verschil]:
    if eerste.van == begin or (tot and begin > tot):
        return []
    lijn.verander(eerste, van=begin)
    return [Verschil(Veld.INSTROOM, eerste.van, begin)] if eerste.pk else []


def _begin(rij: Studentrij, jaar: Jaar) -> datetime.date:
    """The first day in this year that the list names, or the day from which it holds."""
    if rij.instroom and rij.instroom > jaar.tot:
        raise NietTePlaatsen(
            Veld.INSTROOM, "De instroomdatum ligt na het schooljaar waarvoor je inleest."
        )
    if rij.instroom:
        return max(rij.instroom, jaar.van)
    return jaar.van if rij.uitstroom and rij.uitstroom < jaar.dag else jaar.dag


def _zet_in_klas(
    klas: str,
    lijn: Tijdlijn[str],
    jaar: Jaar,
    begin: datetime.date,
    weg: datetime.date | None,
) -> list[Verschil]:
    in_jaar = lijn.tussen(jaar.van, jaar.tot)
    nu = next((b for b in in_jaar if b.tot is None or b.tot >= jaar.dag), None)
    if nu is None:
        # New, back again, or still in a class of an earlier year.
        if (eerder := lijn.op(jaar.van - DAG)) and eerder.tot is None:
            lijn.verander(eerder, tot=eerder.uiterlijk or jaar.van - DAG)
        lijn.voeg_toe(klas, jaar.dag if in_jaar else begin, weg, jaar.tot)
        return [Verschil(Veld.KLAS, None, klas)] if lijn.oud else []
    if nu.wat.casefold() == klas.casefold():
        return []
    lijn.ga_over(nu, klas, max(jaar.dag, nu.van))
    return [Verschil(Veld.KLAS, nu.wat, klas)]


def _laat_gaan(lijn: Tijdlijn[str], laatste: Blok[str], weg: datetime.date) -> Verschil:
    if weg < laatste.van:
        raise NietTePlaatsen(
            Veld.UITSTROOM,
            f"De uitstroomdatum ligt voor de dag waarop deze student in klas {laatste.wat} kwam "
            f"({_dag(laatste.van)}).",
        )
    lijn.verander(laatste, tot=weg)
    return Verschil(Veld.UITSTROOM, laatste.tot, weg)


def _begeleid(
    rij: Studentrij, lijn: Tijdlijn[int], plaatsingen: Tijdlijn[str], jaar: Jaar
) -> list[Verschil]:
    """The SLB'er from the chosen day on, and until the student leaves."""
    in_jaar = plaatsingen.tussen(jaar.van, jaar.tot)
    if not in_jaar:
        return []
    laatste, verschillen = in_jaar[-1], []
    al_weg = laatste.tot is not None and laatste.tot < jaar.dag
    if rij.slber is not None and not (al_weg and plaatsingen.oud):
        dag = max(jaar.dag, laatste.van) if plaatsingen.oud else laatste.van
        verschillen += _geef_slber(rij.slber, lijn, dag)
    blok = lijn.laatste
    if rij.uitstroom and laatste.tot and blok and blok.loopt_op(laatste.tot):
        # Guidance ends with the enrolment.
        lijn.verander(blok, tot=laatste.tot)
    return verschillen


def _geef_slber(slber: int, lijn: Tijdlijn[int], dag: datetime.date) -> list[Verschil]:
    nu = lijn.op(dag)
    if nu is None:
        lijn.voeg_toe(slber, dag, None)
    elif nu.wat != slber:
        lijn.ga_over(nu, slber, dag)
    else:
        return []
    return [Verschil(Veld.SLBER, nu.wat if nu else None, slber)]


def _al_weg_voor(rij: Studentrij, bekend: Bekend | None, jaar: Jaar) -> bool:
    """Whether the list says that somebody left before this year, and we know nothing else."""
    if rij.uitstroom is None or rij.uitstroom >= jaar.van:
        return False
    return bekend is None or not Tijdlijn(bekend.plaatsingen).tussen(jaar.van, jaar.tot)


def _loopt(blok: Blok[str], jaar: Jaar) -> bool:
    """Whether somebody is in a class of this year on the chosen day or later."""
    return jaar.van <= blok.van <= jaar.tot and (blok.tot is None or blok.tot >= jaar.dag)


def _dag(dag: datetime.date) -> str:
    return f"{dag.day}-{dag.month}-{dag.year}"


class _Zoeker:
    """Finds the student a number belongs to, also when a spreadsheet dropped its zeros."""

    def __init__(self, rijen: Sequence[Studentrij], bekenden: Sequence[Bekend]) -> None:
        self._precies = {bekend.nummer.casefold(): bekend for bekend in bekenden}
        in_lijst = Counter(_zonder_nullen(rij.nummer) for rij in rijen)
        nu = Counter(_zonder_nullen(bekend.nummer) for bekend in bekenden)
        self._los = {
            sleutel: bekend
            for bekend in bekenden
            if nu[sleutel := _zonder_nullen(bekend.nummer)] == 1 and in_lijst[sleutel] == 1
        }

    def __call__(self, nummer: str) -> Bekend | None:
        precies = self._precies.get(nummer.casefold())
        return precies or self._los.get(_zonder_nullen(nummer))


def _zonder_nullen(nummer: str) -> str:
    return nummer.casefold().lstrip("0") or "0"
