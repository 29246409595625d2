"""What stays inside a team: signals, decisions and estimates, however they could come out."""

import pytest
from django.urls import reverse

from borgen.acties import schatting
from borgen.models import Bespreking
from borgen.regels.vragen import PER_CODE
from tests.borgen.hulp import (
    actie_van,
    afspraak_van,
    meting_van,
    overleg_van,
    signaal_van,
    vandaag,
)
from tests.borgen.maak import ronde
from tests.factories import LidmaatschapFactory, TeamFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def actie(wereld):
    return actie_van(wereld)


@pytest.mark.parametrize("wie", ["kwaliteit", "directeur"])
@pytest.mark.parametrize("pagina", ["borgen", "borgverslag"])
def test_buiten_het_team_blijft_verborgen_wat_er_wacht(wereld, als, actie, wie, pagina):
    for _ in range(3):
        signaal_van(wereld, actie)
    meting_van(afspraak_van(actie, wereld=wereld))
    adres = reverse(pagina, args=[actie.traject_id])
    buiten = als(getattr(wereld, wie)).get(adres).content.decode()
    assert "Wat het team zag, wacht op een besluit." in buiten
    for woord in ("signalen vragen", "normen zijn", "norm is niet gehaald en", "Loop de resul"):
        assert woord not in buiten
    assert "3 signalen vragen aandacht" in als(wereld.teamlid).get(adres).content.decode()


def test_het_verslag_om_door_te_sturen_noemt_geen_signalen(wereld, als, actie):
    signaal_van(wereld, actie)
    adres = reverse("borgverslag", args=[actie.traject_id])
    html = als(wereld.teamleider).get(adres, {"voor": "kwaliteit"}).content.decode()
    assert "Wat het team zag, wacht op een besluit." in html
    assert "signaal vraagt aandacht" not in html


def test_de_agenda_die_anderen_lezen_noemt_het_effect_niet(wereld, als, actie):
    overleg = overleg_van(wereld)
    dicht = ronde(actie, wereld.teamleider, [(8, 4)] * 3)
    schatting.zet_op_agenda(dicht.pk)
    html = als(wereld.kwaliteit).get(reverse("overleg", args=[overleg.pk])).content.decode()
    assert "om hierachter te staan" in html
    assert "32" not in overleg.agendapunten.get().tekst


def test_een_ander_team_invullen_toont_de_collegas_daarvan_niet(wereld, als):
    vreemd = LidmaatschapFactory(team=TeamFactory(naam="Techniek"))
    velden = {"team": vreemd.team_id, "naam": ""}
    html = als(wereld.teamleider).post(reverse("proces_nieuw"), velden).content.decode()
    assert "Kies een team dat je leidt." in html
    assert vreemd.gebruiker.naam not in html


def test_een_getal_van_duizenden_cijfers_is_geen_storing(wereld, als, actie):
    rij = Bespreking.objects.create(verbeteractie=actie, datum=vandaag(), door=wereld.teamleider)
    code = next(iter(PER_CODE))
    adres = reverse("bespreking_antwoorden", args=[rij.pk])
    velden = {f"antwoord-{code}": "Ja", f"versie-{code}": "9" * 5000}
    assert als(wereld.teamlid).post(adres, velden).status_code in (200, 302)
