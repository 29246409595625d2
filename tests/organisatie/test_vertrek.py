"""Somebody leaves or moves: the work goes to a colleague or waits for the leader."""

import datetime

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from borgen.slb.models import Begeleiding
from organisatie import vertrek, vertrekken
from organisatie.models import Functie, Gebruiker, Inzage, Lidmaatschap, Team, Verzending
from tests.factories import GebruikerFactory, LidmaatschapFactory, TeamFactory
from tests.organisatie.vertrekwerk import maak_werk
from tests.slb.factories import BegeleidingFactory, StudentFactory, dag
from verbeterplan.models import Plglid

SOORTEN = [soort.naam for soort in vertrek.werksoorten()]


@pytest.fixture
def daan(wereld):
    """Teamlid, with one open row of every kind."""
    maak_werk(wereld.leden[1])
    return wereld.leden[1]


@pytest.fixture
def eva(wereld):
    return wereld.leden[2]


def adres(lid, wat="team") -> str:
    basis = reverse("persoon_vertrek", args=[lid.gebruiker_id])
    return f"{basis}?wat={wat}" + ("" if wat == "weg" else f"&lid={lid.pk}")


def regel(client, lid, wat="team", laatste=None, **keuzes):
    """Send the form as it stands; ``keuzes`` by name of a kind."""
    form = client.get(adres(lid, wat)).context["form"]
    data = {"laatste": (laatste or dag(-1)).isoformat(), "gezien": form["gezien"].value()}
    data |= {f"werk-{lid.pk}-{soort}": ander.pk for soort, ander in keuzes.pop("werk", {}).items()}
    return client.post(adres(lid, wat), data | keuzes, follow=True)


def van(soort: str, lid) -> int:
    return vertrek.tel_samen([lid.pk], dag(1)).get(lid.pk, {}).get(soort, 0)


@pytest.mark.parametrize("soort", SOORTEN)
def test_elke_soort_werk_gaat_naar_een_collega_en_de_rest_blijft_staan(
    soort, wereld, als, daan, eva
):
    assert van(soort, daan) == 1
    regel(als(wereld.beheerder), daan, werk={soort: eva})
    assert (van(soort, daan), van(soort, eva)) == (0, 1)
    for ander in set(SOORTEN) - {soort}:
        assert (van(ander, daan), van(ander, eva)) == (1, 0), ander


@pytest.mark.parametrize("soort", SOORTEN)
def test_elke_soort_werk_kan_open_blijven_zonder_dat_er_iets_verdwijnt(soort, wereld, als, daan):
    client = als(wereld.teamleider)
    client.post(reverse("lid_werk", args=[daan.pk]), {f"alles-{soort}": "niemand"})
    assert van(soort, daan) == 0
    soortmodel = next(s for s in vertrek.werksoorten() if s.naam == soort)
    label = soortmodel.verwijzing.rpartition(".")[0]
    model = soortmodel.open(dag(0)).model
    assert model._meta.label == label
    assert model.objects.exists()


@pytest.mark.database
def test_wat_niemand_kreeg_wacht_op_de_teamleider_met_mail_en_op_start(wereld, als, daan):
    tekst = regel(als(wereld.beheerder), daan).content.decode()
    assert "Voor de teamleider: 1 activiteit" in tekst
    [post] = Verzending.objects.filter(soort="vertrek")
    assert list(post.aan.all()) == [wereld.teamleider]
    assert "1 activiteit" in post.tekst
    assert "Maak het formulier" not in post.tekst + post.html
    start = als(wereld.teamleider).get("/").content.decode()
    assert "Werk van Daan Docent" in start
    assert reverse("lid_werk", args=[daan.pk]) in start
    assert "Werk van Daan Docent" not in als(wereld.ander_teamleider).get("/").content.decode()


def test_ook_wie_zonder_deze_pagina_weggaat_laat_geen_werk_achter(wereld, als, daan):
    Lidmaatschap.objects.filter(pk=daan.pk).update(tot=dag(-3))
    assert "Werk van Daan" in als(wereld.teamleider).get("/").content.decode()


def test_is_alles_verdeeld_dan_staat_er_niets_meer_op_start(wereld, als, daan, eva):
    regel(als(wereld.beheerder), daan, werk=dict.fromkeys(SOORTEN, eva))
    assert not Verzending.objects.filter(soort="vertrek").exists()
    assert "Werk van Daan" not in als(wereld.teamleider).get("/").content.decode()


def test_start_vraagt_niets_extra_hoeveel_er_ook_weg_zijn(wereld, daan, django_assert_num_queries):
    Lidmaatschap.objects.filter(pk=daan.pk).update(tot=dag(-3))
    leider = Gebruiker.objects.get(pk=wereld.teamleider.pk)
    assert leider.toegang.leidt
    with django_assert_num_queries(2):
        assert len(vertrek.te_verdelen(leider)) == 1
    for _ in range(20):
        maak_werk(LidmaatschapFactory(team=TeamFactory(), tot=dag(-3)))
    andere = Lidmaatschap.objects.filter(tot=dag(-3)).exclude(pk=daan.pk)
    Lidmaatschap.objects.filter(pk__in=andere).update(team=wereld.team)
    with django_assert_num_queries(2):
        assert len(vertrek.te_verdelen(leider)) == 21


@pytest.mark.database
def test_de_teamleider_verdeelt_stuk_voor_stuk(wereld, als, daan, eva):
    from tests.factories import ActiviteitFactory

    tweede = ActiviteitFactory(team=wereld.team, eigenaar=daan, wat="Tweede")
    client = als(wereld.teamleider)
    pagina = client.get(reverse("lid_werk", args=[daan.pk])).content.decode()
    assert "Maak het formulier" in pagina
    client.post(
        reverse("lid_werk", args=[daan.pk]),
        {"alles-activiteiten": eva.pk, f"een-activiteiten-{tweede.pk}": wereld.leden[0].pk},
    )
    tweede.refresh_from_db()
    assert tweede.eigenaar == wereld.leden[0]
    assert van("activiteiten", eva) == 1
    assert van("documenten", daan) == 1


def test_niets_gekozen_of_iemand_van_buiten_zegt_wat_er_mis_is(wereld, als, daan):
    client = als(wereld.teamleider)
    leeg = client.post(reverse("lid_werk", args=[daan.pk]), {})
    assert leeg.status_code == 422
    assert "Kies eerst wie wat overneemt." in leeg.content.decode()
    vreemd = wereld.van_plglid.pk
    antwoord = client.post(reverse("lid_werk", args=[daan.pk]), {"alles-documenten": vreemd})
    assert "Deze collega zit niet meer in het team." in antwoord.content.decode()
    assert van("documenten", daan) == 1


def test_een_overgenomen_activiteit_vraagt_de_nieuwe_eigenaar_om_bevestiging(
    wereld, als, daan, eva
):
    activiteit = daan.activiteiten.get()
    activiteit.bevestig()
    regel(als(wereld.beheerder), daan, werk={"activiteiten": eva})
    activiteit.refresh_from_db()
    assert (activiteit.eigenaar, activiteit.bevestigd_op) == (eva, None)
    assert activiteit.datum == dag(9)
    assert activiteit.history.first().history_user == wereld.beheerder


@pytest.mark.database
def test_de_plaats_in_de_plg_met_het_kartrekken(wereld, als, daan, eva):
    traject = daan.plgs.get().traject
    regel(als(wereld.beheerder), daan, werk={"plg": eva})
    [lid] = Plglid.objects.actief().filter(traject=traject)
    assert (lid.lidmaatschap, lid.kartrekker) == (eva, True)
    assert daan.plgs.get().tot == timezone.localdate()


def test_een_teamleider_neemt_de_plaats_over_maar_niet_het_kartrekken(wereld, als, daan):
    regel(als(wereld.beheerder), daan, werk={"plg": wereld.leden[0]})
    assert not Plglid.objects.get(lidmaatschap=wereld.leden[0]).kartrekker


@pytest.mark.database
def test_studenten_gaan_over_op_de_dag_na_de_laatste(wereld, als, daan, eva):
    oud = Begeleiding.objects.get(lidmaatschap=daan)
    waar = BegeleidingFactory(
        student=StudentFactory(team=wereld.team), lidmaatschap=daan, waarnemer=True, tot=dag(40)
    )
    regel(als(wereld.beheerder), daan, laatste=dag(10), werk={"studenten": eva})
    oud.refresh_from_db()
    waar.refresh_from_db()
    assert (oud.tot, waar.tot) == (dag(10), dag(10))
    nieuw = Begeleiding.objects.get(student=oud.student, lidmaatschap=eva)
    assert (nieuw.van, nieuw.tot, nieuw.waarnemer) == (dag(11), None, False)
    neemt_waar = Begeleiding.objects.get(student=waar.student, lidmaatschap=eva)
    assert (neemt_waar.van, neemt_waar.tot, neemt_waar.waarnemer) == (dag(11), dag(40), True)


def test_een_laatste_dag_die_nog_komt_laat_iemand_tot_dan_in_het_team(wereld, als, daan):
    regel(als(wereld.beheerder), daan, laatste=dag(10))
    daan.refresh_from_db()
    assert daan.tot == dag(10)
    assert als(wereld.teamlid).get(reverse("team", args=[wereld.team.pk])).status_code == 200
    # Nothing to divide yet: until then it is Daan's.
    assert "Werk van Daan" not in als(wereld.teamleider).get("/").content.decode()


def test_verhuizen_eindigt_hier_en_begint_daar(wereld, als, daan, eva):
    naar = Team.objects.get(naam="Handel")
    regel(
        als(wereld.beheerder),
        daan,
        "verhuist",
        laatste=dag(3),
        naar=naar.pk,
        rol="teamlid",
        werk={"documenten": eva},
    )
    oud, nieuw = Lidmaatschap.objects.filter(gebruiker=wereld.teamlid).order_by("van")
    assert (oud.team, oud.tot) == (wereld.team, dag(3))
    assert (nieuw.team, nieuw.van, nieuw.tot) == (naar, dag(4), None)
    assert van("documenten", eva) == 1


def test_verhuizen_naar_een_team_waar_iemand_al_zit_kan_niet_half(wereld, als, daan, eva):
    naar = Team.objects.get(naam="Handel")
    LidmaatschapFactory(gebruiker=wereld.teamlid, team=naar)
    antwoord = regel(
        als(wereld.beheerder), daan, "verhuist", naar=naar.pk, rol="teamlid", werk={"plg": eva}
    )
    assert "zit dan al in team Handel" in antwoord.content.decode()
    daan.refresh_from_db()
    assert daan.tot is None
    assert van("plg", daan) == 1


@pytest.mark.database
def test_weg_sluit_alle_teams_en_het_account_en_houdt_de_geschiedenis(wereld, als, daan):
    ander = LidmaatschapFactory(gebruiker=wereld.teamlid, team=TeamFactory())
    antwoord = regel(als(wereld.beheerder), daan, "weg")
    assert f"Team {ander.team} heeft dan geen teamleider meer." in antwoord.content.decode()
    persoon = Gebruiker.objects.get(pk=wereld.teamlid.pk)
    assert not persoon.is_active
    assert {lid.tot for lid in persoon.lidmaatschappen.all()} == {dag(-1)}
    assert persoon.history.first().history_user == wereld.beheerder
    assert van("documenten", daan) == 1


def test_weg_op_een_dag_die_komt_sluit_vanzelf_en_tot_dan_werkt_alles(wereld, als, daan):
    Functie.objects.create(gebruiker=wereld.teamlid, rol=Functie.Rol.KWALITEITSMEDEWERKER)
    regel(als(wereld.beheerder), daan, "weg", laatste=dag(2))
    persoon = Gebruiker.objects.get(pk=wereld.teamlid.pk)
    assert persoon.is_active
    assert persoon.toegang.kwaliteit
    assert vertrek.sluit_accounts(dag(2)) == 0
    Gebruiker.objects.filter(pk=persoon.pk).update(laatste_dag=dag(-1))
    # Also before the timer comes by, no role counts any more.
    assert not Gebruiker.objects.get(pk=persoon.pk).toegang.kwaliteit
    assert vertrek.sluit_accounts(dag(0)) == 1
    assert not Gebruiker.objects.get(pk=persoon.pk).is_active


def test_wie_later_weggaat_dan_uit_het_team_is_dan_al_uit_het_team(wereld, als, daan, eva):
    daan.tot = dag(3)
    daan.save()
    regel(als(wereld.beheerder), daan, "weg", laatste=dag(20), werk={"studenten": eva})
    daan.refresh_from_db()
    assert daan.tot == dag(3)
    assert Gebruiker.objects.get(pk=daan.gebruiker_id).laatste_dag == dag(20)
    assert Begeleiding.objects.get(lidmaatschap=eva).van == dag(4)


def test_toch_blijven_haalt_de_laatste_dag_weg(wereld, als, daan):
    regel(als(wereld.beheerder), daan, "weg", laatste=dag(2))
    client = als(wereld.beheerder)
    client.post(reverse("persoon_vertrek", args=[wereld.teamlid.pk]), {"wat": "blijft"})
    daan.refresh_from_db()
    persoon = Gebruiker.objects.get(pk=wereld.teamlid.pk)
    assert (daan.tot, persoon.laatste_dag, persoon.is_active) == (None, None, True)


def test_wie_terugkomt_kan_het_eigen_werk_terugkrijgen(wereld, als, daan):
    regel(als(wereld.beheerder), daan, "weg", laatste=dag(-5))
    client = als(wereld.beheerder)
    client.post(reverse("persoon_vertrek", args=[wereld.teamlid.pk]), {"wat": "blijft"})
    nieuw = Lidmaatschap.objects.create(gebruiker=wereld.teamlid, team=wereld.team, van=dag(0))
    als(wereld.teamleider).post(reverse("lid_werk", args=[daan.pk]), {"alles-documenten": nieuw.pk})
    assert (van("documenten", daan), van("documenten", nieuw)) == (0, 1)


def test_werk_van_kwaliteitszorg_gaat_naar_een_collega_of_terug_naar_het_team(wereld, als, daan):
    meting = daan.meetafspraken.get()
    meting.uitvoerder, meting.uitvoerder_buiten_team = None, wereld.kwaliteit
    meting.save()
    collega = GebruikerFactory(naam="Karin Kwaliteit")
    Functie.objects.create(gebruiker=collega, rol=Functie.Rol.KWALITEITSMEDEWERKER)
    client = als(wereld.beheerder)
    weg = f"{reverse('persoon_vertrek', args=[wereld.kwaliteit.pk])}?wat=weg"
    assert "1 meting voor een team" in client.get(weg).content.decode()
    data = {"laatste": dag(-1).isoformat(), "werk-account-metingen-kwaliteit": collega.pk}
    client.post(weg, data)
    meting.refresh_from_db()
    assert meting.uitvoerder_buiten_team == collega
    client.post(f"{reverse('persoon_vertrek', args=[collega.pk])}?wat=weg", {"laatste": dag(-1)})
    meting.refresh_from_db()
    assert meting.uitvoerder_buiten_team is None


def test_twee_beheerders_tegelijk_de_tweede_ziet_wat_er_veranderde(wereld, als, daan):
    client = als(wereld.beheerder)
    gezien = client.get(adres(daan)).context["form"]["gezien"].value()
    lid = Lidmaatschap.objects.get(pk=daan.pk)
    lid.tot = dag(30)
    lid.save()
    antwoord = client.post(
        adres(daan), {"laatste": dag(-1).isoformat(), "gezien": gezien}, follow=True
    )
    assert vertrekken.INTUSSEN in antwoord.content.decode()
    daan.refresh_from_db()
    assert daan.tot == dag(30)


def test_mislukt_er_iets_dan_is_er_niets_veranderd(wereld, als, daan, eva, monkeypatch):
    def stuk(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(vertrekken.post, "verstuur", stuk)
    with pytest.raises(RuntimeError):
        regel(als(wereld.beheerder), daan, werk={"documenten": eva})
    daan.refresh_from_db()
    assert daan.tot is None
    assert van("documenten", daan) == 1
    assert mail.outbox == []


def test_een_collega_die_zelf_eerder_weg_is_kan_het_niet_overnemen(wereld, als, daan, eva):
    Lidmaatschap.objects.filter(pk=eva.pk).update(tot=dag(5))
    antwoord = regel(als(wereld.beheerder), daan, laatste=dag(9), werk={"documenten": eva})
    assert "Eva Docent is zelf weg na" in antwoord.content.decode()
    daan.refresh_from_db()
    assert daan.tot is None


@pytest.mark.parametrize(
    ("laatste", "melding"), [("31-2-2026", "datum in die bestaat"), ("", "Kies")]
)
def test_een_dag_die_niet_bestaat_zegt_het_bij_het_veld(wereld, als, daan, laatste, melding):
    antwoord = als(wereld.beheerder).post(adres(daan), {"laatste": laatste})
    assert antwoord.status_code == 422
    assert melding in antwoord.context["form"].errors["laatste"][0]


def test_een_laatste_dag_voor_de_eerste_kan_niet(wereld, als, daan):
    antwoord = regel(als(wereld.beheerder), daan, laatste=datetime.date(2019, 1, 1))
    assert "begint pas op" in antwoord.content.decode()


def test_de_beheerder_ziet_aantallen_en_titels_alleen_zichtbaar_gevraagd(wereld, als, daan):
    client = als(wereld.beheerder)
    pagina = client.get(adres(daan)).content.decode()
    assert "1 activiteit" in pagina
    assert "Maak het formulier" not in pagina
    met = client.get(f"{adres(daan)}&titels").content.decode()
    assert "Maak het formulier" in met
    assert Begeleiding.objects.get().student.naam not in met
    wat = list(Inzage.objects.filter(team=wereld.team).values_list("wat", flat=True))
    assert wat == [
        "vertrek van Daan Docent: titels van het werk",
        "vertrek van Daan Docent: hoeveel werk er is",
    ]
