"""The summary of how things are: shared, answered by the team, and kept as it was read."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse

from organisatie.schrijven import Invoer
from tests.factories import LidmaatschapFactory, TrajectFactory
from verbeterplan import antwoorden, cyclus, situatiebeeld
from verbeterplan.models import Beeldreactie, Planantwoord, Situatiebeeld
from verbeterplan.regels.fasen import Fase
from verbeterplan.te_doen import te_doen

pytestmark = [pytest.mark.django_db, pytest.mark.database]

TEKST = "Een gesprek komt er pas als er iets mis is."


@pytest.fixture
def traject(wereld):
    rij = TrajectFactory(team=wereld.team, naam="Gesprekken met studenten")
    rij.plgleden.create(lidmaatschap=wereld.van_plglid)
    return rij


def schrijf(traject, tekst=TEKST):
    rij, _ = Planantwoord.objects.get_or_create(ronde=traject.rondes.last(), vraag="beeld")
    rij.tekst = tekst
    rij.save()


@pytest.fixture
def gedeeld(traject, wereld):
    schrijf(traject)
    return situatiebeeld.deel(traject.rondes.get().pk, wereld.teamleider)


def deel(client, traject):
    return client.post(reverse("beeld_deel", args=[traject.pk]), follow=True).content.decode()


def reageer(client, traject, herkent="ja", aanvulling="", nummer=1):
    gegevens = {"herkent": herkent, "aanvulling": aanvulling, "nummer": nummer}
    return client.post(reverse("beeld", args=[traject.pk]), gegevens, follow=True)


def gevraagd(gebruiker):
    return [regel.wat for regel in te_doen(gebruiker) if regel.soort == "Herken je dit?"]


def test_zonder_tekst_is_er_niets_te_delen(traject, wereld, als):
    assert "Schrijf eerst op wat jullie zagen en hoorden." in deel(als(wereld.plglid), traject)
    assert not Situatiebeeld.objects.exists()


def test_de_plg_deelt_en_het_team_krijgt_de_vraag(traject, wereld, als):
    schrijf(traject)
    assert gevraagd(wereld.teamlid) == []
    html = deel(als(wereld.plglid), traject)
    assert "Het ligt bij het team." in html
    assert "Nog niemand van de 3 collega’s reageerde." in html
    assert gevraagd(wereld.teamlid) == ["Hoe het nu gaat: Gesprekken met studenten"]
    # Of another team, also when in the PLG: it is not theirs to recognise.
    assert gevraagd(wereld.plglid) == gevraagd(wereld.ander_teamlid) == []


def test_dezelfde_tekst_ligt_er_maar_een_keer(traject, gedeeld, wereld, als):
    assert "Deze tekst ligt al bij het team." in deel(als(wereld.teamleider), traject)
    assert Situatiebeeld.objects.count() == 1


def test_een_collega_reageert_in_twee_drukken(traject, gedeeld, wereld, als):
    client = als(wereld.teamlid)
    assert TEKST in client.get(reverse("beeld", args=[traject.pk])).content.decode()
    html = reageer(client, traject).content.decode()
    assert "Dank je. Je reactie staat erbij." in html
    assert "<strong>1 van 3</strong> collega’s reageerden." in html
    assert gevraagd(wereld.teamlid) == []
    assert gevraagd(wereld.teamleider) == ["Hoe het nu gaat: Gesprekken met studenten"]


def test_een_reactie_kan_anders_worden(traject, gedeeld, wereld, als):
    client = als(wereld.teamlid)
    reageer(client, traject)
    reageer(client, traject, "deels", "Bij mij staan ze in het rooster.")
    reactie = Beeldreactie.objects.get()
    assert (reactie.herkent, reactie.aanvulling) == ("deels", "Bij mij staan ze in het rooster.")
    assert reactie.history.count() == 2


def test_een_aanvulling_staat_met_naam_bij_team_en_plg_en_bij_anderen_alleen_als_aantal(
    traject, gedeeld, wereld, als
):
    reageer(als(wereld.teamlid), traject, "deels", "Bij mij staan ze in het rooster.")
    adres = reverse("fase_verdiepen", args=[traject.pk])
    for wie in (wereld.teamleider, wereld.plglid):
        html = als(wie).get(adres).content.decode()
        assert "Bij mij staan ze in het rooster." in html
        assert "Daan Docent: deels, ik vul aan" in html
    for wie in (wereld.kwaliteit, wereld.directeur):
        for pad in (adres, reverse("beeld", args=[traject.pk])):
            html = als(wie).get(pad).content.decode()
            assert "Deels, ik vul aan: <strong>1</strong>" in html
            assert "Bij mij staan ze in het rooster." not in html
            assert "Daan" not in html


def test_wie_niet_van_het_team_is_leest_maar_reageert_niet(traject, gedeeld, wereld, als):
    adres = reverse("beeld", args=[traject.pk])
    for wie in (wereld.plglid, wereld.kwaliteit):
        assert "Stuur mijn reactie" not in als(wie).get(adres).content.decode()
        assert reageer(als(wie), traject).status_code == 404
    assert not Beeldreactie.objects.exists()


def test_zonder_gedeelde_tekst_is_de_pagina_leeg(traject, wereld, als):
    schrijf(traject)
    client = als(wereld.teamlid)
    html = client.get(reverse("beeld", args=[traject.pk])).content.decode()
    assert "De PLG heeft nog niets gedeeld." in html
    assert TEKST not in html
    assert reageer(client, traject).status_code == 404


@pytest.mark.parametrize(
    ("herkent", "aanvulling", "melding"),
    [
        ("", "Iets", "Kies een van de drie antwoorden."),
        ("misschien", "Iets", "misschien"),
        ("ja", "x" * 1501, "Dit is te lang: 1501 tekens, er passen er 1500."),
    ],
)
def test_wat_niet_klopt_staat_bij_het_veld_en_blijft_staan(
    traject, gedeeld, wereld, als, herkent, aanvulling, melding
):
    html = reageer(als(wereld.teamlid), traject, herkent, aanvulling).content.decode()
    assert melding in html
    assert aanvulling in html
    assert not Beeldreactie.objects.exists()


def test_reacties_blijven_bij_de_tekst_waar_ze_over_gaan(traject, gedeeld, wereld, als):
    reageer(als(wereld.teamlid), traject, "nee", "Zo erg is het niet.")
    schrijf(traject, "In leerjaar 1 komt een gesprek te laat.")
    html = als(wereld.teamleider).get(reverse("fase_verdiepen", args=[traject.pk])).content.decode()
    assert TEKST in html
    assert "Het team leest nog de tekst hieronder." in html
    # The team goes on reading what was shared.
    adres = reverse("fase_verdiepen", args=[traject.pk])
    html = als(wereld.teamlid).get(adres).content.decode()
    assert TEKST in html
    assert "In leerjaar 1" not in html
    html = deel(als(wereld.teamleider), traject)
    nu, _, eerder = html.partition("Wat eerder gedeeld is (1)")
    assert "In leerjaar 1 komt een gesprek te laat." in nu
    assert "Nog niemand van de 3 collega’s reageerde." in nu
    assert TEKST in eerder
    assert "Zo erg is het niet." in eerder
    assert gevraagd(wereld.teamlid) == ["Hoe het nu gaat: Gesprekken met studenten"]


def test_een_reactie_op_een_tekst_die_intussen_anders_is_wordt_gevraagd_opnieuw_te_lezen(
    traject, gedeeld, wereld, als
):
    schrijf(traject, "Anders.")
    deel(als(wereld.teamleider), traject)
    client = als(wereld.teamlid)
    html = reageer(client, traject, "deels", "Over de oude tekst.", nummer=1).content.decode()
    assert "De tekst is intussen veranderd" in html
    assert "Over de oude tekst." in html
    assert 'name="nummer" value="2"' in html
    assert not Beeldreactie.objects.exists()


def test_wie_verder_is_vraagt_er_niet_meer_naar(traject, gedeeld, wereld):
    cyclus.ga_naar(traject, Fase.UITVOEREN, wereld.teamleider, "We gaan door.")
    assert gevraagd(wereld.teamlid) == []


def test_in_een_eerdere_ronde_valt_niets_meer_te_delen_of_te_zeggen(traject, gedeeld, wereld, als):
    oud = traject.rondes.get()
    cyclus.ga_naar(traject, Fase.UITVOEREN, wereld.teamleider, "We gaan door.")
    cyclus.ga_naar(traject, Fase.VERDIEPEN, wereld.teamleider, "Opnieuw.")
    with pytest.raises(ValidationError, match="nieuwe ronde"):
        situatiebeeld.deel(oud.pk, wereld.teamleider)
    client = als(wereld.teamlid)
    html = client.get(reverse("beeld", args=[traject.pk]), {"ronde": 1}).content.decode()
    assert TEKST in html
    assert "Stuur mijn reactie" not in html


def test_wie_het_team_verliet_telt_nog_mee_in_wat_gezegd_is(traject, gedeeld, wereld, als):
    nieuw = LidmaatschapFactory(team=wereld.team)
    reageer(als(nieuw.gebruiker), traject)
    nieuw.tot = nieuw.van
    nieuw.save()
    stand = situatiebeeld.standen(traject.rondes.get(), wereld.team.pk)[0]
    assert (len(stand.reacties), stand.gevraagd) == (1, 4)


def test_een_tweede_druk_van_dezelfde_persoon_is_dezelfde_reactie(traject, gedeeld, wereld):
    from verbeterplan.views.situatiebeeld import _bewaar

    for herkent in ("ja", "nee"):
        _bewaar(Beeldreactie(beeld=gedeeld, lidmaatschap=wereld.leden[1], herkent=herkent))
    assert Beeldreactie.objects.get().herkent == "nee"


def test_evenveel_queries_bij_weinig_en_veel_reacties(
    traject, gedeeld, wereld, als, django_assert_num_queries
):
    client = als(wereld.teamlid)
    adres = reverse("beeld", args=[traject.pk])
    for aantal in (1, 20):
        for _ in range(aantal):
            lid = LidmaatschapFactory(team=wereld.team)
            gedeeld.reacties.create(lidmaatschap=lid, herkent="deels", aanvulling="Ook dit.")
        with django_assert_num_queries(10):
            client.get(adres)


@pytest.mark.django_db(transaction=True)
def test_twee_die_tegelijk_delen_delen_een_keer(traject, wereld):
    antwoorden.bewaar(traject.rondes.get().pk, {"beeld": Invoer(TEKST, None)})
    uitkomsten = []

    def druk():
        try:
            uitkomsten.append(situatiebeeld.deel(traject.rondes.get().pk, wereld.teamleider).nummer)
        except ValidationError as fout:
            uitkomsten.append(fout.messages[0])
        finally:
            connection.close()

    draden = [threading.Thread(target=druk) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sorted(map(str, uitkomsten)) == ["1", "Deze tekst ligt al bij het team."]
