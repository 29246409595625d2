"""The uploads that name who is to be erased are listed; nothing in them changes."""

import io
import zipfile

import pytest
from django.core.files.base import ContentFile
from openpyxl import Workbook

from organisatie.models import Bijlage
from organisatie.wissen import bijlagen
from organisatie.wissen.persoon import vooraf
from tests.factories import TeamFactory
from tests.slb.factories import StudentFactory


def zip_met(**delen: str) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        for naam, inhoud in delen.items():
            archief.writestr(naam.replace("__", "/") + ".xml", inhoud)
    return uit.getvalue()


def werkboek(*cellen: str) -> bytes:
    boek, uit = Workbook(), io.BytesIO()
    boek.active.append(cellen)
    boek.save(uit)
    return uit.getvalue()


def word(tekst: str) -> bytes:
    return zip_met(word__document=f"<w:document><w:p>{tekst}</w:p></w:document>")


@pytest.fixture
def leg_neer(wereld):
    def doe(naam: str, inhoud: bytes, team=wereld.team, door=wereld.teamleider) -> Bijlage:
        bestand = ContentFile(inhoud, naam)
        return Bijlage.objects.create(
            team=team, naam=naam, bestand=bestand, grootte=len(inhoud), door=door
        )

    return doe


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [
        ("tekst.txt", b"Vraag het Daan Docent."),
        ("windows.txt", "één keer daan.docent@school.example".encode("cp1252")),
        ("lijst.xlsx", werkboek("Wie", "Docent, Daan")),
        ("lijst2.xlsx", werkboek("Daan", "Docent")),
        ("brief.docx", word("<w:t>Door Daan Do</w:t></w:r><w:r><w:t>cent.</w:t>")),
        ("dia.pptx", zip_met(ppt__slides__slide1="<a:p><a:t>DAAN DOCENT</a:t></a:p>")),
        (
            "stuk.odt",
            zip_met(content="<text:p>Daan<text:s/> <text:span>Docent</text:span></text:p>"),
        ),
        (
            "maker.docx",
            zip_met(docProps__core="<dc:creator>Daan Docent</dc:creator><cp:by>Ali</cp:by>"),
        ),
    ],
)
def test_het_bestand_met_de_naam_wordt_genoemd(wereld, leg_neer, naam, inhoud):
    leg_neer(naam, inhoud)
    gezien = vooraf(wereld.teamlid).bijlagen
    assert gezien.bestanden == (("Onderwijsassistent", naam),)
    assert not gezien.ongelezen


def test_een_ander_bestand_niet(wereld, leg_neer):
    leg_neer("ander.docx", word("<w:t>Daan is een andere docent</w:t>"))
    leg_neer("lijst.xlsx", werkboek("Daan", "Wil", "Docent"))
    leg_neer("elders.txt", b"Daan Docent", team=TeamFactory())
    gezien = vooraf(wereld.teamlid).bijlagen
    assert gezien.bestanden == ()
    assert not gezien


def test_wat_niet_te_lezen_is_telt_als_het_van_deze_persoon_is(wereld, leg_neer, monkeypatch):
    van_daan = {"door": wereld.teamlid}
    leg_neer("foto.png", b"\x89PNG Daan Docent", **van_daan)
    leg_neer("plan.pdf", b"%PDF Daan Docent", team=TeamFactory(naam="Techniek"), **van_daan)
    leg_neer("stuk.docx", b"geen zip", **van_daan)
    weg = leg_neer("weg.txt", b"Daan Docent", **van_daan)
    weg.bestand.storage.delete(weg.bestand.name)
    leg_neer("van_een_ander.pdf", b"%PDF")
    gezien = vooraf(wereld.teamlid).bijlagen
    assert (gezien.bestanden, gezien.ongelezen) == ((), {"Onderwijsassistent": 3, "Techniek": 1})
    # Out of time: said, not kept silent.
    leg_neer("tekst.txt", b"Daan Docent", **van_daan)
    monkeypatch.setattr(bijlagen, "HOOGSTENS", -1)
    assert vooraf(wereld.teamlid).bijlagen.ongelezen == {"Onderwijsassistent": 4, "Techniek": 1}


def test_meer_dan_genoeg_wordt_niet_uitgepakt(wereld, leg_neer, monkeypatch):
    monkeypatch.setattr(bijlagen, "MEESTE_TEKST", 100)
    leg_neer("bom.docx", zip_met(a="x" * 200, b="Daan Docent"))
    assert vooraf(wereld.teamlid).bijlagen.bestanden == ()


def test_de_paginas_noemen_ze(wereld, als, leg_neer):
    leg_neer("brief <b>.txt", b"Daan Docent en Sam Student, 0012345")
    wereld.teamlid.lidmaatschappen.update(van="2020-01-01", tot="2020-01-02")
    pagina = als(wereld.beheerder).get(f"/beheer/personen/{wereld.teamlid.pk}/wissen/").text
    assert "brief &lt;b&gt;.txt" in pagina
    student = StudentFactory(team=wereld.team, naam="Sam Student", nummer="0012345")
    adres = f"/slb/studenten/{student.pk}/wissen/"
    assert "brief &lt;b&gt;.txt" in als(wereld.teamleider).get(adres).text
