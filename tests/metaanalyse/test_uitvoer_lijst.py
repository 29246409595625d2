"""A list of cards as a file: the same cards in the same order, whatever the kind."""

import csv
import io

import pytest
from django.http import Http404
from pypdf import PdfReader

from metaanalyse.exports.lijst import MEESTE_EXCEL, MEESTE_PDF, kaarten_antwoord
from metaanalyse.regels.inhoud import Gegeven, Inhoud
from metaanalyse.regels.variabelen import Toestand
from rapportage.excel.lezer import lees_werkboek
from rapportage.lijst import BestandGaatNiet
from tests.metaanalyse.maak import gegevens, maak_concept, maak_kaart, maak_rapport, stel_vast

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def kaarten(db):
    een = maak_kaart(
        "Leren van data",
        aspect=["tijd", "visie"],
        trede=("4", "5"),
        doelgroep=Toestand.ONBEKEND,
        samenvatting='=1+1; "zo"\nen door',
    )
    twee = maak_kaart("Coachen", jaar=2011, fase="implementatie")
    return [twee, een]


def tekst(antwoord) -> str:
    return b"".join(antwoord.streaming_content).decode("utf-8-sig")


def rijen_van_csv(antwoord) -> list[list[str]]:
    return list(csv.reader(io.StringIO(tekst(antwoord), newline=""), delimiter=";"))


def test_csv_zegt_wat_de_kaarten_zeggen(kaarten):
    antwoord = kaarten_antwoord("csv", [k.pk for k in kaarten], "Digitale kaarten")
    kop, twee, een = rijen_van_csv(antwoord)
    assert [rij[1] for rij in (twee, een)] == ["Coachen", "Leren van data"]
    per_kop = dict(zip(kop, een, strict=True))
    assert [
        per_kop[naam]
        for naam in ("Doelgroep", "Positie effectladder", "Samenvatting", "Fase vernieuwingsproces")
    ] == ["onbekend", "4 t/m 5", '\'=1+1; "zo"\nen door', ""]
    assert per_kop["Aspect waarop vernieuwing/interventie zich richt"] == "Tijd; Visie"


def test_excel_en_csv_zeggen_hetzelfde(kaarten):
    pks = [k.pk for k in kaarten]
    antwoord = kaarten_antwoord("xlsx", pks, "Kaarten", "trede 4")
    blad = lees_werkboek(antwoord.content).bladen[0]
    rijen = [["" if w is None else w for w in rij.waarden] for rij in blad.rijen]
    assert [rijen[0][0], rijen[1][0]] == ["Kaarten", "trede 4"]
    verwacht = rijen_van_csv(kaarten_antwoord("csv", pks, "Kaarten"))
    # Only in CSV a program could take the text for a formula.
    assert rijen[2:] == [[cel.removeprefix("'") for cel in rij] for rij in verwacht]


def test_codeurs_en_redenen_gaan_niet_mee(kaarten, django_user_model):
    kop = rijen_van_csv(kaarten_antwoord("csv", [], "Kaarten"))[0]
    assert [k for k in kop if "Codeur" in k or "Checklist" in k or "Waarom" in k] == []


def test_ris_geeft_elk_rapport_een_keer(kaarten):
    rapport = kaarten[0].rapport
    rapport.auteurs, rapport.doi = "Jansen, A.; De Vries, B.", "10.1/x"
    rapport.save()
    ander = maak_concept("Tweede", rapport)
    stel_vast(ander, Inhoud(gegevens(trede="2")), door=None)
    pks = [ander.pk, *(k.pk for k in kaarten)]
    antwoord = kaarten_antwoord("ris", pks, "Kaarten")
    regels = tekst(antwoord).split("\r\n")
    assert regels[:8] == [
        "TY  - RPRT",
        f"TI  - {rapport.titel}",
        "AU  - Jansen, A.",
        "AU  - De Vries, B.",
        "PY  - 2011",
        "DO  - 10.1/x",
        f"ID  - {rapport.code}",
        "ER  - ",
    ]
    assert regels.count("TY  - RPRT") == 2
    assert antwoord["Content-Disposition"].split(";")[1].endswith('.ris"')


def test_pdf_is_de_lijst(kaarten):
    antwoord = kaarten_antwoord("pdf", [k.pk for k in kaarten], "Kaarten", "trede 4")
    bladzijde = PdfReader(io.BytesIO(antwoord.content)).pages[0].extract_text()
    assert [w in bladzijde for w in ("Leren van data", "4 t/m 5", "trede 4")] == [True] * 3


def test_op_papier_staan_waarden_zonder_de_tekens_van_een_bestand():
    kaart = maak_concept("Lesbezoek; met | streep")
    waarden = [
        Gegeven("fase", tekst="Begint pas; verder niets", toestand=Toestand.ONBEKEND),
        Gegeven("aspect", "tijd", tekst="Een dag | per week"),
        Gegeven("aspect", "visie"),
    ]
    stel_vast(kaart, Inhoud(tuple(waarden)), door=None)
    antwoord = kaarten_antwoord("pdf", [kaart.pk], "Kaarten")
    bladzijde = PdfReader(io.BytesIO(antwoord.content)).pages[0].extract_text()
    assert [w in bladzijde for w in ("onbekend", "Tijd; Visie", "\\", "Begint pas")] == [
        *(True, True),
        *(False, False),
    ]


def test_te_veel_zegt_wat_wel_kan(kaarten):
    for soort, meeste in (("xlsx", MEESTE_EXCEL), ("pdf", MEESTE_PDF)):
        with pytest.raises(BestandGaatNiet, match="neem de lijst mee als CSV"):
            kaarten_antwoord(soort, range(meeste + 1), "Kaarten")


def test_een_soort_die_er_niet_is(kaarten):
    for soort in ("json", "exe", ""):
        with pytest.raises(Http404):
            kaarten_antwoord(soort, [], "Kaarten")


def test_even_veel_vragen_voor_een_en_voor_dertig(django_assert_num_queries):
    kaarten = [maak_kaart(aspect=["tijd"]).pk for _ in range(30)]
    for pks in (kaarten[:1], kaarten):
        with django_assert_num_queries(2):
            tekst(kaarten_antwoord("csv", pks, "Kaarten"))
        with django_assert_num_queries(2):
            tekst(kaarten_antwoord("ris", pks, "Kaarten"))


def test_een_kaart_die_niet_meer_telt_valt_weg(kaarten):
    concept = maak_concept(rapport=maak_rapport())
    antwoord = kaarten_antwoord("csv", [concept.pk, kaarten[0].pk, 10**9], "Kaarten")
    assert [rij[1] for rij in rijen_van_csv(antwoord)[1:]] == ["Coachen"]


def test_een_naam_met_een_puntkomma_blijft_een_waarde():
    from metaanalyse.moederbestand.cel import cel_van, lees_cel
    from metaanalyse.regels.variabelen import VARIABELEN

    indicator = VARIABELEN["indicator"]
    waarden = [Gegeven("indicator", c) for c in indicator.codes]
    assert lees_cel(indicator, cel_van(waarden)) == waarden
