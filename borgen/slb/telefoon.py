"""A phone that is remembered for thirty days, for logging conversations and for nothing else.

What the phone keeps is no session: a signed cookie that browsers send to /slb/ only, and that is
heeded by the few views that carry ``met_telefoon``. Everything else, notes among it, asks to sign
in. It ends when the password changes, when the account does, and after thirty days.
"""

import datetime
from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from organisatie.models import Gebruiker

KOEKJE = "slb_telefoon"
DUUR = datetime.timedelta(days=30)
ZOUT = "borgen.slb.telefoon"

View = TypeVar("View", bound=Callable[..., HttpResponse])


def met_telefoon(view: View) -> View:
    """Marks a view that a remembered phone may use without signing in."""
    view.met_telefoon = True  # type: ignore[attr-defined]
    return view


def onthoud(antwoord: HttpResponse, gebruiker: Gebruiker) -> None:
    """Let this browser log conversations as this person."""
    waarde = signing.dumps([gebruiker.pk, gebruiker.get_session_auth_hash()], salt=ZOUT)
    antwoord.set_cookie(
        KOEKJE,
        waarde,
        max_age=DUUR,
        path=reverse("slb"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def vergeet(antwoord: HttpResponse) -> None:
    antwoord.delete_cookie(KOEKJE, path=reverse("slb"), samesite="Lax")


def van_telefoon(request: HttpRequest) -> Gebruiker | None:
    """Whose phone this is; None when it is nobody's, or no longer."""
    try:
        pk, sleutel = signing.loads(request.COOKIES.get(KOEKJE, ""), salt=ZOUT, max_age=DUUR)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    gebruiker = Gebruiker.objects.filter(pk=pk, is_active=True).first()
    if gebruiker is None or gebruiker.get_session_auth_hash() != sleutel:
        return None
    return gebruiker


class Onthouden:
    """Before login is asked for: a remembered phone is its owner, on the marked views only."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> None:
        request.op_telefoon = False
        if not getattr(view, "met_telefoon", False) or request.user.is_authenticated:
            return
        if gebruiker := van_telefoon(request):
            request.user = request._cached_user = gebruiker
            request.op_telefoon = True
