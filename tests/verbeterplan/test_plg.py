"""The PLG of a traject: who is in it, who is its kartrekker, who thinks along."""

import pytest
from django.urls import reverse
from django.utils import timezone

from organisatie import bewaren
from organisatie.models.versie import historie_van
from tests.factories import GebruikerFactory, LidmaatschapFactory, TrajectFactory
from tests.verbeterplan.hulp import vandaag, versie
from verbeterplan.models import Overleg, Plg, Plggast, Plglid

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def traject(wereld):
    rij = TrajectFactory(team=wereld.team, naam="Samen gesprekken voeren")
    rij.plgleden.create(lidmaatschap=wereld.van_plglid)
    return rij


def pagina(client, traject, **vraag):
    return client.get(reverse("plg", args=[traject.pk]), vraag).content.decode()


def doe(client, naam, rij, /, **data):
    return client.post(reverse(naam, args=[rij.pk]), data, follow=True).content.decode()


def lid(traject, lidmaatschap, **velden):
    return traject.plgleden.create(lidmaatschap=lidmaatschap, **velden)


def test_iedereen_ziet_wie_erin_zit_en_alleen_wie_leidt_zet_erin(traject, wereld, als):
    assert "Pia Plg" in pagina(als(wereld.teamlid), traject)
    assert "uit team Handel" in pagina(als(wereld.teamlid), traject)
    assert "Zet iemand in de PLG" not in pagina(als(wereld.plglid), traject)
    assert "Zet iemand in de PLG" in pagina(als(wereld.teamleider), traject)


def test_zoeken_op_naam_in_alle_teams_alleen_wie_er_nu_is(traject, wereld, als):
    weg = vandaag(-1)
    LidmaatschapFactory(gebruiker=GebruikerFactory(naam="Jan van den Berg"), tot=weg)
    LidmaatschapFactory(gebruiker=GebruikerFactory(naam="Jan Berghuis", is_active=False))
    LidmaatschapFactory(gebruiker=GebruikerFactory(naam="Janneke van den Berg"))
    client = als(wereld.teamleider)
    zoek = reverse("plglid_nieuw", args=[traject.pk])
    html = client.get(zoek, {"q": "jan berg"}).content.decode()
    assert "Janneke van den Berg" in html
    assert "Jan van den Berg" not in html
    assert "Jan Berghuis" not in html
    # Without a name one's own team; who is in the PLG is not offered again.
    html = client.get(zoek).content.decode()
    assert "Zet erin: Daan Docent" in html
    assert "Zet erin: Ali Docent" not in html
    assert "Zet erin: Pia Plg" not in client.get(zoek, {"q": "pia"}).content.decode()
    assert "Niemand met “zzz”" in client.get(zoek, {"q": "zzz"}).content.decode()


def test_erin_zetten_een_keer_ook_bij_twee_drukken(traject, wereld, als):
    client = als(wereld.teamleider)
    data = {"lidmaatschap": wereld.leden[1].pk}
    assert "Daan Docent zit nu in de PLG." in doe(client, "plglid_nieuw", traject, **data)
    assert "Daan Docent zit al in de PLG." in doe(client, "plglid_nieuw", traject, **data)
    assert traject.plgleden.filter(lidmaatschap=wereld.leden[1]).count() == 1


@pytest.mark.parametrize("wie", ["", "abc", "999999", "²", "9" * 30])
def test_wie_niet_bestaat_kan_er_niet_in(traject, wereld, als, wie):
    html = doe(als(wereld.teamleider), "plglid_nieuw", traject, lidmaatschap=wie)
    assert "Kies iemand uit de lijst." in html


def test_wie_uit_dienst_is_kan_er_niet_in(traject, wereld, als):
    oud = LidmaatschapFactory(tot=vandaag(-1))
    html = doe(als(wereld.teamleider), "plglid_nieuw", traject, lidmaatschap=oud.pk)
    assert "zit nu in geen team" in html


def test_een_kartrekker_en_de_nieuwe_neemt_het_over(traject, wereld, als):
    eerste, tweede = traject.plgleden.get(), lid(traject, wereld.leden[1])
    client = als(wereld.teamleider)
    doe(client, "plglid_kartrekker", eerste, ja="1")
    html = doe(client, "plglid_kartrekker", tweede, ja="1")
    assert traject.plgleden.get(kartrekker=True) == tweede
    assert "Daan Docent is nu kartrekker" in html
    assert "Pia Plg is niet meer kartrekker" in html
    doe(client, "plglid_kartrekker", tweede)
    assert not traject.plgleden.filter(kartrekker=True).exists()


def test_wie_leiding_geeft_wordt_geen_kartrekker(traject, wereld, als):
    leider = lid(traject, wereld.leden[0])
    client = als(wereld.teamleider)
    assert "Maak kartrekker: Tess Leider" not in pagina(client, traject)
    assert "geeft leiding aan een team" in doe(client, "plglid_kartrekker", leider, ja="1")
    assert not traject.plgleden.filter(kartrekker=True).exists()


def test_wie_de_plg_verliet_wordt_geen_kartrekker(traject, wereld, als):
    rij = traject.plgleden.get()
    Plglid.objects.filter(pk=rij.pk).update(tot=vandaag())
    html = doe(als(wereld.teamleider), "plglid_kartrekker", rij, ja="1")
    assert "zit niet meer in de PLG" in html


def test_wie_erin_zit_vindt_de_plg_op_de_startpagina(traject, wereld, als):
    adres = reverse("plg", args=[traject.pk])
    assert adres in als(wereld.plglid).get("/").content.decode()
    assert adres not in als(wereld.teamlid).get("/").content.decode()
    traject.plgleden.update(tot=vandaag())
    assert adres not in als(wereld.plglid).get("/").content.decode()


def test_eruit_is_een_stand_met_een_weg_terug(traject, wereld, als):
    rij = traject.plgleden.get()
    client = als(wereld.teamleider)
    html = doe(client, "plglid_weg", rij)
    assert "Pia Plg zit niet meer in de PLG." in html
    assert "Pia Plg ging eruit" in html
    assert als(wereld.plglid).get(traject.get_absolute_url()).status_code == 404
    html = doe(als(wereld.teamleider), "plglid_terug", rij)
    assert "Pia Plg zit weer in de PLG." in html
    assert als(wereld.plglid).get(traject.get_absolute_url()).status_code == 200


def test_terug_naast_een_nieuwe_kartrekker(traject, wereld, als):
    client = als(wereld.teamleider)
    oud = traject.plgleden.get()
    doe(client, "plglid_kartrekker", oud, ja="1")
    doe(client, "plglid_weg", oud)
    nieuw = lid(traject, wereld.leden[1], kartrekker=True)
    doe(client, "plglid_terug", oud)
    assert traject.plgleden.get(kartrekker=True) == nieuw


def test_terug_na_opnieuw_erin_zegt_dat(traject, wereld, als):
    client = als(wereld.teamleider)
    oud = traject.plgleden.get()
    doe(client, "plglid_weg", oud)
    lid(traject, wereld.van_plglid)
    assert "zit al weer in de PLG" in doe(client, "plglid_terug", oud)
    assert traject.plgleden.filter(tot=None).count() == 1


def test_wie_het_team_verliet_staat_er_zo_en_ziet_niets_meer(traject, wereld, als):
    wereld.van_plglid.tot = vandaag(-1)
    wereld.van_plglid.save()
    html = pagina(als(wereld.teamleider), traject)
    assert "niet meer in het team" in html
    assert "Maak kartrekker: Pia Plg" not in html
    assert als(wereld.plglid).get(reverse("plg", args=[traject.pk])).status_code == 404


def test_de_plg_schrijft_opdracht_en_tijd_en_botst_niet(traject, wereld, als):
    adres = reverse("plg_wijzig", args=[traject.pk])
    als(wereld.teamleider).post(adres, {"opdracht": "Zoek uit waarom.", "tijd": ""})
    begin = versie(Plg.objects.get())
    van_pia = {"opdracht": "Zoek uit waarom.", "tijd": "2 uur", "versie": begin}
    als(wereld.plglid).post(adres, van_pia)
    html = (
        als(wereld.teamleider)
        .post(adres, {"opdracht": "Probeer iets uit.", "tijd": "", "versie": begin}, follow=True)
        .content.decode()
    )
    assert "Een collega had intussen iets anders veranderd" in html
    rij = Plg.objects.get()
    assert (rij.opdracht, rij.tijd) == ("Probeer iets uit.", "2 uur")


def test_twee_eerste_opdrachten_tegelijk(traject, wereld, als):
    adres = reverse("plg_wijzig", args=[traject.pk])
    als(wereld.plglid).post(adres, {"opdracht": "Van Pia", "tijd": ""})
    html = als(wereld.teamleider).post(adres, {"opdracht": "Van Tess", "tijd": ""}).content.decode()
    assert "Nu staat er: “Van Pia”." in html
    assert "Van Tess" in html
    assert Plg.objects.get().opdracht == "Van Pia"


def test_te_lang_wordt_gezegd_en_blijft_staan(traject, wereld, als):
    lang = "x" * 1001
    html = doe(als(wereld.teamleider), "plg_wijzig", traject, opdracht=lang, tijd="")
    assert lang in html
    assert "1000" in html
    assert not Plg.objects.exists()


def test_gast_erbij_weg_en_terug(traject, wereld, als):
    client = als(wereld.plglid)
    html = doe(client, "plggast_nieuw", traject, naam="", soort="leerling")
    assert "Vul een naam in." in html
    doe(client, "plggast_nieuw", traject, naam="Sem", soort="leerling", waarvoor="Vertelt")
    gast = traject.gasten.get()
    html = doe(client, "plggast_weg", gast)
    assert "Sem is geen gast meer." in html
    assert f'id="gast-{gast.pk}"' not in html
    assert f'id="gast-{gast.pk}"' in doe(client, "plggast_terug", gast)


def test_namen_van_gasten_blijven_binnen_team_en_plg(traject, wereld, als):
    traject.gasten.create(naam="Sem", soort="leerling", waarvoor="Vertelt hoe het voelt")
    for wie in (wereld.teamlid, wereld.plglid, wereld.teamleider):
        assert "Sem" in pagina(als(wie), traject)
    for wie in (wereld.kwaliteit, wereld.directeur):
        html = pagina(als(wie), traject)
        assert "Sem" not in html
        assert "Leerling of student" in html


def ruim_gasten_op(over_dagen):
    soort = next(s for s in bewaren.soorten() if s.naam == "plggasten")
    dag = vandaag(over_dagen)
    return bewaren.ruim_op(soort, dag, proef=False)["gasten"]


def test_namen_van_gasten_gaan_weg_met_hun_geschiedenis(traject, wereld):
    sem = traject.gasten.create(naam="Sem", soort="leerling")
    traject.gasten.create(naam="Rianne", soort="deskundige")
    overleg = Overleg.objects.create(
        team=wereld.team, traject=traject, titel="PLG", moment=timezone.now()
    )
    overleg.gasten.add(sem)
    sem.leg_weg()
    assert ruim_gasten_op(300) == 0
    assert ruim_gasten_op(400) == 1
    assert not historie_van(Plggast).objects.filter(naam="Sem").exists()
    assert not overleg.gasten.exists()
    # Of a traject that runs the others stay, and a while after it ended.
    assert traject.gasten.get().naam == "Rianne"
    traject.status = "afgerond"
    traject.save()
    assert ruim_gasten_op(300) == 0
    assert ruim_gasten_op(400) == 1
    assert not historie_van(Plggast).objects.exists()


def test_een_afgerond_traject_is_te_lezen_niet_te_schrijven(traject, wereld, als):
    traject.status = "afgerond"
    traject.save()
    client = als(wereld.teamleider)
    html = pagina(client, traject)
    assert "Pia Plg" in html
    assert "Voeg een gast toe" not in html
    for naam in ("plg_wijzig", "plglid_nieuw", "plggast_nieuw"):
        assert client.get(reverse(naam, args=[traject.pk])).status_code == 404
    assert client.post(reverse("plglid_weg", args=[traject.plgleden.get().pk])).status_code == 404


def test_evenveel_vragen_bij_een_en_bij_veel(
    traject, wereld, als, django_assert_max_num_queries, django_assert_num_queries
):
    client = als(wereld.teamleider)
    with django_assert_max_num_queries(16) as eerst:
        pagina(client, traject)
    for nummer in range(12):
        lid(traject, LidmaatschapFactory(), brengt_mee=str(nummer))
        traject.gasten.create(naam=f"Gast {nummer}", soort="ouder")
    with django_assert_num_queries(len(eerst.captured_queries)):
        pagina(client, traject)
