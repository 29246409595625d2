"""What hangs on the board of a team, and for whom."""

import pytest
from django.urls import reverse

from borgen.models import Besluit
from tests.borgen.hulp import actie_van, signaal_van

pytestmark = pytest.mark.django_db


@pytest.fixture
def bord(wereld):
    actie = actie_van(wereld)
    signaal_van(wereld, actie, "goed", tekst="3D is helemaal gesproken.", op_bord=True)
    signaal_van(wereld, actie, tekst="Niet voor het bord.")
    for wat, op_bord in (("Taart voor iedereen!", True), ("Een stil succes.", False)):
        Besluit.objects.create(
            verbeteractie=actie, soort="belonen", wat=wat, op_bord=op_bord, door=wereld.teamleider
        )
    return reverse("team", args=[wereld.team.pk])


def test_successen_en_gekozen_signalen_hangen_op_het_bord(wereld, als, bord):
    html = als(wereld.teamlid).get(bord).content.decode()
    assert "Op het bord" in html
    assert html.index("Taart voor iedereen!") < html.index("3D is helemaal gesproken.")
    assert "Niet voor het bord." not in html
    assert "Een stil succes." not in html


@pytest.mark.parametrize("persona", ["kwaliteit", "directeur"])
def test_wie_meeleest_ziet_het_bord_niet(wereld, als, bord, persona):
    html = als(getattr(wereld, persona)).get(bord).content.decode()
    assert "Op het bord" not in html
    assert "Taart" not in html
