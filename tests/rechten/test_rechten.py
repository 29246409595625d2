"""Every row of the table of rights holds, and no address is without a row."""

import importlib
import pkgutil

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

import tests.rechten
from tests.aanmelden import maak_koekjes, meld_aan
from tests.factories import Wereld, maak_wereld
from tests.rechten.tabel import PERSONAS, Podium, Rij

RIJEN: list[Rij] = [
    rij
    for module in pkgutil.iter_modules(tests.rechten.__path__)
    if module.name.startswith("rijen_")
    for rij in importlib.import_module(f"tests.rechten.{module.name}").RIJEN
]
METHODEN = {"GET", "POST"}
# Where a page stands nowhere: signing in and out, and the list of documents for who has no team.
NERGENS = {
    "account_inactive",
    "account_logout",
    "account_reauthenticate",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "documenten",
}


class _Terug(Exception):
    """Rolls a persona's act back, so that the next one finds the world as it was."""


@pytest.fixture
def kale_404(monkeypatch):
    """Without the page around it: most answers are one, and how it looks is tested elsewhere."""
    monkeypatch.setattr("config.urls.handler404", lambda *_, **__: HttpResponse(status=404))


@pytest.mark.parametrize("rij", RIJEN, ids=str)
@pytest.mark.usefixtures("db", "kale_404")
def test_rij(rij):
    assert set(rij.verwacht) == set(PERSONAS)
    podium = Podium(maak_wereld())
    # Asked for once here, so that what the row is about outlives the persona who comes first.
    adres = reverse(rij.naam, kwargs=rij.kwargs(podium) if rij.kwargs else {}) + rij.query
    if rij.data:
        rij.data(podium)
    # One for all: what a client keeps of an answer is its cookies, and each persona begins anew.
    client = Client(raise_request_exception=False)
    wie = [getattr(podium.wereld, persona) for persona in Wereld.PERSONAS]
    koekjes = dict(zip(Wereld.PERSONAS, maak_koekjes(*wie), strict=True))
    gekregen, zonder_plek = {}, set()
    for persona in PERSONAS:
        meld_aan(client, koekjes.get(persona))
        try:
            with transaction.atomic():
                antwoord = vraag(rij, podium, adres, client)
                gekregen[persona] = antwoord.status_code
                if rij.naam not in NERGENS and not _zegt_waar(antwoord):
                    zonder_plek.add(persona)
                raise _Terug
        except _Terug:
            pass
    assert gekregen == rij.verwacht
    assert not zonder_plek


def test_elk_adres_en_elke_methode_heeft_een_rij():
    gedekt = {(rij.naam, rij.methode) for rij in RIJEN}
    namen = _namen(get_resolver().url_patterns)
    assert {(naam, methode) for naam in namen for methode in METHODEN} - gedekt == set()


def test_geen_rij_zonder_adres():
    assert {rij.naam for rij in RIJEN} - set(_namen(get_resolver().url_patterns)) == set()


def test_geen_adres_zonder_naam():
    naamloos = [str(p.pattern) for p in _patronen(get_resolver().url_patterns) if not p.name]
    assert naamloos == []


def _zegt_waar(antwoord: HttpResponse) -> bool:
    """Whether a page that has the menu marks where it stands: there, in its part, or in a trail."""
    if antwoord.status_code != 200 or antwoord.streaming:
        return True
    html = antwoord.content
    plekken = (b'aria-current="page"', b'class="subnavigatie"')
    return b"menu-breed" not in html or any(plek in html for plek in plekken)


def vraag(rij: Rij, podium: Podium, adres: str, client: Client) -> HttpResponse:
    """What the address of a row answers this client."""
    data = rij.data(podium) if rij.data else {}
    stuur = {"GET": client.get, "POST": client.post}[rij.methode]
    antwoord = stuur(adres, data, headers=rij.headers)
    if antwoord.streaming:
        # Read to the end, so that a file that is handed out gets closed.
        b"".join(antwoord.streaming_content)
    return antwoord


def _patronen(patronen):
    for patroon in patronen:
        if isinstance(patroon, URLPattern):
            yield patroon
        else:
            yield from _patronen(patroon.url_patterns)


def _namen(patronen) -> list[str]:
    return [patroon.name for patroon in _patronen(patronen)]
