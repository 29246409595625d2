"""One variable of one card as the text of a cell, and back.

Values are parted by ``; `` and a range is written ``4 t/m 5``. Words beside a value stand after
``|``. Where the values were found stands in a cell of its own, in the same order.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cache

from metaanalyse.moederbestand.tekens import als_code, lees, schrijf, splits
from metaanalyse.regels.inhoud import HERKOMSTEN, Gegeven
from metaanalyse.regels.variabelen import (
    TOESTAND_TEKST,
    VARIABELEN,
    Soort,
    Toestand,
    Variabele,
    sleutel,
)

TUSSEN, TOT = "; ", " t/m "
GEEN_PLAATS = "-"
_TOESTAND = re.compile(r"(onbekend|n\.?v\.?t\.?|niet van toepassing)\s*(?:\|(.*))?", re.I | re.S)
_TOT = re.compile(r"\s*(?: t/m | tot en met | tot | of | - |–|(?<=\d)-(?=\d))\s*", re.I)
# Names with a ; in them stand in the lists; as many parts as the longest may have.
MEESTE_DELEN = 3
LANGSTE_NAAM = 500


class Celfout(Exception):
    """A cell says something that cannot be; ``melding`` says what and what to do, ``waarde`` what
    stood there."""

    def __init__(self, waarde: str, melding: str) -> None:
        super().__init__(melding)
        self.waarde, self.melding = waarde, melding


def cel_van(gegevens: Sequence[Gegeven]) -> str:
    """The values of one variable."""
    return TUSSEN.join(map(stuk_van, gegevens))


def stuk_van(g: Gegeven) -> str:
    """One value, as it stands in a row of the long form."""
    variabele = VARIABELEN[g.variabele]
    if g.toestand != Toestand.WAARDE:
        kop = TOESTAND_TEKST[g.toestand]
    elif not variabele.gesloten:
        tekst = schrijf(g.tekst)
        # A finding that happens to be the word "onbekend" is not the same as not knowing.
        return als_code(tekst[0]) + tekst[1:] if _TOESTAND.fullmatch(tekst) else tekst
    else:
        kop = _naam(variabele.code, g.code)
        if g.code_tot:
            kop += TOT + _naam(variabele.code, g.code_tot)
    return f"{kop} | {schrijf(g.tekst, los=False)}" if g.tekst else kop


def plaatsen_van(gegevens: Sequence[Gegeven]) -> str:
    """Where the values of one variable were found; empty when of none it is known."""
    if not any(g.herkomst or g.plaats for g in gegevens):
        return ""
    return TUSSEN.join(_plaats(g) for g in gegevens)


def lees_cel(variabele: Variabele, cel: str) -> list[Gegeven]:
    """Raises Celfout."""
    cel = cel.strip()
    if not cel:
        return []
    if variabele.soort == Soort.KEUZE:
        return [lees_stuk(variabele, stuk) for stuk in stukken(variabele, cel)]
    return [lees_stuk(variabele, cel)]


def lees_stuk(variabele: Variabele, stuk: str) -> Gegeven:
    """One value. Raises Celfout."""
    stuk = stuk.strip()
    if toestand := _TOESTAND.fullmatch(stuk):
        welke = Toestand.ONBEKEND if toestand[1].lower() == "onbekend" else Toestand.NVT
        return Gegeven(variabele.code, tekst=lees(toestand[2] or ""), toestand=welke)
    if not variabele.gesloten:
        return Gegeven(variabele.code, tekst=lees(stuk))
    kop, *rest = splits(stuk, "|")
    code, code_tot = _codes(variabele, kop.strip())
    return Gegeven(variabele.code, code, code_tot, lees("|".join(rest)))


def lees_plaatsen(cel: str) -> list[tuple[str, str]]:
    """Of each value herkomst and place. Raises Celfout."""
    return [lees_plaats(deel.strip()) for deel in splits(cel, ";")] if cel.strip() else []


def lees_plaats(deel: str) -> tuple[str, str]:
    if deel == GEEN_PLAATS:
        return "", ""
    voor, dubbel, na = deel.partition(":")
    if voor.strip().lower() in HERKOMSTEN:
        return voor.strip().lower(), lees(na)
    return "", lees(na if dubbel and not voor else deel)


def _plaats(g: Gegeven) -> str:
    plaats = f": {schrijf(g.plaats, los=False)}" if g.plaats else ""
    return f"{g.herkomst}{plaats}" or GEEN_PLAATS


def stukken(variabele: Variabele, cel: str) -> Iterator[str]:
    """The values of a cell; parts of a name that holds a ; itself are put together again."""
    delen = splits(cel, ";")
    while delen:
        for n in range(1, min(MEESTE_DELEN, len(delen)) + 1):
            stuk = ";".join(delen[:n])
            if variabele.zoek(splits(stuk, "|")[0]) or _TOESTAND.fullmatch(stuk.strip()):
                break
        else:
            n, stuk = 1, delen[0]
        if stuk.strip():
            yield stuk
        delen = delen[n:]


def _codes(variabele: Variabele, naam: str) -> tuple[str, str]:
    if len(naam) > LANGSTE_NAAM:
        # No name, nor a range of two, is that long; to look for one in it takes very long.
        raise Celfout(naam, _niet_in_lijst(variabele, naam))
    if code := variabele.zoek(naam):
        return code, ""
    if variabele.soort == Soort.ORDE:
        for grens in _TOT.finditer(naam):
            van, tot = variabele.zoek(naam[: grens.start()]), variabele.zoek(naam[grens.end() :])
            if van and tot:
                return van, tot
    raise Celfout(naam, _niet_in_lijst(variabele, naam))


def _niet_in_lijst(variabele: Variabele, naam: str) -> str:
    tekst = f"“{naam[:60]}” staat niet in de lijst van {variabele.naam}."
    namen = _namen(variabele.code)
    if dichtbij := get_close_matches(sleutel(naam[:200]), namen, 1, 0.6):
        return f"{tekst} Bedoel je “{_naam(variabele.code, namen[dichtbij[0]])}”?"
    if len(variabele.termen) > 8:
        return f"{tekst} Kies een waarde uit de lijst, of laat de cel leeg."
    kan = ", ".join(_naam(variabele.code, code) for code in variabele.codes)
    return f"{tekst} Kies uit: {kan}."


@cache
def _namen(variabele: str) -> dict[str, str]:
    v = VARIABELEN[variabele]
    return {sleutel(n): t.code for t in v.termen for n in (t.code, t.naam, *t.aliassen)}


@cache
def _naam(variabele: str, code: str) -> str:
    """The step by its number, all else by its name."""
    return code if variabele == "trede" else VARIABELEN[variabele].naam_van(code)
