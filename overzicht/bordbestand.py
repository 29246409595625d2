"""The board on paper and as a workbook: as the reader sees it on the page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from overzicht.bordbeeld import Bordbeeld
from overzicht.borddelen import KORT, KORTST, POSTER, POSTER_VOL, TITELS, Deel, lees_delen
from rapportage.excel.onderdelen import Blad, Kolom, Werkboek
from rapportage.excel.schrijver import als_bytes
from rapportage.getallen import datum
from rapportage.pdf import maak_passende_pdf, maak_pdf

# Sizes of type in static/overzicht/bord_poster.css, from roomy to dense.
STAPPEN = range(1, 9)
# On A4 everything is listed, over as many pages as that takes.
ALLES = dict.fromkeys(TITELS, 1000)
# Which parts stand below one another on the poster.
KOLOMMEN = ({"doelen", "agenda"}, {"normen", "successen"}, {"acties", "signalen"})
LEEG = (
    "Er hangt nog niets. Het bord begint met een traject: een verbetering waar het team aan werkt."
)


def poster(beeld: Bordbeeld) -> bytes:
    """On A3, in type as large as one page allows; the fullest board shows less of each part.

    Raises PdfNietBeschikbaar, TeDruk.
    """
    pogingen = [
        *((stap, POSTER, 3, KORT) for stap in STAPPEN),
        (STAPPEN[-1], POSTER_VOL, 1, KORTST),
    ]
    return maak_passende_pdf(
        "overzicht/bord_poster.html", [_poging(beeld, *poging) for poging in pogingen]
    )


def _poging(
    beeld: Bordbeeld, stap: int, hoogstens: Mapping[str, int], plandoelen: int, lang: int
) -> dict[str, object]:
    kort = replace(beeld, doelen=tuple(regel.kort(plandoelen) for regel in beeld.doelen))
    delen = lees_delen(kort, hoogstens)
    kolommen = [[d for d in delen if d.sleutel in kolom] for kolom in KOLOMMEN]
    # Whoever is not of the team sees fewer parts: no column stays empty.
    return _context(beeld, delen) | {
        "kolommen": [k for k in kolommen if k],
        "stap": stap,
        "lang": lang,
    }


def blad(beeld: Bordbeeld) -> bytes:
    """On A4, all of it. Raises PdfNietBeschikbaar, TeDruk."""
    delen = lees_delen(beeld, ALLES)
    return maak_pdf("overzicht/bord_pdf.html", _context(beeld, delen))


def werkboek(beeld: Bordbeeld) -> bytes:
    """A sheet for each part; signals and successes for the team's own people. Raises TeDruk."""
    return als_bytes(Werkboek(_titel(beeld), list(_bladen(beeld))))


def _titel(beeld: Bordbeeld) -> str:
    return f"Verbeterbord {beeld.team.naam}"


def _context(beeld: Bordbeeld, delen: Sequence[Deel]) -> dict[str, object]:
    return {
        "delen": delen,
        "lang": 4000,
        "leeg": "" if delen else LEEG,
        "titel": "Ons verbeterbord",
        "team": f"Team {beeld.team.naam}",
        "datum": f"stand van {datum(beeld.vandaag)}",
        "papier": True,
    }


def _tekst(kop: str, breedte: float) -> Kolom:
    return Kolom(kop, breedte, terugloop=True)


def _bladen(beeld: Bordbeeld) -> Iterable[Blad]:
    boven = [[f"Peildatum {datum(beeld.vandaag)}"]]
    yield Blad(
        "Doelen",
        [_tekst("Traject", 34), Kolom("Fase", 34), _tekst("Doel", 60), _tekst("Gezien aan", 50)],
        _doelrijen(beeld),
        titel=_titel(beeld),
        boven=boven,
    )
    yield Blad(
        "Normen",
        [
            _tekst("Traject", 34),
            _tekst("Verbeteractie", 34),
            _tekst("Wat", 34),
            Kolom("Laatste uitkomst", 14, "gewoon"),
            Kolom("Eenheid", 16),
            Kolom("Gemeten op", 13, "datum"),
            _tekst("Norm", 30),
            Kolom("Oordeel", 18),
        ],
        _normrijen(beeld),
        titel=_titel(beeld),
        boven=[*boven, [beeld.telling.tekst.capitalize()]] if beeld.telling.tekst else boven,
    )
    yield Blad(
        "Acties",
        [_tekst("Wat", 70), Kolom("Wie", 26), Kolom("Klaar op", 13, "datum"), Kolom("Stand", 16)],
        ((a.rij.wat, a.wie, a.rij.datum, a.rij.stand.woord) for a in beeld.acties),
        titel=_titel(beeld),
        boven=boven,
    )
    if beeld.eigen:
        yield Blad(
            "Successen en signalen",
            [
                Kolom("Datum", 13, "datum"),
                Kolom("Soort", 16),
                _tekst("Wat", 80),
                _tekst("Over", 34),
            ],
            _bordrijen(beeld),
            titel=_titel(beeld),
            boven=boven,
        )
    yield Blad(
        "Volgend overleg",
        [_tekst("Agendapunt", 80), Kolom("Minuten", 10, "geheel")],
        ((punt.tekst, punt.minuten) for punt in beeld.punten),
        titel=_titel(beeld),
        boven=[[_overleg(beeld)]],
    )


def _doelrijen(beeld: Bordbeeld) -> Iterable[Sequence[object]]:
    for regel in beeld.doelen:
        yield (regel.traject.naam, regel.fase.naam, regel.traject.doel, "")
        for doel in regel.plandoelen:
            yield (regel.traject.naam, regel.fase.naam, doel.tekst, doel.zichtbaar_aan)


def _normrijen(beeld: Bordbeeld) -> Iterable[Sequence[object]]:
    for regel in beeld.normen:
        actie = regel.afspraak.verbeteractie
        meting = regel.laatste.meting if regel.laatste else None
        yield (
            actie.traject.naam,
            actie.naam,
            regel.afspraak.wat,
            meting.waarde if meting else None,
            regel.afspraak.eenheid,
            meting.datum if meting else None,
            regel.norm or "nog geen norm",
            regel.woord,
        )


def _bordrijen(beeld: Bordbeeld) -> Iterable[Sequence[object]]:
    for besluit in beeld.bord.successen:
        yield (besluit.datum, "succes", besluit.wat, besluit.verbeteractie.naam)
    for signaal in beeld.bord.signalen:
        soort = signaal.get_richting_display()
        yield (signaal.datum, soort, signaal.tekst, signaal.verbeteractie.naam)


def _overleg(beeld: Bordbeeld) -> str:
    delen = lees_delen(beeld, ALLES)
    return next((d.onder for d in delen if d.sleutel == "agenda"), "Nog geen overleg gepland")


FORMATEN = {
    "xlsx": ("xlsx", werkboek),
    "pdf": ("pdf", blad),
    "poster": ("pdf", poster),
}
