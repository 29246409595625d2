"""Backups: made while people work, whole or not at all, and back exactly as it was."""

import json
import sqlite3
import subprocess
import threading
import zipfile
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, connections, transaction
from django.utils import timezone

from boas import acties
from boas.models import Inlevering, Peilpost, Peiltelling, Stem
from boas.peilen.antwoorden import LinkGaatNiet, zoek
from boas.peilen.sluiten import sluit_peiling
from organisatie.models import Bijlage, School
from organisatie.reservekopie import bundel, maken, postgresql
from organisatie.reservekopie.herstellen import heeft_gegevens
from organisatie.reservekopie.inhoud import tabellen_buiten
from organisatie.werk import GaatNiet
from tests.boas import peilen
from tests.boas.test_acties_stem import begin
from tests.factories import GebruikerFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


@pytest.fixture(autouse=True)
def _eigen_map(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "data"
    # Mail that was put ready stays.
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def alles() -> dict[str, list[str]]:
    """Every row of every table, in an order of its own."""
    with connection.cursor() as cursor:
        inhoud = {}
        for tabel in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{tabel}"')  # noqa: S608
            inhoud[tabel] = sorted(map(repr, cursor.fetchall()))
    return inhoud


def bestanden(map_: Path) -> dict[str, bytes]:
    return {str(p.relative_to(map_)): p.read_bytes() for p in map_.rglob("*") if p.is_file()}


def maak(pad: Path) -> Path:
    call_command("backup", str(pad), stdout=StringIO())
    return pad


def herstel(pad: Path, *ook: str) -> None:
    call_command("herstel", str(pad), *ook, stdout=StringIO())


def hang_aan(wereld, inhoud: bytes, naam: str = "plan.pdf") -> Bijlage:
    bijlage = Bijlage(team=wereld.team, naam=naam, grootte=len(inhoud), door=wereld.teamleider)
    with bijlage.met_bestand(ContentFile(inhoud, name=naam)):
        bijlage.save()
    return bijlage


@pytest.fixture
def bezig(wereld):
    """A school at work: an upload, somebody signed in, a vote and a peiling that are open."""
    hang_aan(wereld, b"een plan")
    Session.objects.create(session_key="s" * 32, session_data="x", expire_date=timezone.now())
    sessie, ronde = begin()
    acties.stem(sessie.pk, ronde.pk, "telefoon-met-een-merkteken", 2)
    peiling = peilen.open_team(8)
    for token in peilen.links(peiling)[:3]:
        peilen.antwoord(peiling, token, 0, 1, None)
    return peiling


def test_back_is_everything_but_what_was_left_out(bezig, wereld, settings, tmp_path):
    voor, uploads = alles(), bestanden(Path(settings.MEDIA_ROOT))
    pad = maak(tmp_path / "kopie.zip")

    hang_aan(wereld, b"van later")
    Bijlage.objects.get(naam="plan.pdf", grootte=8).delete()
    School.objects.create(naam="Van later")
    sluit_peiling(bezig.pk)
    with connection.cursor() as cursor:
        # As a later version has tables that the backup did not.
        cursor.execute("CREATE TABLE van_later (id integer REFERENCES organisatie_school (id))")
    herstel(pad, "--ja")

    na = alles()
    assert na.keys() == voor.keys()
    buiten = set(tabellen_buiten())
    anders = {tabel for tabel in voor if na[tabel] != voor[tabel]}
    assert anders <= buiten
    assert {tabel for tabel in buiten if na[tabel]} == {"boas_peiltelling"}
    assert {*Peiltelling.objects.values_list("n", flat=True)} == {0}
    assert bestanden(Path(settings.MEDIA_ROOT)) == uploads
    connection.check_constraints()
    # The next row gets a number of its own.
    School.objects.create(naam="Van daarna")


def test_of_what_is_left_out_nothing_stands_in_the_file(bezig, tmp_path):
    merktekens = [*peilen.links(bezig), "telefoon-met-een-merkteken", "s" * 32]
    uit = tmp_path / "uit"
    bundel.pak_uit(maak(tmp_path / "kopie.zip"), uit)

    inhoud = (uit / "database").read_bytes()
    if connection.vendor == "postgresql":
        opdracht = ["pg_restore", "--file=-", str(uit / "database")]
        inhoud = subprocess.run(opdracht, check=True, capture_output=True).stdout

    assert b"Onderwijsassistent" in inhoud
    assert [m for m in merktekens if m.encode() in inhoud] == []


def test_after_restoring_links_work_and_counting_begins_again(bezig, tmp_path):
    tokens = peilen.links(bezig)
    herstel(maak(tmp_path / "kopie.zip"), "--ja")

    assert not Inlevering.objects.exists()
    assert not Peilpost.objects.exists()
    assert not Stem.objects.exists()
    for token in tokens[:5]:
        peilen.antwoord(bezig, token, 0, 1, 2)
    with pytest.raises(LinkGaatNiet):
        zoek(bezig.code, tokens[0])
    [groep] = sluit_peiling(bezig.pk).groepen
    assert groep.beantwoord == 5
    assert {n for aantallen in groep.per_stelling.values() for n in aantallen} == {0, 5}


def test_nothing_that_stays_refers_to_what_is_left_out():
    buiten = set(tabellen_buiten())
    wijst = {
        f"{model._meta.label}.{veld.name}"
        for model in apps.get_models()
        if model._meta.db_table not in buiten
        for veld in model._meta.concrete_fields
        if veld.remote_field and veld.remote_field.model._meta.db_table in buiten
    }
    assert wijst == set()


class TestMaken:
    def test_without_a_name_it_stands_with_the_date_and_only_we_read_it(self, settings, capsys):
        call_command("backup")

        [pad] = (settings.DATA_DIR / "backups").iterdir()
        assert pad.name.startswith(f"borgen-{timezone.localdate()}-")
        assert pad.stat().st_mode & 0o777 == 0o600
        assert str(pad) in capsys.readouterr().out
        with zipfile.ZipFile(pad) as zip_:
            manifest = json.loads(zip_.read("manifest.json"))
        assert manifest["motor"] == connection.vendor
        assert manifest["weggelaten"] == tabellen_buiten()
        assert "organisatie.0001_initial" in manifest["migraties"]

    def test_it_fails_whole_and_leaves_what_was_there(self, tmp_path, monkeypatch):
        pad = tmp_path / "hier" / "kopie.zip"
        pad.parent.mkdir()
        pad.write_bytes(b"de vorige")

        def vol(*_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(bundel.Schrijver, "rond_af", vol)
        with pytest.raises(CommandError, match="niet gemaakt"):
            maak(pad)

        assert bestanden(pad.parent) == {"kopie.zip": b"de vorige"}

    def test_an_upload_that_goes_meanwhile_makes_it_begin_again(
        self, wereld, tmp_path, monkeypatch
    ):
        bijlage = hang_aan(wereld, b"gaat weg")
        hang_aan(wereld, b"blijft")
        echt = maken._uploads

        def intussen(inhoud, **zo):
            Bijlage.objects.filter(pk=bijlage.pk).delete()
            return echt(inhoud, **zo)

        if connection.vendor == "postgresql":
            # There the copy is made within a transaction, in which nothing can be removed.
            (Path(bijlage.bestand.path)).unlink()
        else:
            monkeypatch.setattr(maken, "_uploads", intussen)
        uit = tmp_path / "uit"
        manifest = bundel.pak_uit(maak(tmp_path / "kopie.zip"), uit)

        assert [(uit / n).read_bytes() for n in manifest.bestanden if n != "database"] == [
            b"blijft"
        ]

    def test_made_while_others_write_it_is_of_one_moment(self, wereld, tmp_path):
        stop, gestart = threading.Event(), threading.Event()

        def schrijf() -> None:
            nummer = 0
            while not stop.is_set():
                with transaction.atomic():
                    for helft in "ab":
                        School.objects.create(naam=f"{helft}{nummer}")
                gestart.set()
                nummer += 1
            connections.close_all()

        draad = threading.Thread(target=schrijf)
        draad.start()
        try:
            gestart.wait(10)
            pad = maak(tmp_path / "kopie.zip")
        finally:
            stop.set()
            draad.join()
        herstel(pad, "--ja")

        namen = {*School.objects.values_list("naam", flat=True)}
        for helft, ander in ("ab", "ba"):
            assert {n[1:] for n in namen if n[0] == helft} == {
                n[1:] for n in namen if n[0] == ander
            }
        assert "a0" in namen

    def test_what_to_install_is_said(self, monkeypatch):
        monkeypatch.setattr("shutil.which", lambda naam: None)
        with pytest.raises(GaatNiet, match="apt-get install postgresql-client"):
            postgresql._programma("pg_dump")


def _met_manifest(pad: Path, **anders: object) -> Path:
    """The same backup that says something else of itself."""
    naar = pad.with_name("anders.zip")
    with zipfile.ZipFile(pad) as van, zipfile.ZipFile(naar, "w") as uit:
        for naam in van.namelist():
            inhoud = van.read(naam)
            if naam == "manifest.json":
                inhoud = json.dumps(json.loads(inhoud) | anders).encode()
            uit.writestr(naam, inhoud)
    return naar


def _weigert(pad: Path, waarom: str, *ook: str) -> None:
    voor = alles()
    with pytest.raises(CommandError, match=waarom):
        herstel(pad, *(ook or ["--ja"]))
    assert alles() == voor


class TestWeigeren:
    def test_a_file_that_is_not_there_or_something_else(self, wereld, tmp_path):
        _weigert(tmp_path / "niets.zip", "bestaat niet")
        ander = tmp_path / "ander.zip"
        ander.write_bytes(b"%PDF-1.7 iets anders")
        _weigert(ander, "geen reservekopie")
        with zipfile.ZipFile(ander, "w") as zip_:
            zip_.writestr("manifest.json", "[]")
        _weigert(ander, "geen reservekopie")

    @pytest.mark.parametrize("hoe", ["half", "bitje", "database"])
    def test_damaged(self, hoe, wereld, tmp_path):
        pad = maak(tmp_path / "kopie.zip")
        inhoud = pad.read_bytes()
        if hoe == "half":
            pad.write_bytes(inhoud[: len(inhoud) // 2])
        elif hoe == "bitje":
            midden = len(inhoud) // 2
            pad.write_bytes(inhoud[:midden] + bytes([inhoud[midden] ^ 1]) + inhoud[midden + 1 :])
        else:
            pad = _met_manifest(pad, bestanden={"database": "0" * 64})
        _weigert(pad, "beschadigd")

    def test_of_another_database_a_newer_version_or_out_of_its_folder(self, wereld, tmp_path):
        pad = maak(tmp_path / "kopie.zip")
        anders = {"sqlite": "postgresql", "postgresql": "sqlite"}[connection.vendor]
        _weigert(_met_manifest(pad, motor=anders), "gemaakt met .* werkt met")
        _weigert(_met_manifest(pad, migraties=["organisatie.9999_later"]), "nieuwere Borgen")
        _weigert(_met_manifest(pad, vorm=2), "nieuwere Borgen")
        with zipfile.ZipFile(pad) as zip_:
            digest = json.loads(zip_.read("manifest.json"))["bestanden"]["database"]
        for buiten in ("bijlagen/../../x", "/etc/x", "x"):
            eruit = _met_manifest(pad, bestanden={"database": digest, buiten: "0"})
            _weigert(eruit, "geen reservekopie")

    def test_over_data_only_when_told_to(self, wereld, tmp_path):
        _weigert(maak(tmp_path / "kopie.zip"), "--ja", "--verbosity=1")

    def test_an_empty_database_has_nothing_to_lose_and_an_unreadable_one_may(self, monkeypatch):
        assert heeft_gegevens() is False
        GebruikerFactory()
        assert heeft_gegevens() is True
        monkeypatch.setattr(get_user_model()._meta, "db_table", "van_voor_de_eerste_migratie")
        assert heeft_gegevens() is False

        def kapot(*_):
            raise DatabaseError("file is not a database")

        monkeypatch.setattr(connection.introspection, "table_names", kapot)
        assert heeft_gegevens() is True

    def test_while_somebody_works(self, wereld, tmp_path):
        pad = maak(tmp_path / "kopie.zip")
        if connection.vendor == "sqlite":
            ander = sqlite3.connect(connection.settings_dict["NAME"])
            ander.execute("SELECT COUNT(*) FROM organisatie_school").fetchone()
        else:
            ander = connection.copy()
            ander.connect()
        _weigert(pad, "draait nog")
        ander.close()
        herstel(pad, "--ja")
