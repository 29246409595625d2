"""The panel of facets: some two hundred values, each with how many cards it would give.

Drawing it takes the template engine four milliseconds, and counts and ticks differ with every
choice, so what is drawn once is the panel around them; they are put in as text.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain, zip_longest

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from metaanalyse.regels.filter import GEORDEND, Filter
from metaanalyse.regels.variabelen import FILTERS, Soort, termen_met_groep
from metaanalyse.regels.woorden import KORT, TOESTAND_WOORDEN
from metaanalyse.register import Selectie
from rapportage.getallen import getal

# A list longer than this is folded until something of it was chosen.
MEESTE_OPEN = 8
# Where a tick or a count comes. Nobody can type this.
_PLEK = secrets.token_hex(8)


def facetten(selectie: Selectie) -> SafeString:
    """The facets of every variable that can be filtered on."""
    filter, tellingen = selectie.filter, selectie.facetten()
    return SafeString(
        "".join(
            _facet(v.code, filter, tellingen[v.code], selectie.toestanden(v.code)) for v in FILTERS
        )
    )


def _facet(
    variabele: str, filter: Filter, tellingen: Mapping[str, int], toestanden: Mapping[str, int]
) -> str:
    gekozen = filter.van(variabele)
    stukken, volgorde = _getekend(
        variabele,
        tuple(tellingen),
        len(gekozen),
        variabele in filter.alle,
        dict(filter.minstens).get(variabele, ""),
    )
    ingevuld = []
    for code in volgorde:
        ingevuld += [" checked" if code in gekozen else "", _telling(tellingen.get(code, 0))]
    ingevuld.append(_zonder(variabele, gekozen, toestanden))
    return "".join(chain.from_iterable(zip_longest(stukken, ingevuld, fillvalue="")))


@lru_cache(maxsize=8192)
def _telling(aantal: int) -> str:
    return f"<b>{getal(aantal)}</b>" if aantal else "<i>0</i>"


def _zonder(variabele: str, gekozen: Sequence[str], toestanden: Mapping[str, int]) -> str:
    """The choices of cards without a value here, those that there are or that were made.

    Not of the drawn panel, for which of the three there are differs with every choice.
    """
    rijen = [
        f'<li><label><input type="checkbox" name="{variabele}" value="{t}" id="f-{variabele}-{t}"'
        f"{' checked' if t in gekozen else ''}> {TOESTAND_WOORDEN[t]} {_telling(aantal)}</label>"
        "</li>"
        for t, aantal in toestanden.items()
        if aantal or t in gekozen
    ]
    return f'<ul class="facet-zonder">{"".join(rijen)}</ul>' if rijen else ""


@lru_cache(maxsize=512)
def _getekend(
    variabele: str, codes: Sequence[str], gekozen: int, alle: bool, minstens: str
) -> tuple[list[str], list[str]]:
    """The facet in pieces, and the codes in the order they are drawn.

    Of each code comes whether it is ticked and its count; after the last what has no value.
    """
    v = next(v for v in FILTERS if v.code == variabele)
    if v.soort == Soort.JAAR:
        groepen = [("", [(code, code) for code in codes])]
    else:
        groepen = [(g, [(t.code, t.naam) for t in termen]) for g, termen in termen_met_groep(v)]
    context = {
        "code": variabele,
        "naam": KORT[variabele],
        "vraag": v.vraag,
        "groepen": groepen,
        "gekozen": gekozen,
        "alle": alle,
        "meervoud": v.soort == Soort.KEUZE,
        "minstens": minstens,
        "geordend": variabele in GEORDEND,
        "open": bool(gekozen or minstens) or len(codes) <= MEESTE_OPEN,
        "plek": _PLEK,
    }
    html = render_to_string("metaanalyse/facet.html", context)
    return html.split(_PLEK), [code for _, termen in groepen for code, _ in termen]
