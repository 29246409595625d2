"""How far everybody is: said of oneself, counted from five on, help seen by leader and PLG only."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from organisatie import bewaren
from organisatie.models import Lidmaatschap
from tests.factories import LidmaatschapFactory, TrajectFactory
from tests.verbeterplan.hulp import vandaag
from verbeterplan.models import Monitormoment, Voortgang
from verbeterplan.te_doen import te_doen

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def traject(wereld):
    rij = TrajectFactory(team=wereld.team, naam="Samen gesprekken voeren")
    rij.plgleden.create(lidmaatschap=wereld.van_plglid)
    return rij


def zeg(client, traject, **data):
    return client.post(reverse("hoe_ver", args=[traject.pk]), data, follow=True).text


def fase(client, traject):
    return client.get(reverse("fase_uitvoeren", args=[traject.pk])).text


def vul(traject, aantal, stand="lukt"):
    for _ in range(aantal):
        lid = LidmaatschapFactory(team=traject.team)
        Voortgang.objects.create(ronde=traject.rondes.get(), lidmaatschap=lid, stand=stand)


def test_ieder_zegt_het_van_zichzelf_en_kan_het_veranderen(traject, wereld, als):
    client = als(wereld.teamlid)
    assert "Jij zei: ik probeer het uit." in zeg(client, traject, stand="probeert")
    zeg(client, traject, stand="lukt", nodig="Meekijken")
    rij = Voortgang.objects.get()
    assert (rij.lidmaatschap, rij.stand, rij.nodig) == (wereld.leden[1], "lukt", "Meekijken")


def test_wat_iemand_zei_wordt_na_een_jaar_gewist_en_heeft_geen_geschiedenis(traject):
    vul(traject, 3)
    oud, vertrokken, blijft = Voortgang.objects.all()
    assert not hasattr(Voortgang, "history")
    (soort,) = (soort for soort in bewaren.soorten() if soort.naam == "voortgang")
    jaren = timezone.now() - datetime.timedelta(days=800)
    Voortgang.objects.filter(pk=oud.pk).update(op=jaren)
    Lidmaatschap.objects.filter(pk=vertrokken.lidmaatschap_id).update(tot=jaren.date())
    assert bewaren.ruim_op(soort, vandaag(), proef=False) == {"antwoorden op hoe ver ben je": 2}
    assert Voortgang.objects.get() == blijft


@pytest.mark.parametrize(
    ("data", "melding"),
    [
        ({}, "Kies wat het beste bij jou past."),
        ({"stand": "geweldig"}, "Kies een van de vier antwoorden."),
        ({"stand": "lukt", "nodig": "x" * 401}, "400"),
    ],
)
def test_wat_niet_kan_wordt_gezegd_en_blijft_staan(traject, wereld, als, data, melding):
    html = zeg(als(wereld.teamlid), traject, **({"nodig": "Hulp"} | data))
    assert melding in html
    assert data.get("nodig", "Hulp") in html
    assert not Voortgang.objects.exists()


def test_aantallen_pas_vanaf_vijf_en_nooit_wie(traject, wereld, als):
    vul(traject, 4)
    html = fase(als(wereld.teamleider), traject)
    assert "Je ziet het beeld vanaf vijf" in html
    assert "bij wie het lukt" not in html
    vul(traject, 1, "begin")
    html = fase(als(wereld.teamlid), traject)
    assert "bij wie het lukt" in html
    assert '<span class="hoever-getal">4</span>' in html
    assert "5 collega&#x27;s" in html or "5 collega's" in html


def test_wie_uit_het_team_is_telt_niet_meer_mee(traject, wereld, als):
    vul(traject, 5)
    lid = Voortgang.objects.first().lidmaatschap
    lid.tot = vandaag(-1)
    lid.save()
    assert "Nog 1 te gaan" in fase(als(wereld.teamleider), traject)


def test_wie_hulp_vraagt_zien_alleen_de_leider_en_de_plg(traject, wereld, als):
    zeg(als(wereld.teamlid), traject, stand="begin", nodig="Een keer meekijken")
    for persona, ziet in (
        ("teamleider", True),
        ("plglid", True),
        ("teamlid", False),
        ("kwaliteit", False),
        ("directeur", False),
    ):
        html = fase(als(getattr(wereld, persona)), traject)
        assert ("Een keer meekijken" in html) == ziet
        assert ("Eén collega vraagt hulp" in html) == ziet
    # How far this colleague is, nobody sees.
    assert "moet nog beginnen" not in fase(als(wereld.teamleider), traject)


def test_geregeld_en_toch_nog_niet(traject, wereld, als):
    zeg(als(wereld.teamlid), traject, stand="begin", nodig="Meekijken")
    rij = Voortgang.objects.get()
    adres = reverse("voortgang_geregeld", args=[rij.pk])
    client = als(wereld.plglid)
    html = client.post(adres, follow=True).text
    assert "1 geregeld" in html
    assert "Eén collega vraagt hulp" not in html
    client.post(adres, {"geregeld": "nee"})
    assert Voortgang.objects.get().geregeld_op is None
    client.post(adres)
    # The same question stays arranged; another one is a new question.
    client = als(wereld.teamlid)
    zeg(client, traject, stand="probeert", nodig="Meekijken")
    assert Voortgang.objects.get().geregeld_op
    zeg(client, traject, stand="probeert", nodig="Tijd")
    assert Voortgang.objects.get().geregeld_op is None
    assert "Eén collega vraagt hulp" in [regel.soort for regel in te_doen(wereld.teamleider)]
    assert "Eén collega vraagt hulp" not in [regel.soort for regel in te_doen(wereld.teamlid)]


def test_wie_uit_het_team_ging_vraagt_geen_hulp_meer(traject, wereld, als):
    traject.rondes.update(fase="uitvoeren")
    zeg(als(wereld.teamlid), traject, stand="begin", nodig="Meekijken")
    client = als(wereld.plglid)
    reis = reverse("traject", args=[traject.pk])
    vraagt = "Eén collega vraagt hulp"
    assert "Een collega vraagt hulp" in client.get(reis).text
    assert vraagt in [regel.soort for regel in te_doen(wereld.plglid)]
    Lidmaatschap.objects.filter(gebruiker=wereld.teamlid).update(tot=vandaag(-1))
    assert "Een collega vraagt hulp" not in client.get(reis).text
    assert vraagt not in [regel.soort for regel in te_doen(wereld.plglid)]
    assert vraagt not in fase(client, traject)


def test_geregeld_telt_niet_als_een_nieuw_antwoord(traject, wereld, als):
    zeg(als(wereld.teamlid), traject, stand="begin", nodig="Meekijken")
    toen = timezone.now() - datetime.timedelta(days=40)
    Voortgang.objects.update(op=toen)
    als(wereld.plglid).post(reverse("voortgang_geregeld", args=[Voortgang.objects.get().pk]))
    rij = Voortgang.objects.get()
    assert rij.geregeld_op
    assert rij.op == toen


def test_start_vraagt_het_in_de_week_voor_een_monitormoment(traject, wereld, als):
    def gevraagd(gebruiker):
        return [r.url for r in te_doen(gebruiker) if r.soort == "Zeg hoe ver jij bent"]

    assert gevraagd(wereld.teamlid) == []
    ronde = traject.rondes.get()
    for dag in (3, 4):
        Monitormoment.objects.create(ronde=ronde, titel="Kijk", datum=vandaag(dag))
    assert gevraagd(wereld.teamlid) == [reverse("hoe_ver", args=[traject.pk])]
    assert gevraagd(wereld.plglid) == []
    zeg(als(wereld.teamlid), traject, stand="lukt")
    assert gevraagd(wereld.teamlid) == []


def test_een_traject_dat_niet_loopt_vraagt_niets(traject, wereld, als):
    traject.status = "gestopt"
    traject.save()
    assert als(wereld.teamlid).get(reverse("hoe_ver", args=[traject.pk])).status_code == 404
