"""Who may listen to a stream: a signed proof in its address, valid for a while.

The stream itself knows no login session; the page that hands out the address checked the rights.
"""

import time
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode

from django.core import signing
from django.urls import reverse


class Doelgroep(StrEnum):
    """Whose screen the stream fills."""

    PROJECTOR = "projector"
    LEIDING = "leiding"
    TELEFOON = "telefoon"


# Seconds. After this the page asks for a new one, and rights are checked again. A phone has
# nothing to lose but its code, and must not come back all at once in the middle of a session.
GELDIG = {
    Doelgroep.PROJECTOR: 30 * 60,
    Doelgroep.LEIDING: 30 * 60,
    Doelgroep.TELEFOON: 12 * 60 * 60,
}


@dataclass(frozen=True, slots=True)
class Luisterrecht:
    """May listen to session ``sessie_id`` as ``doelgroep`` until ``tot`` (Unix time)."""

    sessie_id: int
    doelgroep: Doelgroep
    tot: int

    @property
    def verlopen(self) -> bool:
        return time.time() >= self.tot


def adres(sessie_id: int, code: str, doelgroep: Doelgroep) -> str:
    """The address of a stream, with its proof; whoever gets it must be allowed to listen."""
    pad = pad_van(sessie_id, code, doelgroep)
    tot = int(time.time()) + GELDIG[doelgroep]
    bewijs = signing.dumps([sessie_id, doelgroep, tot], salt=_salt(pad))
    return f"{pad}?{urlencode({'voor': doelgroep, 't': bewijs})}"


def pad_van(sessie_id: int, code: str, doelgroep: Doelgroep) -> str:
    """The path of a stream: of a session for its screens, of a code for the phones."""
    if doelgroep == Doelgroep.TELEFOON:
        return reverse("stem_stroom", args=[code])
    return reverse("sessie_stroom", args=[sessie_id])


def lees(pad: str, bewijs: str) -> Luisterrecht:
    """What a proof says that came with path ``pad``.

    Raises signing.BadSignature when it was forged, made for another path, or is past its time.
    """
    sessie_id, doelgroep, tot = signing.loads(bewijs, salt=_salt(pad))
    recht = Luisterrecht(sessie_id, Doelgroep(doelgroep), tot)
    if recht.verlopen:
        raise signing.SignatureExpired("Dit adres is verlopen.")
    return recht


def _salt(pad: str) -> str:
    return f"boas.stroom:{pad}"
