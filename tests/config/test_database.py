"""How the database is asked."""

import json
import os
import subprocess
import sys

import pytest
from django.db import connection

from organisatie.models import Gebruiker

_TOON = """
import json
from config.settings import DATABASES
namen = ("OPTIONS", "DISABLE_SERVER_SIDE_CURSORS")
print(json.dumps({naam: DATABASES["default"].get(naam) for naam in namen}, default=str))
"""


@pytest.mark.database
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite plans in no time")
def test_what_is_asked_often_is_planned_once(db):
    for pk in range(8):
        Gebruiker.objects.filter(pk=pk).first()
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        gepland = [statement for (statement,) in cursor.fetchall()]
    assert any('"organisatie_gebruiker"."id" = $1' in statement for statement in gepland)


@pytest.mark.database
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite plans in no time")
def test_a_long_list_is_planned_with_its_values(db):
    for _ in range(8):
        list(Gebruiker.objects.filter(pk__in=range(201)).only("naam"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%$201%'")
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize("pooler", ["false", "true"])
def test_behind_a_pooler_nothing_is_kept_on_a_connection(tmp_path, pooler):
    omgeving = {
        "DATABASE_URL": "postgres://iemand@ergens/borgen?sslmode=require",
        "DATABASE_POOLER": pooler,
        "DATA_DIR": str(tmp_path),
        "SECRET_KEY": "x" * 50,
    }
    klaar = subprocess.run(
        [sys.executable, "-c", _TOON],
        env=os.environ | omgeving,
        capture_output=True,
        text=True,
        check=True,
    )
    database = json.loads(klaar.stdout)
    gedeeld = pooler == "true"
    assert database["OPTIONS"]["sslmode"] == "require"
    assert ("prepare_threshold" in database["OPTIONS"]) is not gedeeld
    assert ("server_side_binding" in database["OPTIONS"]) is not gedeeld
    assert bool(database["DISABLE_SERVER_SIDE_CURSORS"]) is gedeeld
