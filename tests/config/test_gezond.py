"""/gezond/: what a load balancer or a school's monitoring asks."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor


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
