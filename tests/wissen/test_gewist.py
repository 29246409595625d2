"""The list of who was erased: never behind what was committed, and never ahead of it for long."""

import errno
import json
from contextlib import suppress
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from organisatie.bewaartermijnen import accounts
from organisatie.models import Gebruiker, Lidmaatschap
from organisatie.wissen import gewist
from organisatie.wissen.persoon import wis


@pytest.fixture(autouse=True)
def _eigen_map(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def weg(wereld):
    """Daan, who left."""
    Lidmaatschap.objects.filter(gebruiker=wereld.teamlid).update(van="2020-01-01", tot="2020-01-02")
    return wereld.teamlid


class Stroomuitval(Exception):
    pass


def wis_zonder_commit(wie, door) -> None:
    """The machine stops right before it."""
    with suppress(Stroomuitval), transaction.atomic():
        wis(wie.pk, door)
        raise Stroomuitval


def standen() -> list[str]:
    return [json.loads(r)["stand"] for r in gewist.pad().read_text().splitlines() if r]


def uren_later(monkeypatch, uren=2):
    straks = timezone.now() + timezone.timedelta(hours=uren)
    monkeypatch.setattr(gewist.timezone, "now", lambda: straks)


def test_de_regel_staat_er_voor_de_commit(wereld, weg, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        wis(weg.pk, wereld.beheerder)
        assert standen() == [gewist.VOORGENOMEN]
    assert standen() == [gewist.VOORGENOMEN, gewist.GEDAAN]


def test_een_volle_schijf_wist_niemand(wereld, weg, monkeypatch):
    def vol(_):
        raise OSError(errno.ENOSPC, "vol")

    monkeypatch.setattr(gewist.os, "fsync", vol)
    with pytest.raises(OSError, match="vol"):
        wis(weg.pk, wereld.beheerder)
    assert Gebruiker.objects.get(pk=weg.pk).naam == "Daan Docent"


@pytest.mark.django_db(transaction=True)
@pytest.mark.database
@pytest.mark.parametrize("db_leesbaar", [True, False])
def test_wie_gewist_is_en_niet_afgevinkt_komt_niet_terug(
    wereld, weg, tmp_path, monkeypatch, db_leesbaar
):
    """The machine stopped right after the commit."""
    kopie = tmp_path / "kopie.zip"
    call_command("backup", str(kopie), stdout=StringIO())
    with monkeypatch.context() as m:
        m.setattr(transaction, "on_commit", lambda *a, **k: None)
        wis(weg.pk, wereld.beheerder)
    assert standen() == [gewist.VOORGENOMEN]
    if not db_leesbaar:
        monkeypatch.setattr(gewist, "voor_herstel", lambda: None)

    uit = StringIO()
    call_command("herstel", str(kopie), "--ja", stdout=uit)

    assert "1 persoon werd na deze reservekopie gewist" in uit.getvalue()
    assert not Gebruiker.objects.filter(naam="Daan Docent").exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.database
def test_wie_niet_gewist_werd_wordt_het_ook_niet_na_terugzetten(wereld, weg, tmp_path):
    """The machine stopped right before the commit; nobody came to look until the restore."""
    kopie = tmp_path / "kopie.zip"
    call_command("backup", str(kopie), stdout=StringIO())
    wis_zonder_commit(weg, wereld.beheerder)
    assert standen() == [gewist.VOORGENOMEN]

    call_command("herstel", str(kopie), "--ja", stdout=StringIO())

    assert Gebruiker.objects.get(pk=weg.pk).naam == "Daan Docent"
    assert standen() == [gewist.VOORGENOMEN, gewist.INGETROKKEN]


def test_s_nachts_wordt_beslist_wat_bleef_hangen(wereld, weg, monkeypatch):
    wis_zonder_commit(weg, wereld.beheerder)
    lang_geleden = timezone.localdate().replace(year=2000)
    # Somebody may be erasing at this moment.
    accounts(lang_geleden)
    assert standen() == [gewist.VOORGENOMEN]
    uren_later(monkeypatch)
    accounts(lang_geleden)
    assert standen() == [gewist.VOORGENOMEN, gewist.INGETROKKEN]
    assert gewist.wis_weer() == ""
    # Asked again, the last line counts.
    wis(weg.pk, wereld.beheerder)
    uren_later(monkeypatch, 4)
    accounts(lang_geleden)
    assert standen()[2:] == [gewist.VOORGENOMEN, gewist.GEDAAN]


def test_een_halve_regel_en_een_van_vroeger(weg):
    merk = gewist.kenmerk(weg.pk, weg.gemaakt_op.isoformat())
    oud = {"soort": "persoon", "pk": weg.pk, "kenmerk": merk, "op": "2026-01-01T00:00:00+00:00"}
    gewist.pad().write_text(json.dumps({**oud, "pk": 0}) + '\n{"soort": "pers')
    gewist.onthoud("persoon", [(0, "ander merk")])
    gewist.pad().write_text(gewist.pad().read_text() + json.dumps(oud) + "\n")
    gewist.kijk_na(meteen=True)
    assert gewist.wis_weer().startswith("1 persoon werd")
    assert not Gebruiker.objects.filter(naam="Daan Docent").exists()
