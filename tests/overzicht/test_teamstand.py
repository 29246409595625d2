"""How teams stand: counted once, and the same whoever shows it."""

import datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from boas.models import Versie
from borgen.models import Norm
from borgen.regels.norm import Oordeel
from borgen.regels.normtelling import Normtelling, tel
from organisatie.models import Team
from overzicht.teamstand import Teamstand, lees_teamstand
from tests.borgen.documenten_hulp import maak_document, stel_vast
from tests.borgen.meten import maak_afspraak, meet, vandaag
from tests.factories import ActiviteitFactory, SessieFactory, TrajectFactory

pytestmark = pytest.mark.django_db


def stand_van(team: Team) -> Teamstand:
    (stand,) = lees_teamstand([team])
    return stand


def test_een_leeg_team_heeft_niets(wereld):
    assert stand_van(wereld.team) == Teamstand(wereld.team)


def test_normen_tellen_naar_de_laatste_uitkomst(wereld):
    traject = TrajectFactory(team=wereld.team)
    gehaald = maak_afspraak(traject, wereld.teamleider, wat="Gehaald")
    meet(gehaald, vandaag(-20), "1", wereld.teamleider)
    meet(gehaald, vandaag(-10), "2", wereld.teamleider)
    gemist = maak_afspraak(traject, wereld.teamleider, wat="Gemist")
    meet(gemist, vandaag(-20), "3", wereld.teamleider)
    meet(gemist, vandaag(-10), "1.999", wereld.teamleider)
    maak_afspraak(traject, wereld.teamleider, wat="Nooit gemeten")
    maak_afspraak(traject, wereld.teamleider, wat="Zonder norm", norm=None)
    gestopt = maak_afspraak(traject, wereld.teamleider, wat="Gestopt")
    type(gestopt).objects.filter(pk=gestopt.pk).update(gestopt_op=vandaag())
    elders = TrajectFactory(team=wereld.team, naam="Gestopt", status="gestopt")
    maak_afspraak(elders, wereld.teamleider)
    telling = stand_van(wereld.team).normen
    assert telling == Normtelling(gehaald=1, niet_gehaald=1, niet_gemeten=1, zonder_norm=1)
    assert telling.tekst == "1 van 3 gehaald"


def test_een_team_met_twee_trajecten_heeft_de_som_en_van_elk_het_deel(wereld):
    ene, andere = (TrajectFactory(team=wereld.team, naam=naam) for naam in ("Aa", "Bb"))
    meet(maak_afspraak(ene, wereld.teamleider), vandaag(-10), "2", wereld.teamleider)
    laat = maak_afspraak(andere, wereld.teamleider)
    laat.momenten.create(naam="Te laat", op=vandaag(-14))
    stand = stand_van(wereld.team)
    assert [traject.normen for traject in stand.trajecten] == [
        Normtelling(gehaald=1),
        Normtelling(niet_gemeten=1),
    ]
    assert [traject.metingen_te_laat for traject in stand.trajecten] == [0, 1]
    assert stand.normen == Normtelling(gehaald=1, niet_gemeten=1)
    assert stand.metingen_te_laat == 1


def test_een_norm_van_later_maakt_een_oude_uitkomst_niet_anders(wereld):
    afspraak = maak_afspraak(TrajectFactory(team=wereld.team), wereld.teamleider)
    meet(afspraak, vandaag(-10), "2", wereld.teamleider)
    Norm.objects.create(
        meetafspraak=afspraak,
        waarde=Decimal(3),
        geldig_van=vandaag(-5),
        reden="Het kan beter",
        door=wereld.teamleider,
    )
    assert stand_van(wereld.team).normen == Normtelling(gehaald=1)


@pytest.mark.parametrize(
    ("oordelen", "tekst"),
    [
        ([], ""),
        ([Oordeel.GEEN_NORM], ""),
        ([None, None], "nog niet gemeten"),
        ([None, Oordeel.GEHAALD], "1 van 2 gehaald"),
        ([Oordeel.NIET_GEHAALD], "0 van 1 gehaald"),
        ([Oordeel.ONDERWEG, Oordeel.GEHAALD, Oordeel.GEHAALD], "2 van 3 gehaald"),
    ],
)
def test_de_normen_in_woorden(oordelen, tekst):
    assert tel(oordelen).tekst == tekst


def test_wat_over_de_datum_is_telt_en_wat_af_is_niet(wereld):
    ActiviteitFactory(team=wereld.team, datum=vandaag(-1))
    ActiviteitFactory(team=wereld.team, datum=vandaag())
    ActiviteitFactory(team=wereld.team, datum=vandaag(-1), status="vervallen", reden="Niet nodig")
    afspraak = maak_afspraak(TrajectFactory(team=wereld.team), wereld.teamleider)
    afspraak.momenten.all().delete()
    for dagen in (13, 14, 15):
        afspraak.momenten.create(naam=f"{dagen} dagen", op=vandaag(-dagen))
    stand = stand_van(wereld.team)
    assert (stand.acties_te_laat, stand.metingen_te_laat, stand.te_laat) == (1, 2, 3)


def test_alleen_een_tekst_die_geldt_kan_voorbij_zijn(wereld):
    document = maak_document(wereld.team, wereld.teamleider, evalueren_op=vandaag(-1))
    assert stand_van(wereld.team).documenten_voorbij == 0
    stel_vast(document)
    document.refresh_from_db()
    document.evalueren_op = vandaag(-1)
    document.save()
    assert stand_van(wereld.team).documenten_voorbij == 1
    document.evalueren_op = vandaag()
    document.save()
    assert stand_van(wereld.team).documenten_voorbij == 0


def test_de_laatste_boas_is_de_laatste_die_dicht_is(wereld):
    nu, boas = timezone.now(), Versie.objects.get(instrument__code="boas")
    for dagen, status in ((40, "afgesloten"), (20, "afgesloten"), (1, "lopend")):
        op = nu - datetime.timedelta(days=dagen)
        SessieFactory(
            team=wereld.team,
            versie=boas,
            status=status,
            begonnen_op=op,
            afgesloten_op=op if status == "afgesloten" else None,
        )
    ander_instrument = {"status": "afgesloten", "begonnen_op": nu, "afgesloten_op": nu}
    SessieFactory(team=wereld.team, **ander_instrument)
    assert stand_van(wereld.team).laatste_boas == vandaag(-20)


def test_het_werk_van_een_ander_team_telt_niet_mee(wereld):
    ActiviteitFactory(team=wereld.team, datum=vandaag(-1))
    traject = TrajectFactory(team=wereld.team, naam="Begeleiding")
    maak_afspraak(traject, wereld.teamleider)
    ander = Team.objects.get(naam="Handel")
    ene, andere = lees_teamstand([wereld.team, ander])
    assert [loopt.naam for loopt in ene.trajecten] == ["Begeleiding"]
    assert ene.normen.niet_gemeten == ene.acties_te_laat == 1
    assert andere == Teamstand(ander)


@pytest.mark.parametrize("teams", [1, 30])
def test_acht_vragen_hoeveel_teams_er_ook_zijn(wereld, teams, django_assert_num_queries):
    alle = [
        *Team.objects.bulk_create(
            Team(school=wereld.school, naam=f"Team {nummer}") for nummer in range(teams)
        )
    ]
    for team in alle:
        maak_afspraak(TrajectFactory(team=team), wereld.teamleider)
    with django_assert_num_queries(8):
        lees_teamstand(alle)
