"""The meetplan as a workbook, on A4, and as a poster for the wall (S1, stap 2B)."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.utils import timezone

from borgen.meetplan import KOPPEN, Planblok, Planregel
from borgen.models import Meting, Norm
from borgen.oordelen import norm_op, norm_tekst, oordeel_van
from rapportage.excel.onderdelen import Blad, Kolom, Werkboek
from rapportage.excel.schrijver import als_bytes
from rapportage.getallen import datum
from rapportage.pdf import maak_passende_pdf, maak_pdf
from verbeterplan.models import Verbetertraject

# From roomy to dense: the largest type that needs no page more than the smallest is taken.
STAPPEN = range(1, 9)


def vandaag() -> datetime.date:
    return timezone.localdate()


def werkboek(traject: Verbetertraject, blokken: Sequence[Planblok]) -> bytes:
    return als_bytes(Werkboek(f"Meetplan {traject.naam}", bladen(traject, blokken)))


def bladen(traject: Verbetertraject, blokken: Sequence[Planblok]) -> list[Blad]:
    """The seven columns, and on a second sheet every result with its norm of that day."""
    breedtes = (30, 22, 46, 28, 22, 30, 26)
    plan = Blad(
        "Meetplan",
        [
            *(Kolom(kop, b, terugloop=True) for kop, b in zip(KOPPEN, breedtes, strict=True)),
            Kolom("Volgende meting", 14, "datum"),
            Kolom("Laatste uitkomst", 14, "gewoon"),
            Kolom("Stand", 16),
        ],
        _planrijen(blokken),
        titel=f"Meetplan {traject.naam}",
        boven=[[f"Team {traject.team.naam}, peildatum {datum(vandaag())}"]],
        vaste_kolommen=1,
    )
    uitkomsten = Blad(
        "Uitkomsten",
        [
            Kolom("Verbeteractie", 30, terugloop=True),
            Kolom("Wat", 30, terugloop=True),
            Kolom("Gemeten op", 13, "datum"),
            Kolom("Uitkomst", 12, "gewoon"),
            Kolom("Eenheid", 14),
            Kolom("Bij hoeveel", 12, "geheel"),
            Kolom("Norm", 28, terugloop=True),
            Kolom("Oordeel", 16),
            Kolom("Opmerking", 40, terugloop=True),
        ],
        _uitkomstrijen(blokken),
        titel=f"Uitkomsten {traject.naam}",
    )
    return [plan, uitkomsten]


def _planrijen(blokken: Sequence[Planblok]) -> Iterable[Sequence[object]]:
    for blok in blokken:
        for regel in blok.regels:
            laatste = regel.laatste
            yield (
                *cellen(blok, regel),
                regel.volgende.rij.op if regel.volgende else None,
                laatste.meting.waarde if laatste else None,
                str(laatste.oordeel) if laatste else "nog niet gemeten",
            )


def cellen(blok: Planblok, regel: Planregel) -> tuple[str, ...]:
    """What stands in the seven columns."""
    afspraak = regel.afspraak
    return (
        blok.verbeteractie.naam,
        afspraak.wie,
        f"{afspraak.wat}: {afspraak.hoe}",
        "; ".join(filter(None, [regel.norm or "nog geen norm", *regel.extern])),
        regel.wanneer,
        afspraak.tussentijds,
        afspraak.uitvoering or "nog niemand",
    )


def _uitkomstrijen(blokken: Sequence[Planblok]) -> Iterable[Sequence[object]]:
    for blok in blokken:
        for regel in blok.regels:
            for meting in regel.afspraak.metingen.all():
                yield (blok.verbeteractie.naam, *_uitkomst(regel.afspraak, meting))


def _uitkomst(afspraak: Any, meting: Meting) -> tuple[object, ...]:
    norm = norm_op(afspraak, meting.datum, Norm.Soort.INTERN)
    return (
        afspraak.wat,
        meting.datum,
        meting.waarde,
        afspraak.eenheid,
        meting.n,
        norm_tekst(afspraak, norm),
        str(oordeel_van(afspraak, meting)),
        meting.opmerking,
    )


def blad(traject: Verbetertraject, blokken: Sequence[Planblok]) -> bytes:
    """On A4, with how each measurement stands."""
    return maak_pdf("borgen/meetplan_pdf.html", _context(traject, blokken))


def poster(traject: Verbetertraject, blokken: Sequence[Planblok]) -> bytes:
    """On A3: what was agreed and who does it, no figures beside a name."""
    context = _context(traject, blokken) | {"titel": "Zo meten wij het"}
    return maak_passende_pdf(
        "borgen/meetplan_poster.html", [context | {"stap": stap} for stap in STAPPEN]
    )


def _context(traject: Verbetertraject, blokken: Sequence[Planblok]) -> dict[str, Any]:
    return {
        "titel": f"Meetplan {traject.naam}",
        "team": traject.team.naam,
        "traject": traject,
        "datum": f"peildatum {datum(vandaag())}",
        "blokken": [blok for blok in blokken if blok.regels],
        "koppen": KOPPEN,
    }


FORMATEN: dict[str, Callable[[Verbetertraject, Sequence[Planblok]], bytes]] = {
    "xlsx": werkboek,
    "pdf": blad,
    "poster": poster,
}
