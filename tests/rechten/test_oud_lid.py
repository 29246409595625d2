"""What gathers a team's work is closed to who left the team: board, overview and reports."""

import pytest

from organisatie.models import Lidmaatschap
from tests.rechten import rijen_bord, rijen_kwaliteit, rijen_verslag
from tests.rechten.test_plglid_weg import status_van
from tests.verbeterplan.hulp import vandaag

GEVALLEN = [
    pytest.param(rij, persona, id=f"{rij} {persona}")
    for rij in (*rijen_bord.RIJEN, *rijen_kwaliteit.RIJEN, *rijen_verslag.RIJEN)
    for persona in ("teamleider", "teamlid")
    if rij.verwacht[persona] < 400
]


@pytest.mark.parametrize(("rij", "persona"), GEVALLEN)
def test_wie_het_team_verliet_ziet_en_doet_niets_meer(rij, persona, db):
    def verlaat(wereld):
        lid = Lidmaatschap.objects.filter(gebruiker=getattr(wereld, persona))
        assert lid.update(tot=vandaag(-1)) == 1

    assert status_van(rij, verlaat, persona) == 404
