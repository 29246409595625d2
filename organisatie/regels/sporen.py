"""Where a text names a person, and the same text that no longer does.

A full name and an address are replaced; a name of one word ("Jan") may be anybody's, so it is only
found, for a person to look at.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

# Between the words of a name: spaces, and what stands for them in the name of a file.
_TUSSEN = r"[\s.,_+\-]+"
# No letter or digit on either side; an underscore may, as in verslag_jan_jansen.pdf.
_BEGIN, _EIND = r"(?<![^\W_])", r"(?![^\W_])"
KORTSTE = 3


@dataclass(frozen=True)
class Sporen:
    """What a person is called (names and numbers of one, in whole), and is called from now on."""

    namen: tuple[str, ...]
    adressen: tuple[str, ...]
    nieuw: str

    @cached_property
    def voluit(self) -> tuple[str, ...]:
        """Names that can only be of one person, also as "Jansen, Jan": two words or a number."""
        gevonden: dict[str, None] = {}
        for naam in self.namen:
            woorden = naam.split()
            if len(woorden) > 1:
                # "Jan de Vries" is in lists as "Vries, Jan de" and as "de Vries, Jan".
                kort = f"{woorden[-1]}, {' '.join(woorden[:-1])}"
                lang = f"{' '.join(woorden[1:])}, {woorden[0]}"
                gevonden |= dict.fromkeys((naam, kort, lang))
            elif any(teken.isdigit() for teken in naam) and len(naam) > KORTSTE:
                gevonden[naam] = None
        return tuple(gevonden)

    @cached_property
    def los(self) -> tuple[str, ...]:
        """Words of the names that may be somebody else's too."""
        woorden = {woord for naam in self.namen for woord in naam.split()}
        return tuple(sorted(w for w in woorden if w[:1].isupper() and len(w) >= KORTSTE))

    def vervang(self, waarde: Any) -> Any:
        """The same text, or plain JSON, without the names and addresses."""
        if isinstance(waarde, str):
            for gezocht in self._gezocht:
                waarde = gezocht.sub(self.nieuw, waarde)
            return self.nieuw if self._heel.fullmatch(waarde) else waarde
        if isinstance(waarde, list):
            return [self.vervang(deel) for deel in waarde]
        if isinstance(waarde, dict):
            return {self.vervang(naam): self.vervang(deel) for naam, deel in waarde.items()}
        return waarde

    def noemt(self, tekst: str) -> bool:
        """Whether a full name or an address stands in a text."""
        return any(gezocht.search(tekst) for gezocht in self._gezocht)

    def noemt_los(self, waarde: Any) -> bool:
        """Whether a single word of the name stands in a text, or in plain JSON."""
        if isinstance(waarde, str):
            return bool(self._losse.search(waarde))
        if isinstance(waarde, dict):
            return self.noemt_los([*waarde, *waarde.values()])
        return isinstance(waarde, list) and any(map(self.noemt_los, waarde))

    @cached_property
    def patronen(self) -> tuple[str, ...]:
        """For LIKE: whatever has nothing of these in it needs no closer look.

        Only letters that every database compares alike; between them may stand anything, also how
        JSON or HTML writes an é.
        """
        delen = [*self.adressen, *self.voluit, *(n for n in self.namen if len(n.split()) == 1)]
        return tuple(dict.fromkeys(f"%{re.sub('[^A-Za-z0-9]+', '%', deel)}%" for deel in delen))

    @cached_property
    def _gezocht(self) -> tuple[re.Pattern[str], ...]:
        adressen = map(_adres, _lang_eerst(self.adressen))
        namen = map(_naam, _lang_eerst(self.voluit))
        return tuple(re.compile(deel, re.IGNORECASE) for deel in (*adressen, *namen))

    @cached_property
    def _heel(self) -> re.Pattern[str]:
        """A name of one word, where nothing else stands."""
        namen = [_woord(naam) for naam in self.namen if len(naam.split()) == 1]
        return re.compile(rf"\s*(?:{'|'.join(namen)})\s*" if namen else r"(?!)", re.IGNORECASE)

    @cached_property
    def _losse(self) -> re.Pattern[str]:
        woorden = "|".join(map(_woord, self.los))
        return re.compile(rf"{_BEGIN}(?:{woorden}){_EIND}" if woorden else r"(?!)")


def _adres(adres: str) -> str:
    return rf"(?<![\w.+-]){re.escape(adres)}(?![\w-]|\.\w)"


def _naam(naam: str) -> str:
    return _BEGIN + _TUSSEN.join(map(_woord, naam.split())) + _EIND


def _woord(woord: str) -> str:
    """As it is, and as it stands in HTML."""
    return "(?:" + "|".join(re.escape(w) for w in dict.fromkeys((woord, html.escape(woord)))) + ")"


def _lang_eerst(delen: Iterable[str]) -> list[str]:
    return sorted(delen, key=len, reverse=True)
