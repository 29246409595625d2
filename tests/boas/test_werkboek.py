"""The workbook that leaves: sheets, formulas, what can be filled in, the planning."""

import datetime
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from boas.exports import formules
from boas.exports.formules import Raster
from boas.exports.werkboek import PLANNING_STATUSSEN, PlanningRegel, maak_werkboek
from boas.models import Sessie
from boas.uitslag_lezen import lees
from organisatie.models import Inzage
from tests.boas.tellingen import getelde_sessie, tel
from tests.factories import SessieFactory, VersieFactory
from verbeterplan.models import Activiteit

TELLINGEN = [(0, 3, 4, 3), (4, 4, 2, 2), (0, 0, 4, 10), None]


@pytest.fixture
def sessie(wereld):
    return getelde_sessie(TELLINGEN, team=wereld.team, redenen=True)


def _boek(sessie, **anders):
    beeld = lees(sessie, vorige=None, met_redenen=True)
    return load_workbook(io.BytesIO(maak_werkboek(beeld, **anders)))


def test_bladen(sessie):
    boek = _boek(sessie)
    assert boek.sheetnames == [
        "Uitleg",
        "BOAS",
        "Samenvatting",
        "Planning",
        "Interventies",
        "Gegevens",
    ]
    assert boek["Gegevens"].sheet_state == "hidden"
    assert boek.defined_names["drempel"].attr_text == "BOAS!$B$3"


def test_tellingen_zijn_invoer_en_de_rest_is_formule(sessie):
    blad = _boek(sessie)["BOAS"]
    assert [blad.cell(7, kolom).value for kolom in range(4, 9)] == [0, 3, 4, 3, 14]
    assert [blad.cell(10, kolom).value for kolom in range(4, 9)] == [None, None, None, None, 14]
    r = Raster(4, 2, 4)
    assert blad["I7"].value == "=SUM($D7:$G7)"
    assert blad["J7"].value == "=SUM($D7:$E7)"
    assert blad["L7"].value == formules.uitkomst(r, 7)
    assert "100*J7>=drempel*I7" in blad["L7"].value
    assert blad["N7"].value == "Geheime reden bij D1"


def test_alleen_invoer_is_open_en_er_is_geen_wachtwoord(sessie):
    boek = _boek(sessie)
    for blad in boek:
        assert blad.protection.sheet, blad.title
        assert not blad.protection.password, blad.title
    open_cellen = {cel.column_letter for cel in boek["BOAS"][7] if not cel.protection.locked}
    assert open_cellen == {"D", "E", "F", "G", "H", "N"}
    assert not boek["BOAS"]["B3"].protection.locked


def test_wat_er_in_mag_wordt_gecontroleerd(sessie):
    regels = {
        str(regel.sqref): regel for regel in _boek(sessie)["BOAS"].data_validations.dataValidation
    }
    aantallen = regels["D7:G10"]
    assert (aantallen.type, aantallen.formula1, aantallen.formula2) == (
        "whole",
        "0",
        "$H7-SUM($D7:$G7)+D7",
    )
    assert (regels["B3"].formula1, regels["B3"].formula2) == ("1", "100")
    assert (regels["H7:H10"].formula1, regels["H7:H10"].formula2) == ("0", "2000")


def test_afdruk_op_liggend_a4_met_kop_op_elke_bladzijde(sessie):
    blad = _boek(sessie)["BOAS"]
    assert (blad.page_setup.orientation, blad.page_setup.paperSize) == ("landscape", 9)
    assert blad.print_title_rows == "$6:$6"
    assert blad.print_area == "'BOAS'!$A$1:$L$10"
    assert blad.freeze_panes == "D7"


def test_planning_zonder_planning_begint_met_de_voorstellen(sessie):
    blad = _boek(sessie)["Planning"]
    rijen = [[cel.value for cel in rij] for rij in blad.iter_rows(min_row=6, max_row=8)]
    assert rijen == [
        ["D2", "Bespreek afspraak 2 in het teamoverleg.", None, None, "open", None],
        ["D1", "Bespreek afspraak 1 in het teamoverleg.", None, None, "open", None],
        [None] * 6,
    ]
    assert blad.max_row >= 6 + 2 + 20


def test_planning_van_de_beller(sessie):
    regel = PlanningRegel(
        "Houd het planningsoverleg", "Tess Leider", datetime.date(2027, 3, 12), "bezig", "D1"
    )
    blad = _boek(sessie, planning=[regel], opvolging="Elk werkoverleg")["Planning"]
    assert blad["B3"].value == "Elk werkoverleg"
    assert [cel.value for cel in blad[6]] == [
        "D1",
        "Houd het planningsoverleg",
        "Tess Leider",
        datetime.datetime(2027, 3, 12),
        "bezig",
        None,
    ]
    keuze = next(v for v in blad.data_validations.dataValidation if v.type == "list")
    assert keuze.formula1 == '"open,bezig,klaar,hulp gevraagd,verzet,vervallen"'


def test_statussen_zijn_die_van_een_activiteit():
    assert list(PLANNING_STATUSSEN) == Activiteit.Status.labels


def test_eerdere_ronde_staat_apart(sessie):
    tel(sessie, sessie.versie.stellingen.get(code="D2"), (1, 4, 5, 2), nummer=2)
    boek = _boek(sessie)
    assert [cel.value for cel in boek["Eerdere rondes"][4]] == ["D2", 1, 4, 4, 2, 2, 14]
    assert [boek["BOAS"].cell(8, kolom).value for kolom in range(4, 8)] == [1, 4, 5, 2]


def test_zonder_redenen_geen_redenen(sessie):
    beeld = lees(sessie, vorige=None, met_redenen=False)
    boek = load_workbook(io.BytesIO(maak_werkboek(beeld)))
    cellen = [str(cel.value) for blad in boek for rij in blad.iter_rows() for cel in rij]
    assert not [tekst for tekst in cellen if "Geheime" in tekst]


def test_tekst_van_de_school_wordt_nooit_een_formule(wereld):
    versie = VersieFactory(stellingen=1)
    versie.stellingen.update(tekst="=HYPERLINK(1)", interventie="+1")
    sessie = getelde_sessie([(5, 5, 0, 0)], versie=versie, team=wereld.team, onderwerp="=1+1")
    blad = _boek(sessie)["BOAS"]
    assert (blad["C7"].data_type, blad["C7"].value) == ("s", "=HYPERLINK(1)")


def test_zonder_gekozen_stellingen_is_er_nog_geen_werkboek(als, wereld):
    sessie = SessieFactory(team=wereld.team)
    sessie.keuze.all().delete()
    adres = reverse("sessie_werkboek", args=[sessie.pk])
    antwoord = als(wereld.teamleider).get(adres, follow=True)
    assert antwoord.redirect_chain == [(sessie.get_absolute_url(), 302)]
    assert "Kies eerst de stellingen; daarna is er een werkboek." in antwoord.content.decode()


def test_leeg_werkboek_voor_een_sessie_in_voorbereiding(als, wereld):
    sessie = SessieFactory(team=wereld.team)
    antwoord = als(wereld.teamleider).get(reverse("sessie_werkboek", args=[sessie.pk]))
    blad = load_workbook(io.BytesIO(antwoord.content))["BOAS"]
    assert [blad.cell(7, kolom).value for kolom in range(4, 9)] == [None, None, None, None, 14]
    assert Inzage.objects.get().soort == Inzage.Soort.UITGEVOERD
    sessie.refresh_from_db()
    assert sessie.status == Sessie.Status.VOORBEREIDING


@pytest.mark.parametrize(
    ("schaal", "oneens_tm", "formule"),
    [(["nee", "ja"], 1, "=SUM($D7:$D7)"), (["1", "2", "3", "4", "5"], 2, "=SUM($D7:$E7)")],
)
def test_andere_schaal(wereld, schaal, oneens_tm, formule):
    sessie = SessieFactory(team=wereld.team, versie__schaal=schaal, versie__oneens_tm=oneens_tm)
    blad = _boek(sessie)["BOAS"]
    kop = [cel.value for cel in blad[6]]
    assert kop[3 : 4 + len(schaal)] == [*schaal, "aanwezig"]
    assert blad.cell(7, 4 + len(schaal) + 2).value == formule
