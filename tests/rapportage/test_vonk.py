"""The small line in a row of text."""

import datetime
import re

from rapportage.grafieken import vonk

DAG = datetime.date(2026, 3, 2)


def teken(*waarden: float, norm: float | None = None) -> str:
    punten = [(DAG + datetime.timedelta(days=7 * nr), w) for nr, w in enumerate(waarden)]
    return vonk(punten, norm=norm, titel="Zo gaat het", sleutel="vonk-1")


def plekken(svg: str) -> list[tuple[float, float]]:
    punten = re.search(r'points="([^"]+)"', svg)[1]
    return [tuple(map(float, punt.split(","))) for punt in punten.split()]


def test_hoger_staat_hoger_en_later_verder():
    (x1, y1), (x2, y2), (x3, y3) = plekken(teken(1, 3, 2))
    assert x1 < x2 < x3
    assert y2 < y3 < y1


def test_de_norm_telt_mee_in_de_hoogte_en_valt_nooit_buiten_beeld():
    svg = teken(1, 2, norm=10)
    norm = float(re.search(r'y1="([\d.]+)"', svg)[1])
    assert 0 < norm < min(y for _, y in plekken(svg))
    assert "De streepjeslijn is de norm." in svg


def test_gelijke_waarden_staan_in_het_midden():
    assert {y for _, y in plekken(teken(5, 5, 5))} == {14}


def test_een_uitkomst_is_geen_lijn():
    assert teken(5, norm=2) == teken() == ""


def test_zonder_kleur_en_met_titel():
    svg = teken(1, 2)
    assert "#" not in svg.replace("url(#", "")
    assert "<title" in svg
    assert "Zo gaat het" in svg
