"""The rows of the list: read in one query, and put into a form that was drawn once.

The template engine takes half a millisecond for a row, and a page has twenty-five that are mostly
other ones than on the page before.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from html import escape

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from metaanalyse.kaartbeeld import Kern
from metaanalyse.lijst.vondst import Rijtekst, Vondst, vondsten
from metaanalyse.models import Kaartblad, Waarde
from metaanalyse.regels.bladwaarden import lees
from metaanalyse.regels.inhoud import Gegeven
from metaanalyse.regels.variabelen import VARIABELEN, Toestand
from metaanalyse.regels.woorden import KORT, in_woorden, toestand_in_woorden
from metaanalyse.zoeken import lees_vraag, markeer

_VELDEN = ("kaart_id", "waarden", "kort", "jaar", "kaart__titel", "kaart__rapport__titel")
_KERN = ("trede", "doelstelling", "fase")
# Of an open text in a row; the whole stands on the card.
MEESTE_TEKENS = 300
# Around the name of what is put in. Nobody can type this.
_PLEK = secrets.token_hex(8)


def rijen(
    pks: Sequence[int],
    toon: tuple[str, ...] = (),
    q: str = "",
    naar: Callable[[int], str] = lambda _: "",
    hang: bool = False,
) -> SafeString:
    """The rows of these cards in this order; a card that went meanwhile is left out.

    ``toon``: further variables in every row; ``naar`` gives what the address of the n-th card ends
    with; ``hang``: each row has the way to hang its card on a plan.
    """
    gelezen = {r[0]: r for r in Kaartblad.objects.filter(pk__in=pks).values_list(*_VELDEN)}
    korte = {pk: Rijtekst(kort, regel) for pk, regel, kort, *_ in gelezen.values()} if q else {}
    gevonden = vondsten(korte, lees_vraag(q))
    teksten = _open_teksten(pks, toon)
    return SafeString(
        "".join(
            _rij(gelezen[pk], toon, q, gevonden.get(pk), teksten.get(pk, {}), naar(nummer), hang)
            for nummer, pk in enumerate(pks)
            if pk in gelezen
        )
    )


def _open_teksten(pks: Sequence[int], toon: tuple[str, ...]) -> dict[int, dict[str, str]]:
    """The texts or missing values of the open variables to show; no query when there are none."""
    gevraagd = [v for v in toon if not VARIABELEN[v].gesloten]
    if not gevraagd:
        return {}
    waarden = Waarde.objects.filter(codering__geldig_voor__in=pks, variabele__in=gevraagd)
    uit: dict[int, dict[str, str]] = {}
    velden = ("codering__geldig_voor", "variabele", "toestand", "tekst")
    for pk, variabele, toestand, tekst in waarden.order_by("pk").values_list(*velden):
        gezegd = toestand_in_woorden(Toestand(toestand)) or Truncator(tekst).chars(MEESTE_TEKENS)
        uit.setdefault(pk, {})[variabele] = gezegd
    return uit


def _rij(
    gelezen: tuple,
    toon: tuple[str, ...],
    q: str,
    vondst: Vondst | None,
    teksten: Mapping[str, str],
    plek: str,
    hang: bool,
) -> str:
    pk, regel, kort, jaar, titel, rapport = gelezen
    woorden = _per_variabele(regel, _nodig(toon))
    tekst = "vondst" if vondst else "kort" if kort else ""
    in_te_vullen = {
        "pk": str(pk),
        "adres": _begin_adres() + f"{pk}/",
        "plek": escape(plek),
        "kale_titel": escape(titel),
        "titel": markeer(titel, q),
        "rapport": markeer(rapport, q),
        "jaar": str(jaar),
        "kern": _kern(*(woorden.get(v, ("",))[0] for v in _KERN)),
        "kort": markeer(kort, q),
        "vindplaats": escape(vondst.variabele) if vondst else "",
        "fragment": vondst.fragment if vondst else "",
        "aspecten": escape(_namen("aspect", woorden.get("aspect", ()))),
    } | {v: escape(teksten.get(v) or _namen(v, woorden.get(v, ()))) for v in toon}
    stukken = _vorm(jaar is not None, tekst, toon, hang)
    return "".join([in_te_vullen[stuk] if is_naam else stuk for stuk, is_naam in stukken])


@lru_cache(maxsize=1)
def _begin_adres() -> str:
    return reverse("kaart", args=[0]).removesuffix("0/")


@lru_cache(maxsize=256)
def _vorm(jaar: bool, tekst: str, toon: tuple[str, ...], hang: bool) -> list[tuple[str, bool]]:
    """The row in pieces: what stands there, and names of what is to be put in."""

    def plek(naam: str) -> str:
        return f"{_PLEK}{naam}{_PLEK}"

    velden = ("pk", "adres", "plek", "kale_titel", "titel", "rapport", "kern", "aspecten")
    rij = {naam: plek(naam) for naam in velden} | {
        "jaar": plek("jaar") if jaar else "",
        "kort": plek("kort") if tekst == "kort" else "",
        "fragment": plek("fragment") if tekst == "vondst" else "",
        "vindplaats": plek("vindplaats"),
        "hang_aan": _hang_aan(plek("pk")) if hang else "",
        "getoond": [(KORT.get(v, VARIABELEN[v].naam), plek(v)) for v in toon],
    }
    html = render_to_string("metaanalyse/kaart_rij.html", {"rij": rij})
    return [(stuk, bool(nummer % 2)) for nummer, stuk in enumerate(html.split(_PLEK))]


def _hang_aan(pk: str) -> str:
    return reverse("kaart_hang_aan", args=[0]).replace("/0/", f"/{pk}/")


@lru_cache(maxsize=64)
def _nodig(toon: tuple[str, ...]) -> frozenset[str]:
    """The closed variables of which a row says something."""
    return frozenset({*_KERN, "aspect", *toon})


def _per_variabele(regel: str, nodig: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """The words of the line of a card (``regels.bladwaarden``), of the variables that are shown."""
    uit: dict[str, tuple[str, ...]] = {}
    for woord in regel.split():
        variabele = woord.partition("=")[0].partition("?")[0]
        if variabele in nodig:
            uit[variabele] = (*uit.get(variabele, ()), woord)
    return uit


@lru_cache(maxsize=2048)
def _kern(*woorden: str) -> str:
    """Step, goal and phase of a card as they stand beside each other."""
    kern = Kern.uit([_gegeven(woord) for woord in woorden if woord])
    return render_to_string("metaanalyse/kaart_kern.html", {"kern": kern})


@lru_cache(maxsize=8192)
def _namen(variabele: str, woorden: tuple[str, ...]) -> str:
    """The values in the order of their list, or why there are none."""
    van = [_gegeven(woord) for woord in woorden]
    if not van or van[0].toestand != Toestand.WAARDE:
        return toestand_in_woorden(van[0].toestand if van else None)
    plek = VARIABELEN[variabele].rang
    op_lijst = sorted(van, key=lambda g: plek[g.code])
    return ", ".join(in_woorden(variabele, g.code, g.code_tot) for g in op_lijst)


def _gegeven(woord: str) -> Gegeven:
    w = lees(woord)
    return Gegeven(w.variabele, w.code, w.code_tot, toestand=Toestand(w.toestand or "waarde"))
