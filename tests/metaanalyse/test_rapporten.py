"""The register of reports: added, recognised, screened, changed, removed."""

import pytest
from django.urls import reverse

from metaanalyse.acties import rapporten as acties
from metaanalyse.acties.vaststellen import trek_in
from metaanalyse.models import Kaart, Kaartwijziging, Rapport
from organisatie.models.versie import lees_versie
from tests.metaanalyse.maak import maak_concept, maak_kaart, maak_rapport

pytestmark = [pytest.mark.django_db, pytest.mark.database]

JA = {"is_evaluatie": "ja", "noemt_factoren": "ja", "binnen_bereik": "ja"}


def gegevens(**anders):
    return {"titel": "Leren verbeteren", "jaar": "2020", "soort": "evaluatie"} | anders


def pagina(antwoord):
    return antwoord.content.decode()


@pytest.fixture
def olga(wereld, als):
    return als(wereld.onderzoeker)


def screening(rapport, **anders):
    return JA | {"stand": "opgenomen", "versie": lees_versie(rapport)} | anders


def test_een_rapport_krijgt_het_volgende_nummer(wereld, olga):
    maak_rapport(code="28")
    maak_rapport(code="oud-99")
    antwoord = olga.post(
        reverse("rapport_nieuw"), gegevens(doi="https://doi.org/10.1000/ABC", titel="Leren\nnu")
    )
    rapport = Rapport.objects.get(code="29")
    assert antwoord.url == rapport.get_absolute_url()
    assert (rapport.titel, rapport.doi) == ("Leren nu", "10.1000/abc")
    assert rapport.gemaakt_door == wereld.onderzoeker
    assert rapport.stand == Rapport.Stand.GEVONDEN


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"titel": " "}, "Vul de titel van het rapport in."),
        ({"jaar": "1899"}, "Vul een jaar in vanaf 1900."),
        ({"jaar": "2101"}, "Vul een jaar in tot en met 2100."),
        ({"jaar": "vorig"}, "Vul een jaartal in, bijvoorbeeld 2018."),
        ({"doi": "geen doi"}, "Dit is geen DOI."),
        ({"url": "javascript:alert(1)"}, "Vul een adres in"),
        ({"titel": "x" * 501}, "500"),
        ({"soort": "boek"}, "Selecteer een geldige keuze"),
        ({"titel": "x\x00"}, "Null-tekens"),
    ],
)
def test_fouten_bij_het_veld(olga, anders, melding):
    html = pagina(olga.post(reverse("rapport_nieuw"), gegevens(**anders)))
    assert melding in html
    assert not Rapport.objects.exists()


def test_zelfde_titel_en_jaar_wordt_herkend_en_mag_toch(olga):
    eerder = maak_rapport(titel="Léren, verbeteren!", jaar=2020)
    html = pagina(olga.post(reverse("rapport_nieuw"), gegevens()))
    assert eerder.get_absolute_url() in html
    assert "Voeg toch toe" in html
    assert Rapport.objects.count() == 1
    olga.post(reverse("rapport_nieuw"), gegevens(toch="on"))
    olga.post(reverse("rapport_nieuw"), gegevens(jaar="2019"))
    assert Rapport.objects.count() == 3


def test_zelfde_doi_is_hetzelfde_rapport(olga):
    eerder = maak_rapport(doi="10.1000/182")
    html = pagina(olga.post(reverse("rapport_nieuw"), gegevens(doi="10.1000/182", toch="on")))
    assert "Er is al een rapport met deze DOI." in html
    assert eerder.get_absolute_url() in html
    assert "Voeg toch toe" not in html
    assert Rapport.objects.count() == 1


def test_opnemen_en_weer_terugzetten(olga):
    rapport = maak_rapport()
    olga.post(reverse("rapport_screening", args=[rapport.pk]), screening(rapport))
    rapport.refresh_from_db()
    assert (rapport.stand, rapport.is_evaluatie) == ("opgenomen", True)
    olga.post(reverse("rapport_terug", args=[rapport.pk]))
    rapport.refresh_from_db()
    assert (rapport.stand, rapport.is_evaluatie) == ("gevonden", True)


def test_niet_opnemen_vraagt_een_reden_en_houdt_die_vast(olga):
    rapport = maak_rapport()
    adres = reverse("rapport_screening", args=[rapport.pk])
    nee = {"stand": "uitgesloten", "noemt_factoren": "nee"}
    html = pagina(olga.post(adres, screening(rapport, **nee)))
    assert "Kies waarom het rapport niet wordt opgenomen." in html
    olga.post(adres, screening(rapport, **nee, uitsluiting="geen-factoren"))
    rapport.refresh_from_db()
    assert (rapport.stand, rapport.uitsluiting) == ("uitgesloten", "geen-factoren")
    olga.post(adres, screening(rapport))
    rapport.refresh_from_db()
    assert (rapport.stand, rapport.uitsluiting) == ("opgenomen", "")


def test_een_besluit_dat_niet_volgt_vraagt_een_toelichting(olga):
    rapport = maak_rapport()
    adres = reverse("rapport_screening", args=[rapport.pk])
    html = pagina(olga.post(adres, screening(rapport, binnen_bereik="nee")))
    assert "Dit volgt niet uit je antwoorden." in html
    olga.post(adres, screening(rapport, binnen_bereik="nee", toelichting="Wij werken in het mbo."))
    rapport.refresh_from_db()
    assert (rapport.stand, rapport.binnen_bereik) == ("opgenomen", False)


def test_met_een_kaart_erop_kan_een_rapport_er_niet_uit(olga):
    kaart = maak_concept()
    rapport = kaart.rapport
    adres = reverse("rapport_screening", args=[rapport.pk])
    uit = screening(rapport, stand="uitgesloten", uitsluiting="dubbel")
    html = pagina(olga.post(adres, uit))
    assert "Op dit rapport staat 1 kaart." in html
    rapport.refresh_from_db()
    assert rapport.stand == Rapport.Stand.GEVONDEN
    trek_in(kaart)
    olga.post(adres, uit)
    rapport.refresh_from_db()
    assert rapport.stand == Rapport.Stand.UITGESLOTEN


def test_terugzetten_kan_niet_met_een_vastgestelde_kaart(olga):
    rapport = maak_kaart().rapport
    html = pagina(olga.post(reverse("rapport_terug", args=[rapport.pk]), follow=True))
    assert "Op dit rapport staat 1 kaart." in html
    rapport.refresh_from_db()
    assert rapport.stand == Rapport.Stand.OPGENOMEN


def test_een_andere_titel_meldt_de_kaarten_van_het_rapport(olga):
    kaart = maak_kaart()
    maak_concept(rapport=kaart.rapport)
    Kaartwijziging.objects.all().delete()
    data = gegevens(titel="Beter leren", versie=lees_versie(kaart.rapport))
    olga.post(reverse("rapport_wijzig", args=[kaart.rapport_id]), data)
    kaart.rapport.refresh_from_db()
    assert kaart.rapport.titel == "Beter leren"
    assert list(Kaartwijziging.objects.values_list("kaart", flat=True)) == [kaart.pk]


def test_twee_onderzoekers_verliezen_niets_van_elkaar(olga):
    rapport = maak_rapport(titel="Leren verbeteren", jaar=2020)
    versie = lees_versie(rapport)
    adres = reverse("rapport_wijzig", args=[rapport.pk])
    olga.post(adres, gegevens(auteurs="Bijman, D.", versie=versie, openbaar="on"))
    olga.post(adres, gegevens(uitgave="Regioplan", versie=versie, openbaar="on"))
    rapport.refresh_from_db()
    assert (rapport.auteurs, rapport.uitgave) == ("Bijman, D.", "Regioplan")


def test_verwijderen_kan_alleen_zonder_kaarten(olga):
    met, zonder = maak_concept().rapport, maak_rapport()
    html = pagina(olga.post(reverse("rapport_verwijder", args=[met.pk])))
    assert "1 digitale kaart" in html
    antwoord = olga.post(reverse("rapport_verwijder", args=[zonder.pk]))
    assert antwoord.url == reverse("rapporten")
    assert list(Rapport.objects.all()) == [met]


def test_wie_kaarten_leest_ziet_alleen_het_rapport_van_een_vastgestelde_kaart(wereld, als):
    kaart = maak_kaart("Samen leren", trede="3")
    ander = maak_concept("Nog niet af", kaart.rapport)
    Rapport.objects.filter(pk=kaart.rapport_id).update(toelichting="Alleen voor ons.")
    html = pagina(als(wereld.teamlid).get(reverse("rapport", args=[kaart.rapport_id])))
    assert "Samen leren" in html
    assert "trede 3: waarschijnlijk" in html
    assert ander.titel not in html
    assert "Alleen voor ons." not in html
    assert "Wat er veranderde" not in html


def test_zoeken_filteren_en_sorteren(olga):
    maak_rapport(code="01", titel="Aap", jaar=2001, vindplaats="databank")
    maak_rapport(code="02", titel="Noot", jaar=2003, auteurs="Smit")
    maak_rapport(code="03", titel="Mies", jaar=2002, stand="uitgesloten", uitsluiting="dubbel")

    def codes(vraag):
        antwoord = olga.get(reverse("rapporten") + vraag)
        return [r.code for r in antwoord.context["pagina"]]

    assert codes("") == ["01", "02", "03"]
    assert codes("?sorteer=titel") == ["01", "03", "02"]
    assert codes("?sorteer=jaar") == ["02", "03", "01"]
    assert codes("?q=smit") == ["02"]
    assert codes("?stand=uitgesloten") == ["03"]
    assert codes("?vindplaats=databank&jaar=2001") == ["01"]
    assert codes("?jaar=1850&stand=weg&sorteer=x&pagina=10000") == ["01", "02", "03"]
    assert codes("?q='%22%25_") == []


@pytest.mark.parametrize("formaat", ["xlsx", "pdf"])
def test_de_lijst_als_bestand(olga, formaat):
    maak_rapport()
    antwoord = olga.get(f"{reverse('rapporten')}?formaat={formaat}&q=rapport")
    assert antwoord.status_code == 200
    assert "attachment" in antwoord["Content-Disposition"]
    assert olga.get(f"{reverse('rapporten')}?formaat=doc").status_code == 404


def test_evenveel_vragen_bij_1_en_30(
    olga, django_assert_num_queries, django_assert_max_num_queries
):
    kaart = maak_kaart(trede="3")
    adressen = [reverse("rapporten"), reverse("rapport", args=[kaart.rapport_id])]
    aantallen = []
    for adres in adressen:
        olga.get(adres)
        with django_assert_max_num_queries(14) as gevraagd:
            olga.get(adres)
        aantallen.append(len(gevraagd))
    for _ in range(29):
        maak_concept(rapport=kaart.rapport)
        maak_kaart(trede="2")
    for adres, aantal in zip(adressen, aantallen, strict=True):
        with django_assert_max_num_queries(aantal):
            olga.get(adres)


def test_nummers_van_kaarten():
    rapport = maak_rapport(code="31")
    assert acties.kaartnummer(rapport) == "31"
    for verwacht in ("31", "31a", "31b"):
        assert acties.kaartnummer(rapport) == verwacht
        Kaart.objects.create(rapport=rapport, code=verwacht, titel="x")
