"""Meetings and their agenda."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import TrajectFactory
from tests.verbeterplan.hulp import vandaag, versie
from verbeterplan.models import Agendapunt, Overleg

pytestmark = pytest.mark.django_db


@pytest.fixture
def overleg(wereld):
    morgen = timezone.now() + datetime.timedelta(days=1)
    return Overleg.objects.create(team=wereld.team, titel="Teamoverleg", moment=morgen)


def gegevens(wereld, **anders):
    return {
        "team": wereld.team.pk,
        "soort": "werkoverleg",
        "titel": "Werkoverleg",
        "moment": f"{vandaag(3).isoformat()}T15:00",
        "duur_minuten": 60,
    } | anders


def punten(overleg):
    return list(overleg.agendapunten.values_list("tekst", flat=True))


def test_plannen_met_een_traject_op_de_agenda(wereld, als):
    traject = TrajectFactory(team=wereld.team, naam="Begeleiding")
    pad = f"{reverse('overleg_nieuw')}?traject={traject.pk}"
    als(wereld.teamleider).post(pad, gegevens(wereld))
    overleg = Overleg.objects.get()
    assert timezone.localtime(overleg.moment).hour == 15
    assert overleg.agendapunten.get().traject == traject
    html = als(wereld.teamlid).get(traject.get_absolute_url()).content.decode()
    assert overleg.get_absolute_url() in html


def test_een_traject_van_een_ander_kan_niet(wereld, als):
    pad = f"{reverse('overleg_nieuw')}?traject={TrajectFactory().pk}"
    assert als(wereld.teamleider).get(pad).status_code == 404


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"titel": " "}, "Geef het overleg een titel."),
        ({"moment": f"{vandaag(-1).isoformat()}T15:00"}, "is al geweest"),
        ({"moment": "morgen"}, "Vul een datum en tijd in die bestaan"),
        ({"duur_minuten": 4}, "minstens 5 minuten"),
        ({"duur_minuten": 481}, "hoogstens 480 minuten"),
        ({"team": 999999}, "Kies een team dat je leidt."),
    ],
)
def test_fouten_bij_het_veld(wereld, als, anders, melding):
    antwoord = als(wereld.teamleider).post(reverse("overleg_nieuw"), gegevens(wereld, **anders))
    assert melding in antwoord.content.decode()
    assert not Overleg.objects.exists()


def schrijf(client, overleg, veld, tekst, begin="", **headers):
    pad = reverse("overleg_verslag", args=[overleg.pk])
    data = {f"antwoord-{veld}": tekst, f"versie-{veld}": begin}
    return client.post(pad, data, headers=headers, follow=True)


def test_het_verslag_kan_achteraf(wereld, als, overleg):
    overleg.moment = timezone.now() - datetime.timedelta(days=3)
    overleg.save()
    schrijf(als(wereld.teamleider), overleg, "verslag", "We gaan door.", versie(overleg))
    assert Overleg.objects.get().verslag == "We gaan door."
    assert "We gaan door." in als(wereld.teamlid).get(overleg.get_absolute_url()).content.decode()


def test_twee_mensen_schrijven_aan_een_verslag(wereld, als, overleg):
    begin = versie(overleg)
    schrijf(als(wereld.teamleider), overleg, "verslag", "Van de eerste", begin)
    html = schrijf(als(wereld.teamleider), overleg, "verslag", "Van de tweede", begin)
    assert "Een collega schreef ook iets" in html.content.decode()
    assert Overleg.objects.get().verslag == "Van de eerste\nVan de tweede"


def test_wie_schrijft_ziet_wie_wat_veranderde(wereld, als, overleg):
    schrijf(als(wereld.teamleider), overleg, "verslag", "We gaan door.", versie(overleg))
    html = als(wereld.teamleider).get(overleg.get_absolute_url()).content.decode()
    assert "gewijzigd: verslag" in html
    assert (
        "gewijzigd: verslag"
        not in als(wereld.teamlid).get(overleg.get_absolute_url()).content.decode()
    )


def test_ieder_agendapunt_heeft_zijn_eigen_tekst(wereld, als, overleg):
    punt = overleg.agendapunten.create(tekst="Roosters")
    client = als(wereld.teamleider)
    begin = versie(punt)
    deel = schrijf(client, overleg, f"punt-{punt.pk}", "Kan.", begin, **{"HX-Request": "true"})
    assert "Bewaard om" in deel.content.decode()
    punt.refresh_from_db()
    assert punt.besproken == "Kan."
    html = client.get(overleg.get_absolute_url()).content.decode()
    assert f'name="versie-punt-{punt.pk}" value="{versie(punt)}"' in html
    assert f'name="versie-punt-{punt.pk}" value="{versie(punt)}"' in deel.content.decode()
    assert "Kan." in als(wereld.teamlid).get(overleg.get_absolute_url()).content.decode()


def test_tekst_bij_een_punt_dat_intussen_weg_is_gaat_niet_verloren(wereld, als, overleg):
    punt = overleg.agendapunten.create(tekst="Roosters")
    punt.leg_weg()
    schrijf(als(wereld.teamleider), overleg, f"punt-{punt.pk}", "Kan.", versie(punt))
    assert Agendapunt.alle.get().besproken == "Kan."


def test_een_te_lang_verslag_blijft_in_het_veld_staan(wereld, als, overleg):
    client, lang = als(wereld.teamleider), "x" * 10001
    antwoord = schrijf(client, overleg, "verslag", lang, versie(overleg))
    assert antwoord.status_code == 422
    assert "er passen er 10000" in antwoord.content.decode()
    assert lang in antwoord.content.decode()
    deel = schrijf(client, overleg, "verslag", lang, versie(overleg), **{"HX-Request": "true"})
    assert deel.status_code == 422
    assert Overleg.objects.get().verslag == ""


def test_agenda_erbij_anders_lager_en_weg(wereld, als, overleg):
    client = als(wereld.teamleider)
    for tekst in ("Opening", "Planning", "Rondvraag"):
        client.post(reverse("agendapunt_nieuw", args=[overleg.pk]), {"tekst": tekst, "minuten": 20})
    opening = overleg.agendapunten.first()
    client.post(reverse("agendapunt_verplaats", args=[opening.pk]), {"richting": "neer"})
    assert punten(overleg) == ["Planning", "Opening", "Rondvraag"]
    client.post(
        reverse("agendapunt_wijzig", args=[opening.pk]),
        {"tekst": "Welkom", "minuten": 25, "versie": versie(opening)},
    )
    html = client.get(overleg.get_absolute_url()).content.decode()
    assert "Samen 65 van de 60 minuten. Dat past niet" in html
    pad = reverse("agendapunt_verwijder", args=[opening.pk])
    html = client.post(pad, follow=True).content.decode()
    assert "“Welkom” is van de agenda." in html
    assert punten(overleg) == ["Planning", "Rondvraag"]
    client.post(reverse("agendapunt_terug", args=[opening.pk]))
    assert punten(overleg) == ["Planning", "Welkom", "Rondvraag"]


@pytest.mark.parametrize(
    ("data", "melding"),
    [
        ({"tekst": ""}, "Schrijf op wat er op de agenda komt."),
        ({"tekst": "Opening", "minuten": 0}, "minstens 1 minuut"),
        ({"tekst": "Opening", "minuten": "veel"}, "een heel aantal minuten"),
    ],
)
def test_een_agendapunt_dat_niet_kan(wereld, als, overleg, data, melding):
    pad = reverse("agendapunt_nieuw", args=[overleg.pk])
    assert melding in als(wereld.teamleider).post(pad, data).content.decode()
    assert not Agendapunt.objects.exists()


def test_wegleggen_is_een_stand_met_een_weg_terug(wereld, als, overleg):
    traject = TrajectFactory(team=wereld.team)
    overleg.agendapunten.create(tekst="Gesprekken", traject=traject)
    client = als(wereld.teamleider)
    pad = reverse("overleg_verwijder", args=[overleg.pk])
    assert "Dit overleg is weggelegd" in client.post(pad, follow=True).content.decode()
    assert not Overleg.objects.exists()
    assert not wereld.team.overleggen.exists()
    for lijst in (reverse("overleggen"), traject.get_absolute_url()):
        assert overleg.get_absolute_url() not in client.get(lijst).content.decode()
    # Who only reads sees what became of it, and does not put it back.
    html = als(wereld.teamlid).get(overleg.get_absolute_url()).content.decode()
    assert "Dit overleg is weggelegd" in html
    assert "Zet terug" not in html
    client = als(wereld.teamleider)
    assert client.get(reverse("overleg_wijzig", args=[overleg.pk])).status_code == 404
    client.post(reverse("overleg_terug", args=[overleg.pk]))
    assert Overleg.objects.get() == overleg
    assert overleg.get_absolute_url() in client.get(traject.get_absolute_url()).content.decode()


def test_een_weggelegd_punt_zet_het_traject_niet_meer_op_de_agenda(wereld, als, overleg):
    traject = TrajectFactory(team=wereld.team)
    overleg.agendapunten.create(tekst="Gesprekken", traject=traject).leg_weg()
    html = als(wereld.teamleider).get(traject.get_absolute_url()).content.decode()
    assert overleg.get_absolute_url() not in html


def test_evenveel_queries_voor_een_en_dertig(wereld, als, overleg, django_assert_max_num_queries):
    client = als(wereld.teamleider)
    pad = reverse("overleggen")
    client.get(pad)
    with django_assert_max_num_queries(50) as een:
        client.get(pad)
    for _ in range(30):
        Overleg.objects.create(team=wereld.team, titel="Overleg", moment=timezone.now())
    with django_assert_max_num_queries(50) as dertig:
        client.get(pad)
    assert len(een) == len(dertig)


def test_bovenaan_staat_wat_het_eerst_komt_en_dan_wat_het_laatst_was(wereld, als, overleg):
    nu = timezone.now()
    for titel, dagen in (("Over een week", 7), ("Gisteren", -1), ("Vorige week", -7)):
        moment = nu + datetime.timedelta(days=dagen)
        Overleg.objects.create(team=wereld.team, titel=titel, moment=moment)
    html = als(wereld.teamlid).get(reverse("overleggen")).content.decode()
    plekken = [html.index(t) for t in ("Teamoverleg", "Over een week", "Gisteren", "Vorige week")]
    assert plekken == sorted(plekken)
    assert html.count("geweest") == 2
