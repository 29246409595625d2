"""The command that brings in students."""

import pytest
from django.core.management import CommandError, call_command

from borgen.slb.models import Inleesrun, Student
from organisatie.models import Functie, Team
from tests.slb.factories import SchooljaarFactory
from tests.slb.inlezen_hulp import als_csv
from tests.slb.test_inlezen import RIJEN, SLECHT

pytestmark = pytest.mark.django_db


def test_het_commando_leest_in(wereld, tmp_path, capsys):
    SchooljaarFactory()
    bestand = tmp_path / "lijst.csv"
    bestand.write_bytes(als_csv(RIJEN))
    wie = {"team": wereld.team.naam, "door": "bea.beheer@school.example"}
    call_command("importeer_leerlingen", str(bestand), proef=True, **wie)
    assert Student.objects.count() == 0
    call_command("importeer_leerlingen", str(bestand), **wie)
    assert "3 studenten: 3 nieuw" in capsys.readouterr().out
    assert Student.objects.count() == 3
    assert not Inleesrun.objects.lopend().exists()


@pytest.mark.parametrize(
    ("inhoud", "anders", "woorden"),
    [
        (als_csv([*RIJEN, SLECHT[0]]), {}, "1 fouten"),
        (b"a;b\n1;2\n", {}, "niet duidelijk"),
        (b"%PDF", {}, "geen Excel"),
        (als_csv(RIJEN), {"team": "Niets"}, "Welk team"),
        (als_csv(RIJEN), {"door": "niemand@x.example"}, "geen actief account"),
        (None, {}, "kan niet worden gelezen"),
    ],
    ids=["fout", "kolommen", "soort", "team", "door", "bestand"],
)
def test_het_commando_zegt_wat_er_mis_is(wereld, tmp_path, inhoud, anders, woorden):
    SchooljaarFactory()
    bestand = tmp_path / "lijst.csv"
    if inhoud is not None:
        bestand.write_bytes(inhoud)
    wie = {"team": str(wereld.team.pk), "door": wereld.beheerder.email} | anders
    with pytest.raises(CommandError, match=woorden):
        call_command("importeer_leerlingen", str(bestand), **wie)
    assert Student.objects.count() == 0
    assert not Inleesrun.objects.lopend().exists()


def test_zonder_team_en_naam_waar_er_maar_een_is(wereld, tmp_path):
    SchooljaarFactory()
    bestand = tmp_path / "lijst.csv"
    bestand.write_bytes(als_csv(RIJEN))
    with pytest.raises(CommandError, match="Kies met --team uit"):
        call_command("importeer_leerlingen", str(bestand))
    Team.objects.exclude(pk=wereld.team.pk).update(actief=False)
    call_command("importeer_leerlingen", str(bestand))
    assert Student.objects.filter(team=wereld.team).exists()
    Functie.objects.create(gebruiker=wereld.kwaliteit, rol=Functie.Rol.BEHEERDER)
    with pytest.raises(CommandError, match="Wie doet dit"):
        call_command("importeer_leerlingen", str(bestand))
