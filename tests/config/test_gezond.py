"""/gezond/: what a load balancer or a school's monitoring asks."""

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from config import views


@pytest.fixture(autouse=True)
def nog_niet_gekeken(monkeypatch):
    monkeypatch.setattr(views, "migraties", views.Migraties())


def test_gezond_zonder_login(client, db):
    antwoord = client.get("/gezond/")
    assert (antwoord.status_code, antwoord.json()) == (200, {"gezond": True})
    assert "no-store" in antwoord["Cache-Control"]
    assert not antwoord.cookies


def test_503_als_er_een_migratie_open_staat(client, db):
    connection.cursor().execute("DELETE FROM django_migrations WHERE app = 'organisatie'")
    antwoord = client.get("/gezond/")
    assert (antwoord.status_code, antwoord.json()["database"]) == (503, "niet bijgewerkt")


def test_503_als_de_database_niet_antwoordt(client, db, monkeypatch):
    def stuk(*args):
        raise DatabaseError("weg")

    monkeypatch.setattr(MigrationExecutor, "__init__", stuk)
    antwoord = client.get("/gezond/")
    assert (antwoord.status_code, antwoord.json()["database"]) == (503, "onbereikbaar")
    assert b"weg" not in antwoord.content


def test_migraties_worden_een_keer_vergeleken(client, db, django_assert_num_queries):
    client.get("/gezond/")
    with django_assert_num_queries(1):
        assert client.get("/gezond/").status_code == 200


def test_wat_niet_bijgewerkt_was_wordt_opnieuw_bekeken(client, db):
    cursor = connection.cursor()
    cursor.execute("UPDATE django_migrations SET app = 'weg' WHERE app = 'organisatie'")
    assert client.get("/gezond/").status_code == 503
    cursor.execute("UPDATE django_migrations SET app = 'organisatie' WHERE app = 'weg'")
    assert client.get("/gezond/").status_code == 200


def test_503_als_de_database_later_wegvalt(client, db):
    assert client.get("/gezond/").status_code == 200

    def stuk(execute, sql, params, many, context):
        raise DatabaseError("weg")

    with connection.execute_wrapper(stuk):
        antwoord = client.get("/gezond/")
    assert (antwoord.status_code, antwoord.json()["database"]) == (503, "onbereikbaar")
