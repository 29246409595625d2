"""The one planning of a traject: its views, who owns what, what was removed and comes back."""

import datetime
import io

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from organisatie.models import Gebruiker
from tests.factories import ActiviteitFactory, LidmaatschapFactory, TrajectFactory
from tests.verbeterplan.hulp import gesloten, vandaag, versie
from verbeterplan.models import (
    Activiteit,
    Keuze,
    Monitormoment,
    Overleg,
    Pilot,
    Verbeteractie,
)
from verbeterplan.te_doen import te_doen

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def traject(wereld):
    rij = TrajectFactory(team=wereld.team, naam="Begeleiding")
    rij.plgleden.create(lidmaatschap=wereld.van_plglid)
    return rij


@pytest.fixture
def acties(traject, wereld):
    return [
        Verbeteractie.objects.create(
            traject=traject, naam=naam, volgorde=plek, eigenaar=wereld.leden[plek]
        )
        for plek, naam in enumerate(("Gesprek voeren", "Formulier gebruiken"))
    ]


def afspraak(traject, wat, **velden):
    return ActiviteitFactory(team=traject.team, traject=traject, wat=wat, **velden)


def lees(client, traject, **query):
    return client.get(reverse("activiteiten", args=[traject.pk]), query).text


def plekken(html, *woorden):
    """Where these words first stand under the filters."""
    html = html[html.index("</form>", html.index("filterregel")) :]
    return [html.index(woord) for woord in woorden]


def test_de_lijst_staat_per_verbeteractie(traject, acties, wereld, als):
    een, twee = acties
    afspraak(traject, "Los")
    afspraak(traject, "Later", verbeteractie=een, datum=vandaag(9))
    afspraak(traject, "Eerder", verbeteractie=een, datum=vandaag(2))
    afspraak(traject, "Gedaan", verbeteractie=een, datum=vandaag(1)).rond_af()
    html = lees(als(wereld.teamlid), traject)
    gevonden = plekken(
        *(html, "Gesprek voeren", "Eerder", "Later", "Gedaan"),
        *("Nog niet bij een verbeteractie", "Los", "Nog zonder activiteiten", twee.naam),
    )
    assert gevonden == sorted(gevonden)
    assert "4 activiteiten: 1 klaar." in html
    assert "Tess Leider houdt dit in de gaten. 1 van 3 klaar." in " ".join(html.split())
    # Of a choice from its activities one cannot say how far it is.
    assert "houdt dit in de gaten" not in lees(als(wereld.teamlid), traject, stand="te_doen")


def test_wat_over_de_datum_is_heet_datum_voorbij(traject, wereld, als):
    afspraak(traject, "Laat", datum=vandaag(-1), eigenaar=wereld.leden[1])
    for weergave in ("lijst", "tijdlijn", "personen"):
        html = lees(als(wereld.teamlid), traject, weergave=weergave)
        assert "datum voorbij" in html
        assert "te laat" not in html


def test_per_persoon_staat_wat_iemand_heeft(traject, acties, wereld, als):
    afspraak(traject, "Van niemand")
    afspraak(traject, "Van Eva", eigenaar=wereld.leden[2], datum=vandaag(3))
    afspraak(traject, "Van Pia", eigenaar=wereld.van_plglid)
    html = lees(als(wereld.teamlid), traject, weergave="personen")
    gevonden = plekken(
        *(html, "Daan Docent", "Houdt in de gaten", "Formulier gebruiken"),
        *("Eva Docent", "Van Eva", "Pia Plg", "Van Pia", "Nog niemand", "Van niemand"),
    )
    assert gevonden == sorted(gevonden)


def test_op_de_tijdlijn_staat_alles_bij_elkaar(traject, acties, wereld, als):
    ronde = traject.rondes.get()
    afspraak(traject, "Vragen bespreken", verbeteractie=acties[0], datum=vandaag(20))
    Monitormoment.objects.create(ronde=ronde, titel="Na zes weken", datum=vandaag(10))
    Monitormoment.objects.create(ronde=ronde, titel="Weggelegd", datum=vandaag(10)).leg_weg()
    Pilot.objects.create(ronde=ronde, naam="Klas 1A", van=vandaag(-3), tot=vandaag(5))
    Overleg.objects.create(
        team=traject.team, traject=traject, soort="plg", titel="PLG", moment=timezone.now()
    )
    los = Overleg.objects.create(
        team=traject.team, titel="Teamvergadering", moment=timezone.now() + datetime.timedelta(15)
    )
    los.agendapunten.create(traject=traject, tekst="Hoe gaat het?")
    los.agendapunten.create(traject=traject, tekst="En nu?")
    html = lees(als(wereld.teamlid), traject, weergave="tijdlijn")
    tabel = html[html.index("<tbody>") :]
    volgorde = ("Gesprek voeren", "PLG<", "Klas 1A", "Na zes weken", "Teamverg", "Vragen besp")
    gevonden = [tabel.index(woord) for woord in volgorde]
    assert gevonden == sorted(gevonden)
    assert tabel.count("Teamvergadering") == 1
    assert "0 van 1 klaar" in tabel
    assert "Weggelegd" not in html
    assert "Monitormoment: Na zes weken" in html
    # Of the team's own meetings, a PLG member of another team sees nothing.
    van_plg = lees(als(wereld.plglid), traject, weergave="tijdlijn")
    assert "Teamvergadering" not in van_plg
    assert "Na zes weken" in van_plg
    alleen = lees(als(wereld.teamlid), traject, weergave="tijdlijn", stand="te_doen")
    assert "Na zes weken" not in alleen
    assert "Vragen bespreken" in alleen


def test_filteren_op_verbeteractie_is_een_link(traject, acties, wereld, als):
    afspraak(traject, "Wel", verbeteractie=acties[0])
    afspraak(traject, "Niet", verbeteractie=acties[1])
    afspraak(traject, "Los")
    client = als(wereld.teamlid)

    def getoond(**query):
        html = lees(client, traject, **query)
        return {wat for wat in ("Wel", "Niet", "Los") if f">{wat}</a>" in html}

    assert getoond(verbeteractie=acties[0].pk) == {"Wel"}
    assert getoond(verbeteractie="geen") == {"Los"}
    assert getoond(verbeteractie="onzin") == {"Wel", "Niet", "Los"}
    assert "Met deze keuze is er niets." in lees(client, traject, stand="klaar")


@pytest.mark.parametrize("weergave", ["lijst", "tijdlijn", "personen"])
def test_een_bestand_zegt_wat_de_pagina_toont(traject, acties, wereld, als, weergave):
    lid = LidmaatschapFactory(team=wereld.team, gebruiker__naam="Wil Weg", tot=vandaag(-1))
    afspraak(traject, "Bespreek", verbeteractie=acties[0], eigenaar=lid, datum=vandaag(3))
    client = als(wereld.teamleider)
    pad = reverse("activiteiten", args=[traject.pk])
    antwoord = client.get(pad, {"weergave": weergave, "formaat": "xlsx"})
    blad = openpyxl.load_workbook(io.BytesIO(antwoord.content)).worksheets[0]
    rijen = [[cel.value for cel in rij] for rij in blad.iter_rows()]
    (rij,) = [rij for rij in rijen if rij[0] == "Bespreek"]
    assert rij[1:4] == ["activiteit", "Gesprek voeren", "Wil Weg (niet meer in het team)"]
    assert any(rij[0] == "Gesprek voeren" for rij in rijen) == (weergave != "lijst")


def test_wie_het_team_verliet_staat_er_met_wat_je_doet(traject, wereld, als):
    lid = LidmaatschapFactory(team=wereld.team, gebruiker__naam="Wil Weg", tot=vandaag(-1))
    rij = afspraak(traject, "Bespreek", eigenaar=lid)
    zin = "niet meer in het team: "
    assert zin in lees(als(wereld.teamlid), traject)
    client = als(wereld.teamleider)
    html = lees(client, traject, weergave="personen")
    assert f"{zin}kies iemand anders" in html
    pad = reverse("activiteit_wijzig", args=[rij.pk])
    assert "Wil Weg (niet meer in het team)" in client.get(pad).text
    data = {"wat": "Anders", "eigenaar": lid.pk, "versie": versie(rij)}
    assert "De eigenaar zit niet meer in dit team." in client.post(pad, data).text
    assert Activiteit.objects.get().wat == "Bespreek"
    rij.rond_af()
    assert zin not in lees(client, traject)


def test_wie_de_plg_verliet_is_geen_eigenaar_meer(traject, wereld, als):
    rij = afspraak(traject, "Bespreek")
    rij.wijs_toe(wereld.van_plglid, vandaag(3))
    assert [regel.wat for regel in te_doen(wereld.plglid)] == ["Bespreek"]
    assert "niet meer in het team" not in lees(als(wereld.teamlid), traject)
    traject.plgleden.update(tot=vandaag())
    assert te_doen(Gebruiker.objects.get(pk=wereld.plglid.pk)) == []
    assert "niet meer in het team" in lees(als(wereld.teamlid), traject)


def test_een_plglid_schrijft_mee_en_krijgt_taken(traject, wereld, als):
    client = als(wereld.plglid)
    client.post(reverse("verbeteractie_nieuw", args=[traject.pk]), {"naam": "Gesprek"})
    actie = traject.verbeteracties.get()
    pad = reverse("verbeteractie_wijzig", args=[actie.pk])
    data = {"naam": "Gesprek", "eigenaar": wereld.van_plglid.pk, "versie": versie(actie)}
    assert client.post(f"{pad}?van=planning", data).url == f"/trajecten/{traject.pk}/activiteiten/"
    nieuw = reverse("activiteit_nieuw", args=[traject.pk])
    assert f'value="{actie.pk}" selected' in client.get(nieuw, {"verbeteractie": actie.pk}).text
    client.post(nieuw, {"wat": "Bespreek", "eigenaar": wereld.van_plglid.pk})
    rij = traject.activiteiten.get()
    assert (actie.traject.verbeteracties.get().eigenaar, rij.eigenaar) == (wereld.van_plglid,) * 2
    vreemd = client.post(nieuw, {"wat": "Nog een", "eigenaar": LidmaatschapFactory().pk}).text
    assert "Deze persoon zit niet in dit team." in vreemd


def test_toewijzen_kan_aan_het_team_en_aan_de_plg_van_het_traject(traject, wereld):
    rij = afspraak(traject, "Bespreek")
    rij.wijs_toe(wereld.van_plglid, None)
    elders = ActiviteitFactory(team=wereld.team, traject=TrajectFactory(team=wereld.team))
    los = ActiviteitFactory(team=wereld.team)
    for ander in (elders, los):
        with pytest.raises(Exception, match="zit niet in het team"):
            ander.wijs_toe(wereld.van_plglid, None)


def test_een_datum_voor_de_sessie_wordt_gezegd(wereld, als):
    ts = gesloten(wereld)
    type(ts.sessie).objects.update(begonnen_op=timezone.now() + datetime.timedelta(days=3))
    rij = afspraak(ts.traject, "Bespreek", datum=vandaag(9))
    Keuze.objects.create(trajectsessie=ts, activiteit=rij)
    data = {"wat": "Bespreek", "datum": vandaag(1).isoformat(), "versie": versie(rij)}
    html = als(wereld.teamleider).post(reverse("activiteit_wijzig", args=[rij.pk]), data).text
    assert "ligt vóór de sessie van" in html
    assert Activiteit.objects.get(pk=rij.pk).datum == vandaag(9)


def test_een_verwijderde_verbeteractie_komt_terug_met_wat_eraan_hing(traject, acties, wereld, als):
    een = acties[0]
    hing = afspraak(traject, "Hing eraan", verbeteractie=een)
    los = afspraak(traject, "Los")
    client = als(wereld.teamleider)
    antwoord = client.post(reverse("verbeteractie_verwijder", args=[een.pk]), follow=True)
    assert "Zet terug" in antwoord.text
    assert "Zet terug" not in als(wereld.plglid).get(antwoord.redirect_chain[0][0]).text
    regel = Verbeteractie.history.get(history_type="-").pk
    pad = reverse("verbeteractie_terug", args=[regel])
    assert als(wereld.ander_teamleider).post(pad).status_code == 404
    client = als(wereld.teamleider)
    client.post(pad)
    assert list(traject.verbeteracties.values_list("naam", "eigenaar")) == [
        (actie.naam, actie.eigenaar_id) for actie in acties
    ]
    assert Activiteit.objects.get(pk=hing.pk).verbeteractie_id == een.pk
    assert Activiteit.objects.get(pk=los.pk).verbeteractie_id is None
    # A second press finds it back already.
    assert "staat er weer" in client.post(pad, follow=True).text
    assert traject.verbeteracties.count() == len(acties)


@pytest.mark.parametrize("weergave", ["lijst", "tijdlijn", "personen"])
def test_evenveel_vragen_bij_een_en_bij_tweehonderd(
    traject, acties, wereld, als, weergave, django_assert_max_num_queries
):
    client = als(wereld.teamleider)
    afspraak(traject, "Een", verbeteractie=acties[0], eigenaar=wereld.leden[0])
    ronde = traject.rondes.get()
    Monitormoment.objects.create(ronde=ronde, titel="Kijk", datum=vandaag(3))
    lees(client, traject, weergave=weergave)
    with django_assert_max_num_queries(60) as een:
        lees(client, traject, weergave=weergave)
    for nummer in range(200):
        afspraak(
            *(traject, f"Nummer {nummer}"),
            verbeteractie=acties[nummer % 2],
            eigenaar=wereld.leden[nummer % 3],
            datum=vandaag(nummer % 40),
        )
    Monitormoment.objects.create(ronde=ronde, titel="Kijk", datum=vandaag(3))
    with django_assert_max_num_queries(60) as veel:
        html = lees(client, traject, weergave=weergave)
    assert len(een) == len(veel)
    assert "Pagina 1 van 5" in html
    if weergave != "tijdlijn":
        assert "(vervolg)" in lees(client, traject, weergave=weergave, pagina=2)
