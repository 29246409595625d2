"""The whole instrument as a workbook: clusters and questions too, and old ones still read."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis.extra.django import TestCase
from openpyxl import Workbook, load_workbook

from boas import instrumenten
from boas.exports.stellingen import exporteer, lees
from rapportage.excel.lezer import ExcelFout
from tests.boas.inhouden import inhoud_met, inhouden
from tests.factories import InstrumentFactory

KOP = ["Letter", "Naam", "Omschrijving", "Wat het geeft", "Wat ontstaat als het ontbreekt",
       "Vragen voor het gesprek", "Wat je kunt doen"]  # fmt: skip


class RondreisTest(TestCase):
    @given(inhouden())
    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def test_whatever_it_says_comes_back(self, inhoud):
        versie = instrumenten.schrijf_versie(InstrumentFactory(), inhoud)
        gelezen = lees(exporteer(versie), versie)
        assert gelezen.fouten == ()
        assert gelezen.inhoud == inhoud


@pytest.fixture
def versie(wereld):
    instrument = InstrumentFactory(team=wereld.team, naam="Wat is er")
    return instrumenten.schrijf_versie(instrument, inhoud_met("blokken"))


def _anders(inhoud: bytes, *ingrepen) -> bytes:
    boek = load_workbook(io.BytesIO(inhoud))
    for ingreep in ingrepen:
        ingreep(boek)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def _cel(blad: str, plek: str, waarde):
    return lambda boek: boek[blad].__setitem__(plek, waarde)


def _stuur(client, versie, inhoud: bytes):
    adres = reverse("instrument_import", args=[versie.instrument_id])
    return client.post(adres, {"bestand": SimpleUploadedFile("wat-is-er.xlsx", inhoud)})


def test_cluster_texts_change_by_the_workbook_and_the_outcome_stays(als, wereld, versie):
    leider = als(wereld.teamleider)
    boek = _anders(exporteer(versie), _cel("Clusters", "E5", "haast"),
                   _cel("Clusters", "F5", "Waarom?\nEn nu?"), _cel("Clusters", "B6", "Lef"),
                   _cel("Stellingen", "I5", "Waar gaat de tijd heen?"))  # fmt: skip

    antwoord = _stuur(leider, versie, boek)

    assert "Lef: andere teksten" in antwoord.text
    assert "was: Vertrouwen" in antwoord.text
    adres = reverse("instrument_import", args=[versie.instrument_id])
    leider.post(adres, {"voorstel": antwoord.context["voorstel"]})
    nieuw = instrumenten.inhoud_van(versie.instrument.laatste_versie)
    assert (nieuw.clusters[0].gemis, nieuw.clusters[1].naam) == ("haast", "Lef")
    assert nieuw.clusters[0].gespreksvragen == "Waarom?\nEn nu?"
    assert nieuw.stellingen[0].gespreksvraag == "Waar gaat de tijd heen?"
    assert [s.cluster for s in nieuw.stellingen] == list("TTVV")
    assert (nieuw.uitkomst, nieuw.afname, nieuw.schaal) == ("blokken", "beide", inhoud_met().schaal)


def test_only_clusters_changed_is_not_nothing(als, wereld, versie):
    boek = _anders(exporteer(versie), _cel("Clusters", "D5", "lucht"))
    antwoord = _stuur(als(wereld.teamleider), versie, boek)
    assert "Tijd: andere teksten" in antwoord.text
    assert "Maak versie 2" in antwoord.text


def test_a_new_cluster_takes_statements_and_one_without_may_go(versie):
    def nieuw(boek):
        boek["Clusters"].append(["L", "Lef", "Of we durven."])
        for rij in (5, 6):
            boek["Stellingen"][f"B{rij}"] = "lef"

    def weg(boek):
        boek["Clusters"].delete_rows(5)

    gelezen = lees(_anders(exporteer(versie), nieuw, weg), versie)
    assert gelezen.fouten == ()
    assert [c.letter for c in gelezen.inhoud.clusters] == ["V", "L"]
    assert [s.cluster for s in gelezen.inhoud.stellingen] == list("VVLL")


def test_a_cluster_with_statements_is_missed(versie):
    boek = _anders(exporteer(versie), lambda b: b["Clusters"].delete_rows(5))
    assert lees(boek, versie).fouten == (
        "Rij 5: het cluster T bestaat niet.",
        "Rij 6: het cluster T bestaat niet.",
    )


def test_a_workbook_of_before_keeps_what_it_does_not_know(versie):
    boek = Workbook()
    boek.active.title = "Stellingen"
    for rij in (["Code", "Cluster", "Stelling", "Interventie"],
                ["T1", "Tijd", "We hebben tijd.", "Praat erover."]):  # fmt: skip
        boek.active.append(rij)
    clusters = boek.create_sheet("Clusters")
    for rij in (["Clusters van dit instrument"], ["Letter", "Naam", "Omschrijving"],
                ["T", "Tijd", "Over tijd."], ["V", "Vertrouwen", "Over vertrouwen."]):  # fmt: skip
        clusters.append(rij)
    uit = io.BytesIO()
    boek.save(uit)

    gelezen = lees(uit.getvalue(), versie)

    assert gelezen.fouten == ()
    assert gelezen.inhoud.clusters == inhoud_met("blokken").clusters
    assert gelezen.inhoud.stellingen[0].gespreksvraag == "Wat doe je met T1?"


@pytest.mark.parametrize(
    ("plek", "waarde", "melding"),
    [
        ("B5", None, "Clusters, rij 5: de naam van het cluster ontbreekt."),
        ("B5", "x" * 61, "Clusters, rij 5: de tekst bij ‘naam’ is te lang: 61"),
        ("D6", "x" * 81, "Clusters, rij 6: de tekst bij ‘wat het geeft’ is te lang: 81"),
        ("F6", "x" * 1201, "Clusters, rij 6: de tekst bij ‘vragen voor het gesprek’ is te lang"),
        ("A6", "T", "Clusters, rij 6: letter T staat er twee keer."),
        ("A6", "Té", "Clusters, rij 6: de letter ‘TÉ’ kan niet"),
        ("E6", True, "Clusters, rij 6: in de kolom Wat ontstaat als het ontbreekt staat geen"),
        ("E6", "#REF!", "Clusters, rij 6: in de kolom Wat ontstaat als het ontbreekt staat een"),
    ],
)
def test_a_mistake_in_a_cluster_names_its_row(als, wereld, versie, plek, waarde, melding):
    def zet(boek):
        cel = boek["Clusters"][plek]
        cel.value = waarde
        if waarde == "#REF!":
            cel.data_type = "e"

    antwoord = _stuur(als(wereld.teamleider), versie, _anders(exporteer(versie), zet))
    assert antwoord.status_code == 422
    assert melding in antwoord.text
    assert versie.instrument.versies.count() == 1


@pytest.mark.parametrize(
    ("ingreep", "melding"),
    [
        (_cel("Clusters", "B4", "Naampje"), "De kolom Naam|koppen Letter en Naam"),
        (_cel("Clusters", "D4", "Naam"), "De kolom Naam staat er meer dan één keer"),
        (_cel("Clusters", "D5", "=1+1"), "formules"),
        (lambda boek: boek["Clusters"].delete_rows(5, 2), "Op blad Clusters staan 0 clusters"),
        (
            lambda boek: [boek["Clusters"].append([f"Z{n}", "Zoveel"]) for n in range(40)],
            "Op blad Clusters staan 42 clusters",
        ),
    ],
)
def test_a_sheet_that_cannot_be_used_is_refused(versie, ingreep, melding):
    with pytest.raises(ExcelFout, match=melding):
        lees(_anders(exporteer(versie), ingreep), versie)


def test_names_that_are_not_clear_go_by_their_letter(wereld):
    inhoud = inhoud_met("blokken")
    zelfde = tuple(type(c)(c.letter, "Tijd") for c in inhoud.clusters)
    versie = instrumenten.schrijf_versie(
        InstrumentFactory(team=wereld.team), inhoud_met("blokken", clusters=zelfde)
    )
    assert lees(exporteer(versie), versie).inhoud == instrumenten.inhoud_van(versie)


def test_only_what_the_uitkomst_uses_stands_in_it(wereld):
    versie = instrumenten.schrijf_versie(
        InstrumentFactory(team=wereld.team), inhoud_met("stellingen")
    )
    boek = load_workbook(io.BytesIO(exporteer(versie)))
    assert [cel.value for cel in boek["Clusters"][4]] == KOP[:3]
    assert boek["Stellingen"].max_column == 8
