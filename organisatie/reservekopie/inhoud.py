"""What a backup holds, and what it leaves out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import FileField

# Who finds a backup must not be signed in with it.
_OOK_BUITEN = ("sessions.Session",)

_VOOR_HERSTEL: list[Callable[[], object]] = []
_NA_HERSTEL: list[Callable[[], object]] = []


@dataclass(frozen=True, slots=True)
class Inhoud:
    """Of one moment: the files that rows refer to, and the migrations the tables had."""

    bestanden: tuple[str, ...]
    migraties: tuple[str, ...]


def tabellen_buiten() -> list[str]:
    """The tables of which no row is in a backup: models with ``buiten_reservekopie``.

    Single votes and open counts, of which two backups would show what one person answered.
    """
    modellen = [m for m in apps.get_models() if getattr(m, "buiten_reservekopie", False)]
    modellen += [apps.get_model(naam) for naam in _OOK_BUITEN]
    return sorted(model._meta.db_table for model in modellen)


def voor_herstel(doe: Callable[[], object]) -> None:
    """Register what an app writes down before another database takes the place of this one."""
    _VOOR_HERSTEL.append(doe)


def bereid_voor() -> None:
    """Do what was registered with ``voor_herstel``."""
    for doe in _VOOR_HERSTEL:
        doe()


def na_herstel(doe: Callable[[], object]) -> None:
    """Register what an app does once a backup is back and migrated; a text it gives is told."""
    _NA_HERSTEL.append(doe)


def maak_af() -> list[str]:
    """Do what was registered with ``na_herstel``; what there is to tell of it."""
    gezegd = [doe() for doe in _NA_HERSTEL]
    return [tekst for tekst in gezegd if isinstance(tekst, str) and tekst]


def lees_inhoud(cursor: Any) -> Inhoud:
    """By any cursor, so that it is read in the very snapshot that is copied."""
    namen: set[str] = set()
    for model in apps.get_models():
        for veld in model._meta.get_fields():
            if isinstance(veld, FileField):
                cursor.execute(f'SELECT "{veld.column}" FROM "{model._meta.db_table}"')  # noqa: S608
                namen |= {naam for (naam,) in cursor.fetchall() if naam}
    cursor.execute("SELECT app, name FROM django_migrations")
    return Inhoud(tuple(sorted(namen)), _migraties(cursor.fetchall()))


def _migraties(rijen: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(sorted(f"{app}.{naam}" for app, naam in rijen))
