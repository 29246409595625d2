"""What happens around every request of this installation."""

import logging
import re
import time
import uuid
from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from config.logformaat import verzoek_id, zonder_geheim

log = logging.getLogger("verzoek")

# A proxy in front may name the request; anything else than a plain id is not taken over.
GEWOON_ID = re.compile(r"[\w-]{8,64}", re.ASCII)


class Verzoeklog:
    """Give every request an id, answer it in ``X-Request-ID`` and log one line about it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        gekregen = request.headers.get("X-Request-ID", "")
        eigen = gekregen if GEWOON_ID.fullmatch(gekregen) else uuid.uuid4().hex
        token = verzoek_id.set(eigen)
        begin = time.perf_counter()
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = eigen
            self._log(request, response, begin)
            return response
        finally:
            verzoek_id.reset(token)

    @staticmethod
    def _log(request: HttpRequest, response: HttpResponse, begin: float) -> None:
        # Ask only for a user that was already looked up: the log itself costs no query.
        gebruiker = getattr(request, "_cached_user", None)
        log.info(
            "verzoek",
            extra={
                "methode": request.method,
                "pad": zonder_geheim(request.path),
                "status": response.status_code,
                "ms": round((time.perf_counter() - begin) * 1000, 1),
                "gebruiker": getattr(gebruiker, "pk", None),
            },
        )


class GeenNul:
    """Refuse an address with a NUL character: no row has one, and PostgreSQL takes it for a fault.

    Fields of a form are refused where they are checked, with a message at the field.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info:
            raise Http404
        if "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest
        return self.get_response(request)


class AlleenKnop:
    """Say so when somebody opens the address behind a button as a page: a bare 405 says nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and request.method == "GET":
            pagina = render(request, "fouten/405.html", status=405)
            pagina["Allow"] = response["Allow"]
            return pagina
        return response
