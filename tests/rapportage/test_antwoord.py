import datetime
from urllib.parse import unquote

import pytest

from rapportage.antwoord import bestandsnaam, download


def test_bestandsnaam_is_overal_bruikbaar():
    dag = datetime.date(2026, 3, 12)
    assert bestandsnaam("BOAS", "Zorg & Welzijn é/1", dag) == "BOAS-Zorg-Welzijn-e-1-2026-03-12"
    assert bestandsnaam("", None, "../..") == "bestand"
    assert len(bestandsnaam("x" * 500)) == 120


def test_van_een_te_lange_naam_valt_het_langste_deel_weg():
    dag = datetime.date(2026, 3, 12)
    naam = bestandsnaam("Periodeverslag", "Zorg & Welzijn " * 20, "periode 1", "voorlopig", dag)
    assert naam.startswith("Periodeverslag-Zorg-Welzijn-Zorg-")
    assert naam.endswith("-periode-1-voorlopig-2026-03-12")
    assert 118 <= len(naam) <= 120
    twee = bestandsnaam("a" * 300, "b" * 300)
    assert twee in ("a" * 60 + "-" + "b" * 59, "a" * 59 + "-" + "b" * 60)


def test_download_is_altijd_een_bijlage():
    antwoord = download(b"inhoud", "BOAS-team", "xlsx")
    assert antwoord.content == b"inhoud"
    assert antwoord["Content-Type"].endswith("spreadsheetml.sheet")
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert antwoord["Cache-Control"] == "private, no-store"
    assert antwoord["Content-Disposition"] == (
        "attachment; filename=\"BOAS-team.xlsx\"; filename*=UTF-8''BOAS-team.xlsx"
    )


@pytest.mark.parametrize(
    "naam",
    ['a"; x="b', "a\r\nSet-Cookie: b=c", "../../etc/passwd", "..\\..\\win", "naam\x00leeg", "❤"],
)
def test_een_kwade_naam_blijft_een_naam(naam):
    kop = download(b"", naam, "pdf")["Content-Disposition"]
    eenvoudig, _, uitgebreid = kop.removeprefix('attachment; filename="').partition(
        "\"; filename*=UTF-8''"
    )
    for gevonden in (eenvoudig, unquote(uitgebreid)):
        assert gevonden.endswith(".pdf")
        assert not set(gevonden) & set('"\r\n/\\\x00')
        assert not gevonden.startswith("..")


def test_accenten_blijven_in_de_uitgebreide_naam():
    kop = download(b"", "één team", "pdf")["Content-Disposition"]
    assert 'filename="een team.pdf"' in kop
    assert unquote(kop.rpartition("''")[2]) == "één team.pdf"


def test_de_uitgang_komt_er_maar_een_keer():
    assert 'filename="verslag.pdf"' in download(b"", "verslag.pdf", "pdf")["Content-Disposition"]
