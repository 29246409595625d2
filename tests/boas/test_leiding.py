"""The leader's page and its acts: who may, what is said, and that wrong input does nothing."""

import datetime
import re

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from boas import acties, tempobeeld
from boas.beeld import lees
from boas.models import Reden, Ronde, Sessie
from tests.factories import SessieFactory, VersieFactory, Wereld

pytestmark = pytest.mark.django_db

FETCH = {"HTTP_HX_REQUEST": "true"}
HANDEN = {f"waarde_{i}": n for i, n in enumerate((2, 3, 6, 3))}


def maak(wereld: Wereld, stellingen: int = 4, **velden) -> Sessie:
    """A session of the team at its first statement."""
    sessie = SessieFactory(versie=VersieFactory(stellingen=stellingen), team=wereld.team, **velden)
    acties.start(sessie.pk)
    acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, sessie.keuze.first().pk)
    return sessie


@pytest.fixture
def sessie(wereld):
    return maak(wereld)


@pytest.fixture
def ronde(sessie) -> Ronde:
    return sessie.rondes.get()


@pytest.fixture
def leider(als, wereld):
    return als(wereld.teamleider)


@pytest.fixture
def doe(leider, sessie):
    """``doe("onthul", {...})`` posts as a script does; ``los=True`` as a plain form."""

    def post(actie: str, data: dict | None = None, *, los: bool = False, **kwargs):
        adres = reverse(f"sessie_{actie}", kwargs={"pk": sessie.pk, **kwargs})
        return leider.post(adres, data or {}, **({} if los else FETCH))

    return post


def stand(sessie) -> int:
    return lees(sessie.pk).stand


# --- Who -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("persona", Wereld.PERSONAS)
@pytest.mark.parametrize("naam", ["sessie_leiding", "sessie_projector"])
def test_alleen_de_leider_ziet_de_schermen(als, wereld, sessie, persona, naam):
    client = als(getattr(wereld, persona))
    verwacht = 200 if persona == "teamleider" else 404
    assert client.get(reverse(naam, args=[sessie.pk])).status_code == verwacht


@pytest.mark.parametrize(
    "actie",
    [
        *("start", "ga_naar", "onthul", "opnieuw", "handen", "verbeter", "aanwezig", "reden"),
        *("ongedaan", "nasturen", "sluit", "heropen"),
    ],
)
def test_een_ander_doet_niets(als, wereld, sessie, actie):
    voor = stand(sessie)
    for persona in ("teamlid", "ander_teamleider", "kwaliteit", "beheerder"):
        antwoord = als(getattr(wereld, persona)).post(reverse(f"sessie_{actie}", args=[sessie.pk]))
        assert antwoord.status_code == 404
    assert stand(sessie) == voor


# --- What the page shows -------------------------------------------------------------------------


def test_de_pagina_toont_stelling_aantekeningen_en_wat_volgt(leider, sessie):
    html = leider.get(reverse("sessie_leiding", args=[sessie.pk])).content.decode()
    assert "We weten wat afspraak 1 van ons vraagt." in html
    assert "Succesfactor: Eigenaarschap" in html
    assert "Bespreek afspraak 1 in het teamoverleg." in html
    assert "Stelling 1 van 4".lower() in html
    assert html.count("data-hoofdknop") == 2  # one of them in the template for later


@pytest.mark.parametrize("stemwijze", ["handen", "telefoons", "beide"])
@pytest.mark.parametrize("stap", ["voorbereiding", "opening", "open", "onthuld", "slot", "af"])
def test_er_is_altijd_een_hoofdknop(leider, wereld, stemwijze, stap):
    sessie = SessieFactory(team=wereld.team, stemwijze=stemwijze)
    stappen = [
        lambda: acties.start(sessie.pk),
        lambda: acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, sessie.keuze.first().pk),
        lambda: acties.onthul(sessie.pk),
        lambda: acties.ga_naar(sessie.pk, Sessie.Fase.AFSLUITING, blad=9),
        lambda: acties.sluit_sessie(sessie.pk),
    ]
    plek = ["voorbereiding", "opening", "open", "onthuld", "slot", "af"].index(stap)
    for zet in stappen[:plek]:
        zet()
    adres = reverse("sessie_leiding", args=[sessie.pk])
    html = leider.get(adres, **FETCH).content.decode()
    assert html.count("data-hoofdknop") == 1
    assert html.count("btn-primary") == 1


def test_deel_is_gelijk_aan_de_hele_pagina(leider, sessie):
    adres = reverse("sessie_leiding", args=[sessie.pk])
    deel = leider.get(adres, **FETCH).content.decode()
    heel = leider.get(adres).content.decode()
    assert zonder_wisselend(deel) in zonder_wisselend(heel)


def zonder_wisselend(html: str) -> str:
    """Without what differs from one request to the next: tokens and the clock."""
    html = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", html)
    return re.sub(r'data-(nu|iets-achter|ruim-achter)="\d+"', "", html).strip()


def test_evenveel_queries_bij_4_en_30_stellingen(als, wereld, django_assert_max_num_queries):
    client = als(wereld.teamleider)
    for naam, aantal in (("sessie_leiding", 10), ("sessie_projector", 10)):
        for stellingen in (4, 30):
            sessie = maak(wereld, stellingen)
            with django_assert_max_num_queries(aantal) as gevangen:
                client.get(reverse(naam, args=[sessie.pk]))
            if stellingen == 4:
                eerste = len(gevangen)
        assert len(gevangen) == eerste


@pytest.mark.parametrize("blad", [0, 1])
def test_evenveel_queries_bij_de_afsluiting(als, wereld, django_assert_max_num_queries, blad):
    client, aantallen = als(wereld.teamleider), []
    for stellingen in (4, 30):
        sessie = maak(wereld, stellingen)
        for keuze in sessie.keuze.all():
            acties.stuur_na(
                sessie.pk, keuze.stelling_id, (4, 4, 4, 2), 14, sleutel=f"t-{keuze.pk}-lang"
            )
        acties.ga_naar(sessie.pk, Sessie.Fase.AFSLUITING, blad=blad)
        with django_assert_max_num_queries(14) as gevangen:
            client.get(reverse("sessie_projector", args=[sessie.pk]))
        aantallen.append(len(gevangen))
    assert aantallen[0] == aantallen[1]


# --- Acts ----------------------------------------------------------------------------------------


def test_handen_zoals_getypt_en_het_voorstel_dat_niet_past(doe, sessie, ronde):
    antwoord = doe("handen", {"ronde": ronde.pk, **HANDEN, "waarde_3": ""})
    assert antwoord.status_code == 200
    assert 'data-handen="2,3,6,0"' in antwoord.content.decode()
    antwoord = doe("handen", {"ronde": ronde.pk, **HANDEN, "waarde_3": "9"})
    assert "Er zijn 20 handen geteld, maar er zijn 14 aanwezigen." in antwoord.content.decode()
    assert lees(sessie.pk).ronde.handen == (2, 3, 6, 9)


def test_onthul_neemt_de_handen_mee_en_telt_eenmaal(doe, sessie, ronde):
    data = {"ronde": ronde.pk, **HANDEN, "sleutel": "abcdefgh12"}
    assert doe("onthul", data).status_code == 200
    assert doe("onthul", data | {"waarde_0": "5", "waarde_2": "3"}).status_code == 200
    beeld = lees(sessie.pk)
    assert beeld.ronde.onthuld
    assert beeld.ronde.turf.aantallen == (2, 3, 6, 3)


def test_onthul_van_te_veel_zegt_wat_er_te_doen_is_bij_het_veld(doe, sessie, ronde):
    antwoord = doe("onthul", {"ronde": ronde.pk, **HANDEN, "waarde_3": "4"})
    html = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "data-fout>Er zijn 15 handen" in html
    assert lees(sessie.pk).ronde.ronde.is_open


def test_zonder_script_gaat_het_terug_met_een_melding(doe, sessie, ronde):
    antwoord = doe("onthul", {"ronde": ronde.pk, **HANDEN, "waarde_3": "4"}, los=True)
    assert antwoord.status_code == 302
    assert antwoord.url == reverse("sessie_leiding", args=[sessie.pk])
    meldingen = [str(m) for m in get_messages(antwoord.wsgi_request)]
    assert len(meldingen) == 1
    assert meldingen[0].startswith("Er zijn 15 handen")
    op_scherm = doe("onthul", {"ronde": ronde.pk, **HANDEN, "scherm": "projector"}, los=True)
    assert op_scherm.url == reverse("sessie_projector", args=[sessie.pk]) + "?bediening=1"


def test_een_hele_sessie_met_gewone_formulieren(leider, wereld):
    sessie = SessieFactory(team=wereld.team)

    def post(actie, **data):
        leider.post(reverse(f"sessie_{actie}", args=[sessie.pk]), data)

    post("start", aanwezig="13")
    for keuze in sessie.keuze.all():
        post("ga_naar", naar=f"stelling-{keuze.pk}")
        ronde = sessie.rondes.get(stelling=keuze.stelling_id)
        post("onthul", ronde=ronde.pk, waarde_0="1", waarde_1="2", waarde_2="", waarde_3="8")
    post("reden", ronde=ronde.pk, tekst="Te druk", op_projector="1")
    post("opnieuw", ronde=ronde.pk)
    post("ongedaan")
    post("verbeter", ronde=ronde.pk, waarde_0="0", waarde_1="2", waarde_2="0", waarde_3="8")
    post("ga_naar", naar="afsluiting-1")
    post("sluit")
    sessie.refresh_from_db()
    assert sessie.status == Sessie.Status.AFGESLOTEN
    assert [r.status for r in sessie.rondes.all()] == ["onthuld"] * 4
    assert sessie.rondes.last().aanwezig == 13
    assert Reden.objects.get().op_projector


def test_redenen_op_het_scherm_en_weer_weg(doe, sessie, ronde):
    doe("reden", {"ronde": ronde.pk, "tekst": "Te druk"})
    reden = Reden.objects.get()
    for wat, op_projector in (("toon", True), ("verberg", False)):
        assert doe("reden_wijzig", {"doe": wat}, reden=reden.pk).status_code == 200
        reden.refresh_from_db()
        assert reden.op_projector is op_projector
    doe("reden_wijzig", {"doe": "verwijder"}, reden=reden.pk)
    assert not Reden.objects.exists()


def test_een_reden_van_een_andere_sessie_blijft_ongemoeid(doe, wereld):
    ander = maak(wereld)
    reden = acties.noteer_reden(ander.pk, ander.rondes.get().pk, "Van een ander")
    doe("reden_wijzig", {"doe": "verwijder"}, reden=reden.pk)
    assert Reden.objects.filter(pk=reden.pk).exists()


def test_nasturen_tweemaal_is_eenmaal(doe, sessie):
    keuze = sessie.keuze.last()
    data = {"stelling": keuze.stelling_id, "aanwezig": 14, "sleutel": "0123456789abcdef", **HANDEN}
    assert [doe("nasturen", data).status_code for _ in range(2)] == [200, 200]
    assert sessie.rondes.filter(stelling=keuze.stelling_id).count() == 1
    assert doe("nasturen", data | {"sleutel": "fedcba9876543210"}).status_code == 409


# --- Wrong input ---------------------------------------------------------------------------------

VREEMD = [
    ("handen", {**HANDEN, "ronde": "{ronde}", "waarde_1": "veel"}, "heel getal"),
    ("handen", {**HANDEN, "ronde": "{ronde}", "waarde_1": "-1"}, "heel getal"),
    ("handen", {**HANDEN, "ronde": "{ronde}", "waarde_1": "1000000000000"}, "heel getal"),
    ("handen", {**HANDEN, "ronde": "{ronde}", "waarde_1": "2,5"}, "heel getal"),
    ("handen", {"ronde": "{ronde}", "waarde_0": "2"}, "bij elk antwoord"),
    ("handen", HANDEN, "klopt niet"),
    ("handen", {**HANDEN, "ronde": "{vreemd}"}, "hoort niet bij deze sessie"),
    ("handen", {**HANDEN, "ronde": str(10**30)}, "klopt niet"),
    ("onthul", {"ronde": "{vreemd}"}, "al verder"),
    ("onthul", {"ronde": "x"}, "klopt niet"),
    ("onthul", {"ronde": "{ronde}", "sleutel": "<script>"}, "klopt niet"),
    ("opnieuw", {"ronde": "{ronde}"}, "Onthul de stelling eerst"),
    ("aanwezig", {"aanwezig": ""}, "hoeveel mensen"),
    ("aanwezig", {"aanwezig": "0"}, "van 1 tot en met 2000"),
    ("aanwezig", {"aanwezig": "2001"}, "heel getal"),
    ("aanwezig", {"aanwezig": "veertien"}, "heel getal"),
    ("ga_naar", {"naar": "elders"}, "klopt niet"),
    ("ga_naar", {"naar": "stelling-"}, "klopt niet"),
    ("ga_naar", {"naar": "stelling-{vreemde_keuze}"}, "hoort niet bij deze sessie"),
    ("ga_naar", {"naar": "afsluiting-99999"}, "klopt niet"),
    ("reden", {"ronde": "{ronde}", "tekst": " "}, "Schrijf eerst"),
    ("reden", {"ronde": "{ronde}", "tekst": "x" * 501}, "onder de 500"),
    ("reden", {"ronde": "{ronde}", "tekst": "a\x00b"}, "niet kunnen bewaren"),
    ("reden", {"ronde": "{vreemd}", "tekst": "Reden"}, "hoort niet bij deze sessie"),
    ("reden", {"tekst": "Reden"}, "klopt niet"),
    ("nasturen", {**HANDEN, "stelling": "{stelling}", "aanwezig": "14"}, "klopt niet"),
    (
        "nasturen",
        {**HANDEN, "stelling": "{stelling}", "aanwezig": "5", "sleutel": "0123456789"},
        "14 handen",
    ),
    ("heropen", {}, "niet afgesloten"),
    ("start", {"aanwezig": "14"}, "al begonnen"),
]


@pytest.mark.parametrize(("actie", "data", "melding"), VREEMD)
def test_verkeerde_invoer_zegt_wat_er_mis_is_en_verandert_niets(
    doe, wereld, sessie, ronde, actie, data, melding
):
    ander = maak(wereld)
    waarden = {
        "ronde": ronde.pk,
        "vreemd": ander.rondes.get().pk,
        "vreemde_keuze": ander.keuze.first().pk,
        "stelling": sessie.keuze.first().stelling_id,
    }
    ingevuld = {k: str(v).format(**waarden) for k, v in data.items()}
    voor = stand(sessie)
    antwoord = doe(actie, ingevuld)
    assert antwoord.status_code in {400, 409}
    assert melding in antwoord.content.decode()
    assert stand(sessie) == voor


# --- Pace ----------------------------------------------------------------------------------------


def test_tempo_zegt_wanneer_het_woord_verandert(sessie):
    beeld = lees(sessie.pk)
    begin = beeld.sessie.begonnen_op
    nu = begin + datetime.timedelta(minutes=12)
    tempo = tempobeeld.maak(beeld, nu)
    assert (tempo.tempo.woord, tempo.minuten_over, tempo.resterend) == ("op schema", 98, 4)
    assert tempo.afsluiten_om == begin + datetime.timedelta(minutes=110)
    later = tempobeeld.maak(beeld, tempo.iets_achter_om)
    eerder = tempobeeld.maak(beeld, tempo.iets_achter_om - datetime.timedelta(minutes=1))
    assert (eerder.tempo.woord, later.tempo.woord) == ("op schema", "iets achter")
    assert tempobeeld.maak(beeld, tempo.ruim_achter_om).tempo.woord == "ruim achter"


def test_tempo_voor_het_begin_is_er_niet(wereld):
    assert tempobeeld.maak(lees(SessieFactory(team=wereld.team).pk), timezone.now()) is None


def test_tempo_van_een_korte_bijeenkomst(wereld):
    sessie = maak(wereld, duur_minuten=15)
    assert tempobeeld.maak(lees(sessie.pk), timezone.now()).minuten_over > 0
