"""What a coding says, apart from where it is kept: for forms, files and the shipped set alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from metaanalyse.regels.variabelen import VARIABELEN, Soort, Toestand

MEESTE_TEKENS = 20_000
HERKOMSTEN = ("vermeld", "afgeleid", "hoofdstuk5")


@dataclass(frozen=True)
class Gegeven:
    """One value of one variable; ``code_tot`` makes a range of an ordered variable."""

    variabele: str
    code: str = ""
    code_tot: str = ""
    tekst: str = ""
    toestand: Toestand = Toestand.WAARDE
    herkomst: str = ""
    plaats: str = ""


@dataclass(frozen=True)
class Score:
    """Of one part of the checklist: 1 to 5, or None for unknown."""

    score: int | None = None
    reden: str = ""


@dataclass(frozen=True)
class Voorwaarde:
    """Whether a condition of the ladder is met; None is not known."""

    vervuld: bool | None = None
    reden: str = ""


@dataclass(frozen=True)
class Inhoud:
    """A whole coding: values, checklist by part, conditions of the ladder by code."""

    gegevens: Sequence[Gegeven] = ()
    scores: Mapping[str, Score] = field(default_factory=dict)
    voorwaarden: Mapping[str, Voorwaarde] = field(default_factory=dict)

    def van(self, variabele: str) -> list[Gegeven]:
        return [g for g in self.gegevens if g.variabele == variabele]


@dataclass(frozen=True)
class Fout:
    """Something that cannot be, in words for whoever filled it in."""

    variabele: str
    melding: str


def controleer(gegevens: Iterable[Gegeven]) -> Iterator[Fout]:
    """Every reason why these values cannot stand together on one card; none when they can."""
    per_variabele: dict[str, list[Gegeven]] = defaultdict(list)
    for gegeven in gegevens:
        per_variabele[gegeven.variabele].append(gegeven)
    for code, waarden in per_variabele.items():
        yield from (Fout(code, melding) for melding in _meldingen(code, waarden))


def _meldingen(code: str, waarden: Sequence[Gegeven]) -> Iterator[str]:
    variabele = VARIABELEN.get(code)
    if variabele is None:
        yield f"“{code[:40]}” is geen variabele van de digitale kaart."
        return
    if len(waarden) > 1 and any(w.toestand != Toestand.WAARDE for w in waarden):
        yield f"{variabele.naam}: onbekend of n.v.t. kan niet naast een waarde staan."
    if len(waarden) > 1 and variabele.soort != Soort.KEUZE:
        yield f"{variabele.naam}: hier past één waarde."
    if len({w.code for w in waarden}) < len(waarden):
        yield f"{variabele.naam}: dezelfde waarde staat er twee keer."
    for waarde in waarden:
        yield from _meldingen_van(waarde)


def _meldingen_van(waarde: Gegeven) -> Iterator[str]:
    variabele = VARIABELEN[waarde.variabele]
    naam = variabele.naam
    if len(waarde.tekst) > MEESTE_TEKENS:
        yield f"{naam}: de tekst is langer dan {MEESTE_TEKENS} tekens."
    if waarde.herkomst and waarde.herkomst not in HERKOMSTEN:
        yield f"{naam}: “{waarde.herkomst[:40]}” is geen herkomst."
    if waarde.toestand != Toestand.WAARDE:
        if waarde.code:
            yield f"{naam}: onbekend of n.v.t. kan niet naast een waarde staan."
        return
    if not variabele.gesloten:
        if waarde.code or waarde.code_tot:
            yield f"{naam}: hier hoort een tekst, geen keuze uit een lijst."
        elif not waarde.tekst:
            yield f"{naam}: de tekst is leeg."
        return
    fout = [c for c in (waarde.code, waarde.code_tot) if c and c not in variabele.per_code]
    if fout or not waarde.code:
        yield f"{naam}: “{(fout or [''])[0][:40]}” staat niet in de lijst."
    elif waarde.code_tot and variabele.soort != Soort.ORDE:
        yield f"{naam}: een bereik kan hier niet."
    elif waarde.code_tot and variabele.rang[waarde.code_tot] <= variabele.rang[waarde.code]:
        yield f"{naam}: het bereik loopt terug."
