"""The workbook of the meetplan through a real spreadsheet program."""

from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from borgen.exports.meetplan import werkboek
from borgen.meetplan import lees_meetplan
from tests.boas.kantoor import door_libreoffice
from tests.borgen.meten import maak_afspraak, meet, vandaag
from tests.factories import TrajectFactory

pytestmark = [pytest.mark.kantoor, pytest.mark.django_db]


def test_libreoffice_leest_wat_er_staat(wereld, tmp_path):
    traject = TrajectFactory(team=wereld.team, naam="Begeleiding")
    afspraak = maak_afspraak(traject, wereld.teamleider, wat='=HYPERLINK("http://x.example")')
    meet(afspraak, vandaag(-3), "6.496", wereld.teamleider, n=20, opmerking="-1+1 klas 3A")
    inhoud = werkboek(traject, lees_meetplan(traject, wereld.teamleider))

    boek = load_workbook(BytesIO(door_libreoffice(tmp_path, {"plan": inhoud})["plan"]))

    plan, uitkomsten = boek["Meetplan"], boek["Uitkomsten"]
    assert [cel.value for cel in plan[4]][:3] == ["Verbeteractie", "Wie", "Hoe te monitoren"]
    assert plan["C5"].value == '=HYPERLINK("http://x.example"): Steekproef'
    assert plan["C5"].data_type == "s"
    rij = [cel.value for cel in uitkomsten[4]]
    assert Decimal(str(rij[3])) == Decimal("6.496")
    assert rij[2].date() == vandaag(-3)
    assert (rij[5], rij[7], rij[8]) == (20, "gehaald", "-1+1 klas 3A")
