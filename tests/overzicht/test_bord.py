"""The improvement board: what hangs there, for whom, and what it says when it is empty."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisatie.models import Team
from overzicht.bordbeeld import lees_bord
from overzicht.teamstand import lees_teamstand
from tests.borgen.hulp import actie_van, signaal_van
from tests.borgen.meten import maak_afspraak, meet, vandaag
from tests.factories import ActiviteitFactory, LidmaatschapFactory, TrajectFactory
from tests.overzicht.bordhulp import hang_vol, plan_overleg
from tests.paginatekst import zonder_toeval
from verbeterplan.models import Agendapunt, Plandoel

pytestmark = pytest.mark.django_db
UUR = datetime.timedelta(hours=1)


def pagina(wereld, client) -> str:
    return zonder_toeval(client.get(reverse("bord", args=[wereld.team.pk])))


def beeld_van(wereld, persona: str = "teamlid"):
    return lees_bord(wereld.team, getattr(wereld, persona))


def test_alles_hangt_er_van_dit_team_en_van_geen_ander(wereld, als):
    hang_vol(wereld)
    plan_overleg(wereld.team, "Verzuim bespreken", over=30 * UUR, plaats="Lokaal 2.14")
    ander = Team.objects.get(naam="Handel")
    TrajectFactory(team=ander, naam="Hun traject")
    ActiviteitFactory(team=ander, wat="Hun actie")
    plan_overleg(ander, "Hun punt", over=UUR)
    html = pagina(wereld, als(wereld.teamlid))
    for tekst in (
        *("Begeleiding 1", "Iedereen 1", "Plandoel 1", "We zien het aan: Bewijs 1"),
        *("Meting 1", "3\u00a0gesprekken", "minstens 2\u00a0gesprekken", "gehaald"),
        *("Actie 1", "Daan Docent", "Succes 1", "Signaal 1", "gaat goed"),
        *("Normen: 1 van 1 gehaald", "Verzuim bespreken", "Lokaal 2.14"),
    ):
        assert tekst in html
    assert "Hun " not in html


@pytest.mark.parametrize("persona", ["kwaliteit", "directeur"])
def test_wie_meeleest_ziet_geen_signalen_en_successen(wereld, als, persona):
    hang_vol(wereld)
    html = pagina(wereld, als(getattr(wereld, persona)))
    assert "Meting 1" in html
    assert "Actie 1" in html
    for tekst in ("Signaal 1", "Succes 1", "Successen", "Signalen", "aan de beurt"):
        assert tekst not in html


def test_wie_het_team_verliet_ziet_het_bord_niet_meer(wereld, als):
    oud = LidmaatschapFactory(team=wereld.team, tot=vandaag(-1)).gebruiker
    for naam in ("bord", "bord_projector", "bord_taken"):
        assert als(oud).get(reverse(naam, args=[wereld.team.pk])).status_code == 404


def test_een_datum_die_voorbij_is_wordt_niemand_nagedragen(wereld, als):
    """As on the poster of a planning: the day stands there, and no word beside the name."""
    eigenaar = {"team": wereld.team, "eigenaar": wereld.leden[1]}
    ActiviteitFactory(wat="Voorbij", datum=vandaag(-40), **eigenaar)
    ActiviteitFactory(wat="Gevraagd", datum=vandaag(5), status="hulp_gevraagd", **eigenaar)
    html = pagina(wereld, als(wereld.teamlid))
    assert "Voorbij" in html
    assert "hulp gevraagd" in html
    for woord in ("datum voorbij", "te laat", "clock-alert"):
        assert woord not in html


def test_wat_af_of_weg_is_of_niet_loopt_hangt_er_niet(wereld):
    ActiviteitFactory(team=wereld.team, status="vervallen", reden="Niet nodig")
    TrajectFactory(team=wereld.team, status="gestopt")
    traject = TrajectFactory(team=wereld.team)
    ronde = traject.rondes.get()
    Plandoel.objects.create(ronde=ronde, tekst="Weg").leg_weg()
    overleg = plan_overleg(wereld.team, "Weg", "Blijft", over=UUR)
    Agendapunt.objects.get(tekst="Weg").leg_weg()
    signaal_van(wereld, actie_van(wereld, traject=traject), tekst="Niet voor het bord")
    beeld = beeld_van(wereld)
    assert [regel.traject for regel in beeld.doelen] == [traject]
    assert beeld.doelen[0].plandoelen == ()
    assert (beeld.acties, beeld.bord.signalen, beeld.overleg) == ((), [], overleg)
    assert [punt.tekst for punt in beeld.punten] == ["Blijft"]


@pytest.mark.parametrize(
    ("over", "velden", "hangt"),
    [
        (3 * UUR, {}, True),
        # While it is held it is the next one still.
        (-UUR, {"duur_minuten": 61}, True),
        (-UUR, {"duur_minuten": 59}, False),
        (-7 * UUR, {"duur_minuten": 480}, True),
    ],
)
def test_het_volgende_overleg(wereld, over, velden, hangt):
    overleg = plan_overleg(wereld.team, over=over, **velden)
    plan_overleg(wereld.team, over=-100 * UUR)
    assert beeld_van(wereld).overleg == (overleg if hangt else None)


def test_een_plg_of_een_weggelegd_overleg_is_niet_het_volgende(wereld):
    plan_overleg(wereld.team, over=UUR, traject=TrajectFactory(team=wereld.team))
    plan_overleg(wereld.team, over=2 * UUR).leg_weg()
    eerst = plan_overleg(wereld.team, over=3 * UUR)
    plan_overleg(wereld.team, over=4 * UUR)
    assert beeld_van(wereld).overleg == eerst


@pytest.mark.parametrize("persona", ["teamleider", "teamlid", "kwaliteit"])
def test_een_leeg_bord_zegt_de_eerste_stap_en_wijst_alleen_wie_hem_kan_zetten(wereld, als, persona):
    html = pagina(wereld, als(getattr(wereld, persona)))
    assert "Nog geen doel." in html
    assert "Nog geen overleg gepland." in html
    leidt = persona == "teamleider"
    assert (reverse("traject_nieuw") in html) is leidt
    assert (reverse("overleg_nieuw") in html) is leidt
    assert (reverse("bord_taken", args=[wereld.team.pk]) in html) is leidt
    assert (reverse("signaal_nieuw") in html) is (persona != "kwaliteit")


def test_met_een_traject_wijst_elk_leeg_deel_de_leider_naar_de_volgende_stap(wereld, als):
    traject = TrajectFactory(team=wereld.team)
    for persona, linkt in (("teamleider", True), ("teamlid", False)):
        html = pagina(wereld, als(getattr(wereld, persona)))
        for naam in ("traject_wijzig", "borgen_controleren", "activiteiten", "besluit_nieuw"):
            assert (f'href="{reverse(naam, args=[traject.pk])}"' in html) is linkt, naam
        assert ("Spreek af wie wat bijhoudt" in html) is linkt


def test_elke_link_op_het_bord_gaat_open_voor_wie_hem_ziet(wereld, als):
    import re

    hang_vol(wereld)
    plan_overleg(wereld.team, "Punt", over=UUR)
    for persona in ("teamleider", "teamlid", "kwaliteit", "directeur"):
        client = als(getattr(wereld, persona))
        html = pagina(wereld, client).partition("<main")[2]
        adressen = set(re.findall(r'href="(/[^"#?]*)', html))
        assert len(adressen) > 4
        for adres in adressen:
            assert client.get(adres).status_code == 200, (persona, adres)


def test_meer_acties_dan_er_passen_klappen_uit(wereld, als):
    for nummer in range(13):
        ActiviteitFactory(team=wereld.team, wat=f"Actie {nummer:02}", datum=vandaag(nummer))
    html = pagina(wereld, als(wereld.teamlid))
    voor, _, na = html.partition("En nog 3")
    assert "Actie 09" in voor
    assert "Actie 10" not in voor
    assert "Actie 12" in na


def test_de_normen_tellen_als_in_ieder_ander_overzicht(wereld):
    traject = TrajectFactory(team=wereld.team)
    for nummer, waarde in enumerate(("1", "2", "3")):
        afspraak = maak_afspraak(traject, wereld.teamleider, wat=f"Meting {nummer}")
        meet(afspraak, vandaag(-2), waarde, wereld.teamleider)
    maak_afspraak(traject, wereld.teamleider, wat="Nooit")
    [stand] = lees_teamstand([wereld.team])
    assert beeld_van(wereld).telling == stand.normen
    assert stand.normen.tekst == "2 van 4 gehaald"


@pytest.mark.parametrize("naam", ["bord", "bord_projector"])
def test_evenveel_queries_bij_een_van_alles_als_bij_dertig(wereld, als, naam):
    adres = reverse(naam, args=[wereld.team.pk])
    client = als(wereld.teamleider)

    def tel() -> int:
        with CaptureQueriesContext(connection) as vangst:
            client.get(adres)
        return len(vangst)

    hang_vol(wereld)
    plan_overleg(wereld.team, "Punt 1", over=UUR)
    client.get(adres)
    eerst = tel()
    for nummer in range(2, 31):
        hang_vol(wereld, nummer)
        plan_overleg(wereld.team, *(f"Punt {n}" for n in range(nummer)), over=nummer * UUR)
    assert tel() == eerst
    assert eerst <= 18
