"""Whatever is wrong with a file: row, cell, value and what to do; and nothing is written."""

import pytest

from metaanalyse.acties.aanbod import bied_aan
from metaanalyse.inlezen import verloop
from metaanalyse.inlezen.bestand import MEESTE_BYTES, lees_bestand
from metaanalyse.inlezen.voorbeeld import lees_voorbeeld
from metaanalyse.models import Kaart, Kaartinlezing, Rapport
from metaanalyse.regels.inhoud import Inhoud
from rapportage.excel.fouten import ExcelFout
from tests.metaanalyse.inlezen_hulp import KOP, RIJEN, begin, csv_van, xlsx_van
from tests.metaanalyse.maak import maak_kaart, maak_rapport
from tests.rapportage.test_excel_vijandig import GEVALLEN

pytestmark = pytest.mark.django_db
S = Kaartinlezing.Stand
BREED = (*KOP, "Checklist: Werkwijze verantwoord", "DOI", "Doelgroep: herkomst en plaats")


def fouten(wereld, inhoud: bytes):
    """Each mistake as row, cell and text; nothing of the file stays behind."""
    run = begin(wereld.onderzoeker, inhoud)
    assert run.stand == S.NAGEKEKEN
    uit = lees_voorbeeld(run).fout
    assert run.uitkomst["fouten"] == len(uit)
    verloop.stop(run)
    return [(f["rij"], f["cel"], f["waarde"], f["tekst"]) for f in uit]


def rij(**anders):
    basis = dict(zip(BREED, (*RIJEN[0], "4", "", ""), strict=True))
    return list((basis | anders).values())


GEVALLEN_RIJ = {
    "Positie effectladder": ("6", "G2", "“6” staat niet in de lijst van Positie effectladder."),
    "Doelgroep": ("Leraaren", "F2", "Bedoel je “Leraren”?"),
    "Checklist: Werkwijze verantwoord": ("0", "I2", "is een heel getal van 1 tot en met 5"),
    "Jaar": ("20144", "E2", "Een jaar is een heel getal van 1900 tot en met 2100."),
    "DOI": ("abc", "J2", "Dit is geen DOI."),
    "Samenvatting": ("x" * 200_000, "H2", "langer dan 20000 tekens"),
    "Vernieuwing": ("x" * 301, "B2", "hoogstens 300 tekens; dit zijn er 301"),
    "Doelgroep: herkomst en plaats": ("vermeld; afgeleid; -", "K2", "3 plaatsen bij 2 waarden"),
    "RAPPORT ID": ("x" * 21, "A2", "hoogstens 20 tekens"),
}


@pytest.mark.parametrize("kolom", GEVALLEN_RIJ)
def test_een_foute_cel_zegt_waar_en_wat_te_doen(wereld, kolom):
    waarde, cel, melding = GEVALLEN_RIJ[kolom]
    uit = fouten(wereld, csv_van([rij(**{kolom: waarde})], BREED))
    assert [(r, c, w[:20]) for r, c, w, _ in uit] == [(2, cel, waarde[:20])]
    assert melding in uit[0][3]


def test_lange_vorm_wijst_de_rij_van_de_bevinding_aan(wereld):
    kop = ("RAPPORT ID", "HOOFDGROEP", "VARIABELE", "BEVINDING")
    rijen = [
        ("07", "", "Doelgroep", "Leraren"),
        ("07", "", "Doelgroep", "Leraaren"),
        ("07", "", "Doelgroepp", "Leraren"),
        ("07", "", "Uitkomst", "een"),
        ("07", "", "Uitkomst", "twee"),
        ("", "", "Niveau", "Micro"),
        ("07", "", "Niveau", "Micro"),
    ]
    uit = fouten(wereld, csv_van(rijen, kop))
    assert [(r, c) for r, c, *_ in uit] == [(4, "C4"), (3, "D3"), (6, "D6"), (7, "A7"), (8, "A8")]
    assert "Bedoel je “Doelgroep”?" in uit[0][3]
    assert "Sorteer het bestand op RAPPORT ID" in uit[4][3]


def test_dubbele_en_lege_nummers(wereld):
    uit = fouten(wereld, csv_van([rij(), rij(), rij(**{"RAPPORT ID": ""})], BREED))
    assert [(r, t) for r, _, _, t in uit] == [
        (3, "07a staat er twee keer in, ook in rij 2. Haal een van beide weg."),
        (4, "Vul het RAPPORT ID van deze kaart in."),
    ]


def test_een_rapport_kan_niet_twee_dingen_zeggen(wereld):
    een, twee = rij(), rij(**{"RAPPORT ID": "07b", "Jaar": "2015"})
    uit = fouten(wereld, csv_van([een, twee], BREED))
    assert [(r, t) for r, _, _, t in uit] == [
        (3, "In rij 2 staat van ditzelfde rapport iets anders. Maak het gelijk.")
    ]


def test_een_kaart_van_een_ander_rapport(wereld):
    kaart = maak_kaart(trede="3")
    maak_rapport(code="08", doi="10.1234/abc")
    anders = rij(**{"RAPPORT ID": kaart.code, "Rapportnummer": "08", "DOI": "10.1234/abc"})
    uit = fouten(wereld, csv_van([anders], BREED))
    assert [t for *_, t in uit] == [
        f"Deze kaart hoort bij rapport {kaart.rapport.code}, niet bij 08. Geef de kaart een ander "
        "RAPPORT ID, of verbeter het rapportnummer.",
        "Deze DOI hoort al bij rapport 08.",
    ]


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (b"", "leeg"),
        (b"\n\n", "leeg"),
        (b"%PDF-1.7", "geen tekstbestand"),
        (b"naam;adres\nx;y\n", "herkennen dit bestand niet"),
        (b"\xff\xfe\x00\xd8", "geen tekstbestand"),
        (csv_van([]), "geen enkele kaart"),
        (xlsx_van([]), "geen enkele kaart"),
    ],
)
def test_een_bestand_dat_niet_kan(wereld, inhoud, melding):
    run = begin(wereld.onderzoeker, inhoud)
    assert (run.stand, melding in run.fout) == (S.MISLUKT, True)


@pytest.mark.parametrize("naam", GEVALLEN)
def test_een_vijandige_werkmap(wereld, naam):
    run = begin(wereld.onderzoeker, GEVALLEN[naam][0]())
    assert (run.stand, bool(run.fout)) == (S.MISLUKT, True)
    assert not Kaart.objects.exists()
    assert not Rapport.objects.exists()


def test_te_groot():
    with pytest.raises(ExcelFout, match="te groot"):
        lees_bestand(b"x" * (MEESTE_BYTES + 1))


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_elke_codering(wereld, codering):
    tekst = csv_van([rij(Samenvatting="Zoë één")], BREED).decode("utf-8-sig")
    run = begin(wereld.onderzoeker, tekst.encode(codering))
    verloop.neem_over(run, wereld.onderzoeker, hier=True)
    assert Kaart.objects.get().geldig.waarden.get(variabele="samenvatting").tekst == "Zoë één"


def test_onbekende_kolommen_worden_genoemd_en_overgeslagen(wereld):
    run = begin(wereld.onderzoeker, csv_van([(*RIJEN[0], "x")], (*KOP, "Mening")))
    assert (run.kolommen["over"], run.uitkomst["fouten"]) == (["Mening"], 0)


@pytest.mark.parametrize("getal", ["0000000049", "000000003999", "0" * 5000 + "3", "²", "-1"])
def test_een_getal_wordt_heel_gelezen(wereld, getal):
    kolom = "Checklist: Werkwijze verantwoord"
    [(_, cel, _, melding)] = fouten(wereld, csv_van([rij(**{kolom: getal})], BREED))
    assert (cel, "is een heel getal van 1 tot en met 5" in melding) == ("I2", True)


def test_een_lange_cel_met_tussenwoorden_is_snel_afgewezen(wereld):
    lang = " of ".join(["3"] * 20_000) + " " * 50_000 + "x"
    uit = fouten(wereld, csv_van([rij(**{"Positie effectladder": lang})], BREED))
    assert [(nummer, cel) for nummer, cel, _, _ in uit] == [(2, "G2")]


@pytest.mark.parametrize("stand", ["aangeboden", "terug", "ingetrokken"])
def test_een_bestand_stelt_geen_kaart_vast_die_een_school_aanbiedt(wereld, stand):
    kaart = bied_aan("Van ons", Inhoud(), door=wereld.teamleider, team=wereld.team)
    Kaart.objects.filter(pk=kaart.pk).update(stand=stand)
    [(nummer, _, code, melding)] = fouten(wereld, csv_van([(kaart.code, "Iets anders")], KOP[:2]))
    assert (nummer, code) == (2, kaart.code)
    assert melding.startswith("Een school bood onder dit nummer een kaart aan")
    kaart.refresh_from_db()
    assert (kaart.titel, kaart.stand, kaart.geldig) == ("Van ons", stand, None)
