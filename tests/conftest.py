"""What every test may use. People are personas, not fixtures of rows: see ``personas``."""

import gc
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import TransactionTestCase, override_settings
from hypothesis import settings as hypothesis

from boas import raden, sporen
from boas.instrumenten import laad_alles
from borgen import bewaking
from tests.aanmelden import maak_koekjes, meld_aan
from tests.factories import Wereld, maak_wereld
from tests.postgres import find_programs
from tests.sjabloon import kopieer_gemigreerd, maak_gemigreerd

# What comes out is tested here, not how fast: a deadline would fail on load alone. Set before any
# test is read, for those that were read already would keep the deadline.
hypothesis.register_profile("rustig", deadline=None)
hypothesis.load_profile("rustig")


def pytest_collection_finish():
    """Look for garbage less often, and not among what was imported and collected: it stays.

    An eighth of the run went there. What a test leaves open is still found, at the latest when all
    is done.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 20, 20)


def pytest_unconfigure():
    """Let pytest look through everything once more for what was left open."""
    gc.unfreeze()


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb, django_db_modify_db_settings):
    """Begin with a copy of what was migrated before, where that can be made."""
    naam = connection.creation._get_test_db_name()
    if connection.vendor == "sqlite":
        kopieer_gemigreerd(Path(naam))
    elif programmas := find_programs():
        maak_gemigreerd(naam, programmas)
    else:
        return django_db_keepdb
    return True


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """As it is, and what a transactional test leaves becomes again what it was.

    On SQLite by putting the pages back, in a twentieth of the time. Elsewhere the tables are
    emptied, for which the guards go: approved texts refuse to be removed. Emptying sends
    ``post_migrate``, with which they come back. What a migration loaded comes back too: which test
    is next depends on how the tests are divided.
    """
    leeg = TransactionTestCase._fixture_teardown

    def zonder_wacht(self):
        bewaking.hef_op()
        leeg(self)
        laad_alles()

    def terug(self):
        # Who still writes is told here: putting back would wait for it without end.
        with transaction.atomic():
            pass
        begin.backup(connection.connection)

    with pytest.MonkeyPatch.context() as patch, closing(sqlite3.connect(":memory:")) as begin:
        if connection.vendor != "sqlite":
            patch.setattr(TransactionTestCase, "_fixture_teardown", zonder_wacht)
            yield
            return
        with django_db_blocker.unblock():
            connection.ensure_connection()
            connection.connection.backup(begin)
        patch.setattr(TransactionTestCase, "_fixture_teardown", terug)
        yield
    connection.close()
    Path(connection.settings_dict["NAME"]).unlink()


@pytest.fixture(scope="session", autouse=True)
def _snel(tmp_path_factory):
    """Cheap password hashes, static names without a manifest, tasks done at once."""
    opslag = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        STATIC_ROOT=tmp_path_factory.mktemp("static"),
        STORAGES={**settings.STORAGES, "staticfiles": opslag},
        TASKS={"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}},
    ):
        yield


@pytest.fixture(scope="session")
def _mappen(tmp_path_factory):
    """Names of folders that nobody had before; the folders themselves come when they are needed."""
    basis = tmp_path_factory.mktemp("bijlagen")
    return (basis / str(nummer) for nummer in count())


@pytest.fixture(autouse=True)
def _eigen(_mappen, settings, monkeypatch):
    """Uploads in a folder of the test, a brake on guessing that counts this test only, and nothing
    that wipes the database of the next one.
    """
    settings.MEDIA_ROOT = next(_mappen)
    monkeypatch.setattr(raden, "rem", raden.Rem())
    monkeypatch.setattr(sporen, "straks", lambda: None)


@pytest.fixture
def wereld(db) -> Wereld:
    """Two schools, three teams and every persona of the table of rights."""
    return maak_wereld()


@pytest.fixture
def als(client):
    """``als(gebruiker)`` gives a client that is signed in as that person."""

    def inloggen(gebruiker):
        [koekje] = maak_koekjes(gebruiker)
        meld_aan(client, koekje)
        return client

    return inloggen
