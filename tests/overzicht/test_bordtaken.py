"""Who keeps which part of the board, looking it over, and what Start asks of whom."""

import datetime

import pytest
from django.urls import reverse

from organisatie.models import Lidmaatschap, Team
from overzicht.bordtaken import lees_taken, te_doen
from overzicht.models import Bordtaak
from overzicht.te_doen import te_doen as op_start
from tests.borgen.meten import maak_schooljaar, vandaag
from tests.overzicht.bordhulp import hang_vol, plan_overleg, taak

pytestmark = pytest.mark.django_db
DAG = datetime.timedelta(days=1)


def adres(wereld, naam: str) -> str:
    return reverse(naam, args=[wereld.team.pk])


def velden(**anders: str) -> dict[str, str]:
    """The form of the page, with nobody for every part but those named."""
    alles = {f"{deel}-ritme": "overleg" for deel in Bordtaak.Onderdeel.values}
    alles |= {f"{deel}-wie": "" for deel in Bordtaak.Onderdeel.values}
    return alles | {naam.replace("__", "-"): waarde for naam, waarde in anders.items()}


def verdeeld(wereld) -> set[tuple[str, str, str]]:
    rijen = Bordtaak.objects.filter(team=wereld.team).exclude(wie=None)
    return {(t.onderdeel, t.wie.gebruiker.naam, t.ritme) for t in rijen}


# --- Agreeing on it ---------------------------------------------------------------------------


def test_de_teamleider_verdeelt_de_taken_en_het_staat_op_het_bord(wereld, als):
    daan = str(wereld.leden[1].pk)
    client = als(wereld.teamleider)
    antwoord = client.post(
        adres(wereld, "bord_taken"), velden(acties__wie=daan, acties__ritme="week"), follow=True
    )
    assert antwoord.redirect_chain == [(adres(wereld, "bord"), 302)]
    assert "Daan Docent houdt dit bij, iedere week." in antwoord.content.decode()
    assert verdeeld(wereld) == {("acties", "Daan Docent", "week")}
    assert Bordtaak.objects.count() == 1


def test_wie_niet_in_het_team_zit_kan_het_niet_bijhouden_en_dan_gaat_er_niets_half(wereld, als):
    data = velden(acties__wie=str(wereld.leden[1].pk), doelen__wie=str(wereld.van_plglid.pk))
    html = als(wereld.teamleider).post(adres(wereld, "bord_taken"), data).content.decode()
    assert "Deze persoon zit niet in dit team." in html
    assert f'<option value="{wereld.leden[1].pk}" selected>Daan Docent' in html
    assert verdeeld(wereld) == set()


def test_twee_die_tegelijk_verdelen_verliezen_niets(wereld, als):
    client = als(wereld.teamleider)
    taak(wereld, "acties", 1)
    taak(wereld, "doelen", 1)
    begin = {f"{f.prefix}-versie": f["versie"].value() or "" for f in _formulieren(client, wereld)}
    eva = str(wereld.leden[2].pk)
    # A colleague changed the rhythm of one part and the person of another.
    for onderdeel, anders in (("acties", {"ritme": "maand"}), ("doelen", {"wie": wereld.leden[0]})):
        rij = Bordtaak.objects.get(onderdeel=onderdeel)
        for veld, waarde in anders.items():
            setattr(rij, veld, waarde)
        rij.save()
    mijn = velden(acties__wie=eva, acties__ritme="week", doelen__wie=eva, doelen__ritme="week")
    html = client.post(adres(wereld, "bord_taken"), mijn | begin).content.decode()
    assert "Intussen heeft" in html
    assert "Tess Leider" in html
    assert ("acties", "Daan Docent", "maand") in verdeeld(wereld)
    opnieuw = {
        f"{f.prefix}-versie": f["versie"].value() or "" for f in _formulieren(client, wereld)
    }
    client.post(adres(wereld, "bord_taken"), mijn | opnieuw | {"acties-ritme": "maand"})
    assert verdeeld(wereld) == {("acties", "Eva Docent", "maand"), ("doelen", "Eva Docent", "week")}


def _formulieren(client, wereld):
    return client.get(adres(wereld, "bord_taken")).context["formulieren"]


def test_wat_niet_veranderde_krijgt_geen_regel_in_de_historie(wereld, als):
    rij = taak(wereld, "acties", 1)
    client = als(wereld.teamleider)
    begin = {f"{f.prefix}-versie": f["versie"].value() or "" for f in _formulieren(client, wereld)}
    data = velden(acties__wie=str(wereld.leden[1].pk), acties__ritme="week") | begin
    assert client.post(adres(wereld, "bord_taken"), data).status_code == 302
    assert rij.history.count() == 1


# --- Looking it over ---------------------------------------------------------------------------


@pytest.mark.parametrize("htmx", [True, False])
def test_nagekeken_zet_vandaag_en_de_knop_gaat_weg(wereld, als, htmx):
    rij = taak(wereld, nagekeken_op=vandaag(-30))
    client = als(wereld.teamlid)
    assert "weer aan de beurt" in client.get(adres(wereld, "bord")).content.decode()
    kop = {"HX-Request": "true"} if htmx else {}
    antwoord = client.post(
        adres(wereld, "bord_nagekeken"), {"onderdeel": "doelen"}, headers=kop, follow=True
    )
    html = antwoord.content.decode()
    assert ("<html" in html) is not htmx
    assert "aan de beurt" not in html
    assert 'value="doelen"' not in html
    rij.refresh_from_db()
    assert rij.nagekeken_op == vandaag()


@pytest.mark.parametrize(
    ("persona", "nagekeken", "knop"),
    [
        ("teamlid", -1, True),
        ("teamlid", 0, False),
        ("teamleider", -1, False),
        ("teamleider", -9, True),
        ("kwaliteit", -9, False),
    ],
)
def test_de_knop_staat_er_voor_wie_het_bijhoudt_en_voor_de_leider_als_het_tijd_is(
    wereld, als, persona, nagekeken, knop
):
    taak(wereld, nagekeken_op=vandaag(nagekeken))
    html = als(getattr(wereld, persona)).get(adres(wereld, "bord")).content.decode()
    assert (f'action="{adres(wereld, "bord_nagekeken")}"' in html) is knop


def test_een_taak_van_een_ander_of_van_niemand_is_er_niet(wereld, als):
    taak(wereld, lid=2)
    assert _kijk_na(als(wereld.teamlid), wereld, "doelen") == 404
    assert _kijk_na(als(wereld.teamlid), wereld, "bestaat niet") == 404


def _kijk_na(client, wereld, onderdeel: str) -> int:
    return client.post(adres(wereld, "bord_nagekeken"), {"onderdeel": onderdeel}).status_code


def test_wie_vertrok_houdt_niets_meer_bij(wereld, als):
    taak(wereld)
    Lidmaatschap.objects.filter(pk=wereld.leden[1].pk).update(tot=vandaag(-1))
    assert lees_taken(wereld.team, wereld.teamleider)["doelen"].wie == ""
    assert te_doen(wereld.teamlid) == []
    assert _kijk_na(als(wereld.teamlid), wereld, "doelen") == 404


# --- On Start ---------------------------------------------------------------------------------


def test_start_vraagt_een_regel_per_team_van_wie_het_bijhoudt(wereld):
    taak(wereld, "doelen", nagekeken_op=vandaag(-7))
    taak(wereld, "acties")
    taak(wereld, "normen", nagekeken_op=vandaag(-6))
    taak(wereld, "signalen", lid=2)
    [regel] = [r for r in op_start(wereld.teamlid) if r.soort == "Kijk het verbeterbord na"]
    assert (regel.wat, regel.datum, regel.te_laat) == ("Doelen en acties", None, False)
    assert regel.url == f"{adres(wereld, 'bord')}#doelen"
    assert te_doen(wereld.teamleider) == []


def test_voor_een_overleg_staat_de_dag_van_dat_overleg_erbij(wereld):
    taak(wereld, "agenda", ritme="overleg")
    assert te_doen(wereld.teamlid) == []
    plan_overleg(wereld.team, over=8 * DAG)
    assert te_doen(wereld.teamlid) == []
    plan_overleg(wereld.team, over=3 * DAG)
    [regel] = te_doen(wereld.teamlid)
    assert regel.datum == vandaag(3)


def test_iedere_periode_gaat_over_de_periode_die_loopt(wereld):
    taak(wereld, "doelen", ritme="periode", nagekeken_op=vandaag(-11))
    assert te_doen(wereld.teamlid) == []
    maak_schooljaar(vandaag(-11), vandaag(40))
    [regel] = te_doen(wereld.teamlid)
    assert regel.wat == "Doelen"
    Bordtaak.objects.update(nagekeken_op=vandaag(-10))
    assert te_doen(wereld.teamlid) == []


def test_een_team_dat_niet_meer_actief_is_vraagt_niets(wereld):
    taak(wereld)
    Team.objects.filter(pk=wereld.team.pk).update(actief=False)
    assert te_doen(wereld.teamlid) == []


@pytest.mark.parametrize("delen", [1, 6])
def test_drie_vragen_hoeveel_taken_er_ook_zijn(wereld, delen, django_assert_num_queries):
    hang_vol(wereld)
    for onderdeel in Bordtaak.Onderdeel.values[:delen]:
        taak(wereld, onderdeel)
    wereld.teamlid.toegang  # noqa: B018 - read once a request
    with django_assert_num_queries(3):
        assert len(te_doen(wereld.teamlid)) == 1
