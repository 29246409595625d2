"""The journey of a traject: the line, what is next and for whom, who sees what of the team."""

import datetime

import pytest
from django.urls import NoReverseMatch, reverse

from borgen.acties.vastleggen import leg_plan_vast
from tests.borgen.hulp import afspraak_van
from tests.factories import ActiviteitFactory, TrajectFactory
from tests.verbeterplan.hulp import gesloten, vandaag
from verbeterplan import cyclus
from verbeterplan.models import (
    Bijstelling,
    Kartrekkerschap,
    Monitormoment,
    Overleg,
    Pilot,
    Planantwoord,
    Planbesluit,
    Plandoel,
    Planversie,
    Verbeteractie,
    Verbetertraject,
    Voortgang,
)
from verbeterplan.regels import volgende
from verbeterplan.regels.fasen import FASEN, Fase

pytestmark = pytest.mark.django_db


@pytest.fixture
def traject(wereld):
    rij = TrajectFactory(team=wereld.team, naam="Samen gesprekken voeren", doel="Minder uitval")
    rij.plgleden.create(lidmaatschap=wereld.van_plglid)
    return rij


@pytest.fixture
def lees(als, traject):
    def pagina(wie):
        return als(wie).get(traject.get_absolute_url()).content.decode()

    return pagina


def in_fase(traject, fase):
    """The same traject in another phase; gives its round."""
    ronde = traject.rondes.get()
    ronde.begin_fase = ronde.fase = fase
    ronde.save()
    return ronde


def test_elk_adres_van_een_stap_bestaat():
    stappen = [stap for regels in volgende._PER_FASE.values() for _, stap, _ in regels]
    stappen += [volgende._verder(fase) for fase in FASEN]
    for stap in stappen:
        if stap.adres != "sessie":
            try:
                assert reverse(stap.adres, args=[1])
            except NoReverseMatch:
                pytest.fail(stap.adres)


def test_de_stap_en_voor_wie(traject, wereld, lees):
    html = lees(wereld.teamleider)
    assert "Zoek een kartrekker" in html
    assert "Voor de teamleider" in html
    assert f'class="btn btn-primary" href="{reverse("plg", args=[traject.pk])}"' in html
    assert html.count("btn-primary") == 1
    # Who cannot take it reads it, without a button.
    for wie in (wereld.teamlid, wereld.plglid, wereld.kwaliteit, wereld.directeur):
        html = lees(wie)
        assert "Zoek een kartrekker" in html
        assert "btn-primary" not in html


def test_de_kartrekker_staat_er_met_naam(traject, wereld, lees):
    traject.plgleden.update(kartrekker=True)
    assert "Voor Pia Plg, kartrekker" in lees(wereld.teamlid)
    assert 'href="/trajecten/' in lees(wereld.plglid)
    assert "btn-primary" in lees(wereld.plglid)


def test_per_fase_leest_hij_wat_er_is(traject, wereld, lees):
    traject.plgleden.update(kartrekker=True)
    ronde = in_fase(traject, Fase.VERDIEPEN)
    leider = wereld.teamleider
    assert "wat is er aan de hand?" in lees(leider)
    Planantwoord.objects.create(ronde=ronde, vraag="a-wat", tekst="Te weinig gesprekken.")
    assert "Vat in tien regels samen" in lees(leider)
    Planantwoord.objects.create(ronde=ronde, vraag="beeld", tekst="Zo gaat het.")
    assert "Leg jullie beeld voor" in lees(leider)

    in_fase(traject, Fase.BESLUITEN)
    assert "welke doelen" in lees(leider)
    Plandoel.objects.create(ronde=ronde, tekst="Twee gesprekken")
    assert "wat jullie anders gaan doen" in lees(leider)
    Planantwoord.objects.create(ronde=ronde, vraag="p-aanpak", tekst="Vaste vragen.")
    assert "Vraag het team" in lees(leider)
    Planbesluit.objects.create(ronde=ronde, uitkomst="aanpassen")
    assert "eerst aanpassen" in lees(leider)
    Planbesluit.objects.create(ronde=ronde, uitkomst="uitvoeren")
    assert "De volgende is uitvoeren" in lees(leider)


def test_bij_uitvoeren_en_borgen(traject, wereld, lees):
    ronde = in_fase(traject, Fase.UITVOEREN)
    leider = wereld.teamleider
    assert "voortaan anders doet." in lees(leider)
    Verbeteractie.objects.create(traject=traject, naam="Vaste vragen")
    assert "Spreek af wie wat doet" in lees(leider)
    ActiviteitFactory(team=wereld.team, traject=traject)
    assert "Prik een dag" in lees(leider)
    moment = Monitormoment.objects.create(ronde=ronde, titel="Hoe gaat het?", datum=vandaag(9))
    assert "het hele team" in lees(leider)
    moment.datum = vandaag()
    moment.save()
    assert "het monitormoment is er" in lees(leider)
    Pilot.objects.create(ronde=ronde, naam="Klas 1A", van=vandaag(-9), tot=vandaag(-1))
    assert "De pilot is klaar" in lees(leider)
    Voortgang.objects.create(
        ronde=ronde, lidmaatschap=wereld.leden[1], stand="begin", nodig="Een voorbeeld"
    )
    assert "vraagt hulp" in lees(leider)
    assert "vraagt hulp" not in lees(wereld.teamlid)
    assert "vraagt hulp" not in lees(wereld.kwaliteit)

    in_fase(traject, Fase.BORGEN)
    assert "Leg vast hoe jullie nu werken" in lees(leider)
    leg_plan_vast(ronde, leider)
    assert "Spreek af hoe jullie meten" in lees(leider)
    afspraak_van(traject.verbeteracties.get())
    assert "levend houdt" in lees(leider)
    Kartrekkerschap.objects.create(
        ronde=ronde, lidmaatschap=wereld.leden[1], evaluatie_op=vandaag()
    )
    assert "Kijk of de aanpak nog werkt" in lees(leider)
    Kartrekkerschap.objects.update(evaluatie_op=vandaag(9))
    Verbetertraject.objects.update(analyse_afgerond_op=vandaag(-800))
    assert "meer dan een jaar geleden" in lees(leider)
    # Who does not see the sessions of the team cannot know whether there was one.
    assert "meer dan een jaar geleden" not in lees(wereld.plglid)
    Verbetertraject.objects.update(analyse_afgerond_op=None)
    assert "Kijk samen terug" in lees(leider)
    Planantwoord.objects.create(ronde=ronde, vraag="c-opgelost", tekst="Ja.")
    assert "Rond het traject af" in lees(leider)


def test_een_plglid_van_elders_ziet_niets_anders_van_het_team(traject, wereld, lees):
    Verbeteractie.objects.create(traject=traject, naam="Vaste vragen")
    gesloten(wereld, traject=traject)
    overleg = Overleg.objects.create(
        team=wereld.team, titel="Teamvergadering", moment="2099-01-05T13:00Z"
    )
    overleg.agendapunten.create(traject=traject, tekst="Hoe gaat het?")
    van_team = (
        f'href="{reverse("team", args=[wereld.team.pk])}"',
        f'href="{reverse("borgen", args=[traject.pk])}"',
        f'href="{overleg.get_absolute_url()}"',
        "Sessies</h2>",
    )
    html = lees(wereld.plglid)
    assert not [stuk for stuk in van_team if stuk in html]
    html = lees(wereld.teamlid)
    assert [stuk for stuk in van_team if stuk not in html] == []


def test_afronden_en_weer_oppakken(traject, wereld, als, lees):
    client = als(wereld.teamleider)
    antwoord = client.post(reverse("traject_afronden", args=[traject.pk]), follow=True)
    html = antwoord.content.decode()
    assert "Het traject is afgerond." in html
    assert "Nu aan de beurt" not in html
    assert "Zet weer op lopend" in html
    assert "Zet weer op lopend" not in lees(wereld.teamlid)
    hervat = reverse("traject_hervat", args=[traject.pk])
    html = als(wereld.teamleider).post(hervat, follow=True).content.decode()
    assert "Nu aan de beurt" in html
    assert traject.history.count() == 3


def test_wie_te_laat_afrondt_verandert_niets(traject, wereld, als):
    traject.status = "gestopt"
    traject.save()
    client = als(wereld.teamleider)
    adres = reverse("traject_afronden", args=[traject.pk])
    assert "Dit traject staat al op: gestopt." in client.post(adres, follow=True).content.decode()
    traject.refresh_from_db()
    assert traject.status == "gestopt"


def test_een_afgerond_traject_staat_op_de_lijn_als_gedaan(traject, wereld, lees):
    in_fase(traject, Fase.BORGEN)
    assert "hier zijn jullie" in lees(wereld.teamlid)
    traject.status = "afgerond"
    traject.save()
    assert "hier zijn jullie" not in lees(wereld.teamlid)
    assert "halte-af" in lees(wereld.teamlid)


def test_rondes_en_versie_van_het_plan(traject, wereld, lees):
    assert "Nog geen vaste versie" in lees(wereld.teamlid)
    cyclus.ga_naar(traject, Fase.UITVOEREN, wereld.teamleider, "Kwam van elders.")
    cyclus.ga_naar(traject, Fase.BESLUITEN, wereld.teamleider, "Het werkt nog niet.")
    Planversie.objects.create(ronde=traject.rondes.lopend().get(), nummer=3, inhoud={})
    html = lees(wereld.teamlid)
    assert "Versie 3 van" in html
    assert "Het werkt nog niet." in html
    assert f"{reverse('plan', args=[traject.pk])}?ronde=1" in html
    assert "eerder gedaan" in html


@pytest.mark.parametrize("fase", FASEN)
def test_evenveel_queries_bij_weinig_en_bij_veel(
    traject, wereld, als, fase, django_assert_num_queries, django_assert_max_num_queries
):
    ronde = in_fase(traject, fase)
    client = als(wereld.teamleider)
    adres = traject.get_absolute_url()

    def vul(aantal):
        for plek in range(aantal):
            Verbeteractie.objects.create(traject=traject, naam=f"Actie {plek}")
            ActiviteitFactory(team=wereld.team, traject=traject, eigenaar=wereld.leden[1])
            Plandoel.objects.create(ronde=ronde, tekst=f"Doel {plek}")
            dag = vandaag() + datetime.timedelta(days=plek)
            Monitormoment.objects.create(ronde=ronde, titel="Kijken", datum=dag)
            Bijstelling.objects.create(ronde=ronde, waarop="doel", wat="Minder", reden="Te veel")
            Overleg.objects.create(
                team=wereld.team, titel="PLG", moment="2099-01-05T13:00Z", traject=traject
            )

    vul(1)
    client.get(adres)
    with django_assert_max_num_queries(MEESTE) as een:
        client.get(adres)
    vul(20)
    with django_assert_num_queries(len(een)):
        client.get(adres)


MEESTE = 40


@pytest.mark.parametrize("fase", FASEN)
def test_de_plek_van_een_stap_staat_op_haar_bladzijde(traject, wereld, als, fase):
    in_fase(traject, fase)
    client = als(wereld.teamleider)
    stappen = [stap for _, stap, _ in volgende._PER_FASE[fase]] + [volgende._verder(fase)]
    for stap in stappen:
        if stap.plek:
            html = client.get(reverse(stap.adres, args=[traject.pk])).content.decode()
            assert f'id="{stap.plek}"' in html, stap
