"""Login by default."""

from urllib.parse import quote

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django_htmx.http import HttpResponseClientRedirect


class InlogVereist(LoginRequiredMiddleware):
    """Every view asks for a login unless it says otherwise.

    An expired session on an htmx request sends the whole page to the login, never a login form
    inside a table; afterwards the person is back on the page they came from.
    """

    def process_view(self, request: HttpRequest, view_func, view_args, view_kwargs):
        # Asked first: a page for everybody looks up no session, and its log line names no user.
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)

    # The answer to htmx is no HttpResponseRedirect: the address stands in a header.
    def handle_no_permission(self, request: HttpRequest, view_func) -> HttpResponse:  # type: ignore[override]
        if not request.htmx:  # type: ignore[attr-defined]
            return super().handle_no_permission(request, view_func)
        terug = request.htmx.current_url_abs_path or "/"  # type: ignore[attr-defined]
        login = resolve_url(self.get_login_url(view_func))
        veld = self.get_redirect_field_name(view_func)
        return HttpResponseClientRedirect(f"{login}?{veld}={quote(terug)}")
