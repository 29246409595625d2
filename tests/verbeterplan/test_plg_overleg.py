"""Meetings of a PLG: planned and written by its members, told to the team, taken along."""

import datetime
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from borgen.agenda import afspraken_van
from organisatie.models import Inzage
from tests.factories import TrajectFactory
from tests.verbeterplan.hulp import vandaag, versie
from verbeterplan.models import Activiteit, Agendapunt, Overleg

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def traject(wereld):
    rij = TrajectFactory(team=wereld.team, naam="Samen gesprekken voeren")
    rij.plgleden.create(lidmaatschap=wereld.van_plglid, kartrekker=True)
    return rij


def bijeenkomst(traject, dagen=1, **velden):
    return Overleg.objects.create(
        team=traject.team,
        traject=traject,
        soort=Overleg.Soort.PLG,
        moment=timezone.now() + datetime.timedelta(days=dagen),
        **{"titel": "Wat zagen we?"} | velden,
    )


def doe(client, naam, pk, /, **data):
    return client.post(reverse(naam, args=[pk]), data, follow=True).content.decode()


def lees(client, overleg):
    return client.get(overleg.get_absolute_url()).content.decode()


def test_een_plglid_van_een_ander_team_plant_en_schrijft(traject, wereld, als):
    client = als(wereld.plglid)
    html = doe(
        client,
        "plg_overleg_nieuw",
        traject.pk,
        titel="Eerste bijeenkomst",
        moment=f"{vandaag(3).isoformat()}T15:00",
        duur_minuten=60,
    )
    assert "De bijeenkomst is gepland." in html
    overleg = Overleg.objects.get()
    assert (overleg.team, overleg.traject, overleg.soort) == (traject.team, traject, "plg")
    doe(client, "agendapunt_nieuw", overleg.pk, tekst="Wat zagen we?", minuten=20)
    punt = overleg.agendapunten.get()
    doe(client, "overleg_verslag", overleg.pk, **{f"antwoord-punt-{punt.pk}": "Drie gesprekken."})
    # The team reads along, and does not write.
    html = lees(als(wereld.teamlid), overleg)
    assert "Drie gesprekken." in html
    assert "Bewaar verslag" not in html
    assert als(wereld.ander_teamlid).get(overleg.get_absolute_url()).status_code == 404


def test_een_dag_die_voorbij_is_kan_niet(traject, wereld, als):
    html = doe(
        als(wereld.plglid),
        "plg_overleg_nieuw",
        traject.pk,
        titel="Te laat",
        moment=f"{vandaag(-1).isoformat()}T15:00",
        duur_minuten=60,
    )
    assert "is al geweest" in html
    assert not Overleg.objects.exists()


def test_wie_van_een_ander_team_is_ziet_geen_andere_trajecten(traject, wereld, als):
    TrajectFactory(team=wereld.team, naam="Alleen voor ons")
    assert "Alleen voor ons" not in lees(als(wereld.plglid), bijeenkomst(traject))


def test_een_plg_overleg_wordt_hier_gepland_en_niet_bij_de_andere(wereld, als):
    html = als(wereld.teamleider).get(reverse("overleg_nieuw")).content.decode()
    assert "PLG-bijeenkomst" not in html


def test_vinken_wie_er_was_telt_alleen_wat_veranderde(traject, wereld, als):
    pia = traject.plgleden.get()
    daan = traject.plgleden.create(lidmaatschap=wereld.leden[1])
    sem = traject.gasten.create(naam="Sem", soort="leerling")
    overleg = bijeenkomst(traject)
    client = als(wereld.plglid)
    doe(client, "overleg_aanwezig", overleg.pk, lid=[pia.pk], gast=[sem.pk])
    # A colleague whose page did not know that yet ticks somebody else.
    html = doe(client, "overleg_aanwezig", overleg.pk, lid=[daan.pk])
    assert set(overleg.aanwezigen.all()) == {pia, daan}
    assert "Sem" in html
    doe(client, "overleg_aanwezig", overleg.pk, lid=[daan.pk], lid_was=[pia.pk, daan.pk])
    assert set(overleg.aanwezigen.all()) == {daan}


def test_vinken_van_een_ander_traject_tellen_niet(traject, wereld, als):
    elders = TrajectFactory().plgleden.create(lidmaatschap=wereld.leden[1])
    overleg = bijeenkomst(traject)
    doe(als(wereld.plglid), "overleg_aanwezig", overleg.pk, lid=[elders.pk, "x"])
    assert not overleg.aanwezigen.exists()


def test_een_afspraak_komt_op_de_planning_van_het_traject(traject, wereld, als):
    overleg = bijeenkomst(traject)
    client = als(wereld.plglid)
    eigenaar = wereld.leden[1].pk
    html = doe(client, "overleg_afspraak", overleg.pk, wat="Lesbezoek regelen", eigenaar=eigenaar)
    assert "Lesbezoek regelen" in html
    rij = Activiteit.objects.get()
    assert (rij.traject, rij.eigenaar) == (traject, wereld.leden[1])
    assert overleg.afspraken.get() == rij


def test_terug_naar_het_team(traject, wereld, als):
    overleg = bijeenkomst(traject, dagen=-1)
    client = als(wereld.plglid)
    data = {"antwoord-terug": "Een vast uur helpt.", "versie-terug": versie(overleg)}
    doe(client, "overleg_verslag", overleg.pk, **data)
    html = doe(client, "overleg_op_agenda", overleg.pk)
    assert "Het team heeft nog geen overleg op de agenda." in html
    # Another meeting of the PLG is no meeting of the team.
    bijeenkomst(traject, dagen=2)
    team = Overleg.objects.create(
        team=wereld.team, titel="Teamoverleg", moment=timezone.now() + datetime.timedelta(days=5)
    )
    assert "op de agenda van “Teamoverleg”" in doe(client, "overleg_op_agenda", overleg.pk)
    assert "Het stond al" in doe(client, "overleg_op_agenda", overleg.pk)
    punt = team.agendapunten.get()
    assert (punt.tekst, punt.traject) == ("Terug uit de PLG: Wat zagen we?", traject)
    assert "verteld aan het team op" in doe(client, "overleg_verteld", overleg.pk, ja="1")
    assert Overleg.objects.get(pk=overleg.pk).teruggekoppeld_op == vandaag()
    doe(client, "overleg_verteld", overleg.pk)
    assert Overleg.objects.get(pk=overleg.pk).teruggekoppeld_op is None


def test_wegleggen_en_terug_door_de_plg(traject, wereld, als):
    overleg = bijeenkomst(traject)
    client = als(wereld.plglid)
    assert "Zet terug" in doe(client, "overleg_verwijder", overleg.pk)
    plg = client.get(reverse("plg", args=[traject.pk])).content.decode()
    assert overleg.get_absolute_url() not in plg
    doe(client, "overleg_terug", overleg.pk)
    plg = client.get(reverse("plg", args=[traject.pk])).content.decode()
    assert overleg.get_absolute_url() in plg


def test_verslag_als_excel_en_wie_het_meenam(traject, wereld, als):
    overleg = bijeenkomst(traject, verslag="En verder niets.", terugkoppeling="Het helpt.")
    overleg.agendapunten.create(tekst="Roosters", besproken="Een vast uur.", minuten=10)
    overleg.aanwezigen.add(traject.plgleden.get())
    overleg.gasten.add(traject.gasten.create(naam="Sem", soort="leerling"))
    overleg.afspraken.add(
        Activiteit.objects.create(team=traject.team, traject=traject, wat="Lesbezoek")
    )
    pad = f"{overleg.get_absolute_url()}?formaat=xlsx"
    antwoord = als(wereld.plglid).get(pad)
    boek = openpyxl.load_workbook(BytesIO(antwoord.content))
    tekst = [str(cel.value) for blad in boek for rij in blad for cel in rij if cel.value]
    for wat in ("Roosters", "Een vast uur.", "En verder niets.", "Het helpt.", "Lesbezoek"):
        assert wat in tekst
    assert "Aanwezig: Pia Plg, Sem" in tekst
    assert not [regel for regel in tekst if "uur uur" in regel]
    assert Inzage.objects.get().gebruiker == wereld.plglid
    # Who is not of the team or the PLG reads no name of a guest, on the page or in a file.
    buiten = openpyxl.load_workbook(BytesIO(als(wereld.kwaliteit).get(pad).content))
    assert not [c for b in buiten for r in b for c in r if "Sem" in str(c.value)]
    assert "Sem" not in lees(als(wereld.kwaliteit), overleg)
    assert "leerling of student" in lees(als(wereld.kwaliteit), overleg)
    assert als(wereld.plglid).get(f"{overleg.get_absolute_url()}?formaat=doc").status_code == 404


def test_verslag_als_pdf(traject, wereld, als):
    overleg = bijeenkomst(traject, verslag="Tekst.")
    antwoord = als(wereld.plglid).get(f"{overleg.get_absolute_url()}?formaat=pdf")
    assert antwoord.content.startswith(b"%PDF")


def test_in_de_agenda_van_wie_in_de_plg_zit_en_niet_van_de_rest(traject, wereld):
    overleg = bijeenkomst(traject)

    def staat_erin(wie):
        return overleg.titel in [a.titel for a in afspraken_van(wie)]

    assert staat_erin(wereld.plglid)
    assert staat_erin(wereld.teamleider)
    assert not staat_erin(wereld.teamlid)
    # The PLG writes no more when the traject is done, and still comes together.
    type(traject).objects.filter(pk=traject.pk).update(status="afgerond")
    assert staat_erin(wereld.plglid)


def test_evenveel_vragen_bij_een_en_bij_veel(
    traject, wereld, als, django_assert_max_num_queries, django_assert_num_queries
):
    overleg = bijeenkomst(traject)
    overleg.agendapunten.create(tekst="Punt")
    client = als(wereld.plglid)
    lees(client, overleg)
    with django_assert_max_num_queries(24) as eerst:
        lees(client, overleg)
    for nummer in range(8):
        overleg.agendapunten.create(tekst=f"Punt {nummer}")
        overleg.gasten.add(traject.gasten.create(naam=f"Gast {nummer}", soort="ouder"))
        overleg.afspraken.add(
            Activiteit.objects.create(
                team=traject.team, traject=traject, wat=str(nummer), eigenaar=wereld.leden[1]
            )
        )
    with django_assert_num_queries(len(eerst.captured_queries)):
        lees(client, overleg)


def test_een_nieuw_punt_komt_na_wat_weggelegd_is(wereld):
    overleg = Overleg.objects.create(team=wereld.team, titel="Overleg", moment=timezone.now())
    eerste, tweede, derde = (Agendapunt(tekst=tekst) for tekst in ("Een", "Twee", "Drie"))
    overleg.voeg_toe(eerste, tweede)
    tweede.leg_weg()
    overleg.voeg_toe(derde)
    tweede.haal_terug()
    assert [punt.tekst for punt in overleg.agendapunten.all()] == ["Een", "Twee", "Drie"]
