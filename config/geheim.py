"""The secret key of an installation: made once, kept beside its data."""

import os
from pathlib import Path

from django.core.management.utils import get_random_secret_key


def lees_of_maak_sleutel(bestand: Path) -> str:
    """Return the key in ``bestand``; make it, readable by the owner only, when it is not there.

    Two processes that start at the same moment agree: the key is written to a file of its own and
    linked into place, which fails for the second.
    """
    if not bestand.exists():
        eigen = bestand.with_name(f"{bestand.name}.{os.getpid()}")
        with os.fdopen(os.open(eigen, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as f:
            f.write(get_random_secret_key())
        try:
            os.link(eigen, bestand)
        except FileExistsError:
            pass
        finally:
            eigen.unlink()
    return bestand.read_text(encoding="utf-8").strip()
