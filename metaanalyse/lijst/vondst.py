"""Where on a card stands what was searched for: the first of its texts that has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.safestring import SafeString

from metaanalyse.models import Waarde
from metaanalyse.regels.variabelen import OPEN, VARIABELEN
from metaanalyse.regels.woorden import in_woorden
from metaanalyse.zoeken import Zoekvraag, vind_fragment

# Where somebody would look first; the rest follows in the order of the card.
_EERST = ("samenvatting", "beschrijving", "kenmerken", "uitkomst")
_VOLGORDE = {code: plek for plek, code in enumerate(dict.fromkeys([*_EERST, *VARIABELEN]))}
_OPEN = tuple(v.code for v in OPEN)
_VELDEN = ("codering__geldig_voor", "variabele", "code", "code_tot", "tekst")


@dataclass(frozen=True)
class Vondst:
    """A piece of a text with the hits marked, and of which variable it is."""

    variabele: str
    fragment: SafeString


def vondsten(pks: Sequence[int], vraag: Zoekvraag) -> Mapping[int, Vondst]:
    """For the cards of which a text or a term has it; else it is in the heading.

    The texts first, in one query; the terms of cards where it stands in none of them in a second.
    """
    if not vraag.wel:
        return {}
    gevonden = _zoek(pks, vraag, Q(variabele__in=_OPEN))
    over = [pk for pk in pks if pk not in gevonden]
    return gevonden | (_zoek(over, vraag, ~Q(variabele__in=_OPEN)) if over else {})


def _zoek(pks: Sequence[int], vraag: Zoekvraag, waar: Q) -> dict[int, Vondst]:
    per_kaart: dict[int, list[tuple[str, str, str, str]]] = defaultdict(list)
    waarden = Waarde.objects.filter(waar, codering__geldig_voor__in=pks, toestand="waarde")
    for pk, *waarde in waarden.order_by("pk").values_list(*_VELDEN):
        per_kaart[pk].append((*waarde,))
    gevonden = ((pk, _eerste(waarden, vraag)) for pk, waarden in per_kaart.items())
    return {pk: vondst for pk, vondst in gevonden if vondst}


def _eerste(waarden: list[tuple[str, str, str, str]], vraag: Zoekvraag) -> Vondst | None:
    for variabele, tekst in _teksten(waarden):
        if stuk := vind_fragment(tekst, vraag):
            return Vondst(VARIABELEN[variabele].naam, stuk)
    return None


def _teksten(waarden: list[tuple[str, str, str, str]]) -> Iterator[tuple[str, str]]:
    op_volgorde = sorted(waarden, key=lambda w: _VOLGORDE.get(w[0], len(_VOLGORDE)))
    for variabele, code, code_tot, tekst in op_volgorde:
        if variabele in VARIABELEN:
            if tekst:
                yield variabele, tekst
            if code in VARIABELEN[variabele].per_code:
                yield variabele, in_woorden(variabele, code, code_tot)
