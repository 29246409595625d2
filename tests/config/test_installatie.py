"""The files to install with name what is there: commands, paths, settings and each other."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

WORTEL = Path(__file__).resolve().parents[2]
INSTALLATIE = WORTEL / "installatie"
UNITS = INSTALLATIE / "systemd"
ALLES = sorted(pad for pad in INSTALLATIE.rglob("*") if pad.is_file())
BEHEER = (WORTEL / "docs/beheer.md").read_text(encoding="utf-8")
# In .venv, put there by the lock.
PROGRAMMAS = {"granian", "uvicorn"}


def _lees(pad: Path) -> str:
    return pad.read_text(encoding="utf-8")


@pytest.mark.parametrize("pad", [*ALLES, WORTEL / "docs/beheer.md"], ids=lambda pad: pad.name)
def test_elke_genoemde_opdracht_bestaat(pad):
    genoemd = set(re.findall(r"run manage ([a-z_]+)", _lees(pad)))
    assert genoemd - set(get_commands()) == set()


@pytest.mark.parametrize("pad", sorted(UNITS.glob("*.service")), ids=lambda pad: pad.name)
def test_een_dienst_start_wat_er_is_als_borgen_en_schrijft_alleen_daar(pad):
    tekst = _lees(pad)
    (start,) = re.findall(r"^ExecStart=/srv/borgen/(\S+)", tekst, re.M)
    assert start == "run" or start.removeprefix(".venv/bin/") in PROGRAMMAS
    for regel in ("User=borgen", "WorkingDirectory=/srv/borgen", "ReadWritePaths=/srv/borgen"):
        assert regel in tekst.splitlines()
    assert "ProtectSystem=strict" in tekst
    lock = _lees(WORTEL / "requirements/app.txt")
    assert [p for p in PROGRAMMAS if not re.search(rf"^{p}==", lock, re.M)] == []


def test_wat_elkaar_noemt_is_er():
    namen = {pad.name for pad in UNITS.iterdir()}
    assert {f"{pad.stem}.service" for pad in UNITS.glob("*.timer")} <= namen
    (samen,) = re.findall(r"^Wants=(.*)$", _lees(UNITS / "borgen.target"), re.M)
    assert set(samen.split()) <= namen
    assert {pad.name for pad in UNITS.glob("*.service") if "borgen.target" in _lees(pad)} == set(
        samen.split()
    )


def test_de_poorten_kloppen_met_wat_de_proxy_verwacht():
    assert "--port 8001 " in _lees(UNITS / "borgen-paginas.service")
    assert "--port 8002 " in _lees(UNITS / "borgen-stromen.service")
    proxy = _lees(INSTALLATIE / "nginx/borgen.conf")
    assert "pages 8001, streams 8002" in proxy
    assert r"location ~ /stroom/$" in proxy


def test_containers_krijgen_instellingen_die_er_zijn():
    bekend = set(re.findall(r"^\| `([A-Z_]+)` \|", BEHEER, re.M))
    compose = _lees(INSTALLATIE / "container/compose.yaml").split("database:")[0]
    gegeven = set(re.findall(r"^      ([A-Z_]+):", compose, re.M))
    (bestand,) = re.findall(r"^ENV (.*)$", _lees(INSTALLATIE / "container/Containerfile"), re.M)
    gegeven |= set(re.findall(r"([A-Z_]+)=", bestand))
    assert len(gegeven) > 6
    assert gegeven - bekend == set()


def test_de_container_heeft_de_pakketten_van_run():
    (pakketten,) = re.findall(r'^pdf_packages="(.*)"$', _lees(WORTEL / "run"), re.M)
    container = _lees(INSTALLATIE / "container/Containerfile")
    assert [naam for naam in pakketten.split() if naam not in container] == []
    assert [naam for naam in pakketten.split() if naam not in BEHEER] == []


def test_beheer_noemt_elk_bestand_van_systemd_en_nginx():
    zonder = [pad.name for pad in UNITS.glob("borgen*.timer") if pad.name not in BEHEER]
    assert zonder == []
    for naam in ("borgen.service", "borgen.target", "borgen.conf", "Containerfile"):
        assert naam in BEHEER
