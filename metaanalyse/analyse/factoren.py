"""Factors that help and that hinder: how many cards name each, by category and by word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.text import slugify

from metaanalyse.analyse.tellen import getoond, lijst_met, met, met_een_van, zonder
from metaanalyse.regels.referentie import Referentie, referentie
from metaanalyse.regels.variabelen import VARIABELEN, ZONDER_WAARDE, termen_met_groep
from metaanalyse.register import Selectie

KANTEN = {"bevorderend": "Wat hielp", "belemmerend": "Wat in de weg zat"}


@dataclass(frozen=True)
class Factor:
    """``aantal`` cards of the selection name it; ``adres`` is the list of those."""

    code: str
    naam: str
    aantal: int
    adres: str
    studie: Referentie | None
    """What the study itself counted: shown beside it, never added to it."""


@dataclass(frozen=True)
class Categorie:
    """``aantal`` are the cards that name at least one of its factors, each once."""

    naam: str
    aantal: int
    adres: str
    factoren: tuple[Factor, ...]


@dataclass(frozen=True)
class Zonder:
    """The cards of a side that name none because it is unknown, does not fit or is not filled."""

    aantal: int
    adres: str


@dataclass(frozen=True)
class Kant:
    """One of the two sides, the fullest category first."""

    code: str
    naam: str
    categorieen: tuple[Categorie, ...]
    met: int
    """Cards that name a factor of this side."""
    zonder: Mapping[str, Zonder]
    """By the words of ``ZONDER_WAARDE``."""

    @property
    def factoren(self) -> Iterator[Factor]:
        for categorie in self.categorieen:
            yield from categorie.factoren


@dataclass(frozen=True)
class Woordrij:
    """A word that factors of both sides share; ``samen`` are the cards that name either, once."""

    woord: str
    helpt: int
    helpt_adres: str
    hindert: int
    hindert_adres: str
    samen: int

    @property
    def anker(self) -> str:
        """The id of its row on the page."""
        return f"woord-{slugify(self.woord)}"


def kant(selectie: Selectie, variabele: str) -> Kant:
    """One side: the factors of each category, those named most first."""
    v = VARIABELEN[variabele]
    categorieen = []
    for groep, termen in termen_met_groep(v):
        codes = getoond(selectie.filter, variabele, [t.code for t in termen])
        factoren = [
            Factor(
                code,
                v.naam_van(code),
                met(selectie, variabele, [code]),
                lijst_met(selectie.filter, variabele, [code]),
                referentie(variabele, code),
            )
            for code in codes
        ]
        if factoren:
            adres = lijst_met(selectie.filter, variabele, codes)
            op_rij = tuple(sorted(factoren, key=lambda f: -f.aantal))
            categorieen.append(Categorie(groep, met(selectie, variabele, codes), adres, op_rij))
    return Kant(
        variabele,
        KANTEN[variabele],
        tuple(sorted(categorieen, key=lambda c: -c.aantal)),
        met(selectie, variabele, v.codes),
        {
            woord: Zonder(
                zonder(selectie, variabele, woord), lijst_met(selectie.filter, variabele, [woord])
            )
            for woord in ZONDER_WAARDE
        },
    )


def woorden(selectie: Selectie) -> list[Woordrij]:
    """Every word of the two lists, by the alphabet."""
    per_woord: dict[str, dict[str, list[str]]] = {}
    for variabele in KANTEN:
        for term in VARIABELEN[variabele].termen:
            per_woord.setdefault(term.woord, {}).setdefault(variabele, []).append(term.code)
    return [_woordrij(selectie, woord, per_woord[woord]) for woord in sorted(per_woord)]


def _woordrij(selectie: Selectie, woord: str, codes: dict[str, list[str]]) -> Woordrij:
    delen = [
        (v, gezien) for v in KANTEN if (gezien := getoond(selectie.filter, v, codes.get(v, [])))
    ]
    per_kant = {
        v: (met(selectie, v, gezien), lijst_met(selectie.filter, v, gezien)) for v, gezien in delen
    }
    helpt, hindert = (per_kant.get(v, (0, "")) for v in KANTEN)
    return Woordrij(woord, *helpt, *hindert, met_een_van(selectie, delen))
