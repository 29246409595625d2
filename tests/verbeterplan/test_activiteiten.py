"""Activities: list with time line, one with history, and how it stands."""

import datetime
import io

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from boas import acties as boas
from organisatie.models import Inzage
from tests.factories import ActiviteitFactory, TrajectFactory
from tests.verbeterplan.hulp import gesloten, vandaag, versie
from verbeterplan import planning
from verbeterplan.models import Activiteit, Verbeteractie

pytestmark = pytest.mark.django_db


@pytest.fixture
def rij(wereld):
    """An activity of the traject, owned by the teamlid."""
    return ActiviteitFactory(
        team=wereld.team,
        traject=TrajectFactory(team=wereld.team, naam="Begeleiding"),
        eigenaar=wereld.leden[1],
        wat="Bespreek het",
        datum=vandaag(5),
    )


def stand(client, rij, **data):
    return client.post(
        reverse("activiteit_stand", args=[rij.pk]), {"versie": versie(rij)} | data, follow=True
    )


def opnieuw(rij):
    return Activiteit.objects.get(pk=rij.pk)


@pytest.mark.parametrize("persona", ["teamlid", "teamleider"])
@pytest.mark.parametrize("naar", ["bezig", "klaar", "hulp_gevraagd"])
def test_de_stand_veranderen(wereld, als, rij, persona, naar):
    antwoord = stand(als(getattr(wereld, persona)), rij, naar=naar, reden="het formulier")
    assert "staat nu op" in antwoord.content.decode()
    assert opnieuw(rij).status == naar


def test_de_eigenaar_die_verzet_heeft_daarmee_bevestigd(wereld, als, rij):
    data = {"naar": "verzet", "datum": vandaag(9).isoformat(), "reden": "rooster"}
    stand(als(wereld.teamlid), rij, **data)
    assert (opnieuw(rij).datum, opnieuw(rij).eerdere_datum) == (vandaag(9), vandaag(5))
    assert opnieuw(rij).bevestigd_op
    stand(als(wereld.teamleider), opnieuw(rij), **data | {"datum": vandaag(12).isoformat()})
    assert opnieuw(rij).bevestigd_op is None


@pytest.mark.parametrize(
    ("data", "melding"),
    [
        ({"naar": "verzet", "reden": "x", "datum": vandaag(-1).isoformat()}, "is al geweest"),
        ({"naar": "verzet", "reden": "x", "datum": ""}, "Kies de nieuwe datum."),
        ({"naar": "verzet", "reden": " ", "datum": vandaag(9).isoformat()}, "Vertel kort waarom"),
        ({"naar": "verzet", "reden": "x", "datum": vandaag(5).isoformat()}, "die er al stond"),
        ({"naar": "vervallen", "reden": ""}, "Vertel kort waarom dit vervalt."),
        ({"naar": "onzin"}, "Die stand bestaat niet."),
        ({"naar": ""}, "Kies een van de knoppen."),
        ({"naar": "open"}, "Deze activiteit staat al op open."),
    ],
)
def test_wat_niet_kan_geeft_een_melding_en_verandert_niets(wereld, als, rij, data, melding):
    antwoord = stand(als(wereld.teamlid), rij, **data)
    assert melding in antwoord.content.decode()
    assert versie(opnieuw(rij)) == versie(rij)


def test_wat_klaar_is_gaat_eerst_weer_open(wereld, als, rij):
    client = als(wereld.teamlid)
    stand(client, rij, naar="klaar")
    assert "Zet hem eerst weer open." in stand(client, rij, naar="bezig").content.decode()
    stand(client, rij, naar="open")
    assert (opnieuw(rij).status, opnieuw(rij).klaar_op) == ("open", None)


def test_wie_na_een_ander_komt_hoort_het(wereld, als, rij):
    oud = versie(rij)
    rij.laat_vervallen("niet nodig")
    antwoord = stand(als(wereld.teamlid), rij, naar="klaar", versie=oud)
    assert "Iemand anders heeft deze activiteit net veranderd." in antwoord.content.decode()
    assert opnieuw(rij).status == "vervallen"


def test_bevestigen_van_de_datum_op_de_knop(wereld, als, rij):
    client = als(wereld.teamlid)
    pad = reverse("activiteit_bevestig", args=[rij.pk])
    knop = f'name="datum" value="{vandaag(5).isoformat()}"'
    assert knop in client.get(rij.get_absolute_url()).text
    Activiteit.objects.update(datum=vandaag(6))
    antwoord = client.post(pad, {"datum": vandaag(5).isoformat()}, follow=True)
    assert "De datum is intussen" in antwoord.text
    assert opnieuw(rij).bevestigd_op is None
    client.post(pad, {"datum": vandaag(6).isoformat()})
    assert opnieuw(rij).bevestigd_op


class TestInterventie:
    """Its explanation is the text of a statement, and tells which one scored low."""

    @pytest.fixture
    def rij(self, wereld):
        ts = gesloten(wereld)
        voorstel = next(v for v in planning.voorstellen(ts) if v.beeld)
        (rij,) = planning.neem_over(ts, {voorstel.sleutel}, wereld.teamleider)
        rij.toelichting = "De eerste tekst."
        rij.save()
        rij.toelichting = "De hele interventie."
        rij.save()
        return rij

    @pytest.mark.parametrize("persona", ["kwaliteit", "directeur"])
    def test_wie_de_cijfers_niet_mag_zien_leest_alleen_de_afspraak(self, wereld, als, rij, persona):
        client = als(getattr(wereld, persona))
        html = client.get(rij.get_absolute_url()).text
        assert rij.wat in html
        assert "De hele interventie." not in html
        assert "De eerste tekst." not in html
        boas.deel(rij.keuze.trajectsessie.sessie_id, True)
        assert "De hele interventie." in client.get(rij.get_absolute_url()).text

    @pytest.mark.parametrize("persona", ["teamlid", "teamleider"])
    def test_het_team_leest_alles_ook_na_heropenen(self, wereld, als, rij, persona):
        boas.heropen(rij.keuze.trajectsessie.sessie_id)
        html = als(getattr(wereld, persona)).get(rij.get_absolute_url()).text
        assert "De hele interventie." in html

    def test_wie_van_een_ander_team_in_de_plg_zit_leest_en_schrijft_haar_niet(
        self, wereld, als, rij
    ):
        rij.traject.plgleden.create(lidmaatschap=wereld.van_plglid)
        adres = reverse("activiteit_wijzig", args=[rij.pk])
        client = als(wereld.plglid)
        assert rij.toelichting not in client.get(adres).text
        data = {"wat": "Anders gezegd", "toelichting": "Gewist", "versie": versie(rij)}
        client.post(adres, data)
        nu = Activiteit.objects.get(pk=rij.pk)
        assert (nu.wat, nu.toelichting) == ("Anders gezegd", rij.toelichting)
        assert rij.toelichting in als(wereld.teamleider).get(adres).text

    def test_een_eigen_toelichting_leest_iedereen_die_de_afspraak_leest(self, wereld, als):
        eigen = ActiviteitFactory(team=wereld.team, toelichting="Zelf bedacht.")
        assert "Zelf bedacht." in als(wereld.kwaliteit).get(eigen.get_absolute_url()).text


def test_bevestigen_zonder_datum_geeft_een_melding(wereld, als, rij):
    Activiteit.objects.update(datum=None)
    antwoord = als(wereld.teamlid).post(reverse("activiteit_bevestig", args=[rij.pk]), follow=True)
    assert "Kies eerst een eigenaar en een datum." in antwoord.content.decode()


def test_knoppen_alleen_voor_wie_mag(wereld, als, rij):
    pad = reverse("activiteit", args=[rij.pk])
    for persona, mag, wijzigt in [
        ("teamleider", True, True),
        ("teamlid", True, False),
        ("kwaliteit", False, False),
    ]:
        html = als(getattr(wereld, persona)).get(pad).content.decode()
        assert ("Dit is klaar" in html) == mag
        assert ("Wijzig afspraak" in html) == wijzigt
    rij.wijs_toe(wereld.leden[2], rij.datum)
    assert "Dit is klaar" not in als(wereld.teamlid).get(pad).content.decode()


def test_de_geschiedenis_zegt_wie_wat_veranderde(wereld, als, rij):
    stand(als(wereld.teamlid), rij, naar="hulp_gevraagd", reden="het formulier")
    actie = Verbeteractie.objects.create(traject=rij.traject, naam="Gesprek")
    als(wereld.teamleider).post(
        reverse("activiteit_wijzig", args=[rij.pk]),
        {
            "wat": "Bespreek alles",
            "eigenaar": wereld.leden[2].pk,
            "datum": rij.datum.isoformat(),
            "verbeteractie": actie.pk,
            "versie": versie(opnieuw(rij)),
        },
    )
    html = als(wereld.teamlid).get(reverse("activiteit", args=[rij.pk])).content.decode()
    for stuk in (
        "Status: open → hulp gevraagd",
        "Reden: – → het formulier",
        "Wat: Bespreek het → Bespreek alles",
        "Eigenaar: Daan Docent → Eva Docent",
        "Verbeteractie: – → Gesprek",
        "Tess Leider",
        "Afgesproken.",
    ):
        assert stuk in html


def test_een_nieuwe_activiteit_komt_in_het_traject(wereld, als, rij):
    pad = reverse("activiteit_nieuw", args=[rij.traject_id])
    client = als(wereld.teamleider)
    html = client.post(pad, {"wat": "Nieuw", "datum": vandaag(-2).isoformat()}).content.decode()
    assert "is al geweest" in html
    client.post(pad, {"wat": "Nieuw", "datum": vandaag(2).isoformat()})
    nieuw = Activiteit.objects.get(wat="Nieuw")
    assert (nieuw.team, nieuw.traject, nieuw.soort) == (wereld.team, rij.traject, "eigen")


def test_een_datum_die_bleef_staan_mag_voorbij_zijn(wereld, als, rij):
    Activiteit.objects.update(datum=vandaag(-9))
    als(wereld.teamleider).post(
        reverse("activiteit_wijzig", args=[rij.pk]),
        {"wat": "Anders", "datum": vandaag(-9).isoformat(), "versie": versie(rij)},
    )
    assert opnieuw(rij).wat == "Anders"


@pytest.mark.parametrize(
    ("query", "verwacht"),
    [
        ({}, {"Bespreek het", "Klaar", "Laat"}),
        ({"stand": "te_doen"}, {"Bespreek het", "Laat"}),
        ({"stand": "voorbij"}, {"Laat"}),
        ({"stand": "klaar"}, {"Klaar"}),
        ({"stand": "onzin"}, {"Bespreek het", "Klaar", "Laat"}),
        ({"eigenaar": "lid"}, {"Bespreek het"}),
    ],
)
def test_de_lijst_filtert_en_gaat_zo_mee(wereld, als, rij, query, verwacht):
    ActiviteitFactory(team=wereld.team, traject=rij.traject, wat="Klaar").rond_af()
    ActiviteitFactory(team=wereld.team, traject=rij.traject, wat="Laat", datum=vandaag(-1))
    if query.get("eigenaar"):
        query = {"eigenaar": wereld.leden[1].pk}
    client = als(wereld.teamleider)
    pad = reverse("activiteiten", args=[rij.traject_id])
    html = client.get(pad, query).content.decode()
    alles = {"Bespreek het", "Klaar", "Laat"}
    assert {wat for wat in alles if f">{wat}</a>" in html} == verwacht
    antwoord = client.get(pad, query | {"formaat": "xlsx"})
    blad = openpyxl.load_workbook(io.BytesIO(antwoord.content)).worksheets[0]
    cellen = {cel.value for rij_ in blad.iter_rows() for cel in rij_}
    assert cellen & alles == verwacht
    assert Inzage.objects.get().wat == "Planning Begeleiding"


def test_boven_de_lijst_staat_hoe_het_ervoor_staat(wereld, als, django_assert_num_queries):
    traject = TrajectFactory(team=wereld.team)

    def zin() -> str:
        return traject.activiteiten.in_woorden(timezone.localdate())

    ActiviteitFactory(team=wereld.team, traject=traject, datum=None)
    assert zin() == "1 activiteit, nog niets klaar."
    nu, oud = timezone.now(), datetime.date(2020, 1, 1)
    for velden in (
        {"status": "klaar", "klaar_op": nu, "datum": oud},
        {"status": "hulp_gevraagd", "reden": "Hoe?", "datum": oud},
        {"status": "vervallen", "reden": "Niet meer nodig", "datum": oud},
    ):
        ActiviteitFactory(team=wereld.team, traject=traject, **velden)
    verwacht = (
        "4 activiteiten: 1 klaar, 1 waarbij hulp gevraagd is, 1 met een datum die voorbij is."
    )
    with django_assert_num_queries(1):
        assert zin() == verwacht
    html = als(wereld.teamlid).get(reverse("activiteiten", args=[traject.pk])).content.decode()
    assert verwacht in html


def test_evenveel_queries_voor_een_en_dertig(wereld, als, rij, django_assert_max_num_queries):
    client = als(wereld.teamlid)
    paden = [reverse("activiteiten", args=[rij.traject_id]), rij.traject.get_absolute_url()]
    for pad in paden:
        client.get(pad)

    def tel():
        with django_assert_max_num_queries(100) as gedaan:
            for pad in paden:
                client.get(pad)
        return len(gedaan)

    een = tel()
    ActiviteitFactory.create_batch(
        30, team=wereld.team, traject=rij.traject, eigenaar=wereld.leden[0], datum=vandaag(8)
    )
    assert tel() == een
