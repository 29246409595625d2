"""How the installation is doing: what is wrong is said, with what to do."""

import datetime
import os
import shutil
from collections import namedtuple

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connections
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from organisatie.models import Verzending
from organisatie.reservekopie import maken
from organisatie.reservekopie.maken import map_van_kopieen
from organisatie.toestand import Punt, lees_toestand

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture(autouse=True)
def _eigen_map(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def punt(naam: str) -> Punt:
    return next(punt for punt in lees_toestand() if punt.naam == naam)


def kopie(dagen: float) -> None:
    pad = map_van_kopieen() / f"borgen-{dagen}.zip"
    pad.parent.mkdir(exist_ok=True)
    pad.touch()
    op = (timezone.now() - datetime.timedelta(days=dagen)).timestamp()
    os.utime(pad, (op, op))


def werk(minuten: float, uitgesteld: datetime.datetime | None = None) -> None:
    rij = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path="organisatie.post.verzend",
        run_after=uitgesteld or get_date_max(),
        backend_name="default",
        exception_class_path="",
        traceback="",
    )
    op = timezone.now() - datetime.timedelta(minutes=minuten)
    DBTaskResult.objects.filter(pk=rij.pk).update(enqueued_at=op)


def test_zonder_reservekopie_zegt_het_dat(db):
    assert punt("Reservekopie") == Punt(
        "Reservekopie", False, "Er is er nog geen. Laat er elke nacht een maken."
    )


@pytest.mark.parametrize(("dagen", "goed"), [(0.5, True), (1.9, True), (2.1, False)])
def test_de_nieuwste_reservekopie_telt(dagen, goed):
    kopie(40)
    kopie(dagen)
    assert punt("Reservekopie").goed is goed
    assert ("Kijk of" in punt("Reservekopie").tekst) is not goed


@pytest.mark.parametrize(("minuten", "goed"), [(1, True), (14, True), (16, False)])
def test_werk_dat_niemand_oppakt_valt_op(minuten, goed):
    werk(minuten)
    assert punt("Achtergrondwerk").goed is goed


def test_werk_dat_voor_later_is_wacht_niet():
    nu = timezone.now()
    werk(600, nu + datetime.timedelta(hours=1))
    werk(600, nu - datetime.timedelta(minutes=1))
    assert punt("Achtergrondwerk").goed


@pytest.mark.parametrize(
    ("dagen", "status", "goed"), [(1, "mislukt", False), (8, "mislukt", True), (1, "wacht", True)]
)
def test_mail_die_niet_weg_ging_valt_op(wereld, dagen, status, goed):
    rij = Verzending.objects.create(
        soort="proef",
        onderwerp="Proef",
        tekst="Proef",
        door=wereld.beheerder,
        status=status,
        fout="Geen verbinding" if status == "mislukt" else "",
    )
    op = timezone.now() - datetime.timedelta(days=dagen)
    Verzending.objects.filter(pk=rij.pk).update(moment=op)
    assert punt("Mail").goed is goed


@pytest.mark.parametrize(("vrij", "goed"), [(1_999_999_999, False), (2_000_000_000, True)])
def test_een_schijf_die_bijna_vol_is_valt_op(monkeypatch, vrij, goed):
    ruimte = namedtuple("ruimte", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda pad: ruimte(10**11, 10**11 - vrij, vrij))
    assert punt("Schijf").goed is goed
    assert punt("Schijf").tekst.startswith("Er is 2,0 GB vrij.")


def test_de_opdracht_eindigt_met_een_als_er_iets_is(capsys):
    with pytest.raises(SystemExit) as einde:
        call_command("toestand")
    assert einde.value.code == 1
    assert "LET OP Reservekopie" in capsys.readouterr().out
    kopie(0)
    call_command("toestand")
    assert "goed   Reservekopie" in capsys.readouterr().out


def test_een_database_die_niet_antwoordt_is_geen_stortvloed(monkeypatch, capsys):
    def weg(*_: object, **__: object):
        raise OperationalError("connection refused")

    monkeypatch.setattr(connections["default"], "cursor", weg)
    monkeypatch.setattr(maken, "_schrijf", weg)
    kopie(0)
    assert [(p.naam, p.goed) for p in lees_toestand()] == [
        ("Reservekopie", True),
        ("Database", False),
        ("Schijf", True),
    ]
    with pytest.raises(CommandError, match=r"niet gemaakt: connection refused\.$"):
        call_command("backup")
