"""A disk that is full: said in words, and what was there stays."""

import errno
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.test import Client

from organisatie import schijf, werk
from organisatie.models import Organisatie, Personeninlezing
from organisatie.opslag import Opslag
from organisatie.reservekopie import bundel
from verbeterplan.models import Verbetertraject

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


@pytest.fixture
def vol():
    """No room left in the database, as it says so itself."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # What tests before this one left free would hold a lot.
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA page_count")
            [bladen] = cursor.fetchone()
            cursor.execute(f"PRAGMA max_page_count = {bladen}")
            yield
            cursor.execute("PRAGMA max_page_count = 1073741823")
            return
        cursor.execute(
            "CREATE FUNCTION vol() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$"
        )
        tabel = Verbetertraject._meta.db_table
        cursor.execute(
            f"CREATE TRIGGER vol BEFORE INSERT ON {tabel} FOR EACH ROW EXECUTE FUNCTION vol()"
        )
        yield
        cursor.execute("DROP FUNCTION vol() CASCADE")


def test_wie_bewaart_leest_waarom_het_niet_ging(wereld, vol):
    client = Client(raise_request_exception=False)
    client.force_login(wereld.teamleider)
    for nummer in range(20):
        # Until the last free pages of a small database are used.
        invoer = {"team": wereld.team.pk, "naam": f"Traject {nummer}", "doel": "doel " * 190}
        invoer |= {"samenvatting": "tekst " * 600, "begin": "verkennen"}
        antwoord = client.post("/trajecten/nieuw/", invoer)
        if antwoord.status_code != 302:
            break
    assert antwoord.status_code == 507
    assert "De schijf is vol" in antwoord.content.decode()
    assert "niet bewaard" in antwoord.content.decode()
    # All or nothing, also of what goes along with it.
    assert Verbetertraject.objects.count() == nummer
    assert Verbetertraject.history.count() == nummer
    assert client.get("/trajecten/").status_code == 200


@pytest.mark.parametrize("nummer", [errno.ENOSPC, errno.EDQUOT])
def test_een_vol_bestandssysteem_heet_vol_ook_van_dieper(nummer):
    fout = DatabaseError("schrijven mislukte")
    fout.__cause__ = OSError(nummer, "No space left on device")
    assert schijf.is_vol(fout)


def test_iets_anders_heet_niet_vol():
    assert not schijf.is_vol(None)
    assert not schijf.is_vol(OSError(errno.EACCES, "Permission denied"))
    assert not schijf.is_vol(DatabaseError("database is locked"))
    lus = ValueError("een")
    lus.__cause__ = lus
    assert not schijf.is_vol(lus)


@pytest.mark.parametrize("opdracht", ["backup", "herstel"])
def test_een_reservekopie_zegt_het(opdracht, wereld, settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path / "data"
    pad = tmp_path / "kopie.zip"
    call_command("backup", str(pad), stdout=StringIO())

    def geen_plek(*_: object):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(bundel, "_kopieer", geen_plek)
    argumenten = [str(tmp_path / "ander.zip")] if opdracht == "backup" else [str(pad), "--ja"]
    with pytest.raises(CommandError, match=r"de schijf is vol\.$"):
        call_command(opdracht, *argumenten, stdout=StringIO())
    assert Organisatie.objects.count() <= 1
    assert not (tmp_path / "ander.zip").exists()
    assert pad.exists()


def test_werk_op_de_achtergrond_zegt_het_en_houdt_op(wereld):
    run = Personeninlezing.objects.create(
        door=wereld.beheerder, naam="lijst.xlsx", sleutel="a" * 32
    )
    opslag = Opslag("proef")
    opslag.bewaar_bytes(run.sleutel, "deel", [b"half"])

    with pytest.raises(OSError, match="No space"), werk.rond_af(run, opslag, "Er ging iets mis."):
        raise OSError(errno.ENOSPC, "No space left on device")

    run.refresh_from_db()
    assert (run.stand, run.fout) == ("mislukt", schijf.VOL)
    assert not opslag.pad(run.sleutel, "deel").exists()
