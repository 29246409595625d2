"""What every test may use. People are personas, not fixtures of rows: see ``personas``."""

import pytest

from boas import raden
from tests.factories import Wereld, maak_wereld


@pytest.fixture(autouse=True)
def _snel_en_stil(settings, tmp_path, monkeypatch):
    """Cheap password hashes, uploads in a folder of the test, static names without a manifest.

    And a brake on guessing of its own: what one test guessed may not slow down the next.
    """
    monkeypatch.setattr(raden, "rem", raden.Rem())
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.MEDIA_ROOT = tmp_path / "bijlagen"
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def wereld(db) -> Wereld:
    """Two schools, three teams and every persona of the table of rights."""
    return maak_wereld()


@pytest.fixture
def als(client):
    """``als(gebruiker)`` gives a client that is signed in as that person."""

    def inloggen(gebruiker):
        client.force_login(gebruiker)
        return client

    return inloggen
