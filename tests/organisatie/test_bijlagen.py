"""Attachments: which files are taken, and how they are handed out."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from organisatie.bijlagen import MAX_BYTES, MIME, controleer_bijlage, veilige_naam
from organisatie.models import Bijlage


def zip_met(**delen: str) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        for naam, inhoud in delen.items():
            archief.writestr(
                naam.replace("__", "/").replace("_Types_", "[Content_Types].xml"), inhoud
            )
    return uit.getvalue()


def office(deel: str, **meer: str) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        archief.writestr("[Content_Types].xml", "<Types/>")
        archief.writestr(deel, "<x/>")
        for naam in meer.values():
            archief.writestr(naam, "x")
    return uit.getvalue()


def opendocument(mime: str, methode: int = zipfile.ZIP_STORED) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", methode) as archief:
        archief.writestr("mimetype", mime)
    return uit.getvalue()


def beschadigd(bestand: bytes) -> bytes:
    """The same zip with the contents of its first part overwritten; 38 bytes stand before them."""
    return bestand[:38] + b"\xff" * 20 + bestand[58:]


def geen_utf8(bestand: bytes) -> bytes:
    """The same zip, with a name before its part that is no UTF-8 though it says so."""
    map_ = bestand.index(b"PK\x01\x02")
    begin = bestand[:map_].replace(b"mimetype", b"\xff" * 8)
    return begin[:6] + b"\x00\x08" + begin[8:] + bestand[map_:]


GOED = {
    "plan.pdf": b"%PDF-1.7\n...",
    "plan.docx": office("word/document.xml"),
    "plan.xlsx": office("xl/workbook.xml"),
    "plan.pptx": office("ppt/presentation.xml"),
    "plan.odt": opendocument(MIME["odt"]),
    "plan.ods": opendocument(MIME["ods"]),
    "plan.odp": opendocument(MIME["odp"]),
    "bord.png": b"\x89PNG\r\n\x1a\n....",
    "bord.jpg": b"\xff\xd8\xff\xe0....",
    "Bord.JPEG": b"\xff\xd8\xff\xe0....",
    "plan.txt": "Wat we afspraken: één ding.".encode(),
    "oud.txt": "één".encode("cp1252"),
}
SLECHT = {
    "pagina.html": b"<html></html>",
    "plaat.svg": b"<svg/>",
    "virus.exe": b"MZ\x90",
    "plan": b"%PDF-1.7",
    "plan.pdf.exe": b"%PDF-1.7",
    "macro.docm": office("word/document.xml"),
    "plan.pdf": b"<html><script>alert(1)</script>",
    "plan2.pdf": b"MZ\x90",
    "plan.png": b"<svg onload=alert(1)>",
    "plan.jpg": b"GIF89a",
    "plan.txt": b"  <!DOCTYPE html><script>",
    "plan3.txt": b"\xef\xbb\xbf<svg/onload=alert(1)>",
    "plan4.txt": b"MZ\x90",
    "plan5.txt": b"a\x00b",
    "plan.docx": office("xl/workbook.xml"),
    "plan6.docx": b"PK\x03\x04 kapot",
    "plan7.docx": office("word/document.xml", macro="word/vbaProject.bin"),
    "plan.odt": opendocument(MIME["ods"]),
    "plan8.odt": zip_met(iets="anders"),
    "plan9.odt": opendocument(MIME["odt"], zipfile.ZIP_LZMA),
    "plan10.odt": beschadigd(opendocument(MIME["odt"], zipfile.ZIP_LZMA)),
    "plan11.ods": beschadigd(opendocument(MIME["ods"], zipfile.ZIP_BZIP2)),
    "plan12.odp": beschadigd(opendocument(MIME["odp"], zipfile.ZIP_DEFLATED)),
    "plan13.odt": geen_utf8(opendocument(MIME["odt"])),
    "leeg.pdf": b"",
}


@pytest.mark.parametrize("naam", GOED)
def test_bekende_soorten_mogen(naam):
    upload = SimpleUploadedFile(naam, GOED[naam])
    assert controleer_bijlage(upload) == naam
    assert upload.read() == GOED[naam]


@pytest.mark.parametrize("naam", SLECHT)
def test_al_het_andere_niet_ook_niet_onder_een_andere_naam(naam):
    with pytest.raises(ValidationError) as fout:
        controleer_bijlage(SimpleUploadedFile(naam, SLECHT[naam], content_type="application/pdf"))
    assert f"“{naam}”" in fout.value.message


def test_groter_dan_tien_mb_mag_niet_en_precies_tien_wel():
    vol = b"%PDF-" + b"x" * (MAX_BYTES - 5)
    assert controleer_bijlage(SimpleUploadedFile("plan.pdf", vol)) == "plan.pdf"
    with pytest.raises(ValidationError, match="groter dan 10 MB"):
        controleer_bijlage(SimpleUploadedFile("plan.pdf", vol + b"x"))


@pytest.mark.parametrize(
    ("naam", "veilig"),
    [
        ("../../etc/plan.pdf", "plan.pdf"),
        ("C:\\map\\plan.pdf", "plan.pdf"),
        ("plan\r\nX: y.pdf", "planX y.pdf"),
        ("nalp\u202efdp.exe", "nalpfdp.exe"),
        ('a"b<c>.pdf', "abc.pdf"),
        ("...", "bestand"),
        ("café.pdf", "café.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_de_naam_wordt_veilig(naam, veilig):
    assert veilige_naam(naam) == veilig


@pytest.fixture
def plan(wereld) -> Bijlage:
    return Bijlage.objects.create(
        team=wereld.team,
        naam="café plan.pdf",
        bestand=ContentFile(GOED["plan.pdf"], "plan.pdf"),
        grootte=len(GOED["plan.pdf"]),
        door=wereld.teamleider,
    )


def test_downloaden_is_altijd_een_download_in_een_zandbak(wereld, als, plan):
    antwoord = als(wereld.teamlid).get(f"/bijlagen/{plan.pk}/")
    assert b"".join(antwoord.streaming_content) == GOED["plan.pdf"]
    assert antwoord["Content-Disposition"] == ("attachment; filename*=utf-8''caf%C3%A9%20plan.pdf")
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert antwoord["Content-Security-Policy"] == "sandbox; default-src 'none'"


@pytest.mark.parametrize(
    "persona", ["ander_teamlid", "kwaliteit", "directeur", "bestuurder", "beheerder"]
)
def test_een_bijlage_is_alleen_voor_het_team(wereld, als, plan, persona):
    assert als(getattr(wereld, persona)).get(f"/bijlagen/{plan.pk}/").status_code == 404


def test_een_bestand_dat_weg_is_geeft_404(wereld, als, plan):
    plan.bestand.storage.delete(plan.bestand.name)
    assert als(wereld.teamlid).get(f"/bijlagen/{plan.pk}/").status_code == 404


def test_de_naam_op_schijf_zegt_niets(plan):
    assert "plan" not in plan.bestand.name
    assert "." not in plan.bestand.name.rsplit("/", 1)[-1]
