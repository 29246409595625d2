"""The id_token: what the provider signed about who signed in, and when to believe it."""

from typing import Any

import jwt
from django.utils.crypto import constant_time_compare

SOORTEN = ("RS256", "PS256", "ES256")  # never "none", never a secret shared with the provider
SPELING = 60  # seconds that the clocks may differ
NODIG = ["iss", "sub", "aud", "exp", "iat"]


class OngeldigBewijs(Exception):
    """What came is not what this provider signed for this attempt; the message says why.

    For the log, not for people.
    """


class NietVers(Exception):
    """Who it is is certain; that they signed in just now is not."""


def lees_bewijs(
    id_token: str,
    sleutel: jwt.PyJWK,
    *,
    issuer: str,
    client_id: str,
    nonce: str,
    vers_sinds: float | None = None,
) -> dict[str, Any]:
    """What ``id_token`` says, once it is certain that it is for us, of now, and for this attempt.

    With ``vers_sinds`` the provider must also say that the person signed in after that moment.
    Raises OngeldigBewijs and NietVers.
    """
    try:
        gezegd: dict[str, Any] = jwt.decode(
            id_token,
            sleutel,
            algorithms=SOORTEN,
            audience=client_id,
            issuer=issuer,
            leeway=SPELING,
            options={"require": NODIG},
        )
    except jwt.PyJWTError as fout:
        raise OngeldigBewijs(type(fout).__name__) from fout
    publiek = gezegd["aud"]
    voor_meer = isinstance(publiek, list) and len(publiek) > 1
    if (voor_meer or "azp" in gezegd) and gezegd.get("azp") != client_id:
        raise OngeldigBewijs("voor een andere toepassing")
    if not constant_time_compare(str(gezegd.get("nonce", "")), nonce):
        raise OngeldigBewijs("nonce klopt niet")
    if not gezegd["sub"]:
        raise OngeldigBewijs("zonder sub")
    if vers_sinds is not None:
        sinds = gezegd.get("auth_time")
        if not isinstance(sinds, int) or sinds < vers_sinds - SPELING:
            raise NietVers
    return gezegd
