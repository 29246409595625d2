"""Which files may be attached: known kinds, and what is inside must be what the name says."""

import io
import unicodedata
import zipfile
import zlib
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

MAX_BYTES = 10 * 1024 * 1024
LANGSTE_NAAM = 120

_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
MIME = {
    "pdf": "application/pdf",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "odt": f"{_OPEN}.text",
    "ods": f"{_OPEN}.spreadsheet",
    "odp": f"{_OPEN}.presentation",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "txt": "text/plain; charset=utf-8",
}
# The part every Office file of that kind has.
_OFFICE_DEEL = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
}
_BEGIN = {
    "pdf": b"%PDF-",
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff",
    "jpeg": b"\xff\xd8\xff",
}
# What a browser could take for a page, however the file is named.
_VERDACHT = (b"<!doctype", b"<html", b"<svg", b"<script", b"<?xml", b"<body", b"<iframe")

_GEWOON_INGEPAKT = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_STUKKE_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,  # a name that is no UTF-8 among them
)

SOORTEN_IN_WOORDEN = "pdf, Word, Excel, PowerPoint, OpenDocument, png, jpg of txt"


def controleer_bijlage(upload: UploadedFile) -> str:
    """Check an uploaded file and return the name to keep it under.

    The kind follows from the extension and must agree with the content. Raises ValidationError
    with a message for the person when the kind is unknown, the content is something else, the
    file is empty or larger than ``MAX_BYTES``. The file is left at its beginning.
    """
    naam = veilige_naam(upload.name or "")
    soort = PurePosixPath(naam).suffix.lower().removeprefix(".")
    if soort not in MIME:
        raise ValidationError(f"“{naam}” kan niet worden toegevoegd. Kies {SOORTEN_IN_WOORDEN}.")
    if not upload.size:
        raise ValidationError(f"“{naam}” is leeg.")
    if upload.size > MAX_BYTES:
        raise ValidationError(f"“{naam}” is groter dan 10 MB. Maak het bestand eerst kleiner.")
    upload.seek(0)
    inhoud = upload.read()
    upload.seek(0)
    if not _klopt(soort, inhoud):
        raise ValidationError(
            f"“{naam}” is van binnen geen {soort}-bestand. Bewaar het opnieuw als {soort}."
        )
    return naam


def veilige_naam(naam: str) -> str:
    """A file name without folders, control characters or direction marks, and not too long."""
    kaal = unicodedata.normalize("NFC", naam.replace("\\", "/")).rsplit("/", 1)[-1]
    # Cc and Cf are control and format characters, among them the mark that turns text around.
    kaal = "".join(c for c in kaal if unicodedata.category(c)[0] != "C" and c not in '"<>|:*?')
    kaal = kaal.strip(" .") or "bestand"
    stam, punt, eind = kaal.rpartition(".")
    if not punt:
        return kaal[:LANGSTE_NAAM]
    return f"{stam[: LANGSTE_NAAM - len(eind) - 1]}.{eind}"


def mime_van(naam: str) -> str:
    """The MIME type that goes with a name; plain bytes for a kind that is not known."""
    soort = PurePosixPath(naam).suffix.lower().removeprefix(".")
    return MIME.get(soort, "application/octet-stream")


def _klopt(soort: str, inhoud: bytes) -> bool:
    if soort in _BEGIN:
        return inhoud.startswith(_BEGIN[soort])
    if soort == "txt":
        return _is_tekst(inhoud)
    return _is_office(soort, inhoud)


def _is_tekst(inhoud: bytes) -> bool:
    """UTF-8 or Windows text: no zero bytes, nothing a browser would take for a page."""
    kop = inhoud[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return b"\x00" not in inhoud and not kop.startswith(_VERDACHT) and not kop.startswith(b"mz")


def _is_office(soort: str, inhoud: bytes) -> bool:
    """A zip with the part, or the ``mimetype``, of its kind, and without macros."""
    if not inhoud.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            namen = set(archief.namelist())
            if any(naam.lower().endswith("vbaproject.bin") for naam in namen):
                return False
            if soort in _OFFICE_DEEL:
                return {"[Content_Types].xml", _OFFICE_DEEL[soort]} <= namen
            # Other methods raise errors of their own; no office program packs this part with them.
            if archief.getinfo("mimetype").compress_type not in _GEWOON_INGEPAKT:
                return False
            with archief.open("mimetype") as deel:
                return deel.read(200).decode("ascii", "ignore").strip() == MIME[soort]
    except _STUKKE_ZIP:
        return False
