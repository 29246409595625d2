"""The planning on paper, as a workbook and by mail."""

import datetime
import io
import smtplib
import threading

import openpyxl
import pytest
from django.core import mail
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from boas import acties
from organisatie.models import Inzage
from organisatie.models.verzending import Verzending
from organisatie.post import MailGaatNiet
from rapportage.getallen import datum
from tests.verbeterplan.hulp import gesloten, met_regels, vandaag
from verbeterplan import planning, planningbestand, planningpost
from verbeterplan.models import Activiteit, TrajectSessie

pytestmark = pytest.mark.django_db


def adres(ts, formaat=""):
    pad = reverse("sessie_planning", args=[ts.sessie_id])
    return f"{pad}?formaat={formaat}" if formaat else pad


def verstuur(client, ts):
    return client.post(reverse("sessie_planning_versturen", args=[ts.sessie_id]), follow=True)


def boek(antwoord):
    return openpyxl.load_workbook(io.BytesIO(antwoord.content))


def waarden(blad):
    return {cel.value for rij in blad.iter_rows() for cel in rij if cel.value is not None}


def poster(antwoord):
    lezer = PdfReader(io.BytesIO(antwoord.content))
    tekst = " ".join(" ".join(p.extract_text() for p in lezer.pages).split())
    return lezer, tekst.replace("\u00a0", " ")


def test_werkboek_met_cijfers_en_planning(wereld, als):
    ts = met_regels(wereld, 2)
    TrajectSessie.objects.update(
        opvolging_waar="In het teamoverleg", opvolging_ritme="Elke vier weken"
    )
    wb = boek(als(wereld.teamleider).get(adres(ts, "xlsx")))
    assert "BOAS" in wb.sheetnames
    cellen = waarden(wb["Planning"])
    assert {"Afspraak 0", "Afspraak 1", "Tess Leider", "Daan Docent"} <= cellen
    assert "In het teamoverleg, elke vier weken." in cellen


def test_zonder_recht_op_de_cijfers_is_er_alleen_de_planning(wereld, als):
    ts = met_regels(wereld, 1)
    wb = boek(als(wereld.kwaliteit).get(adres(ts, "xlsx")))
    assert len(wb.sheetnames) == 1
    alles = {str(waarde) for waarde in waarden(wb.worksheets[0])}
    assert "Afspraak 0" in alles
    stelling = ts.sessie.keuze.first().stelling
    assert not {w for w in alles if stelling.code in w or stelling.tekst in w}


def test_poster_is_a3_en_noemt_wie_wat_wanneer(wereld, als):
    ts = met_regels(wereld, 2)
    TrajectSessie.objects.update(opvolging_waar="In het teamoverleg")
    lezer, tekst = poster(als(wereld.teamlid).get(adres(ts, "pdf")))
    pagina = lezer.pages[0].mediabox
    assert (round(float(pagina.width)), round(float(pagina.height))) == (1191, 842)
    for stuk in ("Dit hebben we afgesproken", "Afspraak 0", "Tess Leider", "In het teamoverleg."):
        assert stuk in tekst
    assert lezer.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert lezer.trailer["/Root"]["/Lang"].startswith("nl")


def test_poster_zegt_van_wanneer_hij_is(wereld):
    ts = met_regels(wereld, 1)
    moment = timezone.make_aware(datetime.datetime(2026, 3, 12, 15, 30))
    Activiteit.history.update(history_date=moment)
    tekst = " ".join(
        pagina.extract_text()
        for pagina in PdfReader(io.BytesIO(planningbestand.maak_poster(ts))).pages
    )
    tekst = " ".join(tekst.split()).replace("\u00a0", " ")
    assert f"peildatum {datum(vandaag())}".replace("\u00a0", " ") in tekst
    assert "bijgewerkt op 12 maart 2026, 15.30" in tekst
    assert "pagina 1 van 1" in tekst


def test_poster_zet_geen_te_laat_naast_een_naam(wereld, als):
    ts = met_regels(wereld, 3)
    laat, klaar, weg = Activiteit.objects.order_by("volgorde")
    Activiteit.objects.filter(pk=laat.pk).update(datum=vandaag(-3))
    klaar.rond_af()
    weg.laat_vervallen("niet meer nodig")
    _, tekst = poster(als(wereld.teamleider).get(adres(ts, "pdf")))
    assert "laat" not in tekst
    assert "voorbij" not in tekst
    assert "✓ klaar" in tekst
    assert "Afspraak 2" not in tekst
    # On the page it does say so, in words.
    assert "datum voorbij" in als(wereld.teamleider).get(adres(ts)).content.decode()


@pytest.mark.parametrize(
    ("waar", "ritme", "zin"),
    [
        ("", "", ""),
        ("In het teamoverleg", "", "In het teamoverleg."),
        ("", "elke maand", "Elke maand."),
        ("In het teamoverleg.", "Elke maand", "In het teamoverleg, elke maand."),
    ],
)
def test_opvolging_in_een_zin(waar, ritme, zin):
    assert (
        planningbestand.opvolging(TrajectSessie(opvolging_waar=waar, opvolging_ritme=ritme)) == zin
    )


@pytest.mark.parametrize("formaat", ["xlsx", "pdf"])
def test_meenemen_wordt_vastgelegd(wereld, als, formaat):
    ts = met_regels(wereld, 1)
    antwoord = als(wereld.teamlid).get(adres(ts, formaat))
    assert antwoord["Content-Disposition"].startswith('attachment; filename="Planning-Begeleiding')
    inzage = Inzage.objects.get()
    assert (inzage.gebruiker, inzage.soort, inzage.team) == (
        wereld.teamlid,
        "uitgevoerd",
        wereld.team,
    )


def test_onbekend_formaat_is_er_niet(wereld, als):
    ts = met_regels(wereld, 1)
    assert als(wereld.teamleider).get(adres(ts, "docx")).status_code == 404
    assert not Inzage.objects.exists()


def test_mail_aan_het_hele_team_met_werkboek_en_poster(
    wereld, als, django_capture_on_commit_callbacks
):
    ts = met_regels(wereld, 2)
    with django_capture_on_commit_callbacks(execute=True):
        html = verstuur(als(wereld.teamleider), ts).content.decode()
    assert "staat klaar voor het hele team" in html
    (bericht,) = mail.outbox
    assert set(bericht.to) == {lid.gebruiker.email for lid in wereld.leden}
    assert {naam.rsplit(".", 1)[1] for naam, _, _ in bericht.attachments} == {"xlsx", "pdf"}
    assert "Afspraak 1" in bericht.body
    assert "nog te bevestigen" in bericht.body
    ts = TrajectSessie.objects.get(pk=ts.pk)
    assert ts.planning_verstuurd_op
    assert Inzage.objects.filter(soort="verstuurd", gebruiker=wereld.teamleider).exists()
    assert "verstuurd" in als(wereld.teamleider).get(adres(ts)).content.decode()


def test_zonder_regels_gaat_er_geen_mail(wereld, als):
    html = verstuur(als(wereld.teamleider), gesloten(wereld)).content.decode()
    assert "Zet eerst activiteiten in de planning" in html
    assert not Verzending.objects.exists()


def test_een_mail_die_onderweg_is_gaat_niet_nog_eens(wereld, als):
    ts = met_regels(wereld, 1)
    client = als(wereld.teamleider)
    verstuur(client, ts)
    Verzending.objects.update(status="wacht", verstuurd_op=None)
    html = verstuur(client, ts).content.decode()
    assert "De mail is al onderweg." in html
    assert Verzending.objects.count() == 1
    # The page asks again by itself, for that part alone.
    assert 'hx-trigger="every 2s"' in html
    deel = client.get(
        adres(ts), headers={"HX-Request": "true", "HX-Target": "verzending"}
    ).content.decode()
    assert deel.strip().startswith('<div id="verzending"')
    assert deel.strip() in html


def test_een_mislukte_mail_staat_er_en_kan_opnieuw(
    wereld, als, monkeypatch, django_capture_on_commit_callbacks
):
    ts = met_regels(wereld, 1)
    client = als(wereld.teamleider)

    def geweigerd(self, *args, **kwargs):
        raise smtplib.SMTPServerDisconnected("weg")

    with monkeypatch.context() as stuk, django_capture_on_commit_callbacks(execute=True):
        stuk.setattr("django.core.mail.EmailMultiAlternatives.send", geweigerd)
        verstuur(client, ts)
    html = client.get(adres(ts)).content.decode()
    assert "De mailserver is niet te bereiken." in html
    assert TrajectSessie.objects.get(pk=ts.pk).planning_verstuurd_op is None
    with django_capture_on_commit_callbacks(execute=True):
        verstuur(client, ts)
    assert len(mail.outbox) == 1
    assert Verzending.objects.get().status == "verstuurd"


def test_is_de_sessie_weer_open_dan_gaat_er_geen_mail(wereld, als):
    ts = met_regels(wereld, 1)
    acties.heropen(ts.sessie_id)
    html = verstuur(als(wereld.teamleider), ts).content.decode()
    assert "Sluit de sessie eerst af; daarna kun je de planning mailen." in html
    assert not Verzending.objects.exists()


def test_gaat_de_sessie_open_terwijl_de_mail_wacht_dan_gaat_hij_niet(
    wereld, als, django_capture_on_commit_callbacks
):
    ts = met_regels(wereld, 1)
    with django_capture_on_commit_callbacks(execute=True):
        verstuur(als(wereld.teamleider), ts)
    (verzending,) = Verzending.objects.all()
    acties.heropen(ts.sessie_id)
    with pytest.raises(MailGaatNiet, match="weer open"):
        planningpost.bijlagen(verzending)


def test_na_een_andere_datum_is_het_een_nieuwe_mail(
    wereld, als, django_capture_on_commit_callbacks
):
    ts = met_regels(wereld, 1)
    client = als(wereld.teamleider)
    verstuur(client, ts)
    Verzending.objects.update(status="mislukt", fout="weg", verstuurd_op=None)
    Activiteit.objects.update(datum=vandaag(40))
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        verstuur(client, ts)
    assert Verzending.objects.count() == 2
    anders = datum(vandaag(40)).replace("\u00a0", " ")
    assert anders in mail.outbox[0].body.replace("\u00a0", " ")


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_twee_keer_tegelijk_drukken_mailt_een_keer(wereld, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    ts = met_regels(wereld, 1)
    samen = threading.Barrier(2)
    gelukt = []

    def druk() -> None:
        try:
            eigen = planning.lees_trajectsessie(ts.sessie_id)
            samen.wait(20)
            planningpost.verstuur_planning(eigen, wereld.teamleider)
            gelukt.append(True)
        except MailGaatNiet:
            gelukt.append(False)
        finally:
            connection.close()

    draden = [threading.Thread(target=druk) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)
    assert sorted(gelukt) == [False, True]
    assert Verzending.objects.count() == 1
