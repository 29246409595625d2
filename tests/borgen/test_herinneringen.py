"""The weekly mail: one a person, never twice, never on a weekend, and off when somebody wants."""

import datetime
import threading

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from borgen.models import Herinneringsstand
from organisatie.models import Inzage, Verzending
from overzicht import herinneren
from overzicht.herinneren import herinner, herinner_iedereen
from tests.factories import ActiviteitFactory, maak_wereld
from tests.slb.factories import KlasFactory, PeriodeFactory, maak_student

# The first one from today on: what is due is made beside today.
MAANDAG = timezone.localdate() + datetime.timedelta(days=-timezone.localdate().weekday() % 7)


def over(dagen: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=dagen)


def activiteit(wereld, wat="Formulier maken", dagen=-3, lid=1):
    return ActiviteitFactory(
        team=wereld.team,
        wat=wat,
        eigenaar=wereld.leden[lid],
        datum=over(dagen),
        bevestigd_op=timezone.now(),
    )


@pytest.fixture
def verstuurd(django_capture_on_commit_callbacks):
    """Run the command as on a day, and give who was written to."""

    def run(dag: datetime.date) -> list[str]:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            herinner_iedereen(dag)
        return [adres for bericht in mail.outbox for adres in bericht.to]

    return run


def test_een_mail_met_alles_wat_er_is(wereld, verstuurd):
    activiteit(wereld)
    activiteit(wereld, "Later", 5)
    activiteit(wereld, "Van Eva", 2, lid=2)

    assert set(verstuurd(MAANDAG)) == {
        "daan.docent@school.example",
        "eva.docent@school.example",
    }
    [bericht] = [b for b in mail.outbox if "daan" in b.to[0]]
    assert bericht.subject == "Borgen: 2 dingen om te doen"
    for vorm in (bericht.body, bericht.alternatives[0].content):
        assert "Beste Daan" in vorm
        assert vorm.index("Formulier maken") < vorm.index("deze week") < vorm.index("Later")
        assert "Van Eva" not in vorm
        assert reverse("herinneringen") in vorm


def test_wie_niets_te_doen_heeft_krijgt_niets_en_later_wel(wereld, verstuurd):
    assert verstuurd(MAANDAG) == []
    activiteit(wereld)
    assert verstuurd(MAANDAG + datetime.timedelta(days=2)) == ["daan.docent@school.example"]


def test_van_gesprekken_staat_er_hoeveel_en_van_wie_niet(wereld, verstuurd):
    periode = PeriodeFactory()
    klas = KlasFactory(team=wereld.team, schooljaar=periode.schooljaar)
    for naam in ("Sam Student", "Noa Student"):
        maak_student(wereld.leden[1], klas, naam=naam)

    werkdag = next(
        dag
        for dag in (periode.tot - datetime.timedelta(days=n) for n in range(3))
        if dag.weekday() < 5
    )
    assert verstuurd(werkdag) == ["daan.docent@school.example"]
    assert "2 studenten" in mail.outbox[0].body
    assert "Student" not in mail.outbox[0].body
    assert "Student" not in mail.outbox[0].alternatives[0].content


def test_hoogstens_een_keer_per_week(wereld, verstuurd):
    activiteit(wereld)
    keren = [len(verstuurd(MAANDAG + datetime.timedelta(days=dag))) for dag in range(9)]

    assert keren == [1, 0, 0, 0, 0, 0, 0, 1, 0]


@pytest.mark.parametrize("dag", [5, 6])
def test_nooit_in_het_weekend(wereld, verstuurd, dag, capsys, monkeypatch):
    activiteit(wereld)
    weekend = MAANDAG + datetime.timedelta(days=dag)
    assert verstuurd(weekend) == []
    monkeypatch.setattr(timezone, "localdate", lambda *args: weekend)
    call_command("herinner")
    assert "weekend" in capsys.readouterr().out


def test_de_opdracht_zegt_hoeveel(wereld, capsys, monkeypatch):
    activiteit(wereld)
    monkeypatch.setattr(timezone, "localdate", lambda *args: MAANDAG)
    call_command("herinner")
    call_command("herinner")

    assert capsys.readouterr().out.splitlines() == ["1 mail staat klaar.", "0 mails staan klaar."]


def test_uit_is_uit_en_aan_is_weer_aan(wereld, als, verstuurd):
    activiteit(wereld)
    client, adres = als(wereld.teamlid), reverse("herinneringen")
    assert "De mail staat aan." in client.get(adres).content.decode()
    pagina = client.post(adres, {"stand": "uit"}, follow=True).content.decode()
    assert "De mail staat uit." in pagina
    assert verstuurd(MAANDAG) == []
    client.post(adres, {"stand": "aan"})
    assert verstuurd(MAANDAG) == ["daan.docent@school.example"]


def test_uit_zetten_vergeet_niet_wanneer_de_laatste_ging(wereld, als, verstuurd):
    activiteit(wereld)
    verstuurd(MAANDAG)
    for stand in ("uit", "aan"):
        als(wereld.teamlid).post(reverse("herinneringen"), {"stand": stand})

    assert verstuurd(MAANDAG + datetime.timedelta(days=1)) == []


def test_wie_niet_meer_actief_is_krijgt_niets(wereld, verstuurd):
    activiteit(wereld)
    wereld.teamlid.is_active = False
    wereld.teamlid.save()

    # Who leads divides the work of somebody who is gone.
    assert verstuurd(MAANDAG) == ["tess.leider@school.example"]
    assert "Werk van Daan Docent" in mail.outbox[0].body
    assert "Formulier maken" not in mail.outbox[0].body


def test_een_lange_lijst_houdt_op_en_zegt_dat(wereld, verstuurd):
    for nummer in range(20):
        activiteit(wereld, f"Afspraak {nummer}")
    verstuurd(MAANDAG)

    assert mail.outbox[0].body.count("Afspraak") == 15
    assert "nog 5 meer" in mail.outbox[0].body


def test_van_eerdere_mails_blijft_niets_liggen_en_ze_zijn_geen_inzage(wereld, verstuurd):
    activiteit(wereld)
    for week in range(3):
        verstuurd(MAANDAG + datetime.timedelta(weeks=week))

    assert Verzending.objects.filter(soort="herinnering").count() == 1
    assert not Inzage.objects.exists()


def test_gaat_het_mis_dan_komt_de_mail_een_andere_keer(wereld, monkeypatch):
    activiteit(wereld)

    def mislukt(*args, **kwargs):
        raise OSError("schijf vol")

    monkeypatch.setattr(herinneren, "verstuur", mislukt)
    with pytest.raises(OSError, match="vol"):
        herinner(wereld.teamlid, MAANDAG)
    assert not Herinneringsstand.objects.filter(laatst_op=MAANDAG).exists()


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_twee_tegelijk_schrijven_een_keer(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    wereld = maak_wereld()
    activiteit(wereld)
    samen = threading.Barrier(3)
    aantallen: list[int] = []

    def doe() -> None:
        try:
            samen.wait(20)
            aantallen.append(herinner_iedereen(MAANDAG))
        finally:
            connection.close()

    draden = [threading.Thread(target=doe) for _ in range(3)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)
    assert sorted(aantallen) == [0, 0, 1]
    assert Verzending.objects.filter(soort="herinnering").count() == 1
