"""Parts of pages that are drawn once for as long as they say the same.

A page reads its rows afresh for each request, in the scope of who asks. Only the drawing is left
out, when the very same content was drawn before: that takes some five times as long as reading it.
So nothing here knows who may see what, and nothing has to be thrown away after a change: other
content is another part.
"""

import datetime
import secrets
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from threading import Lock
from typing import Any, Generic, TypeVar

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

# Room for what was drawn, in characters: at most two bytes each.
RUIMTE = 6_000_000
# Where the token against forged forms comes, which differs per request. Nobody can type this.
_PLEK = secrets.token_hex(16)
_VAST = (str, int, float, Decimal, datetime.date, datetime.time, Enum, type(None))

T = TypeVar("T")


class Geheugen(Generic[T]):
    """What was made last, under all that it was made of; the least asked for goes first.

    ``ruimte`` is how much stays, in what ``weeg`` measures; by itself that is a number of things.
    """

    def __init__(self, ruimte: int, weeg: Callable[[T], int] = lambda _: 1) -> None:
        self._vrij = ruimte
        self._weeg = weeg
        self._bewaard: OrderedDict[Hashable, T] = OrderedDict()
        self._slot = Lock()

    def geef(self, sleutel: Hashable, maak: Callable[[], T]) -> T:
        """What was made under ``sleutel``, made now when it is not there."""
        with self._slot:
            if sleutel in self._bewaard:
                self._bewaard.move_to_end(sleutel)
                return self._bewaard[sleutel]
        gemaakt = maak()
        with self._slot:
            # Somebody else may have made it meanwhile.
            if sleutel not in self._bewaard:
                self._bewaard[sleutel] = gemaakt
                self._vrij -= self._weeg(gemaakt)
            while self._vrij < 0:
                self._vrij += self._weeg(self._bewaard.popitem(last=False)[1])
        return gemaakt


def nieuw_geheugen() -> Geheugen[list[str]]:
    """Memory for parts, in pieces: between two of them comes a token."""
    return Geheugen(RUIMTE, weeg=lambda stukken: sum(map(len, stukken)))


_delen = nieuw_geheugen()


def teken(sjabloon: str, inhoud: dict[str, Any], token: Any = "") -> SafeString:
    """The template with this content and nothing else: no request, no user, no messages.

    Raises TypeError for content that may change, as rows of the database and lists do, or that
    holds text marked as safe: that equals the same text unmarked, and looks different.
    """
    # With its kind: 1 and True are equal too. Inside a dataclass the annotation sees to that.
    sleutel = (sjabloon, *((naam, type(wat), wat) for naam, wat in inhoud.items()))

    def maak() -> list[str]:
        for waarde in inhoud.values():
            if not isinstance(waarde, SafeString):
                _eis_vast(waarde)
        return render_to_string(sjabloon, inhoud | {"csrf_token": _PLEK}).split(_PLEK)

    stukken = _delen.geef(sleutel, maak)
    # Most parts have no form; then nobody has to make a token.
    return SafeString(stukken[0] if len(stukken) == 1 else str(token).join(stukken))


def _eis_vast(waarde: Any) -> None:
    if isinstance(waarde, (tuple, frozenset)):
        for deel in waarde:
            _eis_vast(deel)
    elif is_dataclass(waarde) and waarde.__hash__ is not None:
        for veld in fields(waarde):
            _eis_vast(getattr(waarde, veld.name))
    elif isinstance(waarde, SafeString) or not isinstance(waarde, _VAST):
        raise TypeError(f"{type(waarde).__name__} cannot be remembered by its content")
