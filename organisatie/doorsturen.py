"""Sending a browser on to another page, also when htmx asked for a part of this one."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, resolve_url
from django_htmx.http import HttpResponseClientRedirect

from organisatie.verzoek import Verzoek


def ga_naar(request: Verzoek, waarheen: Any, *args: Any) -> HttpResponse:
    """As ``redirect``; with htmx the whole page goes there, not the part that asked."""
    if request.htmx:
        return HttpResponseClientRedirect(resolve_url(waarheen, *args))
    return redirect(waarheen, *args)
