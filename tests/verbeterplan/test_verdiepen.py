"""Verdiepen: the questions asked calmly, sources with a judgement, what was seen."""

import io

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from organisatie.models.versie import lees_versie
from organisatie.schrijven import Invoer
from tests.factories import TrajectFactory
from tests.metaanalyse.maak import maak_kaart
from verbeterplan import antwoorden, cyclus
from verbeterplan.models import Expertise, Kijkmoment, Planantwoord, Planbron, TrajectKaart
from verbeterplan.regels.fasen import Fase
from verbeterplan.regels.vragen import PER_CODE, PROBLEEM, SITUATIE

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def traject(wereld):
    rij = TrajectFactory(team=wereld.team, naam="Gesprekken met studenten")
    rij.plgleden.create(lidmaatschap=wereld.van_plglid)
    return rij


@pytest.fixture
def ronde(traject):
    return traject.rondes.get()


def pagina(client, traject, **query):
    adres = reverse("fase_verdiepen", args=[traject.pk])
    return client.get(adres, query).content.decode()


def beantwoord(ronde, *codes):
    antwoorden.bewaar(ronde.pk, {code: Invoer(f"Antwoord op {code}", None) for code in codes})


def bron(ronde, **velden):
    return Planbron.objects.create(ronde=ronde, titel="Een artikel", **velden)


def test_eerst_staan_er_twee_vragen_en_de_rest_is_een_druk_verder(traject, wereld, als):
    html = pagina(als(wereld.teamleider), traject)
    begin, _, eind = html.partition("Nog 4 vragen")
    assert all(vraag.tekst in begin for vraag in PROBLEEM.vragen[:2])
    # The rest is in the page, and is sent along.
    assert all(f'name="antwoord-{vraag.code}"' in eind for vraag in PROBLEEM.vragen[2:])
    assert f'name="antwoord-{PROBLEEM.vragen[2].code}"' not in begin


def test_wat_beantwoord_is_staat_vooraan_en_dan_de_volgende_twee(traject, ronde, wereld, als):
    beantwoord(ronde, "a-eerder", "a-bewijs")
    html = pagina(als(wereld.teamleider), traject)
    begin, _, _ = html.partition('id="vragen-omgeving"')
    assert "Nog" not in begin.partition('id="vragen-probleem"')[2].replace("Nog 2 vragen", "")
    assert begin.index("antwoord-a-eerder") < begin.index("Nog 2 vragen")
    assert begin.index("antwoord-a-achter") < begin.index("Nog 2 vragen")


def test_een_laatste_vraag_wordt_niet_verstopt(traject, ronde, wereld, als):
    beantwoord(ronde, "a-wat", "a-bewijs", "a-achter")
    begin, _, _ = pagina(als(wereld.teamleider), traject).partition('id="vragen-omgeving"')
    assert "Nog 1 vragen" not in begin


def test_de_inhoud_telt_wat_beantwoord_is(traject, ronde, wereld, als):
    client = als(wereld.teamleider)
    beantwoord(ronde, "a-wat", "a-visie", "s-kansen")
    html = pagina(client, traject)
    assert 'id="teller-probleem">2 van 11' in html
    assert 'id="teller-nu">1 van 9' in html
    adres = reverse("plan_antwoorden", args=[traject.pk, "omgeving"])
    deel = client.post(
        adres, {"antwoord-a-elders": "Bij de buren."}, headers={"HX-Request": "true"}
    ).content.decode()
    assert 'id="teller-probleem" hx-swap-oob="true">3 van 11' in deel
    # What is counted along is not sent along.
    assert "versie-a-wat" not in deel


def test_alle_velden_van_een_groep_worden_bewaard_ook_die_achter_een_druk(traject, wereld, als):
    client = als(wereld.teamleider)
    adres = reverse("plan_antwoorden", args=[traject.pk, "probleem"])
    client.post(adres, {f"antwoord-{vraag.code}": f"A {vraag.code}" for vraag in PROBLEEM.vragen})
    assert Planantwoord.objects.count() == 6


def test_wie_leest_ziet_de_antwoorden_zonder_velden(traject, ronde, wereld, als):
    beantwoord(ronde, "a-wat")
    html = pagina(als(wereld.teamlid), traject)
    assert "Antwoord op a-wat" in html
    assert "<textarea" not in html
    assert PER_CODE["a-bewijs"].tekst not in html
    assert "Voeg een bron toe" not in html


def test_een_bron_met_oordeel_in_woorden(traject, ronde, wereld, als):
    client = als(wereld.plglid)
    nieuw = reverse("onderdeel_nieuw", args=[traject.pk, "bron"])
    client.post(
        nieuw,
        {
            "soort": "literatuur",
            "titel": "Praten helpt",
            "vindplaats": "www.voorbeeld.nl/praten",
            "jaar": "2021",
            "richting": "tegen",
            "kwaliteit": "ja",
            "past": "nee",
        },
    )
    html = pagina(client, traject)
    assert 'href="https://www.voorbeeld.nl/praten"' in html
    assert "Goed onderbouwd, maar van een heel andere situatie." in html
    assert "past bij onze situatie: nee" in html
    assert "bruikbaar: niet bekeken" in html
    assert "Pleit ertegen." in html


@pytest.mark.parametrize(
    ("veld", "invoer", "melding"),
    [
        ("titel", "", "Welke bron is het?"),
        ("vindplaats", "javascript:alert(1)", "Een adres begint met https://"),
        ("jaar", "1066", "Vul een jaartal in vanaf 1900."),
        ("titel", "x" * 241, "241"),
        ("leert_ons", "x" * 3001, "3001"),
    ],
)
def test_wat_niet_klopt_aan_een_bron_staat_bij_het_veld(
    traject, wereld, als, veld, invoer, melding
):
    nieuw = reverse("onderdeel_nieuw", args=[traject.pk, "bron"])
    gegevens = {"soort": "school", "titel": "Het roc hiernaast", veld: invoer}
    html = als(wereld.teamleider).post(nieuw, gegevens).content.decode()
    assert melding in html
    assert invoer in html
    assert not Planbron.objects.exists()


def test_een_vindplaats_van_voor_de_controle_wordt_geen_link(ronde):
    assert bron(ronde, vindplaats="javascript:alert(1)").adres == ""
    assert bron(ronde, vindplaats="https://x.nl").adres == "https://x.nl"


@pytest.mark.parametrize(
    ("kanten", "zin"),
    [
        (["voor", "voor"], "Alles wat jullie lazen pleit ervoor."),
        (["tegen", "tegen", ""], "Alles wat jullie lazen pleit ertegen."),
        (["voor", "tegen"], ""),
        (["voor"], ""),
        (["allebei", "allebei"], ""),
    ],
)
def test_wie_maar_een_kant_leest_hoort_dat(traject, ronde, wereld, als, kanten, zin):
    for kant in kanten:
        bron(ronde, richting=kant)
    html = pagina(als(wereld.teamleider), traject)
    assert ("Alles wat jullie lazen" in html) == bool(zin)
    assert zin in html


def test_de_bronnen_als_excel(traject, ronde, wereld, als):
    bron(ronde, richting="voor", kwaliteit="ja", jaar=2021)
    bron(ronde).leg_weg()
    adres = reverse("fase_verdiepen", args=[traject.pk])
    antwoord = als(wereld.teamlid).get(adres, {"formaat": "xlsx"})
    blad = load_workbook(io.BytesIO(antwoord.content)).active
    rijen = [[c for c in rij if c] for rij in blad.iter_rows(values_only=True)]
    assert [rij for rij in rijen if rij and rij[0] == "Een artikel"] == [
        ["Een artikel", "artikel, boek of leidraad", 2021, "pleit ervoor", "ja", "Goed onderbouwd."]
    ]
    assert als(wereld.teamlid).get(adres, {"formaat": "pdf"})["Content-Type"] == "application/pdf"
    assert als(wereld.teamlid).get(adres, {"formaat": "doc"}).status_code == 404


def test_kijkmomenten_staan_op_datum_en_noemen_niemand(traject, ronde, wereld, als):
    client = als(wereld.teamleider)
    nieuw = reverse("onderdeel_nieuw", args=[traject.pk, "kijkmoment"])
    assert "Noem geen namen" in client.get(nieuw).content.decode()
    for met_wie, dag in (("Vier studenten uit 3B", "2026-01-05"), ("Een les", "2026-02-05")):
        client.post(nieuw, {"soort": "groep", "met_wie": met_wie, "datum": dag})
    html = pagina(client, traject)
    assert html.index("Een les") < html.index("Vier studenten uit 3B")
    assert "Kies wat het was." in client.post(nieuw, {"met_wie": "x"}).content.decode()


def test_de_leidraad_is_een_pdf_voor_wie_het_traject_ziet(traject, ronde, wereld, als):
    beantwoord(ronde, "kennisvraag")
    adres = reverse("leidraad", args=[traject.pk])
    antwoord = als(wereld.teamlid).get(adres)
    assert antwoord.content.startswith(b"%PDF")
    assert "Leidraad-Gesprekken-met-studenten" in antwoord["Content-Disposition"]
    assert als(wereld.ander_teamlid).get(adres).status_code == 404


def test_de_kennisvraag_zoekt_in_de_kaarten(traject, ronde, wereld, als):
    client = als(wereld.teamleider)
    assert "Schrijf jullie kennisvraag op" in pagina(client, traject)
    antwoorden.bewaar(
        ronde.pk, {"kennisvraag": Invoer("Wat helpt studenten bij een gesprek?", None)}
    )
    TrajectKaart.objects.create(traject=traject, kaart=maak_kaart("Elkaars lessen bekijken"))
    html = pagina(client, traject)
    assert f'href="{reverse("kaarten")}?q=gesprek"' in html
    assert "Elkaars lessen bekijken" in html


def test_een_eerdere_ronde_is_te_lezen_met_haar_bronnen(traject, ronde, wereld, als):
    bron(ronde)
    Kijkmoment.objects.create(ronde=ronde, soort="groep", met_wie="Vier studenten")
    cyclus.ga_naar(traject, Fase.UITVOEREN, wereld.teamleider, "Kwam van elders.")
    cyclus.ga_naar(traject, Fase.VERDIEPEN, wereld.teamleider, "Opnieuw.")
    client = als(wereld.teamleider)
    eerder = pagina(client, traject, ronde=1)
    assert "Een artikel" in eerder
    assert "Vier studenten" in eerder
    assert "<textarea" not in eerder
    assert "Een artikel" not in pagina(client, traject)


def test_evenveel_queries_bij_weinig_en_bij_veel(
    traject, ronde, wereld, als, django_assert_num_queries
):
    client = als(wereld.teamleider)
    adres = reverse("fase_verdiepen", args=[traject.pk])

    def vul(aantal):
        beeld = ronde.beelden.create(nummer=aantal, tekst="Zo is het.")
        beeld.reacties.create(lidmaatschap=wereld.leden[0], herkent="ja")
        for _ in range(aantal):
            bron(ronde)
            Kijkmoment.objects.create(ronde=ronde, soort="groep", met_wie="Studenten")
            Expertise.objects.create(lidmaatschap=wereld.leden[1], onderwerp="Gesprekken")

    vul(1)
    beantwoord(ronde, "a-wat")
    with django_assert_num_queries(15):
        client.get(adres)
    vul(30)
    beantwoord(ronde, *(v.code for v in (*PROBLEEM.vragen[1:], *SITUATIE.vragen)))
    with django_assert_num_queries(15):
        client.get(adres)


def test_twee_die_tegelijk_een_bron_wijzigen_verliezen_niets(traject, ronde, wereld, als):
    rij = bron(ronde)
    versie = lees_versie(rij)
    adres = reverse("onderdeel_wijzig", args=["bron", rij.pk])
    begin = {"soort": "literatuur", "titel": "Een artikel", "versie": versie}
    als(wereld.teamleider).post(adres, {**begin, "kwaliteit": "ja"})
    antwoord = als(wereld.plglid).post(adres, {**begin, "past": "nee"}, follow=True)
    rij.refresh_from_db()
    assert (rij.kwaliteit, rij.past) == ("ja", "nee")
    assert "dat is gebleven" in antwoord.content.decode()


def test_vandaag_is_de_gewone_dag_van_een_kijkmoment(traject, wereld, als):
    nieuw = reverse("onderdeel_nieuw", args=[traject.pk, "kijkmoment"])
    assert timezone.localdate().isoformat() in als(wereld.teamleider).get(nieuw).content.decode()
