"""Everyday problems of teams, each with the filter that finds what was tried for it.

The aspects are those of S2, overzicht 1; the sentences are ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Teamvraag:
    """``vraag`` is the query of the list's address."""

    zin: str
    vraag: str


TEAMVRAGEN: Sequence[Teamvraag] = (
    Teamvraag("We leren te weinig van elkaar", "aspect=binnenschools-leren"),
    Teamvraag("Afspraken verwateren weer", "aspect=verankering"),
    Teamvraag("Niemand voelt zich eigenaar", "aspect=eigenaarschap"),
    Teamvraag("We trekken niet samen op", "aspect=draagvlak"),
    Teamvraag("De werkdruk is te hoog", "aspect=werkbeleving"),
    Teamvraag("We komen niet aan ontwikkelen toe", "aspect=tijd"),
    Teamvraag("Onze lessen sluiten niet bij iedereen aan", "aspect=maatwerk"),
    Teamvraag("We willen beter worden in ons vak", "aspect=professionalisering"),
    Teamvraag("We weten niet welke hulp we zoeken", "aspect=vraagarticulatie"),
)
