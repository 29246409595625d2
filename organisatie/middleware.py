"""Login by default, and a second factor where the settings ask one."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlsplit

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

from organisatie.aanmelden import tweede_factor
from organisatie.leesbaar import is_leesbaar


class InlogVereist(LoginRequiredMiddleware):
    """Every view asks for a login unless it says otherwise.

    An expired session on an htmx request names the login of the whole page, never a login form
    inside a table; with ``X-Reden`` the page stays and asks to sign in beside it, so that nothing
    typed is lost (``static/basis/hervatten.js``). After a button of an ordinary form the person
    comes back on the page it stood on: its own address is no page to come back to.

    Where reading is public the marked views are read without one (``organisatie.leesbaar``); the
    templates see ``request.leest_openbaar``.
    """

    def process_view(self, request: HttpRequest, view_func, view_args, view_kwargs):
        # Asked first: a page for everybody looks up no session, and its log line names no user.
        if not getattr(view_func, "login_required", True):
            return None
        if is_leesbaar(view_func) and request.method in {"GET", "HEAD"}:
            request.leest_openbaar = not request.user.is_authenticated  # type: ignore[attr-defined]
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)

    # The answer to htmx is no HttpResponseRedirect: the address stands in a header.
    def handle_no_permission(self, request: HttpRequest, view_func) -> HttpResponse:  # type: ignore[override]
        login = resolve_url(self.get_login_url(view_func))
        veld = self.get_redirect_field_name(view_func)
        if request.htmx:  # type: ignore[attr-defined]
            terug = request.htmx.current_url_abs_path or "/"  # type: ignore[attr-defined]
            antwoord = HttpResponseClientRedirect(f"{login}?{veld}={quote(terug)}")
            antwoord["X-Reden"] = "inloggen"
            return antwoord
        if request.method in {"GET", "HEAD"}:
            return super().handle_no_permission(request, view_func)
        return redirect_to_login(_vandaan(request), login, veld)


class TweedeFactorVereist:
    """Who must have a second factor and has none sets it up before anything else.

    Of pages without a login, such as voting by phone and the calendar feed, it knows nothing.
    """

    MAG = frozenset({"mfa_activate_totp", "account_logout", "account_reauthenticate"})

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if not getattr(view, "login_required", True) or request.op_telefoon:
            return None
        if not request.user.is_authenticated or request.resolver_match.url_name in self.MAG:
            return None
        if not tweede_factor.ontbreekt(request):
            return None
        if request.method in {"GET", "HEAD"} and not request.htmx:
            tweede_factor.onthoud_weg(request)
        adres = reverse("mfa_activate_totp")
        return HttpResponseClientRedirect(adres) if request.htmx else redirect(adres)


def _vandaan(request: HttpRequest) -> str:
    """The page of this installation on which the button stood, else the start page."""
    vandaan = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(vandaan, {request.get_host()}):
        return "/"
    delen = urlsplit(vandaan)
    return f"{delen.path}?{delen.query}" if delen.query else delen.path or "/"
