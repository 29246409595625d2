"""Login by default."""

from urllib.parse import quote, urlsplit

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

from organisatie.leesbaar import is_leesbaar


class InlogVereist(LoginRequiredMiddleware):
    """Every view asks for a login unless it says otherwise.

    An expired session on an htmx request sends the whole page to the login, never a login form
    inside a table; afterwards the person is back on the page they came from. So too after a
    button of an ordinary form: its own address is no page to come back to.

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
            return HttpResponseClientRedirect(f"{login}?{veld}={quote(terug)}")
        if request.method in {"GET", "HEAD"}:
            return super().handle_no_permission(request, view_func)
        return redirect_to_login(_vandaan(request), login, veld)


def _vandaan(request: HttpRequest) -> str:
    """The page of this installation on which the button stood, else the start page."""
    vandaan = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(vandaan, {request.get_host()}):
        return "/"
    delen = urlsplit(vandaan)
    return f"{delen.path}?{delen.query}" if delen.query else delen.path or "/"
