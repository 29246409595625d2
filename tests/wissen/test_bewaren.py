"""Terms of what every installation gathers, the page that shows them, and putting a backup back."""

import datetime
import os
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from boas.models import Opmerking, Reden, Sessie
from borgen.slb.models import Student
from borgen.slb.wissen import wis as wis_student
from borgen.slb.wissen import zoek
from organisatie import bewaren
from organisatie.models import (
    Functie,
    Gebruiker,
    Inzage,
    Lidmaatschap,
    Opruiming,
    Verzending,
    leg_inzage_vast,
)
from organisatie.vertrek import te_verdelen
from organisatie.wissen import gewist, schoon
from organisatie.wissen.persoon import bezwaar, wis, wis_weer
from tests.factories import GebruikerFactory, SessieFactory
from tests.organisatie.vertrekwerk import maak_werk
from tests.slb.factories import StudentFactory

NU = timezone.now()


@pytest.fixture(autouse=True)
def _eigen_map(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "data"


def ruim_op(naam: str, *, proef: bool = False) -> dict[str, int]:
    [soort] = [s for s in bewaren.soorten() if s.naam == naam]
    return bewaren.ruim_op(soort, timezone.localdate(), proef=proef)


def geleden(jaren: float) -> datetime.datetime:
    return NU - datetime.timedelta(days=round(366 * jaren))


@pytest.mark.parametrize("proef", [True, False])
def test_inzage_en_mail(wereld, proef):
    for moment in (geleden(3), NU):
        rij = leg_inzage_vast(wereld.beheerder, Inzage.Soort.BEKEKEN, "x")
        Inzage.objects.filter(pk=rij.pk).update(moment=moment)
    mails = {}
    for status, moment in (("mislukt", geleden(2)), ("wacht", geleden(2)), ("mislukt", NU)):
        rij = Verzending.objects.create(soort="x", onderwerp="x", tekst="x", door=wereld.beheerder)
        fout = "x" if status == "mislukt" else ""
        Verzending.objects.filter(pk=rij.pk).update(status=status, moment=moment, fout=fout)
        rij.aan.set([wereld.teamlid])
        mails[status, moment] = rij.pk

    assert ruim_op("inzage", proef=proef) == {"regels over inzage": 1}
    assert ruim_op("mail", proef=proef) == {"mails": 1}

    weg = set() if proef else {mails["mislukt", geleden(2)]}
    assert set(Verzending.objects.values_list("pk", flat=True)) == set(mails.values()) - weg
    assert Inzage.objects.count() == (2 if proef else 1)
    assert Opruiming.objects.count() == (0 if proef else 2)


def test_accounts_van_wie_weg_is_worden_gewist_en_niet_van_wie_er_nog_bij_hoort(wereld):
    lang = geleden(3)
    oud = GebruikerFactory(naam="Oude Bekende", gemaakt_op=lang, last_login=lang)
    Lidmaatschap.objects.create(
        gebruiker=oud, team=wereld.team, van=lang.date(), tot=geleden(2.5).date()
    )
    GebruikerFactory(naam="Pas Weg", gemaakt_op=lang)
    Lidmaatschap.objects.create(
        gebruiker=Gebruiker.objects.get(naam="Pas Weg"),
        team=wereld.team,
        van=lang.date(),
        tot=geleden(1).date(),
    )
    GebruikerFactory(naam="Kijkt Nog", gemaakt_op=lang, last_login=geleden(1))
    GebruikerFactory(naam="Net Gemaakt")

    assert ruim_op("accounts", proef=True) == {"accounts": 1}
    assert Gebruiker.objects.filter(gewist_op=None, pk=oud.pk).exists()
    assert ruim_op("accounts") == {"accounts": 1}

    assert list(Gebruiker.objects.exclude(gewist_op=None)) == [oud]
    log = Inzage.objects.get(soort=Inzage.Soort.GEWIST)
    assert log.gebruiker == oud
    assert "na de bewaartermijn" in log.wat


def test_reservekopieen_gaan_weg_maar_de_nieuwste_nooit(
    settings, db, django_capture_on_commit_callbacks
):
    map_ = Path(settings.DATA_DIR) / "backups"
    map_.mkdir(parents=True)
    for nummer, dagen in enumerate((90, 60, 40)):
        pad = map_ / f"borgen-{nummer}.zip"
        pad.write_bytes(b"x")
        moment = (NU - datetime.timedelta(days=dagen)).timestamp()
        os.utime(pad, (moment, moment))
    (map_ / "eigen.zip").write_bytes(b"x")
    os.utime(map_ / "eigen.zip", (0, 0))

    with django_capture_on_commit_callbacks(execute=True):
        assert ruim_op("reservekopieen", proef=True) == {"reservekopieën": 2}
    assert len(list(map_.iterdir())) == 4
    with django_capture_on_commit_callbacks(execute=True):
        assert ruim_op("reservekopieen") == {"reservekopieën": 2}
    assert {pad.name for pad in map_.iterdir()} == {"borgen-2.zip", "eigen.zip"}


def test_taken_en_verlopen_sessies(db):
    for status, dagen in (("SUCCESSFUL", 20), ("FAILED", 20), ("SUCCESSFUL", 1), ("READY", 20)):
        moment = NU - datetime.timedelta(days=dagen)
        DBTaskResult.objects.create(
            status=status,
            finished_at=None if status == "READY" else moment,
            args_kwargs={},
            task_path="x",
            backend_name="default",
            run_after=moment,
            exception_class_path="",
            traceback="",
        )
    for sleutel, dagen in (("a", -1), ("b", 1)):
        verloopt = NU + datetime.timedelta(days=dagen)
        Session.objects.create(session_key=sleutel, session_data="", expire_date=verloopt)

    assert ruim_op("taken") == {"taken": 2}
    assert ruim_op("sessies") == {"sessies": 1}
    assert Session.objects.get().session_key == "b"


def test_wat_mensen_zeiden_gaat_weg_en_wat_eruit_kwam_blijft(wereld):
    for moment in (geleden(3), NU):
        sessie = SessieFactory(team=wereld.team, gemaakt_door=wereld.teamleider)
        Sessie.objects.filter(pk=sessie.pk).update(
            status="afgesloten", fase="afsluiting", begonnen_op=moment, afgesloten_op=moment
        )
        stelling = sessie.keuze.first().stelling
        ronde = sessie.rondes.create(nummer=1, stelling=stelling, aanwezig=14)
        Reden.objects.create(ronde=ronde, tekst="Te druk")
        Opmerking.objects.create(sessie=sessie, tekst="Mooi")

    assert ruim_op("redenen") == {"redenen": 1, "opmerkingen": 1}
    assert (Reden.objects.count(), Opmerking.objects.count()) == (1, 1)
    assert Sessie.objects.count() == 2


class TestPagina:
    def test_elke_soort_met_termijn_en_de_laatste_keer(self, wereld, als):
        tekst = als(wereld.beheerder).get("/beheer/bewaren/").content.decode()
        assert "Er is nog nooit opgeruimd" in tekst
        for soort in bewaren.soorten():
            assert soort.omschrijving in tekst
            assert soort.instelling in tekst
        leg_inzage_vast(wereld.beheerder, Inzage.Soort.BEKEKEN, "x")
        Inzage.objects.update(moment=geleden(3))
        call_command("bewaartermijnen", stdout=StringIO())

        tekst = als(wereld.beheerder).get("/beheer/bewaren/").content.decode()
        assert "Er is nog nooit opgeruimd" not in tekst
        assert ": 1 regels over inzage" in tekst

    def test_kijken_telt_en_haalt_niets_weg(self, wereld, als):
        leg_inzage_vast(wereld.beheerder, Inzage.Soort.BEKEKEN, "x")
        Inzage.objects.update(moment=geleden(3))
        assert "1 regels" not in als(wereld.beheerder).get("/beheer/bewaren/").content.decode()
        tekst = als(wereld.beheerder).get("/beheer/bewaren/?kijk=1").content.decode()
        assert "1 regels over inzage" in tekst
        assert Inzage.objects.exists()

    def test_evenveel_queries_bij_veel(self, wereld, als):
        client = als(wereld.beheerder)

        def tel() -> int:
            with CaptureQueriesContext(connection) as vangst:
                client.get("/beheer/bewaren/")
            return len(vangst)

        eerst = tel()
        for soort in bewaren.soorten():
            Opruiming.objects.create(soort=soort.naam)
        assert tel() == eerst


@pytest.mark.django_db(transaction=True)
@pytest.mark.database
def test_wie_gewist_was_komt_met_een_oudere_reservekopie_niet_terug(wereld, tmp_path):
    kopie = tmp_path / "kopie.zip"
    blijft = GebruikerFactory(naam="Blijft Gewoon")
    student = StudentFactory(team=wereld.team, naam="Sam Student", nummer="0012345")
    call_command("backup", str(kopie), stdout=StringIO())
    Lidmaatschap.objects.filter(gebruiker=wereld.teamlid).update(van="2020-01-01", tot="2020-01-02")
    wis(wereld.teamlid.pk, wereld.beheerder)
    wis_student(zoek("0012345"), wereld.beheerder)
    assert "Daan" not in gewist.pad().read_text()

    uit = StringIO()
    call_command("herstel", str(kopie), "--ja", stdout=uit)

    assert "2 personen werden na deze reservekopie gewist" in uit.getvalue()
    assert "Draai nu bewaartermijnen" in uit.getvalue()
    assert not Gebruiker.objects.filter(naam="Daan Docent").exists()
    assert not Student.objects.filter(pk=student.pk).exists()
    assert Gebruiker.objects.get(pk=blijft.pk).naam == "Blijft Gewoon"
    assert Gebruiker.objects.filter(naam="Tess Leider").exists()


def test_ook_met_werk_dat_in_de_oudere_kopie_nog_op_die_naam_stond(wereld):
    maak_werk(wereld.leden[1])
    Functie.objects.create(gebruiker=wereld.teamlid, rol=Functie.Rol.KWALITEITSMEDEWERKER)
    persoon = Gebruiker.objects.get(pk=wereld.teamlid.pk)
    assert bezwaar(persoon, None)
    wis_weer(persoon.pk)
    persoon.refresh_from_db()
    assert persoon.gewist_op
    assert not persoon.is_active
    assert not Gebruiker.objects.filter(naam="Daan Docent").exists()
    # The work is not lost: who leads the team divides it.
    assert [doen.wat for doen in te_verdelen(wereld.teamleider)] == [f"Werk van {persoon.naam}"]


def test_een_ander_met_hetzelfde_nummer_wordt_niet_gewist(wereld):
    with transaction.atomic():
        gewist.onthoud("persoon", [(wereld.teamlid.pk, "een ander merk")])
    assert gewist.wis_weer() == ""
    assert Gebruiker.objects.filter(naam="Daan Docent").exists()


def test_een_grote_database_wordt_s_nachts_opnieuw_geschreven(db, settings, monkeypatch):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    monkeypatch.setattr(connection, "vendor", "sqlite")
    schoon.plan()
    monkeypatch.setattr(schoon, "_grootte", lambda: schoon.GROOT + 1)
    schoon.plan()

    momenten = DBTaskResult.objects.order_by("enqueued_at").values_list("run_after", flat=True)
    meteen, vannacht = (timezone.localtime(m) if m.year < 9000 else None for m in momenten)
    assert meteen is None
    assert vannacht.hour == 3
    assert vannacht.date() > timezone.localdate()
