"""The work list, how far coders agree, and what is asked on Start."""

import io
from fractions import Fraction

import openpyxl
import pytest
from django.urls import reverse

from metaanalyse.acties.coderen import heropen
from metaanalyse.acties.vaststellen import stel_vast
from metaanalyse.models import Kaart
from metaanalyse.overeenstemming import bereken, lees_dubbel
from metaanalyse.regels.inhoud import Inhoud
from metaanalyse.te_doen import te_doen
from tests.metaanalyse.coderen import codeer, inhoud, maak_dubbel, onderzoeker
from tests.metaanalyse.maak import maak_concept, maak_kaart, maak_rapport

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def collega(db):
    return onderzoeker(naam="Cato Collega")


def test_de_werklijst_toont_wie_hoever_is(wereld, collega, als):
    maak_kaart("Al vastgesteld")
    codeer(maak_concept("Van Cato"), collega, inhoud(aspect=["tijd"]), klaar=False)
    codeer(maak_concept("Van mij"), wereld.onderzoeker, Inhoud(), klaar=False)
    maak_concept("Van niemand")
    regels = als(wereld.onderzoeker).get(reverse("codering_werklijst")).context["regels"]
    assert [
        (r.kaart.titel, [(c.codeur.naam, str(hoever)) for c, hoever in r.codeurs]) for r in regels
    ] == [
        ("Van mij", [(wereld.onderzoeker.naam, "0 van 20")]),
        ("Van Cato", [("Cato Collega", "2 van 20")]),
        ("Van niemand", []),
    ]


@pytest.mark.parametrize(
    ("adres", "aantal"), [("codering_werklijst", 7), ("codering_overeenstemming", 5)]
)
def test_evenveel_vragen_bij_een_en_bij_dertig(
    wereld, collega, als, django_assert_num_queries, adres, aantal
):
    client = als(wereld.onderzoeker)
    for hoeveel in (1, 29):
        for _ in range(hoeveel):
            maak_dubbel(inhoud(aspect=["tijd"]), inhoud(), wereld.onderzoeker, collega)
        client.get(reverse(adres))
        with django_assert_num_queries(aantal):
            client.get(reverse(adres))


def test_overeenstemming_over_alle_kaarten_en_per_duo(wereld, collega, als):
    derde = onderzoeker(naam="Dirk Derde")
    olga = wereld.onderzoeker
    maak_dubbel(inhoud(3), inhoud(4), olga, collega)
    maak_dubbel(inhoud(2), inhoud(2), olga, collega)
    maak_dubbel(inhoud(5), inhoud(5), olga, derde)
    adres = reverse("codering_overeenstemming")
    client = als(olga)
    context = client.get(adres).context
    trede = next(r for r in context["rijen"] if r.variabele.code == "trede")
    # Seen one step on three cards; every 3, 2, 5 beside every 4, 2, 5 is 13 steps on nine.
    assert (trede.totaal.paren, trede.totaal.gelijk) == (3, 2)
    assert trede.totaal.waarde == 1 - Fraction(1, 3) / Fraction(13, 9)
    [(duo, naam)] = [d for d in context["dubbel"].duos if "Dirk" in d[1]]
    assert naam == "Dirk Derde en Olga Onderzoek"
    trede = next(
        r for r in client.get(f"{adres}?duo={duo}").context["rijen"] if r.variabele.code == "trede"
    )
    assert (trede.totaal.paren, trede.totaal.waarde) == (1, None)
    assert client.get(f"{adres}?duo=niemand").context["aantal"] == 3


def test_wie_na_het_vergelijken_verder_codeerde_telt_niet_mee(wereld, collega):
    maak_dubbel(inhoud(3), inhoud(4), wereld.onderzoeker, collega)
    kaart = maak_dubbel(inhoud(3), inhoud(4), wereld.onderzoeker, collega)
    codering = kaart.coderingen.lopend().get(codeur=collega)
    heropen(codering)
    assert (len(lees_dubbel().paren), lees_dubbel().samen) == (1, 0)
    codeer(kaart, collega, Inhoud())
    assert (len(lees_dubbel().paren), lees_dubbel().samen) == (1, 1)


@pytest.mark.parametrize("wanneer", ["ervoor", "ertussen", "erna"])
def test_wie_kon_lezen_wat_is_vastgesteld_codeert_niet_los_daarvan(wereld, collega, wanneer):
    kaart = maak_concept()
    if wanneer == "ervoor":
        stel_vast(kaart, inhoud(3), door=None)
    codeer(kaart, wereld.onderzoeker, inhoud(3))
    if wanneer == "ertussen":
        stel_vast(kaart, inhoud(3), door=None)
    codeer(kaart, collega, inhoud(4))
    if wanneer == "erna":
        stel_vast(kaart, inhoud(3), door=None)
    dubbel = lees_dubbel()
    los = wanneer == "erna"
    assert (len(dubbel.paren), dubbel.samen) == (int(los), int(not los))


def test_als_excel_staat_er_hetzelfde(wereld, collega, als):
    a, b = inhoud(3, aspect=["tijd"]), inhoud(4, aspect=["tijd", "visie"])
    maak_dubbel(a, b, wereld.onderzoeker, collega)
    maak_dubbel(inhoud(2), inhoud(2), wereld.onderzoeker, collega)
    client = als(wereld.onderzoeker)
    antwoord = client.get(reverse("codering_overeenstemming") + "?formaat=xlsx")
    blad = openpyxl.load_workbook(io.BytesIO(antwoord.content)).active
    rijen = [r for r in blad.iter_rows(values_only=True) if r[0]]
    trede = next(r for r in rijen if r[0] == "Positie effectladder")
    [rij] = [r for r in bereken(lees_dubbel().paren) if r.variabele.code == "trede"]
    assert trede[2:6] == (round(float(rij.gemiddelde), 4), 2, 1, 0)
    visie = next(r for r in rijen if r[1] == "Visie")
    assert visie[2:4] == (0, 1)


def test_te_doen_voor_een_onderzoeker(wereld, collega, django_assert_num_queries):
    olga = wereld.onderzoeker
    codeer(maak_concept("Bezig"), olga, Inhoud(), klaar=False)
    codeer(maak_concept("Alleen"), olga, inhoud())
    maak_dubbel(inhoud(), inhoud(), olga, collega, titel="Samen")
    wacht = maak_concept("Wacht")
    codeer(wacht, olga, inhoud())
    codeer(wacht, collega, Inhoud(), klaar=False)
    maak_concept("Aangeboden", stand=Kaart.Stand.AANGEBODEN, team=wereld.team)
    assert olga.toegang.onderzoeker
    with django_assert_num_queries(2):
        regels = te_doen(olga)
    assert {(r.soort, r.wat) for r in regels} == {
        ("Codeer de kaart", "Bezig"),
        ("Stel de kaart vast", "Alleen"),
        ("Vergelijk de coderingen", "Samen"),
        ("Beoordeel de aangeboden kaart", "Aangeboden"),
    }
    assert te_doen(wereld.teamleider) == []


def test_een_rapport_zonder_vrij_kaartnummer_zegt_dat(wereld, als):
    kaart = maak_concept(rapport=maak_rapport(code="R" * 20), titel="Eerste")
    Kaart.objects.filter(pk=kaart.pk).update(code="R" * 20)
    data = {"rapport": kaart.rapport_id, "titel": "Tweede"}
    antwoord = als(wereld.onderzoeker).post(reverse("kaart_nieuw"), data)
    assert "Voor dit rapport is geen kaartnummer meer vrij." in antwoord.content.decode()
    assert Kaart.objects.count() == 1
