"""One attempt to sign in by the school: what must come back, kept in the session of the browser.

Each has a state, a nonce and a verifier of its own, and is used once. Some may be open at the same
time: people open two tabs.
"""

import base64
import hashlib
import secrets
import time
from dataclasses import asdict, dataclass

from django.http import HttpRequest

_SLEUTEL = "school_pogingen"
DUUR = 600  # seconds
TEGELIJK = 5


class PogingVerlopen(Exception):
    """Nothing was asked for with this state, by this browser, of late."""


@dataclass(frozen=True)
class Poging:
    """``terug`` is the page to go on to; ``bevestigt`` whose sign-in is to be made fresh."""

    nonce: str
    verifier: str
    begonnen: float
    terug: str = ""
    bevestigt: int | None = None

    @property
    def uitdaging(self) -> str:
        """What the provider gets of the verifier beforehand (PKCE, S256)."""
        som = hashlib.sha256(self.verifier.encode()).digest()
        return base64.urlsafe_b64encode(som).decode().rstrip("=")


def begin(request: HttpRequest, terug: str, bevestigt: int | None = None) -> tuple[str, Poging]:
    """Keep a new attempt; returns its state with it."""
    state = secrets.token_urlsafe(32)
    poging = Poging(
        nonce=secrets.token_urlsafe(32),
        verifier=secrets.token_urlsafe(48),
        begonnen=time.time(),
        terug=terug,
        bevestigt=bevestigt,
    )
    open_ = dict(list(_open(request).items())[-(TEGELIJK - 1) :])
    request.session[_SLEUTEL] = open_ | {state: asdict(poging)}
    return state, poging


def neem(request: HttpRequest, state: str) -> Poging:
    """Take the attempt of ``state`` out of the session. Raises PogingVerlopen."""
    open_ = _open(request)
    gevonden = open_.pop(state, None)
    if gevonden is None:
        raise PogingVerlopen
    request.session[_SLEUTEL] = open_
    return Poging(**gevonden)


def _open(request: HttpRequest) -> dict[str, dict]:
    alle = request.session.get(_SLEUTEL, {})
    return {s: p for s, p in alle.items() if time.time() - p["begonnen"] < DUUR}
