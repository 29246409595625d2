"""A start does what is needed and nothing more."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from tools import prepare


@pytest.fixture
def called(monkeypatch):
    """Collect the commands that would run, instead of running them."""
    names = []
    monkeypatch.setattr(prepare, "call_command", lambda name, **options: names.append(name))
    return names


@pytest.fixture
def static(settings, tmp_path):
    """One static file of our own, collected into a folder of the test."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "app.css").write_text("a{}")
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "static"
    return source


@pytest.mark.django_db
def test_the_quick_look_finds_the_migrations_that_django_finds():
    assert prepare.migrations_on_disk() == MigrationLoader(connection).disk_migrations.keys()


@pytest.mark.database
@pytest.mark.django_db
def test_an_up_to_date_database_is_left_alone(called):
    assert prepare.migrate_if_needed() is False
    assert called == []


@pytest.mark.django_db
def test_a_missing_migration_is_applied(called):
    MigrationRecorder(connection).record_unapplied("auth", "0012_alter_user_first_name_max_length")
    assert prepare.migrate_if_needed() is True
    assert called == ["migrate"]


def test_static_files_are_collected_once(static, settings):
    assert prepare.collect_static_if_needed() is True
    assert (settings.STATIC_ROOT / "app.css").read_text() == "a{}"
    assert prepare.collect_static_if_needed() is False


def test_a_changed_static_file_is_collected_again(static, settings):
    prepare.collect_static_if_needed()
    (static / "app.css").write_text("a{color:red}")
    assert prepare.collect_static_if_needed() is True
    assert (settings.STATIC_ROOT / "app.css").read_text() == "a{color:red}"


def test_another_way_of_storing_collects_again(static, settings, called):
    prepare.collect_static_if_needed()
    settings.STATIC_ROOT.mkdir()
    assert prepare.collect_static_if_needed() is False
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "elsewhere.Storage"}}
    assert prepare.collect_static_if_needed() is True


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("setting", "loaded"), [(None, ["demo"]), ("true", ["demo"]), ("false", []), ("0", [])]
)
def test_an_empty_database_gets_the_demo_unless_unwanted(monkeypatch, called, setting, loaded):
    monkeypatch.delenv("DEMO", raising=False)
    if setting is not None:
        monkeypatch.setenv("DEMO", setting)
    assert prepare.load_demo_if_empty() is bool(loaded)
    assert called == loaded


@pytest.mark.django_db
def test_a_database_with_an_account_never_gets_the_demo(monkeypatch, called):
    monkeypatch.setenv("DEMO", "true")
    get_user_model().objects.create(email="iemand@school.example")
    assert prepare.load_demo_if_empty() is False
    assert called == []
    assert prepare.has_demo() is False


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("account", "says"),
    [
        (None, "./run manage maak_beheerder"),
        (prepare.DEMO_ACCOUNT, prepare.DEMO_ACCOUNT),
        ("iemand@school.example", ""),
    ],
)
def test_who_starts_it_reads_how_to_sign_in(account, says):
    if account:
        get_user_model().objects.create(email=account)
    line = prepare.how_to_sign_in()
    assert says in line
    assert bool(line) is bool(says)


@pytest.mark.django_db
def test_the_shipped_cards_are_loaded_once():
    assert prepare.load_cards() is True
    assert prepare.load_cards() is False
