"""Reading a day from a list: written the Dutch way, a real date, or as Excel counts."""

import datetime
import re

_AFKORTINGEN = "jan feb mrt/maa apr mei jun jul aug sep okt/oct nov dec"
MAANDEN = {
    kort: nummer
    for nummer, woorden in enumerate(_AFKORTINGEN.split(), start=1)
    for kort in woorden.split("/")
}
DAGEN = "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo"
# Excel counts days from here, from March 1900 on.
EXCEL_NUL = datetime.date(1899, 12, 30)
# Days that Excel counts and that can be an enrolment: from 1954 up to 2119.
EERSTE_TELDAG, LAATSTE_TELDAG = 20_000, 80_000
EERSTE_JAAR, LAATSTE_JAAR = 1950, 2100
# Two digits from here on are of the century that has gone.
VORIGE_EEUW = 70

_CIJFERS = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})")
_JAAR_VOOROP = re.compile(r"(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})")
_WOORD = re.compile(r"(\d{1,2})[\s./-]*([a-z]{3,9})[\s./-]*(\d{4}|\d{2})")
_DAGNAAM = re.compile(rf"(?:{DAGEN})\.?,?\s+")
_TIJD = re.compile(r"[\sT]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$", re.I)
_KOMMANUL = re.compile(r"\.0+$")


class GeenDatum(ValueError):
    """What stands there is no day; the message says so in words for the reader."""


def lees_datum(waarde: object) -> datetime.date:
    """The day that a cell holds. Raises GeenDatum."""
    if isinstance(waarde, datetime.datetime):
        return _binnen(waarde.date(), waarde)
    if isinstance(waarde, datetime.date):
        return _binnen(waarde, waarde)
    if isinstance(waarde, bool) or not isinstance(waarde, str | int | float):
        raise _geen_datum(waarde)
    if isinstance(waarde, float) and not waarde.is_integer():
        # A moment of that day.
        waarde = int(waarde) if EERSTE_TELDAG <= waarde < LAATSTE_TELDAG else str(waarde)
    tekst = " ".join(str(int(waarde) if isinstance(waarde, float) else waarde).split())
    tekst = _TIJD.sub("", tekst)
    if tekst.isdecimal() or _KOMMANUL.search(tekst):
        return _uit_getal(_KOMMANUL.sub("", tekst), waarde)
    return _uit_tekst(tekst.casefold(), waarde)


def _uit_tekst(tekst: str, waarde: object) -> datetime.date:
    tekst = _DAGNAAM.sub("", tekst, count=1) if tekst[:1].isalpha() else tekst
    if gevonden := _JAAR_VOOROP.fullmatch(tekst):
        return _dag(gevonden[3], gevonden[2], gevonden[1], waarde)
    if gevonden := _CIJFERS.fullmatch(tekst):
        return _dag(gevonden[1], gevonden[2], gevonden[3], waarde)
    gevonden = _WOORD.fullmatch(tekst)
    if gevonden and (maand := MAANDEN.get(gevonden[2][:3])):
        return _dag(gevonden[1], maand, gevonden[3], waarde)
    raise _geen_datum(waarde)


def _uit_getal(cijfers: str, waarde: object) -> datetime.date:
    """Days as Excel counts them, or eight digits: year first, otherwise day first."""
    if len(cijfers) == 5 and EERSTE_TELDAG <= int(cijfers) < LAATSTE_TELDAG:
        return EXCEL_NUL + datetime.timedelta(days=int(cijfers))
    if len(cijfers) == 8:
        if EERSTE_JAAR <= int(cijfers[:4]) <= LAATSTE_JAAR and int(cijfers[4:6]) <= 12:
            return _dag(cijfers[6:], cijfers[4:6], cijfers[:4], waarde)
        return _dag(cijfers[:2], cijfers[2:4], cijfers[4:], waarde)
    raise _geen_datum(waarde)


def _dag(dag: str | int, maand: str | int, jaar: str, waarde: object) -> datetime.date:
    volledig = int(jaar)
    if len(jaar) == 2:
        volledig += 1900 if volledig >= VORIGE_EEUW else 2000
    try:
        return _binnen(datetime.date(volledig, int(maand), int(dag)), waarde)
    except ValueError as fout:
        if isinstance(fout, GeenDatum):
            raise
        raise GeenDatum(
            f"‘{_kort(waarde)}’ bestaat niet in de kalender. Schrijf de dag als dag-maand-jaar."
        ) from None


def _binnen(dag: datetime.date, waarde: object) -> datetime.date:
    if not EERSTE_JAAR <= dag.year <= LAATSTE_JAAR:
        raise GeenDatum(f"‘{_kort(waarde)}’: het jaar {dag.year} kan hier niet kloppen.")
    return dag


def _geen_datum(waarde: object) -> GeenDatum:
    return GeenDatum(
        f"‘{_kort(waarde)}’ is geen datum. Schrijf de dag als dag-maand-jaar, zoals 24-9-2026."
    )


def _kort(waarde: object) -> str:
    tekst = " ".join(str(waarde).split())
    return tekst if len(tekst) <= 40 else f"{tekst[:39]}…"
