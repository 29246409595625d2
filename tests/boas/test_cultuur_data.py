"""The shipped statements on the professional culture hold together, before an import reads them."""

import json
import re
from pathlib import Path

import pytest

from boas.instrumenten import laad_instrument
from boas.models import Instrument
from boas.regels.schaal import Schaal

BESTAND = Path(__file__).resolve().parents[2] / "boas" / "data" / "professionele_cultuur.json"
DATA = json.loads(BESTAND.read_text(encoding="utf-8"))
STELLINGEN = DATA["stellingen"]
VELDEN = {
    "code",
    "cluster",
    "tekst",
    "gespreksvraag",
    "interventie",
    "doorlooptijd_dagen",
    "toelichting",
}
# As the BOAS: a statement in four lines on the projector.
LANGSTE_TEKST = 110

elke_stelling = pytest.mark.parametrize("stelling", STELLINGEN, ids=[s["code"] for s in STELLINGEN])


def _zinnen(tekst: str) -> list[str]:
    return re.findall(r"[^.?!]+[.?!](?=\s|$)", tekst)


def test_instrument_schaal_en_uitkomst():
    assert DATA["instrument"]["code"] == "professionele_cultuur"
    assert DATA["instrument"]["naam"] == "Professionele cultuur"
    assert Schaal(tuple(DATA["schaal"]), DATA["oneens_tm"]).laag == "nee of meestal niet"
    assert (DATA["uitkomst"], DATA["afname"]) == ("bespreken", "beide")
    assert "groepen" not in DATA


def test_negen_stellingen_in_hun_clusters():
    letters = [cluster["letter"] for cluster in DATA["clusters"]]
    assert len(STELLINGEN) == 9
    assert [s["cluster"] for s in STELLINGEN] == sorted(
        (s["cluster"] for s in STELLINGEN), key=letters.index
    )
    assert len({s["code"] for s in STELLINGEN}) == 9
    for veld in ("tekst", "gespreksvraag", "interventie", "toelichting"):
        assert len({s[veld] for s in STELLINGEN}) == 9


@elke_stelling
def test_stelling_is_compleet_en_goed_om_ja_op_te_zeggen(stelling):
    assert set(stelling) == VELDEN
    assert stelling["code"][0] == stelling["cluster"]
    assert len(stelling["tekst"]) <= LANGSTE_TEKST
    assert _zinnen(stelling["tekst"]) == [stelling["tekst"]]
    # Ja is good, the ninth point too: no denial that turns the scale round.
    assert not re.search(r"\b(niet|geen|nooit)\b", stelling["tekst"])
    assert 14 <= stelling["doorlooptijd_dagen"] <= 84


@elke_stelling
def test_vraag_actie_en_toelichting_hebben_hun_lengte(stelling):
    assert stelling["gespreksvraag"].endswith("?")
    assert _zinnen(stelling["gespreksvraag"]) == [stelling["gespreksvraag"]]
    assert 2 <= len(_zinnen(stelling["interventie"])) <= 4
    assert 1 <= len(_zinnen(stelling["toelichting"])) <= 2
    for veld in ("tekst", "gespreksvraag", "interventie", "toelichting"):
        assert stelling[veld] == " ".join(stelling[veld].split())


@pytest.mark.django_db
def test_laden_is_te_herhalen():
    versie = laad_instrument(BESTAND)
    assert laad_instrument(BESTAND) == versie
    assert Instrument.objects.get(code="professionele_cultuur").team is None
    assert versie.stellingen.count() == 9
    assert versie.stellingen.get(code="G4").gespreksvraag.startswith("Wat heb je nodig")
