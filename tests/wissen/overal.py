"""Putting a name everywhere it can stand, and finding out where it still does."""

import gzip
import re
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection, transaction
from django.db.models import CharField, JSONField, QuerySet, TextField

from boas import bewaking as van_boas
from borgen import bewaking as van_borgen

# Digests, keys, codes and numbers of a list: nobody writes those.
GEEN_TEKST = re.compile(
    r"hash|sha256|vingerafdruk|zegel|sleutel|kenmerk|geheim|token|password|session|backend|"
    r"task_path|queue|_uit$|^daarna$|code|letter|^soort$|^over$|merk|telefoon|verdeling|categorie"
)
# Made from others, or what the reader of the cards cannot do without.
NIET_IN = {
    *("metaanalyse.kaartblad", "metaanalyse.zoekblad", "metaanalyse.waarde"),
    *("organisatie.gebruiker", "organisatie.historicalgebruiker"),
    *("slb.student", "slb.historicalstudent", "sessions.session"),
}
NIET = {
    *("metaanalyse.codering.keuzes", "boas.versie.schaal", "boas.versie.groepen"),
    *(f"metaanalyse.{h}rapport.{v}" for h in ("", "historical") for v in ("auteurs", "titel")),
    *(f"metaanalyse.{h}rapport.{v}" for h in ("", "historical") for v in ("uitgave", "doi", "url")),
    *("boas.bestuursschatting.antwoorden", "contenttypes.contenttype.model"),
    *("contenttypes.contenttype.app_label", "auth.permission.codename"),
    "django_tasks_database.dbtaskresult.worker_ids",
}


def schrijf_overal(naam: str, ook: str) -> set[str]:
    """Put ``naam`` in a row of every text field of every table that has rows, ``ook`` behind it;
    in which that went ("app.model.field")."""
    gelukt = set()
    with transaction.atomic(), van_borgen.opgeheven(), van_boas.opgeheven():
        for model in apps.get_models(include_auto_created=True):
            label = model._meta.label_lower
            rij = QuerySet(model).order_by("pk").first()
            if rij is None or label in NIET_IN or not model._meta.managed:
                continue
            for veld in model._meta.concrete_fields:
                plek = f"{label}.{veld.name}"
                if _is_tekst(veld) and plek not in NIET and _schrijf(model, rij, veld, naam, ook):
                    gelukt.add(plek)
    return gelukt


def _is_tekst(veld: Any) -> bool:
    soorten = isinstance(veld, CharField | TextField | JSONField)
    return (
        soorten and not veld.choices and not veld.primary_key and not GEEN_TEKST.search(veld.name)
    )


def _schrijf(model: Any, rij: Any, veld: Any, naam: str, ook: str) -> bool:
    oud = getattr(rij, veld.name)
    if isinstance(veld, JSONField):
        nieuw = _in_json(veld.name, oud, f"Bellen met {naam}, {ook}")
    else:
        nieuw = naam if veld.max_length and veld.max_length < 60 else f"Bel {naam}! {ook}"
    try:
        with transaction.atomic():
            QuerySet(model).filter(pk=rij.pk).update(**{veld.name: nieuw})
    except DatabaseError:
        return False
    return True


def _in_json(veld: str, oud: Any, tekst: str) -> Any:
    if veld == "bijlagen":
        return [{"naam": tekst, "sha256": "0" * 64}]
    if isinstance(oud, list):
        return [*oud, tekst]
    return {**(oud or {}), "wie": {"erbij": [tekst]}}


def waar_nog(*gezocht: str) -> list[str]:
    """Every column of every table, and every file, that has any of these; whatever it is for."""
    return [*_in_tabellen(gezocht), *_in_sessies(gezocht), *_in_bestanden(gezocht)]


def _in_tabellen(gezocht: tuple[str, ...]) -> list[str]:
    gevonden = []
    with connection.cursor() as cursor:
        for tabel in connection.introspection.table_names(cursor):
            kolommen = connection.introspection.get_table_description(cursor, tabel)
            for kolom in kolommen:
                cursor.execute(f'SELECT "{kolom.name}" FROM "{tabel}"')  # noqa: S608
                teksten = [_tekst(waarde) for (waarde,) in cursor.fetchall()]
                if any(_noemt(tekst, gezocht) for tekst in teksten):
                    gevonden.append(f"{tabel}.{kolom.name}")
    return gevonden


def _tekst(waarde: Any) -> str:
    # As the index of the cards keeps it.
    ruw = isinstance(waarde, bytes | memoryview)
    return bytes(waarde).decode("utf-8", "replace") if ruw else str(waarde)


def _noemt(tekst: str, gezocht: tuple[str, ...]) -> bool:
    # As JSON and HTML may write it too.
    los = tekst.replace("\\u00eb", "ë").replace("&#x27;", "'").casefold()
    return any(deel.casefold() in los for deel in gezocht)


def _in_sessies(gezocht: tuple[str, ...]) -> list[str]:
    """They are packed, so a search of the column finds nothing."""
    inhoud = [str(sessie.get_decoded()) for sessie in Session.objects.all()]
    return ["een sessie"] if any(_noemt(tekst, gezocht) for tekst in inhoud) else []


def _in_bestanden(gezocht: tuple[str, ...]) -> list[str]:
    """Every file of the installation, packed ones unpacked, and the database's own on SQLite."""
    paden = [p for m in (settings.MEDIA_ROOT, settings.DATA_DIR) for p in Path(m).rglob("*")]
    if connection.vendor == "sqlite":
        basis = connection.settings_dict["NAME"]
        paden += [Path(f"{basis}{einde}") for einde in ("", "-wal", "-journal")]
    gevonden = []
    for pad in filter(Path.is_file, paden):
        ruw = pad.read_bytes()
        uitgepakt = gzip.decompress(ruw) if ruw[:2] == b"\x1f\x8b" else ruw
        if _noemt(uitgepakt.decode("utf-8", "replace"), gezocht):
            gevonden.append(str(pad))
    return gevonden
