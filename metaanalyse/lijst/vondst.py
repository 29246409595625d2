"""Where on a card stands what was searched for: the first of its texts that has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from django.utils.safestring import SafeString

from metaanalyse.models import Waarde
from metaanalyse.regels.bladwaarden import lees
from metaanalyse.regels.variabelen import OPEN, VARIABELEN
from metaanalyse.regels.woorden import in_woorden
from metaanalyse.regels.zoekvraag import heeft_treffer
from metaanalyse.zoeken import Zoekvraag, vind_fragment

# Where somebody would look first; the rest follows in the order of the card.
_EERST = ("samenvatting", "beschrijving", "kenmerken", "uitkomst")
_VOLGORDE = {code: plek for plek, code in enumerate(dict.fromkeys([*_EERST, *VARIABELEN]))}
_OPEN = tuple(v.code for v in OPEN)


@dataclass(frozen=True)
class Vondst:
    """A piece of a text with the hits marked, and of which variable it is."""

    variabele: str
    fragment: SafeString


@dataclass(frozen=True)
class Rijtekst:
    """What the row of a card was read with: its short text and its line of closed values."""

    kort: str
    waarden: str


def vondsten(rijen: Mapping[int, Rijtekst], vraag: Zoekvraag) -> Mapping[int, Vondst]:
    """For the cards that have it elsewhere than in the short text, where it shows already.

    First in the texts, read in one query, then in the terms; a card with neither has it in its
    heading.
    """
    if not vraag.wel:
        return {}
    elders = [pk for pk, rij in rijen.items() if not heeft_treffer(rij.kort, vraag)]
    teksten = _teksten(elders)
    uit = {}
    for pk in elders:
        if vondst := _eerste(chain(teksten.get(pk, ()), _termen(rijen[pk].waarden)), vraag):
            uit[pk] = vondst
    return uit


def _eerste(waarden: Iterable[tuple[str, str]], vraag: Zoekvraag) -> Vondst | None:
    for variabele, tekst in waarden:
        if stuk := vind_fragment(tekst, vraag):
            return Vondst(VARIABELEN[variabele].naam, stuk)
    return None


def _teksten(pks: list[int]) -> Mapping[int, list[tuple[str, str]]]:
    """Of each card variable and text, in the order somebody would look."""
    uit: dict[int, list[tuple[str, str]]] = defaultdict(list)
    if pks:
        waarden = Waarde.objects.filter(
            codering__geldig_voor__in=pks, variabele__in=_OPEN, toestand="waarde"
        )
        velden = ("codering__geldig_voor", "variabele", "tekst")
        for pk, *waarde in waarden.order_by("pk").values_list(*velden):
            uit[pk].append((*waarde,))
    return {pk: sorted(waarden, key=_plek) for pk, waarden in uit.items()}


def _termen(regel: str) -> Iterator[tuple[str, str]]:
    """The names of the closed values on the line of a card, made as far as they are asked."""
    waarden = sorted(((w.variabele, w) for w in map(lees, regel.split())), key=_plek)
    for variabele, woord in waarden:
        if variabele in VARIABELEN and woord.code in VARIABELEN[variabele].per_code:
            yield variabele, in_woorden(variabele, woord.code, woord.code_tot)


def _plek(paar: tuple[str, object]) -> int:
    return _VOLGORDE.get(paar[0], len(_VOLGORDE))
