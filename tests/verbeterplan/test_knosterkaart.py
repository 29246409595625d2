"""Where a Knoster begins: at the phase borgen of a traject, and at the start of a plan."""

import re

import pytest
from django.urls import reverse

from boas import acties as boas_acties
from boas.instrumenten import MEEGELEVERD, laad_instrument
from boas.models import Sessie
from tests.boas.knosterhulp import gehouden_knoster, knoster
from tests.boas.tellingen import getelde_sessie
from tests.factories import TrajectFactory
from verbeterplan import acties, planning
from verbeterplan.cyclus import ga_naar
from verbeterplan.models import TrajectSessie
from verbeterplan.regels.fasen import Fase

pytestmark = [pytest.mark.django_db, pytest.mark.database]

PAGINAS = pytest.mark.parametrize("naam", ["fase_borgen", "fase_besluiten"])


@pytest.fixture
def traject(wereld):
    return TrajectFactory(team=wereld.team, naam="Begeleiding", gemaakt_door=wereld.teamleider)


def kaart(client, naam: str, traject) -> str:
    antwoord = client.get(reverse(naam, args=[traject.pk]))
    assert antwoord.status_code == 200
    gevonden = re.search(r'<section class="instrumentkaart".*?</section>', antwoord.text, re.S)
    return gevonden[0] if gevonden else ""


def gehouden(traject, *oneens: int) -> Sessie:
    sessie = gehouden_knoster(*oneens, team=traject.team, reeks=traject.reeks)
    TrajectSessie.objects.create(traject=traject, sessie=sessie)
    return sessie


@PAGINAS
def test_een_druk_en_de_voorbereiding_begint(als, wereld, traject, naam):
    versie = knoster()
    leider = als(wereld.teamleider)
    html = kaart(leider, naam, traject)
    adres = reverse("sessie_nieuw", args=[traject.pk])
    assert f'action="{adres}"' in html
    assert f'name="instrument" value="{versie.instrument_id}"' in html
    antwoord = leider.post(adres, {"instrument": versie.instrument_id})
    sessie = Sessie.objects.get()
    assert antwoord.url == reverse("sessie_voorbereiden", args=[sessie.pk])
    assert (sessie.versie, sessie.reeks) == (versie, traject.reeks)
    html = kaart(leider, naam, traject)
    assert "Ga verder met voorbereiden" in html
    assert adres not in html


@PAGINAS
def test_de_laatste_uitslag(als, wereld, traject, naam):
    sessie = gehouden(traject, 0, 0, 0, 9, 9, 0)
    zin = "De ingrediënten mensen en middelen ontbreken: dat geeft ongerustheid en frustratie."
    for wie in (wereld.teamleider, wereld.teamlid):
        html = kaart(als(wie), naam, traject)
        assert zin in html
        assert reverse("sessie_uitslag", args=[sessie.pk]) in html
    assert "Bereid een nieuwe sessie voor" in kaart(als(wereld.teamleider), naam, traject)
    assert "<form" not in kaart(als(wereld.teamlid), naam, traject)


@PAGINAS
def test_kwaliteit_en_directeur_pas_als_er_gedeeld_is(als, wereld, traject, naam):
    sessie = gehouden(traject, 0, 0, 0, 9, 9, 0)
    kijkers = (wereld.kwaliteit, wereld.directeur)
    assert [kaart(als(wie), naam, traject) for wie in kijkers] == ["", ""]
    # The date they do see, with the sessions of the traject.
    assert "Knoster" in als(wereld.kwaliteit).get(reverse("traject", args=[traject.pk])).text
    Sessie.objects.filter(pk=sessie.pk).update(gedeeld_op=sessie.afgesloten_op)
    assert all("mensen en middelen" in kaart(als(wie), naam, traject) for wie in kijkers)


@PAGINAS
def test_een_plg_lid_van_elders_ziet_er_niets_van(als, wereld, traject, naam):
    gehouden(traject, 0, 0, 0, 9, 9, 0)
    traject.plgleden.create(lidmaatschap=wereld.van_plglid)
    assert kaart(als(wereld.plglid), naam, traject) == ""


@PAGINAS
def test_een_boas_van_het_traject_is_geen_knoster(als, wereld, traject, naam):
    knoster()
    boas = getelde_sessie([(9, 3, 2, 0)] * 4, team=traject.team)
    TrajectSessie.objects.create(traject=traject, sessie=boas)
    assert "uitslag van" not in kaart(als(wereld.teamleider), naam, traject)


@PAGINAS
def test_een_eerdere_ronde_heeft_geen_kaart(als, wereld, traject, naam):
    knoster()
    for fase in (Fase.BORGEN, Fase.BESLUITEN):
        ga_naar(traject, fase, wereld.teamleider, "Het bleek anders te liggen.")
    client, adres = als(wereld.teamleider), reverse(naam, args=[traject.pk])
    assert 'class="instrumentkaart"' in client.get(adres).text
    assert 'class="instrumentkaart"' not in client.get(f"{adres}?ronde=1").text


def test_bij_een_plan_dat_al_wordt_uitgevoerd_staat_zij_niet_meer(als, wereld, traject):
    knoster()
    client = als(wereld.teamleider)
    ga_naar(traject, Fase.UITVOEREN, wereld.teamleider, "Het plan was er al.")
    assert kaart(client, "fase_besluiten", traject) == ""
    assert kaart(client, "fase_borgen", traject)


# --- Its planning ---------------------------------------------------------------------------------


def test_de_planning_van_een_knoster(als, wereld, traject):
    sessie = gehouden(traject, 0, 0, 0, 9, 0, 0)
    leider = als(wereld.teamleider)
    adres = reverse("sessie_planning", args=[sessie.pk])
    html = leider.get(adres).text
    assert "Zet op een rij wat je voor deze verandering moet kunnen" in html
    assert "Leg dezelfde stellingen nog eens voor" in html
    assert "met welke norm" not in html
    planning.zet_klaar(sessie.trajectsessie, wereld.teamleider)
    regels = planning.activiteiten_van(sessie.trajectsessie)
    assert len(regels) == 6
    assert [r.keuze.stelling.code for r in regels if r.keuze.stelling] == ["M2", "M1"]
    assert planning.voorstellen(sessie.trajectsessie) == []
    for formaat in ("pdf", "xlsx"):
        assert leider.get(adres, {"formaat": formaat}).status_code == 200


def test_een_knoster_die_loopt_is_geen_boas_die_loopt(als, wereld, traject):
    boas = laad_instrument(MEEGELEVERD / "boas.json").instrument
    acties.bereid_sessie_voor(traject, boas, wereld.teamleider)
    sessie = acties.bereid_sessie_voor(traject, knoster().instrument, wereld.teamleider)
    boas_acties.start(sessie.pk, 14)
    html = als(wereld.teamleider).get(reverse("traject", args=[traject.pk])).text
    assert "Er staat een BOAS klaar voor dit traject." in html
