"""The Knoster's result: the row of blocks on page, projector, PDF and in the workbook."""

import io
import re

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from boas import acties, afsluiting
from boas.models import Peiling, Sessie
from boas.regels.voorbereiding import tijd_nodig
from boas.uitkomsten import lees_uitkomst
from boas.uitslag_lezen import lees, lees_voor
from boas.voorbereiding import maak_sessie
from organisatie.models import Verzending
from tests.boas.kantoor import door_libreoffice
from tests.boas.knosterhulp import gehouden_knoster, knoster
from tests.boas.tellingen import eerdere_sessie, getelde_sessie
from tests.factories import SessieFactory

pytestmark = pytest.mark.django_db

ZIN = "De ingrediënten mensen en middelen ontbreken: dat geeft ongerustheid en frustratie"
# Mensen and middelen lack; of cultuur one statement is low, and it is there all the same.
TELLINGEN = [(0, n, 10 - n, 0) for n in (0, 1, 2, 2, 4, 1, 3, 3, 5, 6, 0, 0)]


def vertel(sessie, **anders):
    return lees_uitkomst(lees(sessie, **{"vorige": None, "met_redenen": False} | anders)).verteld


def tekst(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace("&nbsp;", " ")


@pytest.fixture
def sessie(wereld):
    velden = {"team": wereld.team, "gemaakt_door": wereld.teamleider}
    return getelde_sessie(TELLINGEN, versie=knoster(), **velden)


# --- In words -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("oneens", "zin"),
    [
        ((0, 0, 0, 0, 3, 0), "Het ingrediënt middelen ontbreekt: dat geeft frustratie"),
        (
            (0, 0, 0, 9, 3, 0),
            ZIN,
        ),
        (
            (9,) * 6,
            "Alle zes ingrediënten ontbreken: dat geeft verwarring, chaos, weerstand, "
            "ongerustheid, frustratie en nutteloosheid",
        ),
        ((2,) * 6, "Alle zes ingrediënten zijn er"),
        (
            (2, 2, 2, 2, None, None),
            "Wat gevraagd is, is er: strategie, structuur, cultuur en mensen",
        ),
    ],
)
def test_het_antwoord_in_woorden(oneens, zin):
    assert vertel(gehouden_knoster(*oneens)).zin == zin


def test_alles_er_zegt_wat_de_mix_geeft():
    assert vertel(gehouden_knoster(0, 0, 0, 0, 0, 0)).toelichting.startswith(
        "Samen geeft dat duidelijkheid, koersvastheid, acceptatie, vertrouwen, enthousiasme en "
        "commitment."
    )


def test_wat_niet_beantwoord_is_staat_apart_en_belooft_niets():
    verteld = vertel(gehouden_knoster(0, 0, 0, 0, 0, None))
    assert verteld.toelichting.endswith("Niet beantwoord: Resultaten.")
    assert verteld.nu.geeft == []


def test_met_een_link_heet_dat_te_weinig_antwoorden():
    sessie = gehouden_knoster(0, 0, 0, 0, 0, None, stemwijze="link")
    Peiling.objects.create(sessie=sessie, sluit_op=timezone.localdate())
    verteld = vertel(sessie)
    assert verteld.toelichting.endswith("Te weinig antwoorden: Resultaten.")
    context = {"uitkomst": verteld, "beeld": None}
    for deel in ("pagina", "leiding"):
        html = render_to_string(f"boas/uitkomst_blokken.html#{deel}", context)
        assert "niet beantwoord" not in html


def test_zonder_antwoorden_is_er_geen_rij(als, wereld):
    leeg = gehouden_knoster(*[None] * 6, team=wereld.team)
    assert lees_uitkomst(lees(leeg, vorige=None, met_redenen=False)) is None
    assert "Er is nog niets geteld" in als(wereld.teamlid).get(uitslag(leeg)).text


# --- The page -------------------------------------------------------------------------------------


def uitslag(sessie) -> str:
    return reverse("sessie_uitslag", args=[sessie.pk])


def test_de_rij_op_de_pagina(als, wereld, sessie):
    html = als(wereld.teamlid).get(uitslag(sessie)).text
    assert f"<h1>{ZIN}</h1>" in html
    blokken = [tekst(b).strip() for b in re.findall(r'<li class="mix-blok.*?</li>', html, re.S)]
    assert blokken == [
        "Strategie Richting en besturing geeft duidelijkheid",
        "Structuur Processen en organisatie geeft koersvastheid",
        "Cultuur Leiderschap en basiswaarden geeft acceptatie",
        "Mensen Competenties en vaardigheden ontbreekt",
        "Middelen Ict, geld en faciliteiten ontbreekt",
        "Resultaten Producten en diensten geeft commitment",
    ]
    assert html.count("mix-blok mix-weg") == 2


@pytest.mark.parametrize(("oneens", "lang"), [((0,) * 6, True), ((0, 0, 0, 9, 9, 0), False)])
def test_wat_veel_woorden_heeft_staat_onder_de_rij(als, wereld, oneens, lang):
    """Beside the blocks its words would break."""
    gehouden = gehouden_knoster(*oneens, team=wereld.team)

    pagina = als(wereld.teamlid).get(f"/sessies/{gehouden.pk}/uitslag/").content.decode()

    assert ('class="mix mix-lang"' in pagina) is lang


def test_per_gat_vragen_en_stappen_voor_de_stellingen(als, wereld, sessie):
    html = als(wereld.teamlid).get(uitslag(sessie)).text
    deel = tekst(
        re.search(r'<section aria-labelledby="kop-cluster-M">.*?</section>', html, re.S)[0]
    )
    assert "Het ingrediënt mensen ontbreekt: dat geeft ongerustheid" in deel
    assert "Van de 20 antwoorden op deze stellingen is 30 % (zeer) oneens" in deel.replace(
        "\xa0", " "
    )
    # The question of the low statements first, then those of the ingredient.
    assert deel.index("Bij wie klop je aan") < deel.index(
        "Van wie in het team kunnen we dat leren?"
    )
    assert "Vraag scholing aan voor wat niemand in het team nog kan." in deel
    assert "Koppel collega's aan elkaar" in deel.replace("&#x27;", "'")
    assert deel.index("Vragen voor het gesprek") < deel.index("M1")


def test_een_lage_stelling_in_een_ingredient_dat_er_is(als, wereld, sessie):
    html = als(wereld.teamlid).get(uitslag(sessie)).text
    deel = tekst(
        re.search(r'<section aria-labelledby="kop-cluster-C">.*?</section>', html, re.S)[0]
    )
    assert "1 van de 2 vraagt aandacht" in deel
    assert "Vragen voor het gesprek" not in deel


def test_de_vorige_rij_en_wat_veranderde(als, wereld, sessie):
    eerder = [(0, n, 10 - n, 0) for n in (0, 0, 5, 5, 0, 0, 5, 5, 0, 0, 0, 0)]
    eerdere_sessie(sessie, eerder)
    html = als(wereld.teamlid).get(uitslag(sessie)).text
    assert html.count('<li class="mix-blok') == 12
    gewoon = tekst(html)
    assert "Sinds toen erbij: structuur. Sinds toen weggevallen: middelen." in gewoon
    assert "Vorige keer ontbrak dit ook." in gewoon
    assert "Vorige keer was dit er nog." in gewoon


def test_anders_gesteld_is_niet_te_vergelijken(wereld, sessie):
    """The row of then is shown as it was; what it says beside now is not told."""
    eerder = gehouden_knoster(9, 9, 9, 9, 9, 9, team=wereld.team, reeks="verbetering")
    sessie.reeks = "verbetering"
    sessie.save()
    eerder.begonnen_op = sessie.begonnen_op.replace(year=2020)
    eerder.save()
    eerder.keuze.filter(stelling__code="R1").delete()
    verteld = lees_uitkomst(lees_voor(sessie.pk, wereld.teamlid)).verteld
    assert verteld.veranderd == "Sinds toen erbij: strategie, structuur en cultuur."
    assert [b.toen is None for b in verteld.nu.blokken] == [False] * 5 + [True]


def test_wie_de_vorige_niet_mag_zien_leest_er_niets_van(als, wereld, sessie):
    eerder = eerdere_sessie(sessie, [(0, 9, 1, 0)] * 12)
    Sessie.objects.filter(pk=sessie.pk).update(gedeeld_op=sessie.afgesloten_op)
    html = als(wereld.kwaliteit).get(uitslag(sessie)).text
    assert html.count('<li class="mix-blok') == 6
    assert "Vorige keer" not in html
    Sessie.objects.filter(pk=eerder.pk).update(gedeeld_op=eerder.afgesloten_op)
    assert als(wereld.kwaliteit).get(uitslag(sessie)).text.count('<li class="mix-blok') == 12


def test_kwaliteit_en_directeur_zien_niets_tot_het_gedeeld_is(als, wereld, sessie):
    for wie in (wereld.kwaliteit, wereld.directeur):
        assert als(wie).get(uitslag(sessie)).status_code == 404


def test_evenveel_queries_met_en_zonder_gaten(django_assert_num_queries):
    for oneens in ((0,) * 6, (9,) * 6):
        sessie = gehouden_knoster(*oneens)
        beeld = lees(sessie, vorige=None, met_redenen=False)
        with django_assert_num_queries(0):
            lees_uitkomst(beeld)


# --- The room -------------------------------------------------------------------------------------


@pytest.fixture
def in_de_zaal(wereld, sessie):
    acties.heropen(sessie.pk)
    return Sessie.objects.get(pk=sessie.pk)


def test_afsluiting_van_rij_naar_vragen_naar_stellingen(in_de_zaal):
    bladen = []
    for nummer in range(20):
        acties.ga_naar(in_de_zaal.pk, Sessie.Fase.AFSLUITING, blad=nummer)
        gelezen = afsluiting.lees_afsluiting(Sessie.objects.get(pk=in_de_zaal.pk))
        bladen.append((gelezen.blad.soort, gelezen.blad.titel))
        if gelezen.laatste:
            break
    assert bladen == [
        ("eigen", ZIN),
        ("eigen", "Het ingrediënt mensen ontbreekt: dat geeft ongerustheid"),
        ("cluster", "Mensen"),
        ("eigen", "Het ingrediënt middelen ontbreekt: dat geeft frustratie"),
        ("cluster", "Middelen"),
        ("cluster", "Cultuur"),
        ("sterk", "Hier zijn we sterk in"),
        ("verder", "Hoe het verder gaat"),
    ]


@pytest.mark.parametrize("scherm", ["projector", "leiding"])
def test_projector_en_leiding(als, wereld, in_de_zaal, scherm):
    leider = als(wereld.teamleider)
    adres = reverse(f"sessie_{scherm}", args=[in_de_zaal.pk])
    acties.ga_naar(in_de_zaal.pk, Sessie.Fase.AFSLUITING)
    rij = tekst(leider.get(adres).text)
    assert "De ingrediënten mensen en middelen ontbreken" in rij
    assert ("Wijs dan het gat aan" in rij) == (scherm == "leiding")
    acties.ga_naar(in_de_zaal.pk, Sessie.Fase.AFSLUITING, blad=1)
    vragen = tekst(leider.get(adres).text)
    assert "Van wie in het team kunnen we dat leren?" in vragen
    assert ("Nog geen oplossingen" in vragen) == (scherm == "leiding")


# --- Files ----------------------------------------------------------------------------------------


def test_pdf_heeft_de_rij_en_de_vragen(als, wereld, sessie):
    antwoord = als(wereld.teamlid).get(uitslag(sessie), {"formaat": "pdf"})
    bladen = [p.extract_text() for p in PdfReader(io.BytesIO(antwoord.content)).pages]
    assert "ontbreekt" in bladen[0]
    alles = re.sub(r"\s+", " ", " ".join(bladen))
    assert f"{ZIN}." in alles
    assert "Van wie in het team kunnen we dat leren?" in alles


def _werkboek(als, wereld, sessie):
    antwoord = als(wereld.teamlid).get(uitslag(sessie), {"formaat": "xlsx"})
    return load_workbook(io.BytesIO(antwoord.content))


def test_werkboek_begint_met_de_ingredienten(als, wereld, sessie):
    boek = _werkboek(als, wereld, sessie)
    assert boek.sheetnames[:2] == ["Ingrediënten", "Uitleg"]
    blad = boek["Ingrediënten"]
    koppen = [cel.value for cel in blad[4]]
    assert koppen[:3] == ["ingrediënt", "stand", "% oneens"]
    mensen = [cel.value for cel in blad[8]]
    assert mensen[0] == "Mensen"
    assert mensen[6].splitlines()[0] == "Wat wil jij nog leren voordat je het goed kunt doen?"
    assert "Vraag scholing aan" in mensen[7]
    uitleg = {rij[0].value for rij in boek["Uitleg"].iter_rows()}
    assert "Ingrediënten" in uitleg


@pytest.mark.kantoor
def test_het_blad_rekent_zelf(als, wereld, sessie, tmp_path):
    antwoord = als(wereld.teamlid).get(uitslag(sessie), {"formaat": "xlsx"})
    uit = door_libreoffice(tmp_path, {"knoster": antwoord.content})["knoster"]
    blad = load_workbook(io.BytesIO(uit), data_only=True)["Ingrediënten"]
    assert blad["A2"].value == "2 van de 6 ingrediënten ontbreken"
    rijen = [[cel.value for cel in rij[:6]] for rij in blad.iter_rows(min_row=5, max_row=10)]
    assert rijen[2] == ["Cultuur", "is er", 25, 20, 5, "acceptatie"]
    assert rijen[3] == ["Mensen", "ontbreekt", 30, 20, 6, "ongerustheid"]


def test_een_leeg_werkboek_blijft_te_maken(als, wereld):
    sessie = SessieFactory(versie=knoster(), team=wereld.team)
    antwoord = als(wereld.teamleider).get(reverse("sessie_werkboek", args=[sessie.pk]))
    assert load_workbook(io.BytesIO(antwoord.content)).sheetnames[0] == "Uitleg"


# --- Before and after -----------------------------------------------------------------------------


def test_de_bijeenkomst_duurt_korter_en_heeft_een_eigen_agenda(wereld):
    sessie = maak_sessie(wereld.team, knoster(), wereld.teamleider, "Begeleiding")
    assert sessie.duur_minuten == 90
    assert "De rij van zes" in sessie.agenda
    assert tijd_nodig(12, sessie.duur_minuten).past


def test_de_mail_begint_met_het_antwoord(als, wereld, sessie):
    als(wereld.teamleider).post(reverse("sessie_uitslag_versturen", args=[sessie.pk]))
    tekst_mail = Verzending.objects.get().tekst
    assert f"{ZIN}." in tekst_mail
    assert "ingrediënt ontbreekt als 30 %" in tekst_mail
