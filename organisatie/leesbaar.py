"""Pages that everybody may read where the organisation switched that on (``KAARTEN_OPENBAAR``)."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse

View = TypeVar("View", bound=Callable[..., Any])
_MERK = "leesbaar_voor_iedereen"


def leesbaar_voor_iedereen(view: View) -> View:
    """Mark a view that shows nothing but settled cards; off, it asks to sign in like any other.

    What such a page shows follows from ``request.user``, who may be nobody. For nobody the page is
    without token and cookie (``templates/basis.html``), so that a reader leaves no trace.
    """

    @wraps(view)
    def gemerkt(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return cast(HttpResponse, view(request, *args, **kwargs))

    setattr(gemerkt, _MERK, True)
    return cast(View, gemerkt)


def is_leesbaar(view: Callable[..., Any]) -> bool:
    """Whether the view is open to everybody now; the setting is asked anew for each request."""
    return settings.KAARTEN_OPENBAAR and getattr(view, _MERK, False)
