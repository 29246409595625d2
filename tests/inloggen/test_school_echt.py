"""The whole way with a provider that somebody else wrote, running as a process of its own."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
import requests

from organisatie.aanmelden import aanbieder as module
from organisatie.models import Schoolaccount
from tests.belasting.servers import free_port
from tests.inloggen.hulp import is_binnen

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def mock() -> Iterator[str]:
    """The address of ``oidc-provider-mock``, that knows Tess; asks a nonce of every client."""
    poort = free_port()
    wie = {"sub": "tess-nummer", "email": "tess@school.example", "email_verified": True}
    opdracht = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(poort)]
    opdracht += ["--require-nonce", "true", "--user-claims", json.dumps(wie)]
    with subprocess.Popen(
        opdracht, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    ) as proces:
        regels: list[str] = []
        while "running on" not in (regels[-1] if regels else ""):
            regels.append(proces.stderr.readline())
            assert regels[-1], "".join(regels)
        yield f"http://127.0.0.1:{poort}"
        proces.terminate()
        proces.communicate()


@pytest.fixture
def school(mock, settings) -> str:
    settings.OIDC_ISSUER, settings.BASE_URL = mock, "http://testserver"
    settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = "borgen", "geheim"
    module._aanbieder.cache_clear()
    return mock


def log_in_bij(school: str, adres: str) -> str:
    """Press the button of the provider's page; where it sends the browser."""
    formulier = requests.get(adres, timeout=10)
    assert formulier.status_code == 200, formulier.text
    assert re.search(r'name="sub" value="tess-nummer"', formulier.text)
    antwoord = requests.post(
        urljoin(school, adres), {"sub": "tess-nummer"}, allow_redirects=False, timeout=10
    )
    assert antwoord.status_code == 302, antwoord.text
    return antwoord.headers["Location"]


def test_heen_en_terug(client, school, tess):
    heen = client.get("/inloggen/school/?next=/teams/")
    terug = log_in_bij(school, heen.url)
    assert terug.startswith("http://testserver/inloggen/school/terug/?")
    antwoord = client.get(terug.removeprefix("http://testserver"))
    assert antwoord.url == "/teams/", antwoord.content.decode()
    assert is_binnen(client)
    assert Schoolaccount.objects.get().sub == "tess-nummer"


def test_een_code_telt_een_keer(client, school, tess):
    terug = log_in_bij(school, client.get("/inloggen/school/").url)
    adres = terug.removeprefix("http://testserver")
    client.get(adres)
    client.post("/uitloggen/")
    nieuw = log_in_bij(school, client.get("/inloggen/school/").url)
    state = re.search(r"state=([\w-]+)", nieuw).group(1)
    oud = re.sub(r"state=[\w-]+", f"state={state}", adres)
    assert client.get(oud).status_code == 403
    assert not is_binnen(client)


def test_wie_daar_annuleert(client, school, tess):
    adres = client.get("/inloggen/school/").url
    antwoord = requests.post(adres, {"action": "deny"}, allow_redirects=False, timeout=10)
    terug = antwoord.headers["Location"].removeprefix("http://testserver")
    assert client.get(terug).status_code in {400, 403}
    assert not is_binnen(client)
