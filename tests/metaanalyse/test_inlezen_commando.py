"""importeer_kaarten and exporteer_kaarten: what goes out comes in, and what is wrong is said."""

import io

import pytest
from django.core.management import CommandError, call_command

from metaanalyse.inlezen.opslag import OPSLAG
from metaanalyse.models import Kaart, Rapport
from tests.boas.kantoor import door_libreoffice
from tests.metaanalyse.inlezen_hulp import RIJEN, RIS, csv_van, lees_in
from tests.metaanalyse.maak import maak_kaart

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def voer_uit(*opdracht) -> str:
    uit = io.StringIO()
    call_command(*map(str, opdracht), stdout=uit, stderr=uit)
    return uit.getvalue()


@pytest.mark.parametrize("soort", ["xlsx", "csv"])
@pytest.mark.parametrize("vorm", ["--breed", "--lang"])
def test_heen_en_terug(wereld, tmp_path, soort, vorm):
    lees_in(wereld.onderzoeker, csv_van(RIJEN))
    bestand = tmp_path / f"kaarten.{soort}"
    assert voer_uit("exporteer_kaarten", bestand, vorm) == f"3 kaarten geschreven naar {bestand}.\n"
    uit = voer_uit("importeer_kaarten", bestand, "--proef")
    assert uit == "3 kaarten: 0 nieuw, 0 gewijzigd, 3 gelijk, 0 rapporten zijn er al.\n"
    assert [p.name for p in tmp_path.iterdir()] == [bestand.name]


def test_ris_in_en_uit(wereld, tmp_path):
    bestand = tmp_path / "in.ris"
    bestand.write_text(RIS, newline="")
    uit = voer_uit("importeer_kaarten", bestand, "--soort", "rapporten", "--vindplaats", "collega")
    assert uit.endswith("Overgenomen.\n")
    assert set(Rapport.objects.values_list("vindplaats", flat=True)) == {"collega"}
    kaart = maak_kaart(trede="3")
    voer_uit("exporteer_kaarten", tmp_path / "uit.ris")
    assert f"ID  - {kaart.rapport.code}\n" in (tmp_path / "uit.ris").read_text()


def test_wat_niet_kan_zegt_waarom_en_laat_niets_achter(wereld, tmp_path):
    goed, fout = tmp_path / "goed.csv", tmp_path / "fout.csv"
    goed.write_bytes(csv_van(RIJEN))
    fout.write_bytes(csv_van([(*RIJEN[0][:6], "6", "")]))
    for opdracht, melding in (
        (("importeer_kaarten", tmp_path / "weg.csv"), "kan niet worden gelezen"),
        (("importeer_kaarten", fout), "1 fouten; er is niets veranderd"),
        (("importeer_kaarten", goed, "--soort", "rapporten"), "niet met rapporten"),
        (("importeer_kaarten", goed, "--door", "niemand@x.nl"), "geen actief account"),
        (("exporteer_kaarten", tmp_path / "x.doc"), "eindigt op .xlsx"),
        (("exporteer_kaarten", tmp_path / "x.ris", "--lang"), "geen lange of brede vorm"),
        (("exporteer_kaarten", tmp_path / "geen" / "x.csv"), "kan niet worden geschreven"),
    ):
        with pytest.raises(CommandError, match=melding):
            voer_uit(*opdracht)
    assert not Kaart.objects.exists()
    assert list(OPSLAG.map.glob("*")) == []


@pytest.mark.kantoor
def test_libreoffice_bewaart_het_moederbestand_zonder_verlies(wereld, tmp_path):
    lees_in(wereld.onderzoeker, csv_van([*RIJEN, ("10", "=1+1", "", "", "", "", "", "'=2\nx")]))
    boeken = {}
    for vorm in ("breed", "lang"):
        voer_uit("exporteer_kaarten", tmp_path / f"{vorm}.xlsx", f"--{vorm}")
        boeken[vorm] = (tmp_path / f"{vorm}.xlsx").read_bytes()
    for inhoud in door_libreoffice(tmp_path, boeken).values():
        run = lees_in(wereld.onderzoeker, inhoud, "libreoffice.xlsx")
        assert (run.uitkomst["gelijk"], run.uitkomst["fouten"]) == (4, 0)
