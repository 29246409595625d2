"""The list of cards as a file: what the page shows, with its filters."""

from collections.abc import Iterator, Sequence

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from metaanalyse.exports.kaartjson import Stand, kaarten_json
from metaanalyse.models import Rapport
from metaanalyse.moederbestand.kaartcellen import Cellen, delen, kaartcellen
from metaanalyse.moederbestand.kolommen import KAART, RAPPORT, TITEL
from metaanalyse.moederbestand.ris import als_ris
from metaanalyse.moederbestand.tekens import lees, splits
from metaanalyse.moederbestand.vormen import LEESKOLOMMEN, als_csv, breed, koppen
from metaanalyse.regels.variabelen import OPEN, VARIABELEN
from rapportage.antwoord import bestandsnaam, stroom
from rapportage.excel.onderdelen import Kolom
from rapportage.lijst import BestandGaatNiet, lijst_antwoord

# What a request makes by itself within some seconds.
MEESTE_EXCEL = 2_000
MEESTE_PDF = 300
_BREED = {v.code for v in OPEN} | {TITEL, RAPPORT + "titel"}
_OP_PAPIER = (
    ("Vernieuwing", TITEL, 40),
    ("Jaar", f"{RAPPORT}jaar", 8),
    ("Doel bereikt", "doelstelling", 20),
    ("Fase", "fase", 24),
    ("Trede", "trede", 10),
    ("Aspecten", "aspect", 50),
)


def kaarten_antwoord(
    formaat: str,
    pks: Sequence[int],
    titel: str,
    filters: str = "",
    request: HttpRequest | None = None,
    stand: Stand | None = None,
) -> HttpResponseBase:
    """The cards ``pks`` as a download, in that order; ``formaat`` is xlsx, csv, pdf, ris or json,
    anything else is 404. ``filters`` says in words what was left out, ``stand`` of which state of
    the cards ``pks`` are.

    Raises BestandGaatNiet.
    """
    naam = bestandsnaam(titel, timezone.localdate())
    if formaat == "csv":
        return stroom(als_csv(koppen(LEESKOLOMMEN), _breed(pks)), naam, "csv")
    if formaat == "ris":
        return stroom(als_ris(rapporten_van(pks)), naam, "ris")
    if formaat == "json" and request is not None:
        return kaarten_json(pks, request, stand)
    if formaat == "xlsx":
        _hoogstens(pks, MEESTE_EXCEL, "een Excel-bestand")
        kolommen = [_kolom(k.sleutel, k.naam) for k in LEESKOLOMMEN]
        return lijst_antwoord("xlsx", titel, kolommen, _gewoon(pks), filters=filters)
    if formaat == "pdf":
        _hoogstens(pks, MEESTE_PDF, "een PDF")
        kolommen = [Kolom(kop, breedte, terugloop=True) for kop, _, breedte in _OP_PAPIER]
        rijen = ([_woord(c, s) for _, s, _ in _OP_PAPIER] for c in kaartcellen(pks))
        return lijst_antwoord("pdf", titel, kolommen, rijen, filters=filters)
    raise Http404


def rapporten_van(pks: Sequence[int]) -> Iterator[Rapport]:
    """The reports of the cards, each once, in the order of the cards."""
    gezien: set[int] = set()
    for deel in delen(pks):
        rapporten = Rapport.objects.filter(kaarten__in=deel).distinct().in_bulk()
        nummers = Rapport.objects.filter(kaarten__in=deel).values_list("kaarten", "pk")
        per_kaart = dict(nummers)
        for rapport in (per_kaart[pk] for pk in deel if pk in per_kaart):
            if rapport not in gezien:
                gezien.add(rapport)
                yield rapporten[rapport]


def _breed(pks: Sequence[int]) -> Iterator[list[str]]:
    return breed(kaartcellen(pks), LEESKOLOMMEN, csv=True)


def _gewoon(pks: Sequence[int]) -> Iterator[list[str]]:
    return breed(kaartcellen(pks), LEESKOLOMMEN, csv=False)


def _kolom(sleutel: str, naam: str) -> Kolom:
    if sleutel == KAART:
        return Kolom(naam, 14)
    return Kolom(naam, 60 if sleutel in _BREED else 30, terugloop=True)


def _woord(cellen: Cellen, sleutel: str) -> str:
    """As one reads it on paper: only the values, without the signs that a file needs."""
    cel = cellen.get(sleutel, "")
    if sleutel not in VARIABELEN:
        return lees(cel)
    return "; ".join(lees(splits(deel, "|")[0]) for deel in splits(cel, ";"))


def _hoogstens(pks: Sequence[int], meeste: int, wat: str) -> None:
    if len(pks) > meeste:
        raise BestandGaatNiet(
            f"Dit zijn {len(pks)} kaarten; {wat} van deze lijst kan met hoogstens {meeste}. Kies "
            "eerst een filter, of neem de lijst mee als CSV."
        )
