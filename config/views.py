"""Health and error pages."""

import sys

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from config.logformaat import verzoek_id
from organisatie import schijf


class Migraties:
    """Whether the database has every migration of this code: found out once, then remembered.

    Comparing reads all migrations from disk, and anybody may ask. Only "yes" is remembered: a
    database that is behind is brought up to date while this process runs.
    """

    def __init__(self) -> None:
        self._toegepast = False

    def toegepast(self) -> bool:
        """Raises DatabaseError when the database does not answer."""
        if not self._toegepast:
            uitvoerder = MigrationExecutor(connection)
            doelen = uitvoerder.loader.graph.leaf_nodes()
            self._toegepast = not uitvoerder.migration_plan(doelen)
        return self._toegepast


migraties = Migraties()


@login_not_required
@never_cache
@require_GET
def gezond(request: HttpRequest) -> JsonResponse:
    """200 when the database answers and has every migration, else 503 with what is wrong."""
    try:
        if not migraties.toegepast():
            return JsonResponse({"gezond": False, "database": "niet bijgewerkt"}, status=503)
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"gezond": False, "database": "onbereikbaar"}, status=503)
    return JsonResponse({"gezond": True})


def fout_400(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "fouten/400.html", status=400)


def fout_403(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "fouten/403.html", status=403)


def fout_404(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "fouten/404.html", status=404)


def fout_500(request: HttpRequest) -> HttpResponse:
    """Without context processors: whatever broke may break them too.

    Names the request as the log does, so that the beheerder finds its line.
    """
    if schijf.is_vol(sys.exception()):
        inhoud = {"kop": "De schijf is vol", "melding": schijf.VOL}
        return HttpResponse(render_to_string("fouten/vol.html", inhoud), status=507)
    inhoud = {"kop": "Er ging iets mis", "kenmerk": verzoek_id.get()}
    return HttpResponse(render_to_string("fouten/500.html", inhoud), status=500)


def csrf_fout(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that stood open too long, or cookies that are off.

    The header tells the script of the page that a fresh token is all it needs.
    """
    antwoord = render(request, "fouten/csrf.html", status=403)
    antwoord["X-Reden"] = "teken"
    return antwoord


@login_not_required
@never_cache
@require_GET
def formulierteken(request: HttpRequest) -> JsonResponse:
    """A fresh token for a page that stood open, and who is signed in now.

    Every page hands out the same; another site can ask for this but not read it.
    """
    wie = str(request.user.pk) if request.user.is_authenticated else ""
    inloggen = reverse("account_login")
    return JsonResponse({"teken": get_token(request), "wie": wie, "inloggen": inloggen})
