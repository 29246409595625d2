"""The manual shows pictures that exist, names buttons that exist, and fits in its size."""

import re
from pathlib import Path

import pytest
from PIL import Image

WORTEL = Path(__file__).resolve().parents[2]
MAP = WORTEL / "docs" / "handleiding"
BLADEN = sorted(MAP.glob("*.md"))
APPS = ("boas", "borgen", "metaanalyse", "organisatie", "overzicht", "verbeterplan")
ZWAARST = 80_000  # bytes a picture
LANGST = 120  # lines a page


def verwijzingen(blad: Path) -> list[str]:
    """Everything a page links to or shows within the tree."""
    doelen = re.findall(r"\]\(([^)]+)\)", blad.read_text())
    return [doel for doel in doelen if "://" not in doel]


@pytest.mark.parametrize("blad", BLADEN, ids=lambda blad: blad.name)
def test_wat_een_blad_noemt_bestaat(blad):
    assert [doel for doel in verwijzingen(blad) if not (MAP / doel).exists()] == []
    assert len(blad.read_text().splitlines()) < LANGST


def test_elk_beeld_staat_in_de_handleiding():
    getoond = {Path(doel).name for blad in BLADEN for doel in verwijzingen(blad)}
    beelden = {beeld.name for beeld in (MAP / "beelden").iterdir()}
    assert beelden - getoond == set()
    assert beelden


@pytest.mark.parametrize("beeld", sorted((MAP / "beelden").iterdir()), ids=lambda b: b.name)
def test_beelden_zijn_klein_genoeg_om_te_versturen(beeld):
    assert beeld.stat().st_size <= ZWAARST
    with Image.open(beeld) as png:
        assert png.width in {390, 1280}


def _plat(bron: str) -> str:
    """The words of a page, module or script in one line; of a template tag only what it quotes."""
    zonder = re.sub(r"\{%.*?%\}", lambda tag: " ".join(re.findall(r'"([^"]*)"', tag[0])), bron)
    return " ".join(re.sub(r"<[^>]+>|\{[{#].*?[}#]\}", " ", zonder).split()).lower()


def test_wat_de_handleiding_vet_noemt_staat_zo_op_een_pagina():
    bronnen = [*(WORTEL / "templates").rglob("*.html")]
    bronnen += [bron for app in APPS for bron in (WORTEL / app).rglob("*.py")]
    bronnen += [bron for app in APPS for bron in (WORTEL / "static" / app).glob("*.js")]
    alles = "\n".join(_plat(bron.read_text()) for bron in bronnen)
    genoemd = {
        deel.strip(" ?:.").lower()
        for blad in BLADEN
        for vet in re.findall(r"\*\*(.+?)\*\*", blad.read_text(), re.DOTALL)
        for deel in " ".join(vet.split()).split("…")
    }
    assert sorted(deel for deel in genoemd if deel and deel not in alles) == []
