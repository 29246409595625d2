"""A disk that is full: recognised however it is told, and said in words."""

import errno
import sqlite3
from collections.abc import Iterator

VOL = (
    "De schijf van de server is vol. Wat je net deed, is niet bewaard; wat er al stond, is er nog. "
    "Geef dit door aan de beheerder en probeer het daarna opnieuw."
)
# What PostgreSQL calls it.
_DISK_FULL = "53100"


def is_vol(fout: BaseException | None) -> bool:
    """Whether ``fout``, or what it came from, is that there was no room left to write."""
    return any(map(_zegt_vol, _keten(fout)))


def _keten(fout: BaseException | None) -> Iterator[BaseException]:
    gezien: set[int] = set()
    while fout is not None and id(fout) not in gezien:
        gezien.add(id(fout))
        yield fout
        fout = fout.__cause__ or fout.__context__


def _zegt_vol(fout: BaseException) -> bool:
    if isinstance(fout, OSError):
        return fout.errno in (errno.ENOSPC, errno.EDQUOT)
    if isinstance(fout, sqlite3.Error):
        return getattr(fout, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
    return getattr(fout, "sqlstate", None) == _DISK_FULL
