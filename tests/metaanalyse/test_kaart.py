"""The page of one card, and the explanation of the ladder."""

import pytest
from django.urls import reverse

from metaanalyse.acties.vaststellen import stel_vast, trek_in, zet_terug
from metaanalyse.regels.inhoud import Gegeven, Inhoud, Score
from metaanalyse.regels.variabelen import VARIABELEN, Toestand
from metaanalyse.register import register
from tests.metaanalyse.maak import gegevens, maak_concept, maak_kaart, maak_rapport
from tests.paginatekst import zonder_toeval

pytestmark = pytest.mark.database


def _pagina(als, wie, kaart) -> str:
    return zonder_toeval(als(wie).get(reverse("kaart", args=[kaart.pk])))


def test_kaart_noemt_elke_variabele_en_elke_toestand(als, wereld):
    kaart = maak_kaart(doelgroep=Toestand.ONBEKEND, trede=Toestand.NVT, aspect=["tijd"])
    pagina = _pagina(als, wereld.teamlid, kaart)
    namen = [v.naam.replace("/", "/<wbr>") for v in VARIABELEN.values()]
    assert [naam for naam in namen if f"<dt>{naam}</dt>" not in pagina] == []
    assert '<p class="stil">onbekend</p>' in pagina
    assert '<p class="stil">n.v.t.</p>' in pagina
    assert '<p class="stil">niet ingevuld</p>' in pagina


def test_kaart_zegt_een_bereik_in_woorden_en_linkt_beide(als, wereld):
    kaart = maak_kaart(doelstelling=("grotendeels", "volledig"))
    pagina = _pagina(als, wereld.teamlid, kaart)
    lijst = reverse("kaarten")
    assert (
        f'<a href="{lijst}?doelstelling=grotendeels">Grotendeels</a>'
        f' of <a href="{lijst}?doelstelling=volledig">volledig</a>'
    ) in pagina


def test_bron_staat_bij_elke_waarde_of_eenmaal_als_ze_gelijk_is(als, wereld):
    kaart = maak_concept()
    waarden = [
        Gegeven("aspect", "tijd", herkomst="vermeld", plaats="p. 3"),
        Gegeven("aspect", "visie", herkomst="vermeld", plaats="p. 3"),
        Gegeven("niveau", "micro", herkomst="vermeld", plaats="p. 4"),
        Gegeven("niveau", "meso", herkomst="afgeleid", plaats="p. 5"),
    ]
    stel_vast(kaart, Inhoud(waarden), door=None)
    pagina = _pagina(als, wereld.teamlid, kaart)
    assert pagina.count("staat er zo, p. 3") == 1
    assert pagina.count("staat er zo, p. 4") == 1
    assert pagina.count("afgeleid uit de tekst, p. 5") == 1


def test_trede_van_de_bron_heeft_geen_voorstel(als, wereld):
    kaart = maak_concept(trede_van_bron=True)
    stel_vast(kaart, Inhoud(gegevens(trede=("4", "5"))), door=None)
    pagina = _pagina(als, wereld.teamlid, kaart)
    assert "toegekend door de bron" in pagina
    assert "Trede 4 of 5: zeer waarschijnlijk of bewezen" in pagina


def test_andere_trede_dan_het_voorstel_geeft_de_reden(als, wereld):
    kaart = maak_concept()
    stel_vast(
        kaart,
        Inhoud(gegevens(trede="2")),
        door=wereld.onderzoeker,
        trede_voorstel=3,
        trede_reden="De meting is te klein.",
    )
    pagina = _pagina(als, wereld.teamlid, kaart)
    assert "Uit de voorwaarden volgt trede 3." in pagina
    assert "De meting is te klein." in pagina


def test_checklist_toont_onbekend_als_onbekend(als, wereld):
    kaart = maak_concept()
    stel_vast(kaart, Inhoud(scores={"methode": Score(3, "Goed beschreven.")}), door=None)
    pagina = _pagina(als, wereld.teamlid, kaart)
    assert "Werkwijze verantwoord: 3 van 5." in pagina
    assert "Past bij de vraag: onbekend." in pagina
    assert "Goed beschreven." in pagina


def test_elke_versie_staat_er_met_wie_en_waarom(als, wereld):
    kaart = maak_concept()
    stel_vast(kaart, Inhoud(gegevens(trede="2")), door=wereld.onderzoeker, reden="Eerste keer.")
    stel_vast(kaart, Inhoud(gegevens(trede="3")), door=None, reden="Nog eens bekeken.")
    pagina = _pagina(als, wereld.teamlid, kaart)
    assert pagina.index("Versie 2, geldt nu") < pagina.index("Versie 1")
    assert "door Olga Onderzoek" in pagina
    assert "Nog eens bekeken." in pagina


def test_rapport_linkt_alleen_naar_het_web(als, wereld):
    rapport = maak_rapport(url="javascript:alert(1)", doi="10.1000/abc")
    kaart = maak_concept(rapport=rapport)
    stel_vast(kaart, Inhoud(gegevens(trede="2")), door=None)
    pagina = _pagina(als, wereld.teamlid, kaart)
    assert "javascript:" not in pagina
    assert 'href="https://doi.org/10.1000/abc"' in pagina


def test_ingetrokken_kaart_is_er_alleen_nog_voor_onderzoekers(als, wereld):
    kaart = maak_kaart()
    trek_in(kaart)
    adres = reverse("kaart", args=[kaart.pk])
    assert als(wereld.teamlid).get(adres).status_code == 404
    assert "Deze kaart is ingetrokken" in _pagina(als, wereld.onderzoeker, kaart)


def test_kaart_vraagt_altijd_evenveel(als, wereld, django_assert_num_queries):
    klein = maak_kaart(aspect=["tijd"])
    groot = maak_kaart(**{v.code: list(v.codes) for v in VARIABELEN.values() if v.soort == "keuze"})
    for _ in range(5):
        stel_vast(groot, Inhoud(gegevens(trede="3")), door=wereld.onderzoeker)
    client = als(wereld.teamlid)
    for kaart in (klein, groot):
        with django_assert_num_queries(9):
            client.get(reverse("kaart", args=[kaart.pk]))


def test_ladder_legt_elke_trede_uit(als, wereld):
    pagina = zonder_toeval(als(wereld.teamlid).get(reverse("ladder_uitleg")))
    assert [n for n in range(6) if f"Trede {n}" not in pagina] == []
    assert "gebrek aan bewijs" in pagina
    assert "ineffectief" not in pagina


def test_kaart_weet_waar_ze_stond_in_de_lijst(als, wereld):
    kaarten = [maak_kaart(f"Kaart {n}", aspect=["tijd"]) for n in range(3)]
    maak_kaart("Kaart 1b")
    client = als(wereld.teamlid)
    lijst = zonder_toeval(client.get(f"{reverse('kaarten')}?aspect=tijd"))
    adressen = [f"{reverse('kaart', args=[k.pk])}?aspect=tijd" for k in kaarten]
    assert [f'href="{a}&amp;plek={n + 1}"' in lijst for n, a in enumerate(adressen)] == [True] * 3
    pagina = zonder_toeval(client.get(f"{adressen[1]}&plek=2"))
    assert "Kaart 2 van 3" in pagina
    assert f'rel="prev" href="{adressen[0]}&amp;plek=1"' in pagina
    assert f'rel="next" href="{adressen[2]}&amp;plek=3"' in pagina
    assert f'href="{reverse("kaarten")}?aspect=tijd">Terug naar de lijst' in pagina
    eerste = zonder_toeval(client.get(f"{adressen[0]}&plek=1"))
    assert 'rel="prev"' not in eerste


@pytest.mark.parametrize("plek", ["2", "0", "-1", "99999", "x", "9" * 400])
def test_plek_die_niet_klopt_wordt_niet_genoemd(als, wereld, plek):
    kaart = maak_kaart("Kaart A")
    maak_kaart("Kaart B")
    pagina = zonder_toeval(
        als(wereld.teamlid).get(f"{reverse('kaart', args=[kaart.pk])}?plek={plek}")
    )
    assert ("Terug naar de lijst" in pagina) == (plek in {"0", "-1", "x", "9" * 400})


def test_een_kaart_staat_in_geen_ander_deel_van_het_menu(als, wereld):
    pagina = _pagina(als, wereld.onderzoeker, maak_kaart())
    menu = pagina.partition('class="subnavigatie"')[2].partition("</nav>")[0]
    assert menu.count("<li>") == 9
    assert menu.count("aria-current") == 1
    assert f'href="{reverse("kaarten")}" aria-current="true"' in menu
    inlezen = zonder_toeval(als(wereld.onderzoeker).get(reverse("kaarten_inlezen")))
    assert f'href="{reverse("kaarten_inlezen")}" aria-current="page"' in inlezen


def test_intrekken_vraagt_een_reden_en_is_terug_te_draaien(als, wereld):
    kaart = maak_kaart("Datateams", aspect=["tijd"])
    client, adres = als(wereld.onderzoeker), reverse("kaart_intrekken", args=[kaart.pk])
    assert "Vul dit in." in client.post(adres, {"reden": " "}).content.decode()
    assert register().aantal == 1
    pagina = client.post(adres, {"reden": "Vervangen."}, follow=True).content.decode()
    assert "Reden: Vervangen." in pagina
    assert register().aantal == 0
    assert client.post(adres, {"reden": "Nog eens."}).status_code == 404
    client.post(reverse("kaart_terugzetten", args=[kaart.pk]))
    assert register().aantal == 1
    kaart.refresh_from_db()
    assert (kaart.stand, kaart.geldig.nummer) == ("vastgesteld", 1)


def test_wat_nooit_vaststond_is_niet_terug_te_zetten(als, wereld):
    kaart = maak_concept("Half")
    trek_in(kaart)
    adres = reverse("kaart_terugzetten", args=[kaart.pk])
    assert als(wereld.onderzoeker).post(adres).status_code == 404
    with pytest.raises(ValueError, match="never settled"):
        zet_terug(kaart)
