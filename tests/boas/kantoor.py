"""Workbooks through a real spreadsheet program."""

import subprocess
from collections.abc import Mapping
from pathlib import Path


def door_libreoffice(map_: Path, boeken: Mapping[str, bytes]) -> dict[str, bytes]:
    """Each workbook as LibreOffice saves it after opening and recalculating; one start for all."""
    for naam, inhoud in boeken.items():
        (map_ / f"{naam}.xlsx").write_bytes(inhoud)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(map_ / 'profiel').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(map_ / "uit"),
            *(str(map_ / f"{naam}.xlsx") for naam in boeken),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return {naam: (map_ / "uit" / f"{naam}.xlsx").read_bytes() for naam in boeken}
