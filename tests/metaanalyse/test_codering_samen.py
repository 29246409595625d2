"""Two coders apart from each other, compared, and settled once."""

import threading

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse

from metaanalyse.acties import coderen as coderen_acties
from metaanalyse.acties.samen_vaststellen import kies, stel_samen_vast
from metaanalyse.inhoud import lees_inhoud
from metaanalyse.models import Codering, Kaart
from metaanalyse.regels.coderen import afdruk
from metaanalyse.regels.inhoud import Gegeven, Inhoud
from metaanalyse.verschilbeeld import lees_vergelijking
from tests.factories import maak_wereld
from tests.metaanalyse.coderen import codeer, inhoud, maak_dubbel, onderzoeker, tot_trede
from tests.metaanalyse.maak import gegevens, maak_concept, maak_kaart

pytestmark = [pytest.mark.django_db, pytest.mark.database]

A = {"aspect": ["tijd"], "fase": "initiatie", "uitkomst": "Meer rust."}
B = {"aspect": ["tijd"], "fase": "implementatie", "uitkomst": "Rust in de les."}


@pytest.fixture
def collega(db):
    return onderzoeker(naam="Cato Collega")


@pytest.fixture
def samen(wereld, collega, als):
    """A card that Olga and Cato coded, different in fase and uitkomst; the client is Olga's."""
    kaart = maak_dubbel(inhoud(**A), inhoud(**B), wereld.onderzoeker, collega)
    return kaart, als(wereld.onderzoeker)


def _beeld(kaart):
    kaart = Kaart.objects.get(pk=kaart.pk)
    return lees_vergelijking(kaart, list(kaart.coderingen.lopend().select_related("codeur")))


def _meldingen(antwoord):
    return [str(m) for m in antwoord.context["messages"]]


def _stel_vast(client, kaart, **data):
    data = {"gezien": _beeld(kaart).afdruk, "reden": "Samen besproken."} | data
    return client.post(reverse("codering_vaststellen", args=[kaart.pk]), data)


@pytest.mark.parametrize("adres", ["codering_verschillen", "codering_eigen"])
def test_niemand_ziet_de_codering_van_een_ander_voor_allebei_klaar_zijn(
    wereld, collega, als, adres
):
    kaart = maak_concept()
    codeer(kaart, collega, inhoud(uitkomst="Alleen voor Cato"))
    codeer(kaart, wereld.onderzoeker, Inhoud(), klaar=False)
    args = [kaart.pk] if adres == "codering_verschillen" else [kaart.pk, "uitkomst"]
    for wie in (wereld.onderzoeker, collega, onderzoeker()):
        antwoord = als(wie).get(reverse(adres, args=args), follow=True)
        assert antwoord.redirect_chain == [(reverse("codering", args=[kaart.pk]), 302)]
        assert _meldingen(antwoord) == [
            "De codering is te vergelijken als iedereen die meecodeert klaar is."
        ]
        assert "Alleen voor Cato" not in antwoord.content.decode()
    client = als(wereld.onderzoeker)
    client.post(reverse("codering_kies", args=[kaart.pk, "uitkomst"]), {"keuze": "b"})
    client.post(reverse("codering_vaststellen", args=[kaart.pk]), {"reden": "Snel."})
    assert not Codering.objects.exclude(soort="codeur").exists()


def test_wie_alleen_codeerde_stelt_zelf_vast_en_een_ander_ziet_niets(wereld, collega, als):
    kaart = maak_concept()
    codeer(kaart, wereld.onderzoeker, inhoud(**A))
    adres = reverse("codering_verschillen", args=[kaart.pk])
    assert als(collega).get(adres).status_code == 302
    client = als(wereld.onderzoeker)
    antwoord = client.get(adres)
    assert (len(antwoord.context["beeld"].anders), antwoord.context["twee"]) == (0, False)
    assert _stel_vast(client, kaart)["Location"] == reverse("kaart", args=[kaart.pk])
    kaart.refresh_from_db()
    assert set(lees_inhoud(kaart.geldig).gegevens) == set(gegevens(trede="3", **A))
    assert (kaart.geldig.codeur, kaart.geldig.trede_voorstel) == (wereld.onderzoeker, 3)


def test_verschillen_staan_naast_elkaar_en_gelijke_zijn_overgenomen(samen):
    kaart, client = samen
    beeld = client.get(reverse("codering_verschillen", args=[kaart.pk])).context["beeld"]
    assert [r.veld for r in beeld.anders] == ["uitkomst", "fase"]
    assert [r.veld for r in beeld.open] == ["uitkomst", "fase"]
    assert beeld.inhoud.van("aspect") == [Gegeven("aspect", "tijd")]


def test_vaststellen_met_open_verschillen_wordt_geweigerd_met_de_weg_erheen(samen):
    kaart, client = samen
    antwoord = _stel_vast(client, kaart)
    assert antwoord.status_code == 422
    assert antwoord.context["form"].non_field_errors() == [
        "Er zijn nog 2 verschillen waarover niets is gekozen."
    ]
    assert antwoord.content.decode().count('href="#verschil-fase"') == 1
    kaart.refresh_from_db()
    assert kaart.stand == Kaart.Stand.CONCEPT


def test_kiezen_zelf_schrijven_en_vaststellen(samen, wereld):
    kaart, client = samen
    client.post(reverse("codering_kies", args=[kaart.pk, "fase"]), {"keuze": "b"})
    eigen = reverse("codering_eigen", args=[kaart.pk, "uitkomst"])
    begin = client.get(eigen).context["veld"].form["tekst"].value()
    assert begin == "Meer rust.\n\nRust in de les."
    fout = client.post(eigen, {"uitkomst-tekst": "x" * 20_001})
    assert (fout.status_code, len(fout.context["veld"].fouten)) == (422, 1)
    client.post(eigen, {"uitkomst-tekst": "Rust, in elke les."})
    antwoord = _stel_vast(client, kaart)
    assert antwoord.status_code == 302
    kaart.refresh_from_db()
    verwacht = gegevens(aspect=["tijd"], fase="implementatie", uitkomst="Rust, in elke les.")
    assert set(lees_inhoud(kaart.geldig).gegevens) == {*verwacht, *gegevens(trede="3")}
    assert kaart.geldig.reden == "Samen besproken."
    assert {c.codeur.naam for c in kaart.geldig.voortgekomen_uit.all()} == {
        "Cato Collega",
        wereld.onderzoeker.naam,
    }
    assert not Codering.objects.filter(soort="voorstel").exists()


def test_met_htmx_komt_alleen_de_regel_terug_en_is_ze_gelijk_aan_de_pagina(samen):
    kaart, client = samen
    adres = reverse("codering_kies", args=[kaart.pk, "fase"])
    stuk = client.post(adres, {"keuze": "a"}, headers={"HX-Request": "true"}).content.decode()
    regel = stuk[stuk.index("<article") : stuk.index("</article>")]
    pagina = client.get(reverse("codering_verschillen", args=[kaart.pk])).content.decode()
    weg = 'name="csrfmiddlewaretoken"'
    assert [r for r in regel.splitlines() if weg not in r] == [
        r
        for r in pagina[pagina.index('<article class="codeer-verschil" id="verschil-fase"') :][
            : len(regel)
        ].splitlines()
        if weg not in r
    ]


def test_een_keuze_vervalt_als_een_van_beiden_zijn_antwoord_verandert(samen, collega):
    kaart, _ = samen
    kies(kaart.pk, collega, "fase", "b")
    codering = kaart.coderingen.lopend().get(codeur=collega)
    coderen_acties.heropen(codering)
    codering.refresh_from_db()
    assert (codering.stand, codering.onafhankelijk) == ("bezig", False)
    oud = next(r for r in _beeld(kaart).regels if r.veld == "fase")
    nieuw = coderen_acties.Ingevoerd(
        tuple(gegevens(fase="duurzame-invoering")), afdruk(oud.verschil.b)
    )
    coderen_acties.bewaar(codering, {"fase": nieuw})
    assert not next(r for r in _beeld(kaart).regels if r.veld == "fase").besloten


def test_een_andere_trede_vraagt_een_reden(wereld, als):
    kaart = maak_concept()
    wat = Inhoud(tuple(gegevens(trede="4")), {}, tot_trede(2))
    codeer(kaart, wereld.onderzoeker, wat)
    client = als(wereld.onderzoeker)
    antwoord = _stel_vast(client, kaart)
    assert antwoord.context["form"].errors == {
        "trede_reden": ["Vertel waarom de trede anders is dan het voorstel."]
    }
    _stel_vast(client, kaart, trede_reden="De meting staat in een ander rapport.")
    geldig = Kaart.objects.get(pk=kaart.pk).geldig
    assert (geldig.trede_voorstel, geldig.trede_reden) == (
        2,
        "De meting staat in een ander rapport.",
    )


def test_een_trede_van_de_bron_krijgt_geen_voorstel(wereld, als):
    kaart = maak_concept(trede_van_bron=True)
    codeer(kaart, wereld.onderzoeker, Inhoud(tuple(gegevens(trede="4")), {}, tot_trede(2)))
    _stel_vast(als(wereld.onderzoeker), kaart)
    assert Kaart.objects.get(pk=kaart.pk).geldig.trede_voorstel is None


def test_zonder_reden_wordt_niets_vastgesteld(wereld, als):
    kaart = maak_concept()
    codeer(kaart, wereld.onderzoeker, inhoud(**A))
    antwoord = _stel_vast(als(wereld.onderzoeker), kaart, reden=" ")
    assert antwoord.context["form"].errors == {
        "reden": ["Vertel kort waarom je de kaart zo vaststelt."]
    }
    assert not kaart.coderingen.exclude(geldig_voor=None).exists()


def test_wie_een_oude_pagina_verstuurt_hoort_dat(samen, collega):
    kaart, client = samen
    for veld in ("fase", "uitkomst"):
        kies(kaart.pk, collega, veld, "b")
    oud = _beeld(kaart).afdruk
    kies(kaart.pk, collega, "fase", "a")
    antwoord = client.post(
        reverse("codering_vaststellen", args=[kaart.pk]),
        {"gezien": oud, "reden": "Samen besproken."},
        follow=True,
    )
    assert _meldingen(antwoord) == [
        "Intussen is er iets anders gekozen. Kijk het na en stel dan vast."
    ]
    kaart.refresh_from_db()
    assert kaart.geldig is None


@pytest.mark.parametrize("keuze", ["", "c", "eigen"])
def test_een_vreemde_keuze_doet_niets(samen, keuze):
    kaart, client = samen
    antwoord = client.post(reverse("codering_kies", args=[kaart.pk, "fase"]), {"keuze": keuze})
    assert antwoord.status_code == 302
    assert len(_beeld(kaart).open) == 2


def test_opnieuw_coderen_maakt_de_volgende_versie_met_verschil(wereld, als):
    kaart = maak_kaart("Lesbezoek", trede="3", aspect=["tijd"])
    client = als(wereld.onderzoeker)
    codeer(kaart, wereld.onderzoeker, inhoud(aspect=["tijd", "visie"]))
    _stel_vast(client, kaart)
    codeer(kaart, wereld.onderzoeker, inhoud(aspect=["visie"]))
    _stel_vast(client, kaart)
    adres = reverse("codering_geschiedenis", args=[kaart.pk])
    context = client.get(adres).context
    assert [v.nummer for v in context["versies"]] == [3, 2, 1]
    assert [r.veld for r in context["verschillen"]] == ["aspect"]
    alles = client.get(f"{adres}?van=1&tot=3").context["verschillen"]
    assert alles[0].kanten == [("a", ["Tijd"]), ("b", ["Visie"])]
    assert client.get(f"{adres}?van=9&tot=x").status_code == 200


def test_uitnodigen_en_intrekken(wereld, collega, als):
    kaart = maak_concept()
    codeer(kaart, wereld.onderzoeker, Inhoud(), klaar=False)
    client = als(wereld.onderzoeker)
    for wie in ("", "999", str(wereld.teamleider.pk), str(wereld.onderzoeker.pk)):
        client.post(reverse("codering_nodig_uit", args=[kaart.pk]), {"collega": wie})
    assert Codering.objects.count() == 1
    client.post(reverse("codering_nodig_uit", args=[kaart.pk]), {"collega": collega.pk})
    rij = Codering.objects.get(codeur=collega)
    client.post(reverse("codering_trek_in", args=[kaart.pk]), {"codering": rij.pk})
    assert not Codering.objects.filter(codeur=collega).exists()
    codeer(kaart, collega, inhoud(**A), klaar=False)
    rij = Codering.objects.get(codeur=collega)
    client.get(reverse("codering", args=[kaart.pk]))
    antwoord = client.post(
        reverse("codering_trek_in", args=[kaart.pk]), {"codering": rij.pk}, follow=True
    )
    assert _meldingen(antwoord) == [
        "Cato Collega heeft al iets ingevuld. Vertel waarom je niet wacht."
    ]


@pytest.mark.django_db(transaction=True)
def test_twee_keer_tegelijk_vaststellen_is_een_keer():
    wereld = maak_wereld()
    een, twee = wereld.onderzoeker, onderzoeker()
    kaart = maak_dubbel(inhoud(**A), inhoud(**A), een, twee)
    gezien = _beeld(kaart).afdruk
    start, uitkomst = threading.Barrier(2), ["", ""]

    def doe(plek, wie):
        start.wait(10)
        try:
            stel_samen_vast(kaart.pk, wie, gezien=gezien, reden="Besproken.", trede_reden="")
            uitkomst[plek] = "gelukt"
        except ValidationError as niet:
            uitkomst[plek] = " ".join(niet.messages)
        finally:
            connection.close()

    draden = [threading.Thread(target=doe, args=paar) for paar in enumerate((een, twee))]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
    assert sorted(uitkomst) == [
        "Deze kaart is intussen vastgesteld, of een codering is weer geopend.",
        "gelukt",
    ]
    assert Codering.objects.filter(soort="vastgesteld").count() == 1


def test_een_kaart_van_een_school_meldt_zich_bij_wie_haar_aanbood(wereld, als):
    van = {"team": wereld.team, "aangeboden_door": wereld.teamleider}
    kaart = maak_concept(stand=Kaart.Stand.AANGEBODEN, **van)
    codeer(kaart, wereld.onderzoeker, inhoud(**A))
    client = als(wereld.onderzoeker)
    Kaart.objects.filter(pk=kaart.pk).update(stand=Kaart.Stand.TERUG)
    antwoord = _stel_vast(client, kaart)
    assert antwoord.context["form"].non_field_errors() == [coderen_acties.BIJ_DE_SCHOOL]
    Kaart.objects.filter(pk=kaart.pk).update(stand=Kaart.Stand.AANGEBODEN)
    assert _stel_vast(client, kaart).status_code == 302
    assert kaart.beoordelingen.get().uitkomst == "vastgesteld"
    assert [m.to for m in mail.outbox] == [[wereld.teamleider.email]]
    terug = maak_concept(stand=Kaart.Stand.TERUG, **van)
    antwoord = client.post(reverse("codering_begin", args=[terug.pk]), follow=True)
    assert _meldingen(antwoord)[-1:] == [coderen_acties.BIJ_DE_SCHOOL]


def test_wat_een_school_introk_wordt_niet_alsnog_vastgesteld(wereld, als):
    kaart = maak_concept(
        stand=Kaart.Stand.AANGEBODEN,
        herkomst=Kaart.Herkomst.SCHOOL,
        team=wereld.team,
        aangeboden_door=wereld.teamleider,
    )
    codeer(kaart, wereld.onderzoeker, inhoud(**A))
    als(wereld.teamleider).post(reverse("kaart_aanbod_intrekken", args=[kaart.pk]))
    client = als(wereld.onderzoeker)
    antwoord = _stel_vast(client, kaart)
    assert antwoord.context["form"].non_field_errors() == [coderen_acties.INGETROKKEN]
    with pytest.raises(ValidationError, match="heeft deze kaart ingetrokken"):
        coderen_acties.begin(kaart.pk, onderzoeker())
    kaart.refresh_from_db()
    assert (kaart.stand, kaart.geldig) == (Kaart.Stand.INGETROKKEN, None)
    assert kaart.titel not in client.get("/").content.decode()
