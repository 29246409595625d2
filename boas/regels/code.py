"""The code with which phones join a session: read from a screen, typed by thumb.

Left out of the alphabet, because on a projector or in handwriting they pass for one another: 0 O
D Q, 1 I L J, 2 Z, 5 S, 6 G, 8 B, 4 A, U V and, read aloud, N beside M. Of the last pairs one
stays: 4, V and M. Without vowels (E went too) no code spells a word.
"""

import secrets
import unicodedata
from collections.abc import Container

ALFABET = "CFHKMPRTVWXY3479"
# Sixteen characters: 24 bits. A code only opens voting on a session that is open at that moment.
LENGTE = 6
_GROEP = 3


def nieuwe_code(bezet: Container[str] = ()) -> str:
    """A fresh random code that is not in `bezet` (codes in use, as `normaliseer` gives them)."""
    while True:
        code = "".join(secrets.choice(ALFABET) for _ in range(LENGTE))
        if code not in bezet:
            return code


def normaliseer(tekst: str) -> str:
    """The code as stored, from what somebody typed: case, spaces, dots and hyphens forgiven.

    The result need not be a code; ask `is_code`.
    """
    recht = unicodedata.normalize("NFKC", tekst).upper()
    return "".join(teken for teken in recht if teken.isalnum())


def is_code(tekst: str) -> bool:
    """Whether this text, already normalised, has the shape of a code."""
    return len(tekst) == LENGTE and all(teken in ALFABET for teken in tekst)


def toon(code: str) -> str:
    """The code in groups of three, as shown: "CFH 347"."""
    return " ".join(code[plaats : plaats + _GROEP] for plaats in range(0, len(code), _GROEP))
