"""The whole moederbestand out: streamed as CSV, on disk as Excel, fetched and thrown away."""

import datetime
import io
import os

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from metaanalyse.acties.vaststellen import stel_vast
from metaanalyse.exports import kaartpdf, uitvoer
from metaanalyse.exports.moederbestand import csv_stroom, schrijf_excel
from metaanalyse.models import Kaart, Kaartuitvoer
from metaanalyse.moederbestand.vormen import LANG
from metaanalyse.regels.inhoud import Inhoud, Score
from organisatie import werk
from organisatie.models import Inzage
from rapportage.excel.groot import TeLangeCel, schrijf_groot
from rapportage.excel.lezer import lees_werkboek
from rapportage.excel.onderdelen import Kolom
from tests.metaanalyse.inlezen_hulp import RIJEN, csv_van, lees_in
from tests.metaanalyse.maak import gegevens, maak_concept, maak_kaart

pytestmark = pytest.mark.django_db
S = Kaartuitvoer.Stand


def niets(deel):
    """Progress that nobody looks at."""


@pytest.fixture
def onderzoeker(wereld):
    lees_in(wereld.onderzoeker, csv_van(RIJEN))
    return wereld.onderzoeker


@pytest.fixture
def klant(client, onderzoeker):
    client.force_login(onderzoeker)
    return client


@pytest.mark.database
def test_csv_komt_binnen_zoals_het_uitging(klant, onderzoeker):
    for vorm in ("breed", "lang"):
        antwoord = klant.get(reverse("kaarten_export_csv"), {"vorm": vorm})
        assert antwoord.streaming
        run = lees_in(onderzoeker, b"".join(antwoord.streaming_content))
        assert (run.vorm, run.uitkomst["gelijk"], run.uitkomst["fouten"]) == (vorm, 3, 0)
    soorten = Inzage.objects.filter(gebruiker=onderzoeker).values_list("soort", flat=True)
    assert list(soorten) == [Inzage.Soort.UITGEVOERD] * 2
    assert klant.get(reverse("kaarten_export_csv"), {"vorm": "x"}).status_code == 404


@pytest.mark.database
def test_excel_in_de_achtergrond_komt_binnen_zoals_het_uitging(klant, onderzoeker):
    for vorm in ("breed", "lang"):
        run = uitvoer.begin(onderzoeker, vorm, hier=True)
        assert (run.stand, run.aantal) == (S.KLAAR, 3)
        antwoord = klant.get(reverse("kaarten_export_bestand", args=[run.pk]))
        inhoud = b"".join(antwoord.streaming_content)
        assert len(inhoud) == run.bytes
        weer = lees_in(onderzoeker, inhoud, "moederbestand.xlsx")
        assert (weer.vorm, weer.uitkomst["gelijk"], weer.uitkomst["fouten"]) == (vorm, 3, 0)


def test_weggooien_en_na_een_dag_vanzelf(klant, onderzoeker):
    run = uitvoer.begin(onderzoeker, "breed", hier=True)
    klant.post(reverse("kaarten_export_weg", args=[run.pk]))
    assert klant.get(reverse("kaarten_export_bestand", args=[run.pk])).status_code == 404
    assert list(uitvoer.OPSLAG.map.iterdir()) == []
    run = uitvoer.begin(onderzoeker, "breed", hier=True)
    Kaartuitvoer.objects.update(begonnen_op=timezone.now() - datetime.timedelta(hours=25))
    with pytest.MonkeyPatch.context() as m:
        m.setattr(uitvoer.transaction, "on_commit", lambda doe: doe())
        assert uitvoer.verval() == 1
    run.refresh_from_db()
    assert (run.stand, list(uitvoer.OPSLAG.map.iterdir())) == (S.VERVALLEN, [])


def test_een_tegelijk_en_stoppen_onderweg(onderzoeker, monkeypatch):
    monkeypatch.setattr(werk, "MELD_NA", -1)
    run = Kaartuitvoer.objects.create(door=onderzoeker, sleutel="x")
    with pytest.raises(ValidationError, match="al een bestand"):
        uitvoer.begin(onderzoeker, "breed", hier=True)

    def stop(uit, pks, vorm, meld):
        uitvoer.gooi_weg(Kaartuitvoer.objects.get(pk=run.pk))
        meld(0.5)

    monkeypatch.setattr(uitvoer, "schrijf_excel", stop)
    uitvoer.maak.call(run.pk)
    run.refresh_from_db()
    assert (run.stand, os.listdir(uitvoer.OPSLAG.map)) == (S.VERVALLEN, [])


def test_een_cel_die_te_lang_is_wordt_niet_afgebroken(onderzoeker):
    kaart = maak_concept()
    stel_vast(kaart, Inhoud(gegevens(uitkomst="😀" * 20_000)), door=None)
    run = uitvoer.begin(onderzoeker, "breed", hier=True)
    assert (run.stand, "meer tekst dan in een cel" in run.fout) == (S.MISLUKT, True)
    assert "😀" * 20_000 in "".join(csv_stroom([kaart.pk], "breed"))


def test_meer_rijen_dan_op_een_blad_passen():
    uit = io.BytesIO()
    rijen = [[f"r{n}", "=1+1", "#N/A", "_x0041_", ""] for n in range(5)]
    assert schrijf_groot(uit, "Blad", [Kolom(k) for k in "abcde"], rijen, per_blad=2) == 5
    bladen = lees_werkboek(uit.getvalue()).bladen
    assert [b.naam for b in bladen] == ["Blad", "Blad 2", "Blad 3"]
    gelezen = [list(r.waarden) for b in bladen for r in b.rijen[1:]]
    assert [[*r, None][:5] for r in gelezen] == [[*r[:4], None] for r in rijen]


def test_een_afgebroken_werkmap_laat_geen_bestanden_achter(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(TeLangeCel):
        schrijf_groot(io.BytesIO(), "Blad", [Kolom("a")], [["x"], ["x" * 40_000]])
    assert list(tmp_path.iterdir()) == []


def test_even_veel_vragen_voor_een_en_voor_dertig(django_assert_num_queries):
    pks = [maak_kaart(aspect=["tijd"], trede="3").pk for _ in range(30)]
    for deel in (pks[:1], pks):
        with django_assert_num_queries(5):
            schrijf_excel(io.BytesIO(), deel, "lang", niets)


def test_lang_heeft_de_kolommen_van_de_methode():
    assert LANG[:4] == ("RAPPORT ID", "HOOFDGROEP", "VARIABELE", "BEVINDING")


def pdf(klant, *pks):
    antwoord = klant.get(reverse("kaarten_export_pdf"), {"kaart": pks})
    assert antwoord.status_code == 200
    return PdfReader(io.BytesIO(antwoord.content))


def test_een_kaart_op_papier_zegt_bewijs_en_doel_naast_elkaar(client, wereld):
    kaart = maak_concept("Leren van data")
    waarden = gegevens(
        trede=("4", "5"), doelstelling="grotendeels", samenvatting="Wat er gebeurde."
    )
    stel_vast(kaart, Inhoud(waarden, {"methode": Score(4, "Geheime reden")}), door=None)
    client.force_login(wereld.teamlid)
    boek = pdf(client, kaart.pk)
    tekst = " ".join(" ".join(p.extract_text() for p in boek.pages).split())
    for stuk in (
        "Leren van data",
        "zeer waarschijnlijk",
        "Grotendeels",
        "geen garantie",
        "pagina 1",
    ):
        assert stuk in tekst
    assert "Geheime reden" not in tekst
    assert boek.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert boek.metadata.title == "Leren van data"


def test_een_selectie_heeft_een_inhoud_en_elke_kaart_een_blad(client, wereld):
    kaarten = [maak_kaart(f"Kaart {n}", trede="3") for n in range(3)]
    client.force_login(wereld.teamlid)
    boek = pdf(client, *(k.pk for k in kaarten))
    assert len(boek.pages) >= 4
    assert "Inhoud" in boek.pages[0].extract_text()


def test_te_veel_kaarten_op_papier(client, wereld, monkeypatch):
    monkeypatch.setattr(kaartpdf, "MEESTE", 1)
    pks = [maak_kaart(trede="3").pk for _ in range(2)]
    client.force_login(wereld.teamlid)
    antwoord = client.get(reverse("kaarten_export_pdf"), {"kaart": pks}, follow=True)
    assert "meer dan 1 kaarten maken we niet" in antwoord.content.decode()


def test_wat_je_niet_mag_zien_komt_niet_op_papier(client, wereld):
    client.force_login(wereld.teamlid)
    concept = maak_concept()
    for vraag in (
        "",
        f"?kaart={concept.pk}",
        "?kaart=x",
        f"?kaart={10**30}",
        "?kaart=²",
        f"?kaart={'9' * 5000}",
    ):
        assert client.get(reverse("kaarten_export_pdf") + vraag).status_code == 404
    assert Kaart.objects.count() == 1
