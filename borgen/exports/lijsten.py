"""Short lists as files, as their pages show them."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.http import HttpResponse

from borgen.meetbeeld import Meetbeeld
from borgen.models import Bespreking, Sturingsoordeel
from borgen.oordelen import waarde_tekst
from borgen.regels.vragen import PER_CODE
from organisatie.verzoek import Verzoek
from rapportage.excel.onderdelen import Kolom
from rapportage.lijst import bestand_of_melding, lijst_antwoord
from verbeterplan.models import Overleg, Verbeteractie, Verbetertraject

UITKOMSTEN = [
    Kolom("Gemeten op", 14, "datum"),
    Kolom("Uitkomst", 12, "gewoon"),
    Kolom("Eenheid", 14),
    Kolom("Bij hoeveel", 12, "geheel"),
    Kolom("Norm van toen", 20),
    Kolom("Opmerking", 50, terugloop=True),
]
BESPREKINGEN = [
    Kolom("Datum", 14, "datum"),
    Kolom("Verbeteractie", 36, terugloop=True),
    Kolom("Overleg", 30, terugloop=True),
    Kolom("Vraag", 40, terugloop=True),
    Kolom("Antwoord", 60, terugloop=True),
]
VASTGELEGD = [
    Kolom("Verbeteractie", 40, terugloop=True),
    Kolom("Document", 36, terugloop=True),
    Kolom("Proces", 28, terugloop=True),
    Kolom("Stand", 30, terugloop=True),
]
JAARAGENDA = [
    Kolom("Datum", 14, "datum"),
    Kolom("Overleg", 36, terugloop=True),
    Kolom("Agendapunt", 60, terugloop=True),
]

STURING = [
    Kolom("Datum", 14, "datum"),
    Kolom("Willen", 10, "gewoon"),
    Kolom("Kunnen", 10, "gewoon"),
    Kolom("Gezien door", 18),
    Kolom("Sturing", 60, terugloop=True),
]


def uitkomsten(request: Verzoek, beeld: Meetbeeld) -> HttpResponse:
    """Every result of one agreement, the newest first; above them what the norm is now."""
    afspraak = beeld.afspraak
    # On paper a word, in a workbook a number; both with all their digits.
    toon = waarde_tekst if request.GET["formaat"] == "pdf" else Decimal.normalize
    regels = [
        (
            rij.meting.datum,
            toon(rij.meting.waarde),
            afspraak.eenheid,
            rij.meting.n,
            str(rij.oordeel),
            rij.meting.opmerking,
        )
        for rij in beeld.nieuwste_eerst
    ]
    titel = f"Uitkomsten {afspraak.wat}"
    return _geef(request, titel, UITKOMSTEN, regels, beeld.norm and f"Norm nu: {beeld.norm}")


def besprekingen(
    request: Verzoek, rijen: Iterable[Bespreking], traject: Verbetertraject
) -> HttpResponse:
    """Every talk with what was answered; one without answers has a line too."""
    regels = [regel for rij in rijen for regel in _antwoorden(rij)]
    return _geef(request, f"Besprekingen {traject.naam}", BESPREKINGEN, regels)


def _antwoorden(rij: Bespreking) -> Sequence[tuple[object, ...]]:
    kop = (rij.datum, rij.verbeteractie.naam, rij.overleg.titel if rij.overleg else "")
    gegeven = {antwoord.vraag: antwoord.tekst for antwoord in rij.antwoorden.all()}
    regels = [
        (*kop, vraag.tekst, gegeven[code]) for code, vraag in PER_CODE.items() if gegeven.get(code)
    ]
    return regels or [(*kop, "", "")]


def vastgelegd(
    request: Verzoek,
    regels: Iterable[tuple[Verbeteractie, Sequence[tuple[str, str, str]]]],
    traject: Verbetertraject,
) -> HttpResponse:
    """Which document carries which verbeteractie: title, process and how it stands."""
    lijst = [
        (actie.naam, *document)
        for actie, documenten in regels
        for document in documenten or [("nog nergens vastgelegd", "", "")]
    ]
    return _geef(request, f"Documenten {traject.naam}", VASTGELEGD, lijst)


def jaaragenda(
    request: Verzoek,
    overleggen: Iterable[tuple[Overleg, Sequence[str]]],
    traject: Verbetertraject,
) -> HttpResponse:
    """The meetings of the coming year with what this traject has on their agenda."""
    regels = [
        (overleg.moment, overleg.titel, punt)
        for overleg, punten in overleggen
        for punt in punten or [""]
    ]
    return _geef(request, f"Jaaragenda {traject.naam}", JAARAGENDA, regels)


def sturing(
    request: Verzoek, oordelen: Iterable[Sturingsoordeel], traject: Verbetertraject
) -> HttpResponse:
    """How the team was seen, and what that asked, the newest first."""
    toon = waarde_tekst if request.GET["formaat"] == "pdf" else Decimal.normalize
    regels = [
        (
            oordeel.datum,
            toon(oordeel.willen),
            toon(oordeel.kunnen),
            "het team" if oordeel.ronde_id else "de teamleider",
            oordeel.advies.wanneer,
        )
        for oordeel in oordelen
    ]
    return _geef(request, f"Sturing {traject.naam}", STURING, regels)


def _geef(
    request: Verzoek,
    titel: str,
    kolommen: Sequence[Kolom],
    regels: Sequence[Sequence[object]],
    filters: str = "",
) -> HttpResponse:
    formaat = request.GET["formaat"]
    return bestand_of_melding(
        request, lambda: lijst_antwoord(formaat, titel, kolommen, regels, filters=filters)
    )
