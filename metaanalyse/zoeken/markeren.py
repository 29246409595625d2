"""Showing where in a text something was found."""

from html import escape

from django.utils.safestring import SafeString, mark_safe

from metaanalyse.regels.zoekvraag import Zoekvraag, lees_vraag, treffers

_LANGSTE = 240
_MEER = "…"


def markeer(tekst: str, vraag: Zoekvraag | str) -> SafeString:
    """The text as HTML, with ``<mark>`` around what was looked for."""
    return _markeer(tekst, treffers(tekst, _lees(vraag)))


def fragment(tekst: str, vraag: Zoekvraag | str, lengte: int = _LANGSTE) -> SafeString:
    """A piece of about ``lengte`` signs around the first hit; the beginning when there is none."""
    gevraagd = _lees(vraag)
    return vind_fragment(tekst, gevraagd, lengte) or _stuk(_recht(tekst), (0, 0), gevraagd, lengte)


def vind_fragment(tekst: str, vraag: Zoekvraag, lengte: int = _LANGSTE) -> SafeString | None:
    """As ``fragment``, but None when the text has no hit."""
    recht = _recht(tekst)
    gevonden = treffers(recht, vraag)
    return _stuk(recht, gevonden[0], vraag, lengte) if gevonden else None


def _recht(tekst: str) -> str:
    """On one line, with single spaces."""
    return " ".join(tekst.split())


def _stuk(tekst: str, om: tuple[int, int], vraag: Zoekvraag, lengte: int) -> SafeString:
    begin, eind = 0, len(tekst)
    if eind > lengte:
        begin = _begin(tekst, om, lengte)
        eind = min(begin + lengte, eind)
        if eind < len(tekst):
            eind = max(tekst.rfind(" ", begin, eind), begin + lengte // 2)
    stuk = tekst[begin:eind]
    voor, na = _MEER * (begin > 0), _MEER * (eind < len(tekst))
    # Only escaped text and our own marks come together here.
    return mark_safe(f"{voor}{_markeer(stuk, treffers(stuk, vraag))}{na}")  # noqa: S308


def _begin(tekst: str, eerste: tuple[int, int], lengte: int) -> int:
    """Where a piece begins: at a word, some words before the first hit."""
    if eerste[1] <= lengte * 3 // 4:
        return 0
    begin = min(eerste[0] - lengte // 3, len(tekst) - lengte)
    spatie = tekst.find(" ", begin, eerste[0])
    return spatie + 1 if spatie >= 0 else begin


def _markeer(tekst: str, stukken: list[tuple[int, int]]) -> SafeString:
    delen, vorige = [], 0
    for van, tot in stukken:
        delen += [escape(tekst[vorige:van]), "<mark>", escape(tekst[van:tot]), "</mark>"]
        vorige = tot
    return mark_safe("".join([*delen, escape(tekst[vorige:])]))  # noqa: S308


def _lees(vraag: Zoekvraag | str) -> Zoekvraag:
    return lees_vraag(vraag) if isinstance(vraag, str) else vraag
