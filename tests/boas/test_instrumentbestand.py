"""A new instrument is data: what the file says is what is stored, and every mistake is named."""

import copy
import json
import re
from dataclasses import asdict
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis.extra.django import TestCase

from boas import instrumenten
from boas.models import Instrument, Versie
from boas.regels.instrumentbestand import Bestandfout, lees_gegevens, lees_json
from tests.boas.inhouden import inhoud_met, inhouden
from tests.factories import InstrumentFactory

DOC = Path(__file__).resolve().parents[2] / "docs" / "instrumenten.md"
KOP = {"code": "eigen", "naam": "Ons instrument", "omschrijving": "Voor onze school."}


def _gegevens(**anders) -> dict:
    inhoud = json.loads(json.dumps(asdict(inhoud_met())))
    return {"instrument": dict(KOP)} | inhoud | anders


@pytest.mark.database
class RondreisTest(TestCase):
    @given(inhouden())
    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def test_stored_and_read_back_it_says_the_same(self, inhoud):
        versie = instrumenten.schrijf_versie(InstrumentFactory(), inhoud)

        assert instrumenten.inhoud_van(Versie.objects.get(pk=versie.pk)) == inhoud
        assert instrumenten.schrijf_versie(versie.instrument, inhoud) == versie

    @given(inhouden())
    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def test_a_file_of_it_says_the_same(self, inhoud):
        tekst = json.dumps({"instrument": KOP} | asdict(inhoud)).encode()
        assert lees_json(tekst).inhoud == inhoud


@pytest.mark.django_db
def test_the_example_of_the_documentation_loads(tmp_path, capsys):
    [voorbeeld] = re.findall(r"```json\n(.*?)```", DOC.read_text(), re.DOTALL)
    bestand = tmp_path / "samen-werken.json"
    bestand.write_text(voorbeeld)

    call_command("laad_instrumenten", str(bestand))

    versie = Instrument.objects.get(code="samen-werken").laatste_versie
    assert versie.clusters.get(letter="T").vervolg == "Zet een vast uur in het rooster."
    assert versie.afname == "beide"
    assert "Samen werken, versie 1: nieuw geladen" in capsys.readouterr().out
    call_command("laad_instrumenten", str(bestand))
    assert "versie 1: was er al" in capsys.readouterr().out


@pytest.mark.django_db
def test_statements_in_another_order_of_clusters_make_no_new_version():
    gegevens = _gegevens()
    eerste = instrumenten.laad_instrument(gegevens)
    gegevens["stellingen"] = [gegevens["stellingen"][i] for i in (2, 0, 3, 1)]
    assert instrumenten.laad_instrument(gegevens) == eerste


@pytest.mark.django_db
def test_command_names_every_mistake_and_loads_nothing(tmp_path):
    gegevens = _gegevens(uitkomst="top", schaal=["ja", "ja", "nee", "nee"])
    gegevens["stellingen"][1]["tekst"] = ""
    bestand = tmp_path / "fout.json"
    bestand.write_text(json.dumps(gegevens))

    with pytest.raises(CommandError) as fout:
        call_command("laad_instrumenten", str(bestand))

    assert "uitkomst ‘top’ bestaat niet" in str(fout.value)
    assert "‘ja’ staat er twee keer" in str(fout.value)
    assert "Stelling 2 (T2): de stelling zelf ontbreekt" in str(fout.value)
    assert not Instrument.objects.filter(code="eigen").exists()
    with pytest.raises(CommandError, match="niet te lezen"):
        call_command("laad_instrumenten", str(tmp_path / "weg.json"))


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (b"", "geen JSON: op regel 1"),
        (b'{"instrument": }', "teken 16"),
        (b"\xff\xfe{}", "UTF-8"),
        (b"[]", "begint niet met een object"),
        (b"[" * 100_000, "geen JSON"),
        (b'{"oneens_tm": ' + b"9" * 6000 + b"}", "geen JSON"),
        (b" " * 1_000_001, "te groot"),
        (b"{}", "‘instrument’ ontbreekt"),
    ],
)
def test_what_is_no_instrument_is_refused(inhoud, melding):
    with pytest.raises(Bestandfout, match=re.escape(melding)):
        lees_json(inhoud)


@pytest.mark.parametrize(
    ("pad", "waarde", "melding"),
    [
        (["instrument", "code"], "Mijn Code", "de code ontbreekt of kan niet"),
        (["instrument", "code"], "c" * 41, "de code is te lang: 41"),
        (["instrument", "naam"], " ", "de naam ontbreekt"),
        (["instrument", "naam"], 7, "‘naam’ geen tekst"),
        (["instrument", "omschijving"], "x", "‘omschijving’ hoort hier niet"),
        (["oneens_tm"], True, "‘oneens_tm’ ontbreekt, of is geen heel getal"),
        (["oneens_tm"], "2", "‘oneens_tm’ ontbreekt, of is geen heel getal"),
        (["schaal"], "ja", "‘schaal’ ontbreekt, of is geen lijst"),
        (["schaal"], ["ja", None], "niet alleen teksten"),
        (["groepn"], [], "‘groepn’ hoort hier niet"),
        (["groepen"], [{"code": "x"}], "Bij ‘groepen’, nummer 1: ‘naam’ ontbreekt"),
        (["uitkomst"], None, "‘uitkomst’ is geen tekst"),
        (["clusters", 1], "Tijd", "Bij ‘clusters’, nummer 2: dit is geen object"),
        (["clusters", 0, "gemiss"], "x", "nummer 1: ‘gemiss’ hoort hier niet"),
        (["clusters"], [{}] * 41, "hoogstens 40"),
        (["stellingen"], [{}] * 201, "hoogstens 200"),
        (["stellingen", 2, "tekst"], ["x"], "nummer 3: ‘tekst’ is geen tekst"),
        (["stellingen", 2, "doorlooptijd_dagen"], 2.5, "‘doorlooptijd_dagen’ is geen heel"),
        (["stellingen", 2, "tekst"], "x" * 241, "Stelling 3 (V1): de stelling is te lang"),
    ],
)  # fmt: skip
def test_each_mistake_is_named_where_it_stands(pad, waarde, melding):
    gegevens = copy.deepcopy(_gegevens())
    plek = gegevens
    for deel in pad[:-1]:
        plek = plek[deel]
    plek[pad[-1]] = waarde

    with pytest.raises(Bestandfout) as fout:
        lees_gegevens(gegevens)
    assert melding in " ".join(fout.value.meldingen)


def test_signs_no_database_holds_are_left_out():
    gegevens = _gegevens()
    gegevens["stellingen"][0]["tekst"] = "We\ud800 weten\x00 het."
    assert lees_gegevens(gegevens).inhoud.stellingen[0].tekst == "We weten het."


@pytest.mark.django_db
def test_content_of_any_kind_is_checked_before_it_is_stored():
    with pytest.raises(ValidationError, match="bestaat niet"):
        instrumenten.schrijf_versie(InstrumentFactory(), inhoud_met(uitkomst="blokken", afname="x"))
