"""The few pieces every chart is made of. Each returns escaped SVG text.

Only presentation attributes: a page with a strict content policy allows no style="", and
WeasyPrint reads them just as well. Text and lines take the colour of the page (currentColor), so
they follow a dark theme; in a PDF that is black.
"""

import hashlib
import re
from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString

from rapportage.grafieken.kleuren import Vulling
from rapportage.grafieken.tekst import leesbaar

# No space after a comma: WeasyPrint takes it as part of the name.
LETTER = "system-ui,-apple-system,Segoe UI,Roboto,Liberation Sans,DejaVu Sans,sans-serif"
LEEG = SafeString("")


def getal(x: float) -> str:
    """A coordinate, short: 12.0 -> '12', 3.14159 -> '3.14'."""
    return f"{round(x, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def voeg(delen: Iterable[SafeString]) -> SafeString:
    """Several pieces after each other."""
    return SafeString("".join(map(_veilig, delen)))


def element(naam: str, inhoud: object = LEEG, **attributen: object) -> SafeString:
    """<naam ...>inhoud</naam>; in attribute names _ becomes -, None is left out.

    Everything is escaped but what already is a SafeString.
    """
    paren = "".join(
        f' {sleutel.rstrip("_").replace("_", "-")}="{_waarde(waarde)}"'
        for sleutel, waarde in attributen.items()
        if waarde is not None
    )
    return SafeString(f"<{naam}{paren}>{_veilig(inhoud)}</{naam}>")


def _waarde(waarde: object) -> str:
    return getal(waarde) if isinstance(waarde, int | float) else _veilig(waarde)


def _veilig(deel: object) -> str:
    """As ``format_html`` does it, many times as fast: a time line has hundreds of pieces."""
    return deel if isinstance(deel, SafeString) else escape(str(deel))


def tekst(
    x: float,
    y: float,
    inhoud: str,
    *,
    grootte: float = 14,
    vet: bool = False,
    anker: str = "start",
    kleur: str = "currentColor",
    zacht: bool = False,
) -> SafeString:
    """One line of text; y is its baseline. `zacht` for what matters less (still 4.5:1)."""
    return element(
        "text",
        leesbaar(inhoud),
        x=x,
        y=y,
        font_size=grootte,
        font_weight=600 if vet else None,
        text_anchor=None if anker == "start" else anker,
        fill=kleur,
        fill_opacity=0.74 if zacht else None,
    )


def lijnstuk(
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    *,
    dikte: float = 1,
    streep: str | None = None,
    kleur: str = "currentColor",
    dekking: float | None = None,
) -> SafeString:
    """A straight line; `streep` as in stroke-dasharray."""
    return element(
        "line",
        x1=x1,
        y1=y1,
        x2=x2,
        y2=y2,
        stroke=kleur,
        stroke_width=dikte,
        stroke_dasharray=streep,
        stroke_opacity=dekking,
    )


def vlak(
    x: float, y: float, breedte: float, hoogte: float, vulling: str, **meer: object
) -> SafeString:
    """A filled rectangle."""
    return element("rect", x=x, y=y, width=breedte, height=hoogte, fill=vulling, **meer)


def gevuld(
    x: float, y: float, breedte: float, hoogte: float, vulling: Vulling, raster_id: str
) -> SafeString:
    """A rectangle filled as its category: colour, border, and the hatch over it."""
    kleur = vlak(x, y, breedte, hoogte, vulling.kleur, stroke=vulling.rand, stroke_width=1)
    if not vulling.raster:
        return kleur
    return voeg([kleur, vlak(x, y, breedte, hoogte, f"url(#{raster_id})")])


def schakel(adres: str, inhoud: SafeString, naam: str = "") -> SafeString:
    """`inhoud` as a link, or just so when there is no address; `naam` when it has no words."""
    if not adres:
        return inhoud
    # Pieces without text are drawn; only the name is read out.
    return element("a", inhoud, href=leesbaar(adres), aria_label=leesbaar(naam) if naam else None)


def sleutel_van(*delen: object) -> str:
    """A short key that is the same for the same content.

    Ids must be unique on a page, yet a page and the fragment htmx puts in its place must be the
    same text; so they follow from the content instead of from a counter.
    """
    return hashlib.blake2s(repr(delen).encode(), digest_size=5).hexdigest()


def raster(id_: str, vulling: Vulling) -> SafeString:
    """The <pattern> of a fill: the hatch alone.

    The colour lies under it in one piece; in the pattern it would show seams between the tiles.
    """
    maat = {"schuin": 6, "grof": 9, "ruit": 7, "stip": 6}[vulling.raster]
    inhoud = []
    streep = {"stroke": vulling.rasterkleur, "stroke_width": 1.1, "fill": "none"}
    if vulling.raster in ("schuin", "grof", "ruit"):
        # Two corners as well, or the line shows a gap at the seam of the tiles.
        inhoud.append(
            element(
                "path",
                d=f"M0 {maat}L{maat} 0M-1 1L1 -1M{maat - 1} {maat + 1}L{maat + 1} {maat - 1}",
                **streep,
            )
        )
    if vulling.raster == "ruit":
        inhoud.append(
            element(
                "path",
                d=f"M0 0L{maat} {maat}M-1 {maat - 1}L1 {maat + 1}M{maat - 1} -1L{maat + 1} 1",
                **streep,
            )
        )
    if vulling.raster == "stip":
        inhoud.append(element("circle", cx=maat / 2, cy=maat / 2, r=1.15, fill=vulling.rasterkleur))
    return element(
        "pattern", voeg(inhoud), id=id_, width=maat, height=maat, patternUnits="userSpaceOnUse"
    )


def prent(
    inhoud: Iterable[SafeString],
    *,
    breedte: float,
    hoogte: float,
    titel: str,
    beschrijving: str,
    sleutel: str,
    rasters: Iterable[SafeString] = (),
    rol: str = "img",
) -> SafeString:
    """The whole <svg>. It scales with its place; `titel` is also its alternative text in a PDF.

    `rol` is "group" for a picture with links in it: an "img" hides them from a screen reader.
    """
    veilig = re.sub(r"[^A-Za-z0-9_-]", "-", sleutel)
    titel_id, beschrijving_id = f"titel-{veilig}", f"uitleg-{veilig}"
    definities = voeg(rasters)
    return element(
        "svg",
        voeg(
            [
                element("title", leesbaar(titel), id=titel_id),
                element("desc", leesbaar(beschrijving), id=beschrijving_id),
                element("defs", definities) if definities else LEEG,
                *inhoud,
            ]
        ),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {getal(breedte)} {getal(hoogte)}",
        width="100%",
        role=rol,
        aria_labelledby=f"{titel_id} {beschrijving_id}",
        font_family=LETTER,
        class_="grafiek",
    )
