"""Reading a workbook back in tests."""

import io

from openpyxl import load_workbook


def lees_xlsx(inhoud: bytes) -> list[list[object]]:
    """All rows of all sheets."""
    boek = load_workbook(io.BytesIO(inhoud), read_only=True)
    rijen = [list(rij) for blad in boek for rij in blad.iter_rows(values_only=True)]
    boek.close()
    return rijen
