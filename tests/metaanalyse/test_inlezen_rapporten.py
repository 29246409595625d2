"""Bringing in lists of reports: RIS and tables, with what is there already recognised."""

import pytest

from metaanalyse.inlezen import verloop
from metaanalyse.inlezen.voorbeeld import lees_voorbeeld
from metaanalyse.models import Kaartinlezing, Rapport
from metaanalyse.moederbestand.ris import als_ris, lees_ris, paren_van
from tests.metaanalyse.inlezen_hulp import RIS, begin, csv_van, lees_in
from tests.metaanalyse.maak import maak_rapport

pytestmark = [pytest.mark.django_db, pytest.mark.database]
S = Kaartinlezing.Stand


@pytest.fixture
def onderzoeker(wereld):
    return wereld.onderzoeker


def test_ris_wordt_rapporten_die_gevonden_zijn(onderzoeker):
    run = lees_in(onderzoeker, RIS.encode(), "databank.ris", vindplaats="databank")
    assert (run.stand, run.vorm, run.uitkomst["nieuw"]) == (S.OVERGENOMEN, "ris", 2)
    velden = ("code", "titel", "auteurs", "jaar", "uitgave", "doi", "stand", "vindplaats")
    assert list(Rapport.objects.values_list(*velden)) == [
        (
            *("01", "Leren met video", "Jansen, A.; De Vries, B.", 2012, "Pedagogiek"),
            *("10.1234/abc", "gevonden", "databank"),
        ),
        ("02", "Tweede rapport", "", 2009, "", "", "gevonden", "databank"),
    ]
    assert sorted(Rapport.history.values_list("history_type", flat=True)) == ["+", "+"]


def test_ris_gaat_zonder_verlies_heen_en_terug(onderzoeker):
    lees_in(onderzoeker, RIS.encode(), "databank.ris")
    uit = "".join(als_ris(Rapport.objects.order_by("code")))
    voor, na = lees_ris(RIS)[0], lees_ris(uit)[0]
    nummers = [("ID", "01"), ("ID", "02")]
    assert [sorted(r.paren) for r in na] == [
        sorted([*r.paren, nummer]) for r, nummer in zip(voor, nummers, strict=True)
    ]
    # And once more, now with our number.
    Rapport.objects.all().delete()
    lees_in(onderzoeker, uit.encode(), "uit.ris")
    assert "".join(als_ris(Rapport.objects.order_by("code"))) == uit


@pytest.mark.parametrize(
    "paren",
    [
        [("TY", "JOUR"), ("T1", "Een"), ("A1", "X; Y"), ("Y1", "2001/03//"), ("UR", "geen adres")],
        [("TY", "BOOK"), ("TI", "t" * 600), ("AU", "a" * 1200), ("PB", "b"), ("T2", "c")],
        [("TY", "RPRT"), ("TI", " x   y "), ("DO", "https://doi.org/10.1234/ABC"), ("DO", "n")],
        [("TY", "RPRT"), ("TI", "x"), ("PY", ""), ("XX", "onbekend"), ("UR", "https://a.nl/b")],
    ],
)
def test_wat_niet_in_een_veld_past_blijft_bewaard(onderzoeker, paren):
    tekst = "\r\n".join(f"{tag}  - {waarde}" for tag, waarde in [*paren, ("ER", "")])
    lees_in(onderzoeker, tekst.encode(), "x.ris")
    rapport = Rapport.objects.get()
    terug = [(t, w.strip()) for t, w in paren_van(rapport) if t != "ID"]
    assert sorted(terug) == sorted((t, w.strip()) for t, w in paren)
    rapport.titel = "Verbeterd"
    assert [w for t, w in paren_van(rapport) if t in ("TI", "T1")] == ["Verbeterd"]


def test_een_tabel_met_engelse_koppen(onderzoeker):
    kop = ("Title", "Authors", "Year", "DOI", "Source title")
    rijen = [("Learning", "Jansen, A.", "2012", "doi:10.1234/XYZ", "Tijdschrift")]
    run = lees_in(onderzoeker, csv_van(rijen, kop))
    assert (run.vorm, run.stand) == ("rapporten", S.OVERGENOMEN)
    rapport = Rapport.objects.get()
    assert (rapport.titel, rapport.jaar, rapport.doi) == ("Learning", 2012, "10.1234/xyz")


def test_wat_er_al_is_wordt_herkend_en_aangevuld(onderzoeker):
    op_doi = maak_rapport(titel="Andere titel", jaar=2001, doi="10.1234/abc")
    op_titel = maak_rapport(titel="Tweede Rapport.", jaar=2009)
    run = begin(onderzoeker, RIS.encode(), "databank.ris")
    assert (run.uitkomst["nieuw"], run.uitkomst["dubbel"]) == (0, 2)
    assert [(r["waarom"], r["met"], r["vult_aan"]) for r in lees_voorbeeld(run).dubbel] == [
        (
            "zelfde DOI",
            f"{op_doi.code}, Andere titel",
            "auteurs, uitgever of tijdschrift, overige velden van de bron",
        ),
        ("zelfde titel en jaar", f"{op_titel.code}, Tweede Rapport.", ""),
    ]
    verloop.neem_over(run, onderzoeker, hier=True)
    op_doi.refresh_from_db()
    assert (op_doi.titel, op_doi.auteurs, op_doi.uitgave) == (
        *("Andere titel", "Jansen, A.; De Vries, B.", "Pedagogiek"),
    )
    assert Rapport.objects.count() == 2


@pytest.mark.parametrize(("keuze", "aantal"), [("overslaan", 2), ("nieuw", 3)])
def test_overslaan_of_toch_toevoegen(onderzoeker, keuze, aantal):
    """One DOI is one report, whatever is chosen."""
    maak_rapport(titel="Andere titel", jaar=2001, doi="10.1234/abc")
    maak_rapport(titel="Tweede Rapport.", jaar=2009)
    lees_in(onderzoeker, RIS.encode(), "databank.ris", dubbel=keuze)
    assert Rapport.objects.count() == aantal
    assert not Rapport.objects.exclude(auteurs="").exists()


def test_twee_keer_in_een_bestand_is_een_rapport(onderzoeker):
    run = lees_in(onderzoeker, (RIS + "\r\n" + RIS).encode(), "dubbel.ris")
    assert (run.uitkomst["nieuw"], run.uitkomst["dubbel"]) == (2, 2)
    assert Rapport.objects.count() == 2


KAPOT = {
    "zonder einde": ("TY  - JOUR\nTI  - x\n", "eindigt nergens met ER"),
    "twee keer TY": ("TY  - JOUR\nTI  - x\nTY  - JOUR\nTI  - y\nER  - \n", "nergens met ER"),
    "los ervoor": ("rommel\nTY  - JOUR\nTI  - x\nER  - \n", "hoort bij geen record"),
    "zonder titel": ("TY  - JOUR\nAU  - x\nER  - \n", "geen titel"),
    "jaar": ("TY  - JOUR\nTI  - x\nPY  - 9999\nER  - \n", "Een jaar is"),
    "lange tekst": (f"TY  - JOUR\nTI  - x\nN2  - {'a' * 200_000}\nER  - \n", "langer dan 20000"),
    "veel regels": ("TY  - JOUR\nTI  - x\n" + "KW  - y\n" * 2001 + "ER  - \n", "meer dan 2000"),
}


@pytest.mark.parametrize("geval", KAPOT)
def test_kapotte_ris_zegt_waar(onderzoeker, geval):
    tekst, melding = KAPOT[geval]
    run = begin(onderzoeker, tekst.encode(), "kapot.ris")
    fouten = lees_voorbeeld(run).fout
    assert (run.stand, melding in fouten[0]["tekst"]) == (S.NAGEKEKEN, True)
    assert run.uitkomst["fouten"] == len(fouten)
    verloop.stop(run)
    assert not Rapport.objects.exists()
