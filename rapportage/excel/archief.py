"""Opens the zip file that a workbook is, before anything in it is trusted."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from rapportage.excel import fouten
from rapportage.excel.fouten import ExcelFout

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MEESTE_ONDERDELEN = 1_000
BROK = 1 << 16
VERSLEUTELD = 0x1
_STUK = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,  # a name that is no UTF-8 among them
)


def lees_bytes(bestand: bytes | BinaryIO, max_bytes: int) -> bytes:
    """All of `bestand`, but never more than `max_bytes`."""
    inhoud = bestand if isinstance(bestand, bytes) else bestand.read(max_bytes + 1)
    if len(inhoud) > max_bytes:
        raise ExcelFout(fouten.te_groot(max_bytes))
    if not inhoud:
        raise ExcelFout(fouten.LEEG)
    return inhoud


class Archief:
    """The parts of a workbook. Every way in raises `ExcelFout`, never an error of zipfile.

    Checked before unpacking: kind of file, number of parts, declared sizes, methods. While
    unpacking the real size counts again, over all parts together.
    """

    def __init__(self, inhoud: bytes, max_uitgepakt: int) -> None:
        self._max = max_uitgepakt
        self._gelezen = 0
        _herken(inhoud)
        # Each part has a header in the directory; counting those costs no memory.
        if inhoud.count(b"PK\x01\x02") > MEESTE_ONDERDELEN:
            raise ExcelFout(fouten.ONVEILIG)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(inhoud))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as fout:
            raise ExcelFout(fouten.BESCHADIGD) from fout
        self.namen = self._controleer()

    def _controleer(self) -> frozenset[str]:
        onderdelen = self._zip.infolist()
        namen = [onderdeel.filename for onderdeel in onderdelen]
        if len(set(namen)) != len(namen):
            raise ExcelFout(fouten.BESCHADIGD)
        if sum(onderdeel.file_size for onderdeel in onderdelen) > self._max:
            raise ExcelFout(fouten.te_groot_uitgepakt(self._max))
        for onderdeel in onderdelen:
            if onderdeel.flag_bits & VERSLEUTELD:
                raise ExcelFout(fouten.WACHTWOORD)
            # The other methods unpack a whole block at once, however large it gets.
            if onderdeel.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise ExcelFout(fouten.ONVEILIG)
        _herken_soort(self, set(namen))
        return frozenset(namen)

    def brokken(self, naam: str) -> Iterator[bytes]:
        """The contents of part `naam`, in pieces of at most 64 kB."""
        try:
            with self._zip.open(naam) as onderdeel:
                while brok := onderdeel.read(BROK):
                    self._gelezen += len(brok)
                    if self._gelezen > self._max:
                        raise ExcelFout(fouten.te_groot_uitgepakt(self._max))
                    yield brok
        except _STUK as fout:
            raise ExcelFout(fouten.BESCHADIGD) from fout

    def omvang(self, naam: str) -> int:
        """The unpacked size of a part, as the archive claims it; 0 for one that is not there."""
        return self._zip.getinfo(naam).file_size if naam in self.namen else 0

    def begin(self, naam: str, lengte: int) -> bytes:
        """The first bytes of a part, for recognising what it is."""
        return next(self.brokken(naam), b"")[:lengte]


def _herken(inhoud: bytes) -> None:
    """Tells the user what the file is when it is not a zip file at all."""
    if inhoud.startswith(OLE):
        # Names in an OLE directory stand there in UTF-16.
        if "EncryptedPackage".encode("utf-16-le") in inhoud:
            raise ExcelFout(fouten.WACHTWOORD)
        if any(naam.encode("utf-16-le") in inhoud for naam in ("Workbook", "Book")):
            raise ExcelFout(fouten.OUD_EXCEL)
        raise ExcelFout(fouten.GEEN_EXCEL)
    if not inhoud.startswith(b"PK"):
        raise ExcelFout(fouten.GEEN_EXCEL)


def _herken_soort(archief: Archief, namen: set[str]) -> None:
    """Tells the user what kind of zip file it is when it is no workbook."""
    if any(posixpath.basename(naam).lower() == "vbaproject.bin" for naam in namen):
        raise ExcelFout(fouten.MACROS)
    if "xl/workbook.bin" in namen:
        raise ExcelFout(fouten.BINAIR)
    if "mimetype" in namen and b"opendocument" in archief.begin("mimetype", 100):
        raise ExcelFout(fouten.OPENDOCUMENT)
    if "[Content_Types].xml" not in namen or "_rels/.rels" not in namen:
        raise ExcelFout(fouten.GEEN_EXCEL)
