"""The policy that is built beforehand is the one django-csp would build."""

import pytest
from csp.decorators import csp_update
from csp.middleware import CSPMiddleware
from django.http import HttpResponse
from django.test import RequestFactory

from config.beleid import Beleid

HEADER = "Content-Security-Policy"


def beleid(soort: type[CSPMiddleware], view) -> set[str]:
    response = soort(view)(RequestFactory().get("/"))
    return set(response[HEADER].split("; "))


def deel(request):
    return HttpResponse("<p>deel</p>")


@csp_update({"img-src": ["https://kaart.example"]})
def ruimer(request):
    return HttpResponse("<p>deel</p>")


def eigen(request):
    return HttpResponse("<p>deel</p>", headers={HEADER: "default-src 'none'"})


@pytest.mark.parametrize("view", [deel, ruimer, eigen])
def test_as_django_csp_without_a_nonce(view):
    assert beleid(Beleid, view) == beleid(CSPMiddleware, view)


def test_a_page_has_its_own_nonce():
    gegeven = []

    def pagina(request):
        gegeven.append(str(request.csp_nonce))
        return HttpResponse("<p>pagina</p>")

    middleware = Beleid(pagina)
    for _ in range(2):
        response = middleware(RequestFactory().get("/"))
        assert f"script-src 'self' 'nonce-{gegeven[-1]}'" in response[HEADER]
    assert gegeven[0] != gegeven[1]
    assert "nonce" not in Beleid(deel)(RequestFactory().get("/"))[HEADER]
