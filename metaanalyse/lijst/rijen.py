"""The rows of the list: read in one query, drawn once for as long as they say the same."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from metaanalyse.kaartbeeld import Kern
from metaanalyse.lijst.vondst import Vondst, vondsten
from metaanalyse.models import Kaartblad, Waarde
from metaanalyse.regels.bladwaarden import lees
from metaanalyse.regels.inhoud import Gegeven
from metaanalyse.regels.variabelen import VARIABELEN, Toestand
from metaanalyse.regels.woorden import KORT, in_woorden, toestand_in_woorden
from metaanalyse.zoeken import lees_vraag, markeer
from rapportage.getekend import RUIMTE, Geheugen

_VELDEN = ("kaart_id", "waarden", "kort", "jaar", "kaart__titel", "kaart__rapport__titel")
# Of an open text in a row; the whole stands on the card.
MEESTE_TEKENS = 300
Teksten = tuple[tuple[str, str], ...]
# Where the address of a card goes on with the list that one came from.
_PLEK = secrets.token_hex(8)
_geheugen: Geheugen[list[str]] = Geheugen(RUIMTE, weeg=lambda stukken: sum(map(len, stukken)))


@dataclass(frozen=True)
class Kaartrij:
    """What a row shows; ``getoond`` are the values of further variables, by name."""

    pk: int
    titel: SafeString
    kale_titel: str
    rapport: SafeString
    jaar: int | None
    kern: Kern
    aspecten: str
    kort: str
    vondst: Vondst | None
    getoond: tuple[tuple[str, str], ...] = ()


def rijen(
    pks: Sequence[int],
    toon: tuple[str, ...] = (),
    q: str = "",
    naar: Callable[[int], str] = lambda _: "",
) -> SafeString:
    """The rows of these cards in this order; a card that went meanwhile is left out.

    ``naar`` gives what the address of the n-th card ends with.
    """
    gelezen = {r[0]: r for r in Kaartblad.objects.filter(pk__in=pks).values_list(*_VELDEN)}
    gevonden = vondsten(pks, lees_vraag(q)) if q else {}
    teksten = _open_teksten(pks, toon)
    getekend = []
    for nummer, pk in enumerate(pks):
        if pk in gelezen:
            sleutel = gelezen[pk], toon, q, gevonden.get(pk), teksten.get(pk, ())
            stukken = _geheugen.geef(sleutel, partial(_teken, *sleutel))
            getekend.append(escape(naar(nummer)).join(stukken))
    return SafeString("".join(getekend))


def _open_teksten(pks: Sequence[int], toon: tuple[str, ...]) -> dict[int, Teksten]:
    """The texts or missing values of the open variables to show; no query when there are none."""
    gevraagd = [v for v in toon if not VARIABELEN[v].gesloten]
    if not gevraagd:
        return {}
    waarden = Waarde.objects.filter(codering__geldig_voor__in=pks, variabele__in=gevraagd)
    uit: dict[int, Teksten] = {}
    velden = ("codering__geldig_voor", "variabele", "toestand", "tekst")
    for pk, variabele, toestand, tekst in waarden.order_by("pk").values_list(*velden):
        gezegd = toestand_in_woorden(Toestand(toestand)) or Truncator(tekst).chars(MEESTE_TEKENS)
        uit[pk] = (*uit.get(pk, ()), (variabele, gezegd))
    return uit


def _teken(
    gelezen: tuple, toon: tuple[str, ...], q: str, vondst: Vondst | None, teksten: Teksten
) -> list[str]:
    rij = _rij(gelezen, toon, q, vondst, dict(teksten))
    return render_to_string("metaanalyse/kaart_rij.html", {"rij": rij, "plek": _PLEK}).split(_PLEK)


def _rij(
    gelezen: tuple,
    toon: tuple[str, ...],
    q: str,
    vondst: Vondst | None,
    teksten: Mapping[str, str],
) -> Kaartrij:
    pk, waarden, kort, jaar, titel, rapport = gelezen
    gegevens = [
        Gegeven(w.variabele, w.code, w.code_tot, toestand=Toestand(w.toestand or "waarde"))
        for w in map(lees, waarden.split())
        if w.variabele in VARIABELEN
    ]
    return Kaartrij(
        pk,
        markeer(titel, q),
        titel,
        markeer(rapport, q),
        jaar,
        Kern.uit(gegevens),
        _namen(gegevens, "aspect"),
        kort,
        vondst,
        tuple(
            (KORT.get(v, VARIABELEN[v].naam), teksten.get(v) or _namen(gegevens, v)) for v in toon
        ),
    )


def _getoond(
    gegevens: Sequence[Gegeven], toon: tuple[str, ...], teksten: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """The further variables by name; of a text that is not there nothing is said."""
    for v in toon:
        if VARIABELEN[v].gesloten:
            yield KORT[v], _namen(gegevens, v)
        elif v in teksten:
            yield VARIABELEN[v].naam, teksten[v]


def _namen(gegevens: Sequence[Gegeven], variabele: str) -> str:
    van = [g for g in gegevens if g.variabele == variabele]
    if not van or van[0].toestand != Toestand.WAARDE:
        return toestand_in_woorden(van[0].toestand if van else None)
    plek = VARIABELEN[variabele].rang
    op_lijst = sorted(van, key=lambda g: plek[g.code])
    return ", ".join(in_woorden(variabele, g.code, g.code_tot) for g in op_lijst)
