"""A bundle in the background: to the end, stopped, killed, overtaken, with a full disk."""

import datetime
import os
import smtplib

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django_tasks import task_backends
from django_tasks_db.models import DBTaskResult

from organisatie import bewaren, werk
from organisatie.models import Team
from overzicht import bundel
from overzicht.bundelbeeld import lees_bundels
from overzicht.models import Bundel, Periodeverslag
from overzicht.models.bundel import Bundelteam
from rapportage.pdf import PdfNietBeschikbaar
from tests.factories import SchoolFactory, TeamFactory
from tests.overzicht.bundelhulp import inhoud, verder

pytestmark = pytest.mark.django_db
S = Bundel.Stand
NAMEN = ["Administratie", "Bouw", "Chemie", "Dieren", "Economie"]


@pytest.fixture
def stil(monkeypatch):
    """Nobody works on what is begun, but by ``verder``."""
    monkeypatch.setattr(bundel, "_laat_gaan", lambda run: None)


@pytest.fixture
def teams(wereld):
    Team.objects.all().delete()
    school = SchoolFactory(naam="College Oost")
    return [TeamFactory(naam=naam, school=school) for naam in NAMEN]


@pytest.fixture
def run(wereld, teams, periode, drukker, stil) -> Bundel:
    return bundel.begin(wereld.kwaliteit, periode)


def op_schijf() -> list[str]:
    return sorted(os.listdir(bundel.OPSLAG.map))


@pytest.mark.database
def test_van_begin_tot_bundel(wereld, teams, periode, drukker):
    drukker.vast = {"Bouw"}
    run = bundel.begin(wereld.kwaliteit, periode)
    assert (run.stand, run.gedaan, drukker.gemaakt) == (S.KLAAR, 5, NAMEN)
    gevonden = inhoud(run)
    assert len(gevonden) == 2 + 2 * len(NAMEN)
    assert [tekst for naam, tekst in gevonden.items() if "Bouw" in naam] == [
        b"PDF van Bouw: zo gaat het",
        b"Excel van Bouw: zo gaat het",
    ]
    # Only the zip is kept, for its owner alone.
    assert op_schijf() == [f"{run.sleutel}.zip"]
    pad = bundel.OPSLAG.pad(run.sleutel, "zip")
    assert (pad.stat().st_size, pad.stat().st_mode & 0o077) == (run.bytes, 0)


def test_hoe_ver_het_is_na_elke_beurt(run):
    for gedaan in range(1, 5):
        verder(run, 1)
        assert (run.stand, run.gedaan, run.voortgang) == (S.MAKEN, gedaan, 20 * gedaan)
    assert verder(run).stand == S.KLAAR


def test_alleen_actieve_teams_en_die_met_een_verslag(wereld, teams, periode, drukker, stil):
    school = SchoolFactory(naam="College West")
    TeamFactory(naam="Gestopt", school=school, actief=False)
    met_verslag = TeamFactory(naam="Gestopt met verslag", school=school, actief=False)
    Periodeverslag.objects.create(team=met_verslag, periode=periode, goed="Alles.")
    run = bundel.begin(wereld.kwaliteit, periode)
    assert [rij.team for rij in run.rijen] == [*NAMEN, "Gestopt met verslag"]
    bundel.stop(run)
    van_school = bundel.begin(wereld.kwaliteit, periode, school)
    assert [rij.team for rij in van_school.rijen] == ["Gestopt met verslag"]
    bundel.stop(van_school)
    with pytest.raises(ValidationError, match="nog geen teams"):
        bundel.begin(wereld.kwaliteit, periode, SchoolFactory())


@pytest.mark.database
def test_twee_tegelijk_de_tweede_hoort_wie_en_hoe_ver(run, wereld, periode):
    verder(run, 2)
    with pytest.raises(
        ValidationError, match=r"Kees Kwaliteit maakt al een bundel.* 2 van 5 teams"
    ):
        bundel.begin(wereld.beheerder, periode)
    bundel.stop(run)
    tweede = bundel.begin(wereld.beheerder, periode)
    with pytest.raises(ValidationError, match="Bea Beheer maakt al een bundel"):
        bundel.ga_verder(run)
    run.refresh_from_db()
    assert (run.stand, run.gedaan, tweede.stand) == (S.ONDERBROKEN, 2, S.MAKEN)


def test_stoppen_en_verder_maakt_niets_twee_keer(run, drukker):
    verder(run, 2)
    bundel.stop(run)
    assert verder(run).stand == S.ONDERBROKEN
    assert (run.gedaan, drukker.gemaakt) == (2, NAMEN[:2])
    bundel.ga_verder(run)
    assert (run.gedaan, verder(run).stand, drukker.gemaakt) == (2, S.KLAAR, NAMEN)
    assert len(inhoud(run)) == 12


def test_stoppen_midden_in_een_team(run, drukker):
    drukker.vooraf = lambda team: team == "Bouw" and bundel.stop(Bundel.objects.get())
    verder(run)
    assert (run.stand, run.gedaan) == (S.ONDERBROKEN, 1)
    drukker.vooraf = lambda team: None
    bundel.ga_verder(run)
    assert (verder(run).stand, len(inhoud(run))) == (S.KLAAR, 12)


def test_verder_maakt_opnieuw_wat_veranderde(run, drukker):
    verder(run, 3)
    bundel.stop(run)
    drukker.tekst["Bouw"] = "het gaat beter"
    weg = next(naam for naam in op_schijf() if naam.endswith(f"{teamnr('Chemie')}.xlsx"))
    os.unlink(bundel.OPSLAG.map / weg)
    bundel.ga_verder(run)
    verder(run)
    assert drukker.gemaakt == [*NAMEN[:3], "Bouw", "Chemie", *NAMEN[3:]]
    assert b"PDF van Bouw: het gaat beter" in inhoud(run).values()
    assert op_schijf() == [f"{run.sleutel}.zip"]


def teamnr(naam: str) -> str:
    [rij] = [rij for rij in Bundel.objects.get().rijen if rij.team == naam]
    return f"{rij.pk}-{rij.afdruk}"


@pytest.mark.database
def test_een_team_dat_er_niet_meer_is_en_een_dat_anders_heet(run, teams):
    verder(run, 2)
    teams[0].delete()
    teams[3].delete()
    Team.objects.filter(naam="Economie").update(naam="Handel")
    verder(run)
    assert [(rij.team, rij.weg) for rij in run.rijen][3:] == [("Dieren", True), ("Handel", False)]
    namen = " ".join(inhoud(run))
    assert (run.stand, "Handel" in namen, "Dieren" in namen) == (S.KLAAR, True, False)


def test_een_team_dat_mislukt_houdt_de_bundel_niet_op(run, drukker, caplog):
    def stuk(team):
        if team == "Chemie":
            raise ValueError("dit kan niet")

    drukker.vooraf = stuk
    verder(run)
    assert [rij.team for rij in run.rijen if rij.fout] == ["Chemie"]
    assert (run.stand, len(inhoud(run))) == (S.KLAAR, 10)
    assert "dit kan niet" in caplog.text
    assert "- Chemie (College Oost)" in inhoud(run)["LEESMIJ.txt"].decode()


def test_een_worker_die_verdween_krijgt_een_opvolger(run, drukker, monkeypatch, settings):
    """Killed while it made the third team: ``waak`` finds that nothing was heard."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    _nieuwe_wachtrij(monkeypatch)
    verder(run, 2)
    Bundel.objects.neem_beurt(run.pk, run.beurt)
    bundel.waak.call(run.pk)
    assert _klaargezet() == ["waak"]
    Bundel.objects.update(gemeld_op=timezone.now() - bundel.STIL)
    DBTaskResult.objects.all().delete()
    bundel.waak.call(run.pk)
    assert _klaargezet() == ["maak", "waak"]
    run.refresh_from_db()
    assert DBTaskResult.objects.get(task_path__endswith="maak").args_kwargs["args"] == [
        run.pk,
        run.beurt,
    ]
    assert verder(run).stand == S.KLAAR
    DBTaskResult.objects.all().delete()
    bundel.waak.call(run.pk)
    assert _klaargezet() == []


def _klaargezet() -> list[str]:
    paden = DBTaskResult.objects.values_list("task_path", flat=True)
    return sorted(pad.rpartition(".")[2] for pad in paden)


def _nieuwe_wachtrij(monkeypatch):
    rij = task_backends["default"]
    monkeypatch.setattr(bundel, "default_task_backend", rij)


def test_wie_is_ingehaald_doet_niets_meer(run, drukker):
    """Two workers with the same bundle: the second took over, and the first comes back."""
    oud = Bundel.objects.neem_beurt(run.pk, 0)
    assert Bundel.objects.neem_beurt(run.pk, 0) is None
    nieuw = Bundel.objects.neem_beurt(run.pk, 1)
    rij = Bundelteam(**oud.teams[0])
    with pytest.raises(ValidationError):
        oud.leg_vast(rij)
    nieuw.leg_vast(rij)
    assert bundel.doe_beurt(run.pk, 1) is False
    assert drukker.gemaakt == []


def test_een_periode_die_halverwege_verdwijnt_neemt_haar_bundel_mee(run, drukker, caplog):
    verder(run, 1)
    drukker.vooraf = lambda team: run.periode.delete()
    assert bundel.doe_beurt(run.pk, run.beurt) is False
    assert not Bundel.objects.exists()
    assert op_schijf() == []


def test_vastgelopen_en_toch_verder(run, drukker):
    verder(run, 2)
    Bundel.objects.update(gemeld_op=timezone.now() - datetime.timedelta(minutes=6))
    run.refresh_from_db()
    assert (run.bezig, run.vastgelopen) == (False, True)
    bundel.ga_verder(run)
    assert run.bezig
    assert (verder(run).stand, drukker.gemaakt) == (S.KLAAR, NAMEN)


def test_een_team_dat_de_worker_meeneemt_wordt_overgeslagen(run, drukker):
    """Killed by the machine at the same team, again and again; and then at the zip."""
    verder(run, 1)
    for _ in range(bundel.POGINGEN):
        run.refresh_from_db()
        Bundel.objects.neem_beurt(run.pk, run.beurt)
    verder(run, 4)
    assert [rij.team for rij in run.rijen if rij.fout] == ["Bouw"]
    for _ in range(bundel.POGINGEN):
        run.refresh_from_db()
        Bundel.objects.neem_beurt(run.pk, run.beurt)
    with pytest.raises(werk.GaatNiet):
        verder(run)
    run.refresh_from_db()
    assert (run.stand, run.fout, run.gedaan) == (S.ONDERBROKEN, bundel.ONVERWACHT, 5)


@pytest.mark.parametrize("geschreven", [2, 3, 10], ids=["pdf", "excel", "zip"])
def test_een_volle_schijf_onderbreekt_en_laat_niets_halfs_achter(run, drukker, geschreven):
    """At the edge of the operating system: after so many files a write finds no more room."""
    geopend = []

    def vol(pad, *rest, **anders):
        if str(bundel.OPSLAG.map) in str(pad):
            geopend.append(pad)
            if len(geopend) > geschreven:
                pad = "/dev/full"
        return echt(pad, *rest, **anders)

    echt = os.open
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("organisatie.opslag.os.open", vol)
        with pytest.raises(OSError, match="No space left"):
            verder(run)
    run.refresh_from_db()
    assert (run.stand, run.fout) == (S.ONDERBROKEN, bundel.SCHIJF_VOL)
    assert run.gedaan == geschreven // 2
    assert [naam for naam in op_schijf() if "half" in naam or naam.endswith("zip")] == []
    bundel.ga_verder(run)
    assert (verder(run).stand, len(inhoud(run)), run.fout) == (S.KLAAR, 12, "")
    # What stood on disk was not made again; of the team that did not fit at most its PDF.
    assert len(drukker.gemaakt) <= len(NAMEN) + 1


def test_zonder_pango_onderbreekt_met_wat_te_doen(run, drukker):
    def geen_pango(team):
        raise PdfNietBeschikbaar

    drukker.vooraf = geen_pango
    with pytest.raises(PdfNietBeschikbaar):
        verder(run)
    run.refresh_from_db()
    assert (run.stand, run.fout) == (S.ONDERBROKEN, PdfNietBeschikbaar.melding)


@pytest.mark.parametrize("stap", ["schrijf_zip", "_stuur_mail"])
@pytest.mark.parametrize("soort", [ValueError, ValidationError])
def test_een_fout_van_ons_onderbreekt_en_komt_in_het_log(run, monkeypatch, stap, soort):
    def stuk(*_):
        raise soort("dit is stuk")

    with monkeypatch.context() as patch:
        patch.setattr(bundel, stap, stuk)
        with pytest.raises(soort, match="stuk"):
            verder(run)
    run.refresh_from_db()
    assert (run.stand, run.fout, run.gedaan) == (S.ONDERBROKEN, bundel.ONVERWACHT, 5)
    assert f"{run.sleutel}.zip" not in op_schijf()
    bundel.ga_verder(run)
    assert verder(run).stand == S.KLAAR


def test_weggooien_terwijl_er_wordt_ingepakt(run, drukker, monkeypatch):
    def gooi_weg(uit, run):
        bundel.gooi_weg(Bundel.objects.get(pk=run.pk))

    monkeypatch.setattr(bundel, "schrijf_zip", gooi_weg)
    verder(run)
    assert (run.stand, run.teams, op_schijf()) == (S.VERVALLEN, [], [])


def test_na_een_dag_vanzelf_weg(run, django_capture_on_commit_callbacks):
    verder(run)
    Bundel.objects.update(begonnen_op=timezone.now() - datetime.timedelta(hours=25))
    with django_capture_on_commit_callbacks(execute=True):
        assert [soort.naam for soort in bewaren.soorten()].count("bundels") == 1
        assert bundel.verval() == 1
    run.refresh_from_db()
    assert (run.stand, run.teams, op_schijf()) == (S.VERVALLEN, [], [])


def test_de_mail_gaat_naar_wie_erom_vroeg_met_een_link(run, wereld, mailoutbox):
    verder(run)
    [mail] = mailoutbox
    assert mail.to == [wereld.kwaliteit.email]
    assert f"{settings.BASE_URL}/kwaliteit/bundels/" in mail.body
    assert (mail.attachments, "periode 2" in mail.subject) == ([], True)


def test_wie_weg_is_krijgt_geen_mail_en_de_bundel_blijft(run, wereld, mailoutbox):
    wereld.kwaliteit.is_active = False
    wereld.kwaliteit.save()
    assert (verder(run).stand, mailoutbox) == (S.KLAAR, [])


def test_een_mailserver_die_weigert_bederft_niets(run, monkeypatch):
    def weiger(self):
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr("organisatie.post.EmailMultiAlternatives.send", weiger)
    verder(run)
    assert (run.stand, len(inhoud(run))) == (S.KLAAR, 12)
    [beeld] = lees_bundels([run])
    assert "De mailserver is niet te bereiken" in beeld.mail_fout
