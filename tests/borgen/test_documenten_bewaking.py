"""What was approved cannot be changed or removed: not by raw SQL, not by the ORM, not later."""

import os
import subprocess
import sys

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from django.db.models import ProtectedError

from borgen import bewaking
from borgen.acties.documenteren_bijlagen import som_van
from borgen.models import Document, Documentversie, Tekst, Versiebijlage
from organisatie.models import Bijlage
from tests.borgen.documenten_hulp import leg_voor, maak_concept, maak_document, stel_vast
from tests.factories import maak_wereld
from tests.sjabloon import kopieer_gemigreerd

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def vast(wereld):
    """An approved version with an attachment."""
    document = maak_document(wereld.team, wereld.teamleider)
    concept = maak_concept(document)
    hecht(concept)
    return stel_vast(document)


def hecht(versie, inhoud=b"formulier"):
    bestand = ContentFile(inhoud, "formulier.txt")
    bijlage = Bijlage.objects.create(
        team=versie.document.proces.team,
        naam="formulier.txt",
        bestand=bestand,
        grootte=len(inhoud),
        door=versie.opgesteld_door,
    )
    return Versiebijlage.objects.create(versie=versie, bijlage=bijlage, sha256=som_van(bestand))


@transaction.atomic
def voer_uit(sql):
    connection.check_constraints()  # what PostgreSQL still had to look at
    with connection.cursor() as cursor:
        cursor.execute(sql)
    connection.check_constraints()


def weigert(sql):
    with pytest.raises(IntegrityError):
        voer_uit(sql)


AANVALLEN = [
    "UPDATE borgen_tekst SET tekst = 'anders'",
    "UPDATE borgen_tekst SET titel = titel",
    "UPDATE borgen_tekst SET bijlagen = '[]'",
    "DELETE FROM borgen_tekst",
    "UPDATE borgen_documentversie SET tekst = 'anders'",
    "UPDATE borgen_documentversie SET hash = 'anders'",
    "UPDATE borgen_documentversie SET nummer = 7",
    "UPDATE borgen_documentversie SET reden = 'anders'",
    "UPDATE borgen_documentversie SET status = 'concept', vastgesteld_op = NULL, "
    "ter_toetsing_op = NULL, hash = ''",
    "DELETE FROM borgen_documentversie",
    "UPDATE borgen_versiebijlage SET sha256 = 'anders'",
    "UPDATE borgen_versiebijlage SET vast = (1 = 0)",
    "DELETE FROM borgen_versiebijlage",
]


@pytest.mark.parametrize("sql", AANVALLEN)
def test_ruwe_sql_verandert_niets(vast, sql):
    weigert(sql)
    assert Tekst.objects.get().tekst == vast.tekst


def test_vervangen_en_leegmaken_ook_niet(vast):
    if connection.vendor == "postgresql":
        weigert("TRUNCATE borgen_tekst")
        weigert("TRUNCATE borgen_documentversie CASCADE")
        weigert(
            "INSERT INTO borgen_tekst SELECT * FROM borgen_tekst "
            "ON CONFLICT (id) DO UPDATE SET tekst = 'anders'"
        )
        return
    for tabel in ("borgen_tekst", "borgen_documentversie", "borgen_versiebijlage"):
        weigert(f"INSERT OR REPLACE INTO {tabel} SELECT * FROM {tabel}")  # noqa: S608
        weigert(f"UPDATE OR REPLACE {tabel} SET id = id + 1")  # noqa: S608


def test_ook_de_orm_niet(vast):
    tekst = Tekst.objects.get()
    tekst.tekst = "anders"
    vast.tekst = "anders"
    for doe in (
        tekst.save,
        tekst.delete,
        Tekst.objects.all().delete,
        lambda: Tekst.objects.update(tekst="anders"),
        lambda: Tekst.objects.bulk_update([tekst], ["tekst"]),
        vast.save,
        lambda: Documentversie.objects.bulk_update([vast], ["tekst"]),
        lambda: Versiebijlage.objects.update(sha256="anders"),
        Versiebijlage.objects.all().delete,
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            doe()
    assert Tekst.objects.get().tekst == Documentversie.objects.get().tekst != "anders"


def test_document_team_en_bijlage_kunnen_niet_weg(vast):
    for rij in (vast, vast.document, vast.document.proces, vast.document.proces.team):
        with pytest.raises((ProtectedError, IntegrityError)), transaction.atomic():
            rij.delete()
    with pytest.raises(ProtectedError):
        Bijlage.objects.get().delete()
    assert Document.objects.exists()


def test_een_vervallen_versie_blijft_ook_gelijk(vast):
    stel_vast(vast.document, "Drie gesprekken.")
    weigert("UPDATE borgen_documentversie SET tekst = 'x' WHERE status = 'vervallen'")
    weigert(
        "UPDATE borgen_documentversie SET status = 'vastgesteld', vervallen_op = NULL "
        "WHERE status = 'vervallen'"
    )
    assert [t.tekst for t in Tekst.objects.order_by("nummer")] == [vast.tekst, "Drie gesprekken."]


def test_een_concept_en_wat_ter_toetsing_ligt_mag_wel(wereld):
    document = maak_document(wereld.team, wereld.teamleider)
    versie = leg_voor(document)
    rij = hecht(versie)
    assert Versiebijlage.objects.filter(pk=rij.pk).update(sha256="0" * 64) == 1
    rij.delete()
    assert Documentversie.objects.filter(pk=versie.pk).update(tekst="x") == 1


@pytest.mark.django_db(transaction=True)
def test_na_het_opnieuw_opbouwen_van_de_tabel_en_migrate():
    """On SQLite a new column rebuilds the table, which drops its triggers without a word."""
    wereld = maak_wereld()
    versie = stel_vast(maak_document(wereld.team, wereld.teamleider))
    for model in (Tekst, Documentversie, Versiebijlage):
        veld = models.CharField(max_length=5, default="")
        veld.set_attributes_from_name("proef")
        with connection.schema_editor() as schema:
            schema.add_field(model, veld)
        with connection.schema_editor() as schema:
            schema.remove_field(model, veld)
    call_command("migrate", verbosity=0)
    weigert("UPDATE borgen_tekst SET tekst = 'anders'")
    weigert("DELETE FROM borgen_tekst")
    weigert("UPDATE borgen_documentversie SET tekst = 'anders'")
    assert Tekst.objects.get().tekst == versie.tekst


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("keer", [1, 2])
def test_na_een_test_die_leegmaakt_staan_de_wachten_er_weer(keer):
    """The first of the two leaves an approved text behind; the second starts without it."""
    assert not Tekst.objects.exists()
    wereld = maak_wereld()
    stel_vast(maak_document(wereld.team, wereld.teamleider))
    weigert("DELETE FROM borgen_tekst")


def test_bewaren_tot_een_termijn_heeft_een_eigen_weg(vast):
    """Only within ``opgeheven``; afterwards, and when it fails, the guards are there again."""
    with pytest.raises(ZeroDivisionError), bewaking.opgeheven():
        Tekst.objects.all().delete() and 1 / 0
    weigert("DELETE FROM borgen_tekst")
    with bewaking.opgeheven():
        Tekst.objects.all().delete()
    assert not Tekst.objects.exists()
    weigert("UPDATE borgen_versiebijlage SET sha256 = 'anders'")


def test_twee_keer_instellen_kan(vast):
    bewaking.stel_in()
    bewaking.stel_in()
    weigert("DELETE FROM borgen_tekst")


NIEUW = """
import django
django.setup()
from django.db import IntegrityError, connection, transaction
from tests.borgen.documenten_hulp import maak_document, stel_vast
from tests.factories import maak_wereld
wereld = maak_wereld()
stel_vast(maak_document(wereld.team, wereld.teamleider))
for sql in ("UPDATE borgen_tekst SET tekst = 'x'", "DELETE FROM borgen_tekst"):
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    except IntegrityError:
        continue
    raise SystemExit(sql)
"""


def test_een_database_vanaf_niets(tmp_path):
    """A SQLite file as migrating from nothing leaves it; on PostgreSQL every test begins so."""
    kopieer_gemigreerd(tmp_path / "nieuw.sqlite3")
    omgeving = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/nieuw.sqlite3",
    }
    klaar = subprocess.run([sys.executable, "-c", NIEUW], env=omgeving, capture_output=True)
    assert klaar.returncode == 0, klaar.stderr.decode()
