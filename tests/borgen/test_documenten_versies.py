"""Versions through their pages: writing beside others, differences, attachments, approval."""

import io
import re
from html.parser import HTMLParser

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader

from borgen.acties import documenteren as acties
from borgen.acties import documenteren_toetsing as toetsing
from borgen.models import Akkoord, Documentversie, Tekst, Versiebijlage
from organisatie.models import Bijlage
from rapportage.opmaak import opgemaakt_document, te_diep
from tests.borgen.documenten_hulp import (
    iedereen,
    leg_voor,
    maak_concept,
    maak_document,
    regel,
    stel_vast,
)
from tests.verbeterplan.hulp import versie as versie_van

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(wereld):
    return maak_document(wereld.team, wereld.teamleider)


def pad(naam, rij, *rest):
    return reverse(naam, args=[rij.pk, *rest])


def lees(client, naam, rij, query=""):
    return client.get(pad(naam, rij) + query).content.decode()


def kaal(html):
    """Without the token of the form and white space."""
    return " ".join(re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", html).split())


def schrijf(client, rij, tekst, **anders):
    data = {"tekst": tekst, "versie": versie_van(rij)} | anders
    return client.post(pad("documentversie_wijzig", rij), data)


def ververs(rij):
    return Documentversie.objects.get(pk=rij.pk)


# --- Writing --------------------------------------------------------------------------------------


def test_schrijven_en_regeleinden(wereld, als, document):
    versie = maak_concept(document, "")
    antwoord = schrijf(als(wereld.teamleider), versie, "Een\r\nTwee\r\n")
    assert antwoord.url == versie.get_absolute_url()
    assert ververs(versie).tekst == "Een\nTwee\n"


def test_twee_schrijvers_zien_beide_teksten_en_niets_gaat_weg(wereld, als, document):
    versie = maak_concept(document, "Het begin.\n")
    client, oud = als(wereld.teamleider), versie_van(versie)
    schrijf(client, versie, "Het begin van de een.\n", versie=oud)
    html = schrijf(client, versie, "Het begin van de ander.\n", versie=oud).content.decode()
    assert "heeft deze tekst intussen ook veranderd" in html
    assert "Het begin van de ander.\n</textarea>" in html
    assert "Het begin van de een.\n</textarea>" in html
    assert "<del>" in html
    assert ververs(versie).tekst == "Het begin van de een.\n"
    # The form that came back carries the new version, and pressing this saves nothing.
    samen = schrijf(client, versie, "Het begin van de ander.\n", samen="ja")
    assert ververs(versie).tekst == "Het begin van de een.\n"
    assert "Het begin van de een.\nHet begin van de ander.\n</textarea>" in samen.content.decode()
    schrijf(client, versie, "Het begin van allebei.\n")
    assert ververs(versie).tekst == "Het begin van allebei.\n"


def test_voorbeeld_bewaart_niets(wereld, als, document):
    versie = maak_concept(document, "Oud")
    client, data = als(wereld.teamleider), {"tekst": "# Kop", "voorbeeld": "ja"}
    heel = client.post(pad("documentversie_wijzig", versie), data)
    deel = client.post(pad("documentversie_wijzig", versie), data, headers={"HX-Request": "true"})
    assert "<h3>Kop</h3>" in deel.content.decode()
    assert kaal(deel.content.decode()) in kaal(heel.content.decode())
    assert ververs(versie).tekst == "Oud"


def test_wat_ter_toetsing_ging_wordt_niet_zomaar_veranderd(wereld, als, document):
    versie = maak_concept(document)
    client, oud = als(wereld.teamleider), versie_van(versie)
    versie = toetsing.leg_voor(versie.pk, wereld.teamleider)
    toetsing.stem(versie.pk, versie.hash, wereld.teamlid, True)
    antwoord = schrijf(client, versie, "Anders.", versie=oud)
    html = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "vervalt wat er aan akkoord is" in html
    assert "Anders.</textarea>" in html
    assert ververs(versie).status == "ter_toetsing"
    schrijf(client, versie, "Anders.", vervalt="ja")
    assert (ververs(versie).status, ververs(versie).tekst) == ("concept", "Anders.")
    assert not Akkoord.objects.exists()


def test_wat_intussen_is_vastgesteld_blijft_en_jouw_tekst_staat_er_nog(wereld, als, document):
    versie = maak_concept(document)
    client, oud = als(wereld.teamleider), versie_van(versie)
    stel_vast(document)
    html = schrijf(client, versie, "Mijn werk.", versie=oud).content.decode()
    assert "intussen vastgesteld" in html
    assert "Mijn werk.</textarea>" in html
    assert Tekst.objects.get().tekst == ververs(versie).tekst != "Mijn werk."


def test_latere_versie_zonder_reden(wereld, als, document):
    stel_vast(document)
    client = als(wereld.teamleider)
    html = client.post(pad("documentversie_nieuw", document), {"reden": " "}).content.decode()
    assert "Vertel kort waarom er een nieuwe versie komt." in html
    client.post(pad("documentversie_nieuw", document), {"reden": "Te lang", "verkort": "on"})
    tweede = document.versies.get(nummer=2)
    assert tweede.verkort
    html = schrijf(client, tweede, "x", reden="").content.decode()
    assert "Vertel kort waarom er een nieuwe versie komt." in html


class Labels(HTMLParser):
    """What a browser would see: the elements and their attributes."""

    def __init__(self):
        super().__init__()
        self.labels, self.attributen = set(), []

    def handle_starttag(self, tag, attrs):
        self.labels.add(tag)
        self.attributen += attrs


# --- Hostile texts --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "tekst",
    [
        "<script>alert(1)</script>",
        "[klik](javascript:alert(1))",
        "[klik](JaVaScRiPt&#58;alert(1))",
        "<a href='javascript:alert(1)'>klik</a>",
        "[klik](data:text/html;base64,PHNjcmlwdD4=)",
        "<javascript:alert(1)>",
        '<img src=x onerror="alert(1)">',
        "![x](https://elders.example/volg.png)",
        '[x](https://a.nl "titel\' onmouseover=alert(1)")',
        "| <svg onload=alert(1)> |\n| --- |\n| x |",
    ],
)
def test_een_vijandige_tekst_doet_niets(wereld, als, document, tekst):
    stel_vast(document, tekst)
    html = lees(als(wereld.teamlid), "document", document)
    blad = html[html.index('class="blad"') : html.index("</article>")].lower()
    lezer = Labels()
    lezer.feed(blad[blad.index(">") + 1 :])
    assert lezer.labels <= {"p", "a", "table", "thead", "tbody", "tr", "th", "td"}
    assert {naam for naam, _ in lezer.attributen} <= {"href", "rel", "scope", "title"}
    adressen = [waarde for naam, waarde in lezer.attributen if naam == "href"]
    assert all(adres.startswith("https://") for adres in adressen)
    boekje = als(wereld.teamlid).get(reverse("documenten_boekje", args=[wereld.team.pk]))
    assert boekje["Content-Type"] == "application/pdf"


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("> " * 10_000 + "diep", "niet te lezen"),
        ("- " * 10_000 + "diep", "niet te lezen"),
        ("x" * 100_001, "hoogstens 100.000 tekens"),
        ("a\x00b", "teken"),
    ],
)
def test_wat_niet_te_lezen_is_wordt_geweigerd(wereld, als, document, tekst, melding):
    versie = maak_concept(document, "Oud")
    html = schrijf(als(wereld.teamleider), versie, tekst).content.decode()
    assert melding in html
    assert ververs(versie).tekst == "Oud"


def test_honderd_kilobyte_kan_wel(wereld, als, document):
    versie = maak_concept(document)
    client, tekst = als(wereld.teamleider), ("[a](" * 3 + "*b*\n") * 6_200
    schrijf(client, versie, tekst)
    assert client.get(versie.get_absolute_url()).status_code == 200
    assert ververs(versie).tekst == tekst


@pytest.mark.parametrize("diepte", [7, 8, 9, 40])
def test_wat_mag_is_ook_te_zien(diepte):
    """What the parser would leave out is refused before it can be approved."""
    tekst = "\n".join(f"{'  ' * i}- stap {i}" for i in range(diepte))
    assert te_diep(tekst) or f"stap {diepte - 1}" in opgemaakt_document(tekst)
    assert te_diep(tekst) is (diepte > 8)


def test_koppen_slaan_geen_niveau_over():
    html = opgemaakt_document("### Eerst\n\n# Dan\n\n##### Diep\n\n## Terug", 2)
    koppen = [deel[:2] for deel in html.split("<")[1:] if deel.startswith("h")]
    assert koppen == ["h2", "h2", "h3", "h3"]


# --- Differences and files ------------------------------------------------------------------------


def test_verschil_tussen_twee_versies(wereld, als, document):
    stel_vast(document, "De student komt.\n")
    tweede = stel_vast(document, "De leerling komt.\n")
    html = lees(als(wereld.kwaliteit), "documentversie_verschil", tweede)
    assert "[weg: </span>student<" in html
    assert "[erbij: </span>leerling<" in html
    assert "Waarom versie 2: Beter zo" in html
    eerste = document.versies.get(nummer=1)
    terug = lees(als(wereld.kwaliteit), "documentversie_verschil", eerste, "?met=2")
    assert "[weg: </span>student<" in terug
    naast = als(wereld.kwaliteit).get(pad("documentversie_verschil", tweede), {"met": 9})
    assert naast.status_code == 404


def test_pdf_heeft_het_versienummer_op_elke_bladzij(wereld, als, document):
    stel_vast(document, "Een alinea.\n\n" * 120)
    for adres, begin in (
        (pad("document_pdf", document), 0),
        (reverse("documenten_boekje", args=[wereld.team.pk]), 1),
    ):
        inhoud = als(wereld.directeur).get(adres).content
        bladen = [blad.extract_text() for blad in PdfReader(io.BytesIO(inhoud)).pages]
        assert len(bladen) > 2
        assert all("versie 1" in " ".join(blad.split()) for blad in bladen[begin:])
    assert "geldt nog niet" in _tekst_van(als, wereld, maak_concept(document, "Concept."))


def _tekst_van(als, wereld, versie):
    inhoud = als(wereld.teamleider).get(pad("documentversie_pdf", versie)).content
    return " ".join(PdfReader(io.BytesIO(inhoud)).pages[0].extract_text().split())


@pytest.mark.django_db(transaction=True)
def test_bijlage_erbij_in_het_akkoord_en_altijd_als_download(wereld, als, document):
    versie, client = maak_concept(document), als(wereld.teamleider)
    bestand = SimpleUploadedFile("formulier.txt", b"Wat ging er goed?")
    client.post(pad("versiebijlage_nieuw", versie), {"bestand": bestand})
    rij = Versiebijlage.objects.get()
    adres = pad("versiebijlage", versie, rij.pk)
    assert als(wereld.kwaliteit).get(adres).status_code == 404
    versie = toetsing.leg_voor(versie.pk, wereld.teamleider)
    toetsing.team_akkoord(versie.pk, versie.hash, iedereen(document), wereld.teamleider)
    antwoord = als(wereld.kwaliteit).get(adres)
    assert b"".join(antwoord.streaming_content) == b"Wat ging er goed?"
    assert antwoord["Content-Disposition"].startswith("attachment")
    assert "sandbox" in antwoord["Content-Security-Policy"]
    assert Tekst.objects.get().bijlagen == [{"naam": "formulier.txt", "sha256": rij.sha256}]
    client = als(wereld.teamleider)
    client.post(pad("versiebijlage_verwijder", versie, rij.pk))
    extra = SimpleUploadedFile("extra.txt", b"x")
    client.post(pad("versiebijlage_nieuw", versie), {"bestand": extra})
    assert Versiebijlage.objects.get() == rij
    # A later version has the same file; it stays when that version is thrown away.
    tweede = acties.open_nieuwe_versie(document, "Te lang", wereld.teamleider)
    assert tweede.versiebijlagen.get().bijlage == rij.bijlage
    acties.gooi_weg(tweede.pk)
    assert Bijlage.objects.get() == rij.bijlage
    # What lies on disk is another file by now.
    with rij.bijlage.bestand.storage.open(rij.bijlage.bestand.name, "wb") as op_schijf:
        op_schijf.write(b"stiekem anders")
    assert als(wereld.kwaliteit).get(adres).status_code == 404


@pytest.mark.parametrize(
    ("naam", "inhoud", "melding"),
    [
        ("virus.exe", b"MZ", "kan niet worden toegevoegd"),
        ("plaatje.png", b"<script>", "van binnen geen png-bestand"),
        ("pagina.txt", b"<!doctype html><script>", "van binnen geen txt-bestand"),
        ("leeg.txt", b"", "leeg"),
        ("groot.txt", b"a" * (10 * 1024 * 1024 + 1), "groter dan 10 MB"),
    ],
)
def test_een_bijlage_die_niet_kan(wereld, als, document, naam, inhoud, melding):
    versie = maak_concept(document)
    bestand = SimpleUploadedFile(naam, inhoud)
    antwoord = als(wereld.teamleider).post(pad("versiebijlage_nieuw", versie), {"bestand": bestand})
    assert antwoord.status_code == 422
    assert melding in antwoord.content.decode()
    assert not Bijlage.objects.exists()


def test_een_bijlage_die_weg_is_houdt_voorleggen_tegen(wereld, als, document):
    from tests.borgen.test_documenten_bewaking import hecht

    versie = maak_concept(document)
    rij = hecht(versie)
    rij.bijlage.bestand.storage.delete(rij.bijlage.bestand.name)
    html = als(wereld.teamleider).post(pad("documentversie_voorleggen", versie)).content.decode()
    assert "is weg of veranderd" in html
    assert ververs(versie).status == "concept"


# --- Steps and approval through the pages ---------------------------------------------------------


def test_stappen_in_het_kort_en_afvinken(wereld, als, document):
    stel_vast(document)
    tweede = acties.open_nieuwe_versie(document, "Te lang", wereld.teamleider)
    client = als(wereld.teamleider)
    adres = pad("documentversie_deelstap", tweede, 4)
    deel = client.post(adres, {"klaar": "ja"}, headers={"HX-Request": "true"}).content.decode()
    assert "1 van 4 gedaan" in deel
    assert wereld.teamleider.naam in deel
    assert kaal(deel) in kaal(lees(client, "documentversie", tweede))
    client.post(adres, {"klaar": "nee"})
    assert not tweede.deelstappen.exists()
    assert client.post(pad("documentversie_deelstap", tweede, 5)).status_code == 404
    assert client.post(pad("documentversie_deelstap", tweede, 7)).status_code == 404


def test_antwoorden_op_een_tekst_die_intussen_veranderde(wereld, als, document):
    versie = leg_voor(regel(document, "allen"))
    client = als(wereld.teamlid)
    data = {"hash": versie.hash, "antwoord": "akkoord"}
    toetsing.trek_terug(versie.pk, "Anders", wereld.teamleider)
    Documentversie.objects.filter(pk=versie.pk).update(tekst="Vijf gesprekken.")
    toetsing.leg_voor(versie.pk, wereld.teamleider)
    antwoord = client.post(pad("documentversie_toetsen", versie), data)
    html = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "De tekst is intussen veranderd" in html
    assert "Vijf gesprekken." in html
    assert not Akkoord.objects.exclude(stand="open").exists()
    client.post(pad("documentversie_toetsen", versie), data | {"hash": ververs(versie).hash})
    assert Akkoord.objects.filter(stand="akkoord").count() == 1


def test_niet_akkoord_vraagt_een_reden_bij_het_veld(wereld, als, document):
    versie = leg_voor(document)
    data = {"hash": versie.hash, "antwoord": "niet_akkoord", "toelichting": ""}
    html = als(wereld.teamlid).post(pad("documentversie_toetsen", versie), data).content.decode()
    assert "Vertel kort waarom je niet akkoord bent." in html


def test_in_het_overleg_en_de_fouten_daarbij(wereld, als, document):
    versie = leg_voor(document)
    client, adres = als(wereld.teamleider), pad("documentversie_overleg", versie)
    assert "Vink eerst aan" in client.post(adres, {"hash": versie.hash}).content.decode()
    fout = client.post(adres, {"hash": "0" * 64, "aanwezig": [wereld.leden[0].pk]})
    assert "De tekst is intussen veranderd" in fout.content.decode()
    client.post(adres, {"hash": versie.hash, "aanwezig": [lid.pk for lid in wereld.leden]})
    assert ververs(versie).status == "vastgesteld"
    html = lees(client, "document", document)
    assert "in het overleg: 3 van 3 akkoord" in html
    assert "Daan Docent" in html


def test_lang_afwezig_vraagt_een_reden(wereld, als, document):
    versie = leg_voor(document)
    client, eva = als(wereld.teamleider), wereld.leden[2]
    adres = pad("documentversie_afwezig", versie, eva.pk)
    client.post(adres, {"reden": " "})
    assert Akkoord.objects.get(lidmaatschap=eva).stand == "open"
    client.post(adres, {"reden": "met verlof"})
    assert "met verlof" in lees(client, "documentversie", versie)
    client.post(adres, {"terug": "ja"})
    assert Akkoord.objects.get(lidmaatschap=eva).stand == "open"
    vreemd = client.post(pad("documentversie_afwezig", versie, 999_999), {"reden": "x"})
    assert vreemd.status_code == 404
