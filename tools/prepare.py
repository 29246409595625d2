"""Bring database and static files up to date, touching nothing that already is.

Everything here needs Django set up, and looks before it acts: on a second start it costs a few
queries and one walk over the static files.
"""

import hashlib
import os
import pkgutil
from importlib import import_module
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from metaanalyse.meegeleverd import laad_meegeleverd
from tools.environment import say

DEMO_ACCOUNT = "teamleider@demo.example"


def migrations_on_disk() -> set[tuple[str, str]]:
    """Return (app label, migration name) of every migration, without importing the migrations."""
    found = set()
    for app in apps.get_app_configs():
        name = MigrationLoader.migrations_module(app.label)[0]
        if name is None or (app.module and not _has_migrations(name)):
            continue
        paths = import_module(name).__path__
        found |= {
            (app.label, module.name)
            for module in pkgutil.iter_modules(paths)
            if not module.ispkg and module.name[0] not in "_~"
        }
    return found


def _has_migrations(name: str) -> bool:
    try:
        return hasattr(import_module(name), "__path__")
    except ModuleNotFoundError:
        return False


def migrate_if_needed() -> bool:
    """Apply missing migrations; return whether there were any. Raises DatabaseError."""
    if migrations_on_disk() <= MigrationRecorder(connection).applied_migrations().keys():
        return False
    say("Database bijwerken ...")
    call_command("migrate", interactive=False, verbosity=0)
    return True


def static_fingerprint() -> str:
    """Return a digest of every static file's name, size and time, and of how they are stored."""
    lines = [settings.STORAGES["staticfiles"]["BACKEND"]]
    for finder in get_finders():
        for path, storage in finder.list(ignore_patterns=None):
            status = os.stat(storage.path(path))
            lines.append(f"{path} {status.st_size} {status.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def collect_static_if_needed() -> bool:
    """Collect the static files when one changed; return whether that was so. Raises OSError."""
    stamp = Path(f"{settings.STATIC_ROOT}.stamp")
    fingerprint = static_fingerprint()
    known = stamp.exists() and Path(settings.STATIC_ROOT).is_dir()
    if known and stamp.read_text() == fingerprint:
        return False
    say("Vormgeving en scripts klaarzetten ...")
    stamp.unlink(missing_ok=True)
    # From scratch: a file that stands there may be newer than the one that replaces it.
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(fingerprint)
    return True


def load_cards() -> bool:
    """Load the evidence cards that come with the application; return whether any changed.

    Cheap when nothing did. Here and not in a migration: a change of ours needs no change of tables.
    """
    new, changed, _ = laad_meegeleverd()
    if new or changed:
        say(f"Digitale kaarten geladen: {new} nieuw, {changed} bijgewerkt.")
    return bool(new or changed)


def load_demo_if_empty() -> bool:
    """Load the demo data into a database without a single account; return whether that was done.

    `DEMO=false` in the environment or `.env` prevents it.
    """
    wanted = os.environ.get("DEMO", "true").strip().lower() in {"true", "on", "ok", "y", "yes", "1"}
    if not wanted or get_user_model().objects.exists():
        return False
    say("Voorbeeldgegevens laden ...")
    call_command("demo", verbosity=0)
    return True


def has_demo() -> bool:
    """Tell whether the demo's team leader has an account here."""
    return get_user_model().objects.filter(email=DEMO_ACCOUNT).exists()


def how_to_sign_in() -> str:
    """Return what a newcomer must know to sign in, in Dutch; empty when people have accounts."""
    if has_demo():
        return f"Inloggen met de voorbeeldgegevens: {DEMO_ACCOUNT}, borgen-demo"
    if get_user_model().objects.exists():
        return ""
    return "Er is nog geen account. Maak het eerste met: ./run manage maak_beheerder jij@school.nl"
