"""What tests of signing in share: a provider with its settings, and a person with a password."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from organisatie.aanmelden import aanbieder as module
from tests import aanbieder as nep
from tests.factories import GebruikerFactory
from tests.inloggen.hulp import GOED


@pytest.fixture(autouse=True)
def _lege_teller(db):
    cache.clear()


@pytest.fixture
def client_van_ander() -> Client:
    return Client()


@pytest.fixture(scope="module")
def _server() -> Iterator[nep.Aanbieder]:
    with nep.draaiend() as draaiend:
        yield draaiend


@pytest.fixture
def school(_server: nep.Aanbieder, settings) -> Iterator[nep.Aanbieder]:
    """The provider, as it should be, and the settings that name it."""
    settings.OIDC_ISSUER = _server.url
    settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = nep.CLIENT, nep.GEHEIM
    settings.BASE_URL = "http://testserver"
    module._aanbieder.cache_clear()
    _server.herstel()
    yield _server
    _server.los.set()


@pytest.fixture
def tess(db):
    gebruiker = GebruikerFactory(naam="Tess Leider", email="tess@school.example")
    gebruiker.set_password(GOED)
    gebruiker.save()
    return gebruiker
