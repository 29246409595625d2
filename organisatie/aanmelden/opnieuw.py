"""Asking who somebody is once more, before what is sensitive.

Not allauth's own decorator: it lets in who has neither a password nor a code here, and those are
the very people who sign in by the school.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from allauth.account import app_settings
from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from django.http import HttpRequest, HttpResponseBase

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def vers_ingelogd(view: View) -> View:
    """Only for who confirmed who they are within five minutes; others are asked first."""
    return _eist(view, lambda rij: bool(rij.get("reauthenticated")))


def net_ingelogd(view: View) -> View:
    """As ``vers_ingelogd``, and also for who signed in within five minutes."""
    return _eist(view, lambda rij: True)


def _eist(view: View, telt: Callable[[dict[str, Any]], bool]) -> View:
    @wraps(view)
    def omhulsel(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        sinds = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
        rijen = get_authentication_records(request, request.user)
        if not any(telt(rij) and rij["at"] > sinds for rij in rijen):
            # Allauth's middleware makes a redirect of it, and keeps what was sent.
            raise ReauthenticationRequired
        return view(request, *args, **kwargs)

    return cast(View, omhulsel)
