"""The rows of the list: read in one query, drawn once for as long as they say the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from metaanalyse.kaartbeeld import Kern
from metaanalyse.models import Kaartblad
from metaanalyse.regels.bladwaarden import lees
from metaanalyse.regels.inhoud import Gegeven
from metaanalyse.regels.variabelen import VARIABELEN, Toestand
from metaanalyse.regels.woorden import in_woorden, toestand_in_woorden
from rapportage.getekend import RUIMTE, Geheugen

_VELDEN = ("kaart_id", "waarden", "kort", "jaar", "kaart__titel", "kaart__rapport__titel")
_geheugen: Geheugen[SafeString] = Geheugen(RUIMTE, weeg=len)


@dataclass(frozen=True)
class Kaartrij:
    """What a row shows; ``getoond`` are the values of further variables, by name."""

    pk: int
    titel: str
    rapport: str
    jaar: int | None
    kern: Kern
    aspecten: str
    kort: str
    getoond: tuple[tuple[str, str], ...] = ()


def rijen(pks: Sequence[int], toon: tuple[str, ...] = ()) -> SafeString:
    """The rows of these cards in this order; a card that went meanwhile is left out."""
    gelezen = {r[0]: r for r in Kaartblad.objects.filter(pk__in=pks).values_list(*_VELDEN)}
    getekend = [
        _geheugen.geef((gelezen[pk], toon), partial(_teken, gelezen[pk], toon))
        for pk in pks
        if pk in gelezen
    ]
    return SafeString("".join(getekend))


def _teken(gelezen: tuple, toon: tuple[str, ...]) -> SafeString:
    return SafeString(render_to_string("metaanalyse/kaart_rij.html", {"rij": _rij(gelezen, toon)}))


def _rij(gelezen: tuple, toon: tuple[str, ...]) -> Kaartrij:
    pk, waarden, kort, jaar, titel, rapport = gelezen
    gegevens = [
        Gegeven(w.variabele, w.code, w.code_tot, toestand=Toestand(w.toestand or "waarde"))
        for w in map(lees, waarden.split())
        if w.variabele in VARIABELEN
    ]
    return Kaartrij(
        pk,
        titel,
        rapport,
        jaar,
        Kern.uit(gegevens),
        _namen(gegevens, "aspect"),
        kort,
        tuple((VARIABELEN[v].naam, _namen(gegevens, v)) for v in toon),
    )


def _namen(gegevens: Sequence[Gegeven], variabele: str) -> str:
    van = [g for g in gegevens if g.variabele == variabele]
    if not van or van[0].toestand != Toestand.WAARDE:
        return toestand_in_woorden(van[0].toestand if van else None)
    plek = VARIABELEN[variabele].rang
    op_lijst = sorted(van, key=lambda g: plek[g.code])
    return ", ".join(in_woorden(variabele, g.code, g.code_tot) for g in op_lijst)
