"""What the documents say is so: terms exist in code, paths exist, settings are all named."""

import re
from pathlib import Path

import pytest

from tools import toestanden

WORTEL = Path(__file__).resolve().parents[2]
CODE = [
    p
    for map_ in (
        "config",
        "overzicht",
        "borgen",
        "verbeterplan",
        "boas",
        "metaanalyse",
        "organisatie",
        "rapportage",
    )
    for p in (WORTEL / map_).rglob("*.py")
    if "migrations" not in p.parts
]

IN_DATA_DIR = {"backups/", "bijlagen/"}


def _lees(pad: str) -> str:
    return (WORTEL / pad).read_text(encoding="utf-8")


def test_elk_begrip_staat_in_de_code():
    code = "\n".join(p.read_text(encoding="utf-8") for p in CODE)
    namen = re.findall(r"^\| [^|]+ \| [^|]+ \| `([^`]+)` \|", _lees("docs/begrippen.md"), re.M)
    assert len(namen) > 40
    woorden = [deel for naam in namen for deel in naam.split(".")]
    assert [w for w in woorden if not re.search(rf"\b{w}\b", code)] == []


@pytest.mark.parametrize(
    "document",
    ["README.md", "CONTRIBUTING.md", "docs/architectuur.md", "docs/methode.md", "docs/beheer.md"],
)
def test_elk_genoemd_pad_bestaat(document):
    tekst = _lees(document)
    links = re.findall(r"\]\((?!http)([^)#]+)\)", tekst)
    paden = set(re.findall(r"`([a-z_]+/[\w/.-]*)`", tekst)) - IN_DATA_DIR
    weg = [p for p in links if not (WORTEL / document).parent.joinpath(p).exists()]
    weg += [p for p in sorted(paden) if not (WORTEL / p).exists()]
    assert weg == []


def _instellingen() -> str:
    return "".join(p.read_text(encoding="utf-8") for p in (WORTEL / "config").glob("settings*.py"))


def test_elke_instelling_staat_in_beheer():
    instellingen = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', _instellingen()))
    instellingen |= set(re.findall(r'env\.\w+_url\(\s*"([A-Z_]+)"', _instellingen()))
    assert len(instellingen) > 8
    genoemd = set(re.findall(r"^\| `([A-Z_]+)` \|", _lees("docs/beheer.md"), re.M))
    assert instellingen - genoemd == set()


def test_toestanden_zijn_bijgewerkt():
    assert _lees("docs/toestanden.md") == toestanden.tekst()
