"""Telling phones apart without knowing whose they are.

A phone gets a random, signed cookie when it joins a session, for that session only. With a vote
only a hash of cookie and round is stored, so votes of two rounds cannot be laid side by side.
"""

import base64
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import salted_hmac

COOKIE = "telefoon"
# One meeting with room to spare; a phone that is lent out tomorrow starts afresh.
GELDIG = 12 * 60 * 60
_SALT = "boas.telefoon"


def herken(request: HttpRequest, code: str) -> str:
    """The phone's name in the session with this code; empty without a cookie, or a forged one."""
    naam = request.get_signed_cookie(COOKIE, default="", salt=_SALT + code, max_age=GELDIG)
    return naam or ""


def geef_naam(response: HttpResponse, code: str) -> None:
    """Have the phone keep a new random name, for this session only."""
    response.set_signed_cookie(
        COOKIE,
        secrets.token_urlsafe(16),
        salt=_SALT + code,
        max_age=GELDIG,
        path=reverse("stem", args=[code]),
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def in_ronde(naam: str, ronde_id: int | str) -> str:
    """What stands for this phone in this one round: 43 characters, cannot be reckoned back."""
    hekje = salted_hmac(_SALT, f"{naam}:{ronde_id}", algorithm="sha256").digest()
    return base64.urlsafe_b64encode(hekje).rstrip(b"=").decode()


def in_stippen(naam: str, ronde_id: int) -> str:
    """The same in a round of dots, which has numbers of its own."""
    return in_ronde(naam, f"stippen-{ronde_id}")
