"""The file of a backup: a zip with the database, the uploads and a manifest with their digests."""

import hashlib
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from organisatie.werk import GaatNiet

SOORT = "borgen-reservekopie"
VORM = 1
DATABASE = "database"
BIJLAGEN = "bijlagen"
_MANIFEST = "manifest.json"
GEEN_KOPIE = "Dit bestand is geen reservekopie van Borgen."
BESCHADIGD = "Deze reservekopie is beschadigd ({}). Er is niets veranderd. Neem een andere."


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the file says of itself. ``bestanden``: the digest of each, by its name in the zip."""

    motor: str
    gemaakt_op: str
    migraties: tuple[str, ...]
    weggelaten: tuple[str, ...]
    bestanden: Mapping[str, str]
    soort: str = SOORT
    vorm: int = VORM


@contextmanager
def geheel_of_niet(doel: Path) -> Iterator[Path]:
    """A file to write that takes the place of ``doel`` when all went well; only ours to read."""
    doel.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    nummer, naam = tempfile.mkstemp(dir=doel.parent, prefix=f".{doel.name}.")
    os.close(nummer)
    half = Path(naam)
    try:
        yield half
        with half.open("rb") as klaar:
            os.fsync(klaar.fileno())
        half.replace(doel)
    finally:
        half.unlink(missing_ok=True)


class Schrijver:
    """Puts files in a zip and remembers their digests."""

    def __init__(self, zip_: zipfile.ZipFile) -> None:
        self._zip = zip_
        self.bestanden: dict[str, str] = {}

    def voeg_toe(self, naam: str, pad: Path, *, kleiner: bool) -> None:
        """``kleiner``: worth compressing; uploads are compressed as they are."""
        info = zipfile.ZipInfo.from_file(pad, naam, strict_timestamps=False)
        info.compress_type = zipfile.ZIP_DEFLATED if kleiner else zipfile.ZIP_STORED
        with pad.open("rb") as van, self._zip.open(info, "w") as naar:
            self.bestanden[naam] = _kopieer(van, naar)

    def rond_af(self, manifest: Manifest) -> None:
        self._zip.writestr(_MANIFEST, json.dumps(asdict(manifest), indent=1))


@contextmanager
def schrijf(pad: Path) -> Iterator[Schrijver]:
    with zipfile.ZipFile(pad, "w", compresslevel=1) as zip_:
        yield Schrijver(zip_)


def pak_uit(bestand: Path, naar: Path) -> Manifest:
    """Everything in the folder ``naar``; raises GaatNiet when anything is not as it was."""
    try:
        with zipfile.ZipFile(bestand) as zip_:
            manifest = _manifest(zip_)
            for naam, digest in manifest.bestanden.items():
                pad = naar / naam
                pad.parent.mkdir(parents=True, exist_ok=True)
                with zip_.open(naam) as van, pad.open("wb") as uit:
                    if _kopieer(van, uit) != digest:
                        raise GaatNiet(BESCHADIGD.format(naam))
    except FileNotFoundError as weg:
        raise GaatNiet(f"Het bestand {bestand} bestaat niet.") from weg
    except zipfile.BadZipFile as fout:
        # With its first letters right it was one.
        was = zipfile_begin(bestand)
        raise GaatNiet(BESCHADIGD.format("niet te lezen") if was else GEEN_KOPIE) from fout
    except (KeyError, EOFError, zipfile.zlib.error, NotImplementedError) as fout:  # type: ignore[attr-defined]
        raise GaatNiet(BESCHADIGD.format("niet volledig")) from fout
    return manifest


def zipfile_begin(bestand: Path) -> bool:
    with bestand.open("rb") as van:
        return van.read(4) == b"PK\x03\x04"


def _manifest(zip_: zipfile.ZipFile) -> Manifest:
    try:
        gegevens = json.loads(zip_.read(_MANIFEST))
        manifest = Manifest(**gegevens)
        goed = manifest.soort == SOORT and DATABASE in manifest.bestanden
    except (KeyError, TypeError, ValueError) as fout:
        raise GaatNiet(GEEN_KOPIE) from fout
    if not goed or not all(map(_veilig, manifest.bestanden)):
        raise GaatNiet(GEEN_KOPIE)
    if manifest.vorm != VORM:
        raise GaatNiet("Deze reservekopie is van een nieuwere Borgen. Werk Borgen eerst bij.")
    return manifest


def _veilig(naam: str) -> bool:
    """Whether it stays in the folder it is unpacked in."""
    pad = PurePosixPath(naam)
    return naam == DATABASE or (
        pad.parts[:1] == (BIJLAGEN,) and len(pad.parts) > 1 and ".." not in pad.parts
    )


def _kopieer(van: IO[bytes], naar: IO[bytes]) -> str:
    digest = hashlib.sha256()

    class Tellend:
        def write(self, deel: bytes) -> int:
            digest.update(deel)
            return naar.write(deel)

    shutil.copyfileobj(van, Tellend(), 1024 * 1024)
    return digest.hexdigest()
