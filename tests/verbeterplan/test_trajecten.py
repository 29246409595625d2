"""Trajecten and their verbeteracties: list, page, making, changing, a session for one."""

import datetime
import io

import openpyxl
import pytest
from django.urls import reverse

from boas.models import Instrument, Sessie
from tests.factories import (
    InstrumentFactory,
    TeamFactory,
    TrajectFactory,
    TrajectSessieFactory,
    VersieFactory,
)
from tests.verbeterplan.hulp import gesloten, met_regels, vandaag, versie
from verbeterplan.forms.trajectnieuw import TrajectNieuwForm
from verbeterplan.models import Activiteit, Verbeteractie, Verbetertraject

pytestmark = pytest.mark.django_db


def lees(client, naam, *args, **query):
    return client.get(reverse(naam, args=args), query).content.decode()


@pytest.fixture
def traject(wereld):
    return TrajectFactory(team=wereld.team, naam="Begeleiding", doel="Minder uitval")


def test_de_lijst_toont_wat_je_mag_zien(wereld, als, traject):
    ander = TrajectFactory(naam="Van een ander")
    for persona, ziet in [
        ("teamlid", {traject}),
        ("directeur", {traject}),
        ("kwaliteit", {traject, ander}),
        ("ander_teamlid", set()),
        ("bestuurder", set()),
    ]:
        html = lees(als(getattr(wereld, persona)), "trajecten")
        assert {t for t in (traject, ander) if f">{t.naam}</a>" in html} == ziet


def test_de_lijst_filtert_en_gaat_mee_zoals_getoond(wereld, als, traject):
    TrajectFactory(team=wereld.team, naam="Klaar traject", status="afgerond")
    client = als(wereld.teamleider)
    html = lees(client, "trajecten", status="afgerond")
    assert ">Klaar traject</a>" in html
    assert ">Begeleiding</a>" not in html
    antwoord = client.get(
        reverse("trajecten"),
        {"status": "afgerond", "team": wereld.team.pk, "formaat": "xlsx"},
    )
    blad = openpyxl.load_workbook(io.BytesIO(antwoord.content)).worksheets[0]
    cellen = {cel.value for rij in blad.iter_rows() for cel in rij}
    assert "Klaar traject" in cellen
    assert "Begeleiding" not in cellen
    assert f"Team: {wereld.team}, status: afgerond" in cellen


def test_een_onbekend_filter_toont_alles(wereld, als, traject):
    html = lees(als(wereld.teamleider), "trajecten", status="onzin", team="x")
    assert ">Begeleiding</a>" in html


def test_een_sessie_die_nog_open_staat_is_de_volgende_stap(wereld, als, traject):
    boas = Instrument.objects.get(code="boas").laatste_versie
    client = als(wereld.teamleider)
    assert ">Bereid een sessie voor</button>" in lees(client, "traject", traject.pk)
    open_ = TrajectSessieFactory(traject=traject, sessie__versie=boas).sessie
    html = lees(client, "traject", traject.pk)
    assert f'class="btn btn-primary" href="{open_.get_absolute_url()}"' in html
    assert ">Bereid nog een sessie voor</button>" in html
    assert html.count("btn-primary") == 1
    assert "Ga verder" not in lees(als(wereld.teamlid), "traject", traject.pk)


def test_evenveel_queries_voor_een_en_dertig_trajecten(
    wereld, als, traject, django_assert_max_num_queries
):
    client = als(wereld.teamleider)
    lees(client, "trajecten")
    with django_assert_max_num_queries(50) as een:
        lees(client, "trajecten")
    TrajectFactory.create_batch(30, team=wereld.team)
    with django_assert_max_num_queries(50) as dertig:
        lees(client, "trajecten")
    assert len(een) == len(dertig)


def test_een_traject_maken(wereld, als):
    gegevens = {"team": wereld.team.pk, "naam": "Toetsen", "doel": "Eén toets minder"}
    antwoord = als(wereld.teamleider).post(reverse("traject_nieuw"), gegevens)
    traject = Verbetertraject.objects.get()
    assert antwoord.url == traject.get_absolute_url()
    assert (traject.gemaakt_door, traject.status) == (wereld.teamleider, "lopend")
    assert traject.history.get().history_user == wereld.teamleider


def test_twee_keer_tegelijk_drukken_maakt_een_traject(wereld, als, monkeypatch):
    bewaar = TrajectNieuwForm.save

    def na_de_eerste(form, *args):
        TrajectFactory(team=wereld.team, naam="Toetsen")
        return bewaar(form, *args)

    monkeypatch.setattr(TrajectNieuwForm, "save", na_de_eerste)
    gegevens = {"team": wereld.team.pk, "naam": "Toetsen"}
    antwoord = als(wereld.teamleider).post(reverse("traject_nieuw"), gegevens)
    assert "Dit team heeft al een traject met die naam." in antwoord.text


@pytest.mark.parametrize(
    ("gegevens", "melding"),
    [
        ({"naam": ""}, "Geef het traject een naam."),
        ({"naam": "Begeleiding"}, "Dit team heeft al een traject met die naam."),
        ({"naam": "Toetsen", "analyse_afgerond_op": "30-02-2026"}, "Vul een datum in die bestaat"),
    ],
)
@pytest.mark.parametrize("bestaand", [False, True])
def test_fouten_bij_het_veld(wereld, als, traject, gegevens, melding, bestaand):
    client = als(wereld.teamleider)
    if bestaand:
        ander = TrajectFactory(team=wereld.team)
        pad = reverse("traject_wijzig", args=[ander.pk])
        gegevens = gegevens | {"status": "lopend", "versie": versie(ander)}
    else:
        pad = reverse("traject_nieuw")
        gegevens = gegevens | {"team": wereld.team.pk}
    antwoord = client.post(pad, gegevens)
    assert antwoord.status_code == 200
    assert melding in antwoord.content.decode()
    assert not Verbetertraject.objects.filter(naam="Toetsen").exists()


def test_een_ander_team_kan_niet(wereld, als):
    gegevens = {"team": TeamFactory().pk, "naam": "Toetsen"}
    antwoord = als(wereld.teamleider).post(reverse("traject_nieuw"), gegevens)
    assert "Kies een team dat je leidt." in antwoord.content.decode()
    assert not Verbetertraject.objects.exists()


def test_twee_mensen_schrijven_aan_een_samenvatting(wereld, als, traject):
    client = als(wereld.teamleider)
    pad = reverse("traject_wijzig", args=[traject.pk])
    oud = {
        "naam": traject.naam,
        "doel": traject.doel,
        "status": "lopend",
        "versie": versie(traject),
    }
    client.post(pad, oud | {"samenvatting": "Van de eerste\r\nop twee regels"})
    html = client.post(pad, oud | {"samenvatting": "Van de tweede"}).content.decode()
    assert "Intussen heeft Tess Leider dit veranderd." in html
    assert "Van de tweede</textarea>" in html
    # Another field, from an old page: both stay.
    client.post(pad, oud | {"samenvatting": "", "doel": "Geen uitval"})
    traject = Verbetertraject.objects.get()
    assert (traject.doel, traject.samenvatting) == ("Geen uitval", "Van de eerste\nop twee regels")


def test_de_pagina_linkt_naar_sessies_naar_recht(wereld, als, traject):
    sessie = gesloten(wereld, traject=traject).sessie
    uitslag, planning = f"/sessies/{sessie.pk}/uitslag/", f"/sessies/{sessie.pk}/planning/"
    for persona, met_uitslag in [("teamleider", True), ("teamlid", True), ("kwaliteit", False)]:
        html = lees(als(getattr(wereld, persona)), "traject", traject.pk)
        assert (uitslag in html) == met_uitslag
        assert planning in html
    Sessie.objects.update(gedeeld_op=sessie.afgesloten_op)
    assert uitslag in lees(als(wereld.kwaliteit), "traject", traject.pk)


def test_een_sessie_in_voorbereiding_opent_alleen_de_leider(wereld, als, traject):
    sessie = TrajectSessieFactory(traject=traject, sessie__team=wereld.team).sessie
    pad = f"/sessies/{sessie.pk}/voorbereiden/"
    assert pad in lees(als(wereld.teamleider), "traject", traject.pk)
    assert pad not in lees(als(wereld.teamlid), "traject", traject.pk)


def test_het_advies_een_jaar_na_de_analyse(wereld, als, traject):
    client = als(wereld.teamlid)
    assert "een jaar na de analyse" in lees(client, "traject", traject.pk)
    traject.analyse_afgerond_op = vandaag() - datetime.timedelta(days=400)
    traject.save()
    assert "dit is een goed moment voor een BOAS" in lees(client, "traject", traject.pk)
    boas = Instrument.objects.get(code="boas").laatste_versie
    TrajectSessieFactory(traject=traject, sessie__team=wereld.team, sessie__versie=boas)
    assert "Er staat een BOAS klaar" in lees(client, "traject", traject.pk)


def test_een_sessie_voorbereiden_met_het_gekozen_instrument(wereld, als, traject):
    VersieFactory(instrument=InstrumentFactory(naam="Ander"))
    versie_ = VersieFactory(instrument__team=wereld.team)
    antwoord = als(wereld.teamleider).post(
        reverse("sessie_nieuw", args=[traject.pk]), {"instrument": versie_.instrument_id}
    )
    sessie = Sessie.objects.get()
    assert antwoord.url == reverse("sessie_voorbereiden", args=[sessie.pk])
    assert (sessie.versie, sessie.trajectsessie.traject) == (versie_, traject)


@pytest.mark.parametrize("wat", ["", "999999", "van een ander team"])
def test_een_instrument_dat_niet_kan_geeft_een_melding(wereld, als, traject, wat):
    if wat.startswith("van"):
        wat = VersieFactory(instrument__team=TeamFactory()).instrument_id
    antwoord = als(wereld.teamleider).post(
        reverse("sessie_nieuw", args=[traject.pk]), {"instrument": wat}, follow=True
    )
    assert "Kies een instrument uit de lijst." in antwoord.content.decode()
    assert not Sessie.objects.exists()


def namen(traject):
    return list(traject.verbeteracties.values_list("naam", flat=True))


def test_verbeteracties_erbij_anders_hoger_en_weg(wereld, als, traject):
    client = als(wereld.teamleider)
    for naam in ("Een", "Twee", "Drie"):
        client.post(reverse("verbeteractie_nieuw", args=[traject.pk]), {"naam": naam})
    een, _, drie = traject.verbeteracties.all()
    client.post(reverse("verbeteractie_verplaats", args=[drie.pk]), {"richting": "op"})
    assert namen(traject) == ["Een", "Drie", "Twee"]
    client.post(
        reverse("verbeteractie_wijzig", args=[een.pk]), {"naam": "Eén", "versie": versie(een)}
    )
    Activiteit.objects.create(team=wereld.team, traject=traject, verbeteractie=een, wat="Doe het")
    pad = reverse("verbeteractie_verwijder", args=[een.pk])
    html = client.get(pad).content.decode()
    assert "Verwijder je “Eén”?" in html
    assert "Dit blijft staan, zonder de verbeteractie: 1 activiteit." in html
    client.post(pad)
    assert namen(traject) == ["Drie", "Twee"]
    assert Activiteit.objects.get().verbeteractie is None


def test_de_eigenaar_beschrijft_maar_wijst_niet_toe(wereld, als, traject):
    rij = Verbeteractie.objects.create(traject=traject, naam="Een", eigenaar=wereld.leden[1])
    client = als(wereld.teamlid)
    pad = reverse("verbeteractie_wijzig", args=[rij.pk])
    assert "Eigenaar" not in client.get(pad).content.decode()
    client.post(pad, {"naam": "Twee", "eigenaar": wereld.leden[2].pk, "versie": versie(rij)})
    rij = Verbeteractie.objects.get()
    assert (rij.naam, rij.eigenaar) == ("Twee", wereld.leden[1])


def test_afspraken_staan_op_de_pagina_onder_hun_anker(wereld, als):
    ts = met_regels(wereld, 2)
    html = lees(als(wereld.teamlid), "traject", ts.traject_id)
    for rij in Activiteit.objects.all():
        assert f'id="activiteit-{rij.pk}"' in html
