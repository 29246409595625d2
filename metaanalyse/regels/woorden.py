"""How a value is said: a range in words, and the three ways of having no value."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from metaanalyse.regels.variabelen import LEEG, TOESTAND_TEKST, VARIABELEN, Toestand

NIET_INGEVULD = "niet ingevuld"
# Of cards without a value, in the order of ``variabele.ZONDER_WAARDE``.
TOESTAND_WOORDEN = {
    Toestand.ONBEKEND.value: "onbekend",
    Toestand.NVT.value: "n.v.t.",
    LEEG: NIET_INGEVULD,
}


@dataclass(frozen=True)
class Woord:
    """A term as it stands in a sentence, with its code to link by; ``ervoor`` joins it on."""

    code: str
    naam: str
    ervoor: str = ""


def woorden(variabele: str, code: str, code_tot: str = "") -> tuple[Woord, ...]:
    """The terms of a value: one, or the ends of a range ("grotendeels", " of ", "volledig").

    Raises KeyError for a code that is not in the list, ValueError for a range that runs back.
    """
    v = VARIABELEN[variabele]
    codes = v.bereik(code, code_tot)
    if len(codes) == 1:
        return (Woord(code, v.naam_van(code)),)
    tussen = " of " if len(codes) == 2 else " tot en met "
    return (Woord(codes[0], v.naam_van(codes[0])), Woord(codes[-1], _klein(v, codes[-1]), tussen))


def _klein(variabele, code: str) -> str:
    naam = variabele.naam_van(code)
    return naam[:1].lower() + naam[1:]


@lru_cache(maxsize=1024)
def in_woorden(variabele: str, code: str, code_tot: str = "") -> str:
    """ "Grotendeels of volledig"; of steps "Trede 4 of 5"."""
    if variabele == "trede":
        return trede_in_woorden(code, code_tot)
    return "".join(w.ervoor + w.naam for w in woorden(variabele, code, code_tot))


def trede_in_woorden(code: str, code_tot: str = "") -> str:
    """ "Trede 4 of 5: zeer waarschijnlijk of bewezen"; step 0 has no word of the source."""
    codes = VARIABELEN["trede"].bereik(code, code_tot)
    tussen = " of " if len(codes) == 2 else " tot en met "
    delen = [VARIABELEN["trede"].naam_van(c).partition(": ") for c in (codes[0], codes[-1])]
    nummers, duiding = f"Trede {codes[0]}", [delen[0][2]]
    if len(codes) > 1:
        nummers, duiding = f"{nummers}{tussen}{codes[-1]}", [delen[0][2], delen[1][2]]
    gezegd = [woord for woord in duiding if woord]
    return f"{nummers}: {tussen.join(gezegd)}" if gezegd else nummers


def toestand_in_woorden(toestand: Toestand | None) -> str:
    """Why there is no value; None when nobody filled anything in."""
    return NIET_INGEVULD if toestand is None else TOESTAND_TEKST.get(toestand, "")


# What a filter is called where there is little room.
KORT = {
    "aspect": "Aspect",
    "doelgroep": "Doelgroep",
    "niveau": "Niveau",
    "fase": "Fase",
    "doelstelling": "Doel bereikt",
    "trede": "Effectladder",
    "type": "Type onderwijs",
    "determinant": "Voorwaarden om te blijven",
    "indicator": "Waaraan te zien dat het blijft",
    "bevorderend": "Wat hielp",
    "belemmerend": "Wat in de weg zat",
    "ondersteuning": "Ondersteuning",
    "jaar": "Jaar",
}
