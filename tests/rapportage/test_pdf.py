"""PDF: tagged, Dutch, titled; reads nothing but our own static files."""

import io
import logging

import pypdf
import pytest
from django.conf import settings as django_settings

from rapportage.grafieken import Drempel, Mijlpaal, Punt, Staaf, lijn, staven, tijdlijn, verdeling
from rapportage.pdf import PdfNietBeschikbaar, maak_passende_pdf, maak_pdf, maken
from rapportage.pdf.ophalen import STATISCH, Geweigerd, maak_ophaler, statisch_bestand
from tests.rapportage.test_grafieken import DAG, KWAAD, LABELS

GEGEVENS = {
    "titel": "BOAS begeleiding",
    "team": "Team Onderwijsassistent",
    "datum": "12 maart 2026",
    "versie": "versie 2",
}


@pytest.fixture
def sjabloon(tmp_path, settings):
    """Makes a template on the spot: sjabloon(block contents, base) -> its name."""

    def maak(inhoud, basis="rapportage/basis_pdf.html"):
        tekst = f'{{% extends "{basis}" %}}{{% block inhoud %}}{inhoud}{{% endblock %}}'
        (tmp_path / "proef.html").write_text(tekst)
        settings.TEMPLATES = [
            {**settings.TEMPLATES[0], "DIRS": [*settings.TEMPLATES[0]["DIRS"], tmp_path]}
        ]
        return "proef.html"

    return maak


def lees(inhoud):
    return pypdf.PdfReader(io.BytesIO(inhoud))


def elementen(knoop):
    """All structure elements under `knoop`, in reading order."""
    kinderen = knoop.get("/K", [])
    for kind in kinderen if isinstance(kinderen, list) else [kinderen]:
        kind = kind.get_object()
        if isinstance(kind, dict) and "/S" in kind:
            yield kind
            yield from elementen(kind)


def test_verslag_is_toegankelijk_en_heeft_titel_en_taal(sjabloon):
    pdf = lees(maak_pdf(sjabloon("<h2>Uitslag</h2><p>Een alinea.</p>"), GEGEVENS))
    wortel = pdf.trailer["/Root"]
    assert wortel["/MarkInfo"]["/Marked"]
    assert wortel["/Lang"] == "nl"
    assert wortel["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata.title == "BOAS begeleiding"
    assert pdf.metadata.author == "Team Onderwijsassistent"
    assert b"pdfuaid" in wortel["/Metadata"].get_object().get_data()
    soorten = [e["/S"] for e in elementen(wortel["/StructTreeRoot"])]
    assert {"/H1", "/H2", "/P"} <= set(soorten)


def test_elke_pagina_noemt_titel_datum_versie_en_bladzijde(sjabloon):
    pdf = lees(maak_pdf(sjabloon('<p>een</p><p class="nieuwe-pagina">twee</p>'), GEGEVENS))
    assert len(pdf.pages) == 2
    for nummer, pagina in enumerate(pdf.pages, 1):
        tekst = pagina.extract_text()
        assert f"pagina {nummer} van 2" in tekst
        for deel in GEGEVENS.values():
            assert deel in tekst


def test_een_lange_tabel_herhaalt_haar_kop(sjabloon):
    rijen = "<tr><td>x</td></tr>" * 90
    kop = '<thead><tr><th scope="col">Kopregel</th></tr></thead>'
    tabel = f"<table>{kop}<tbody>{rijen}</tbody></table>"
    pdf = lees(maak_pdf(sjabloon(tabel), GEGEVENS))
    assert len(pdf.pages) > 1
    assert all("Kopregel" in pagina.extract_text() for pagina in pdf.pages)


def test_poster_is_a3_liggend_op_een_pagina(sjabloon):
    pdf = lees(
        maak_pdf(sjabloon("<p>Wie, wat, wanneer</p>", "rapportage/basis_poster.html"), GEGEVENS)
    )
    (pagina,) = pdf.pages
    breed, hoog = float(pagina.mediabox.width), float(pagina.mediabox.height)
    assert (round(breed / 72 * 25.4), round(hoog / 72 * 25.4)) == (420, 297)


@pytest.mark.parametrize(("regels", "gekozen"), [([5, 4, 3, 2], 5), ([400, 300, 9, 8], 9)])
def test_het_ruimste_dat_op_even_weinig_bladzijden_past(sjabloon, regels, gekozen):
    proef = sjabloon("{% for n in regels %}<p>regel</p>{% endfor %}")
    pdf = lees(maak_passende_pdf(proef, [{**GEGEVENS, "regels": range(n)} for n in regels]))
    assert [pagina.extract_text().count("regel") for pagina in pdf.pages] == [gekozen]


def test_past_het_dichtste_niet_op_een_bladzijde_dan_telt_hoeveel_het_er_zijn(sjabloon):
    proef = sjabloon("{% for n in regels %}<p>regel</p>{% endfor %}")
    pogingen = [{**GEGEVENS, "regels": range(n)} for n in (400, 44, 43, 42)]
    pdf = lees(maak_passende_pdf(proef, pogingen))
    assert len(pdf.pages) == 2
    assert sum(pagina.extract_text().count("regel") for pagina in pdf.pages) == 44


def test_kwade_titel_blijft_tekst(sjabloon):
    pdf = lees(maak_pdf(sjabloon("{{ titel }}"), {**GEGEVENS, "titel": "</title><b>&"}))
    assert pdf.metadata.title == "</title><b>&"


@pytest.mark.parametrize(
    "svg",
    [
        verdeling(LABELS, [2, 3, 6, 3], titel="5 van 14 oneens", drempel=Drempel(30)),
        staven(LABELS, [Staaf("Doel", [2, 3, 6, 3])], titel="5 van 14 oneens"),
        lijn([Punt(DAG, 5.7)], titel="5 van 14 oneens"),
        tijdlijn([Mijlpaal("Mailen", "Jan", DAG)], titel="5 van 14 oneens"),
    ],
    ids=["verdeling", "staven", "lijn", "tijdlijn"],
)
def test_grafiek_in_pdf_heeft_een_alternatieve_tekst(sjabloon, caplog, svg):
    with caplog.at_level(logging.WARNING, "weasyprint"):
        pdf = lees(maak_pdf(sjabloon("<figure>{{ svg }}</figure>"), {**GEGEVENS, "svg": svg}))
    assert [r.message for r in caplog.records] == []
    assert len(pdf.pages) == 1
    figuren = [
        e for e in elementen(pdf.trailer["/Root"]["/StructTreeRoot"]) if e["/S"] == "/Figure"
    ]
    assert [f["/Alt"] for f in figuren] == ["5 van 14 oneens"]


def test_rasters_komen_als_patroon_in_de_pdf(sjabloon):
    svg = verdeling(LABELS, [2, 3, 6, 3], titel="x")
    pdf = lees(maak_pdf(sjabloon("{{ svg }}"), {**GEGEVENS, "svg": svg}))

    def patronen(bronnen):
        bronnen = bronnen.get_object()
        aantal = len(bronnen.get("/Pattern", {}))
        for deel in bronnen.get("/XObject", {}).values():
            aantal += patronen(deel.get_object().get("/Resources", {}))
        return aantal

    # Once in the bar and once beside the label, for each of the three hatched answers.
    assert patronen(pdf.pages[0]["/Resources"]) == 6


def test_kwade_tekst_in_een_grafiek(sjabloon):
    svg = verdeling([KWAAD] * 4, [1, 1, 1, 1], titel=KWAAD)
    assert len(lees(maak_pdf(sjabloon("{{ svg }}"), {**GEGEVENS, "svg": svg})).pages) == 1


@pytest.mark.parametrize(
    "adres",
    [
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "http://127.0.0.1:8000/beheer/",
        "https://example.org/x.png",
        "ftp://example.org/x",
        "http://statisch.invalid/",
        "http://statisch.invalid/static/",
        "http://statisch.invalid/static/../config/settings.py",
        "http://statisch.invalid/static/..%2f..%2fetc/passwd",
        "http://statisch.invalid/static/%2fetc/passwd",
        "http://statisch.invalid/static/a%00b",
        "http://statisch.invalid.example.org/static/rapportage/pdf.css",
        "http://statisch.invalid/static/rapportage",
        "http://statisch.invalid/static/bestaat-niet.css",
        "/etc/passwd",
    ],
)
def test_ophaler_weigert_wat_niet_van_ons_is(adres, caplog):
    with pytest.raises(Geweigerd):
        maak_ophaler().fetch(adres)
    assert "adres geweigerd" in caplog.text


def test_ophaler_leest_eigen_bestanden_en_data():
    css = maak_ophaler().fetch(f"{STATISCH}rapportage/pdf.css")
    assert b"@page" in css.read()
    assert css.content_type == "text/css"
    assert maak_ophaler().fetch("data:text/plain,hallo").read() == b"hallo"


def test_ophaler_kent_ook_namen_na_het_verzamelen(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    (settings.STATIC_ROOT / "rapportage").mkdir()
    (settings.STATIC_ROOT / "rapportage" / "pdf.0a1b2c3d4e5f.css").write_text("p {}")
    adres = f"http://statisch.invalid{django_settings.STATIC_URL}rapportage/pdf.0a1b2c3d4e5f.css"
    assert statisch_bestand(adres).name == "pdf.0a1b2c3d4e5f.css"


def test_verwijzingen_naar_buiten_komen_niet_in_de_pdf(sjabloon, caplog):
    inhoud = (
        '<img src="file:///etc/hostname" alt="een"><img src="http://127.0.0.1:9/x.png" alt="twee">'
        "<style>@import url(file:///etc/hostname); p { background: url(//example.org/x) }</style>"
        '<p>tekst</p><link rel="attachment" href="file:///etc/hostname">'
        '<object data="file:///etc/hostname"></object>'
    )
    pdf = lees(maak_pdf(sjabloon(inhoud), GEGEVENS))
    assert caplog.text.count("adres geweigerd") >= 5
    assert pdf.attachments == {}
    assert "tekst" in pdf.pages[0].extract_text()


def test_zonder_pango_zegt_de_melding_wat_te_doen(sjabloon, monkeypatch):
    def ontbreekt(naam):
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(maken, "import_module", ontbreekt)
    with pytest.raises(PdfNietBeschikbaar) as fout:
        maak_pdf(sjabloon("x"), GEGEVENS)
    assert "apt-get install libpango-1.0-0" in fout.value.melding
