"""The list of cards: what it finds, counts and says, and that it never breaks on an address."""

import re

import pytest
from django.urls import reverse

from metaanalyse.lijst.beeld import PER_PAGINA
from metaanalyse.lijst.vraag import Lijstvraag, chips
from metaanalyse.regels.filter import Filter
from metaanalyse.regels.variabelen import FILTERS, VARIABELEN, Toestand
from metaanalyse.regels.vragen import TEAMVRAGEN
from tests.metaanalyse.maak import maak_concept, maak_kaart
from tests.paginatekst import zonder_toeval

pytestmark = pytest.mark.database


@pytest.fixture
def lees(als, wereld):
    """``lees("aspect=tijd")``: the page of the list as a teamlid reads it."""
    client = als(wereld.teamlid)

    def _lees(vraag: str = "", **headers: str) -> str:
        antwoord = client.get(f"{reverse('kaarten')}?{vraag}", headers=headers)
        assert antwoord.status_code == 200
        return zonder_toeval(antwoord)

    return _lees


def titels(pagina: str) -> list[str]:
    return re.findall(r'<h3><a href="[^"]*">([^<]*)</a></h3>', pagina)


def kop(pagina: str) -> str:
    return re.search(r'id="kaarten-aantal"[^>]*>([^<]*)<', pagina)[1]


def telling(pagina: str, variabele: str, code: str) -> str:
    veld = re.search(rf'id="f-{variabele}-{code}".*?<[bi]>([\d.]+)</[bi]>', pagina)
    return veld[1]


def test_lijst_zegt_eerst_hoeveel_en_waarom_er_afvielen(lees):
    maak_kaart("Past", fase="implementatie", doelstelling="volledig")
    maak_kaart("Past niet", fase="initiatie", doelstelling="volledig")
    maak_kaart("Weet niet", fase=Toestand.ONBEKEND, doelstelling="volledig")
    maak_kaart("Hoort niet", fase=Toestand.NVT, doelstelling="volledig")
    pagina = lees("fase=implementatie&doelstelling=volledig")
    assert kop(pagina) == "1 van 4 kaarten"
    assert titels(pagina) == ["Past"]
    assert "1 viel af omdat fase of doel bereikt onbekend is." in pagina


def test_wie_om_onbekend_vraagt_verliest_daar_geen_kaart_aan(lees):
    maak_kaart("Past", fase=Toestand.ONBEKEND, doelstelling="volledig")
    maak_kaart("Weet niet", fase=Toestand.ONBEKEND, doelstelling=Toestand.ONBEKEND)
    pagina = lees("fase=onbekend&doelstelling=volledig")
    assert titels(pagina) == ["Past"]
    assert "1 viel af omdat doel bereikt onbekend is." in pagina


@pytest.mark.parametrize("naam", ["factoren", "bewijskaart", "kruistabel"])
def test_van_de_lijst_naar_wat_juist_deze_kaarten_samen_zeggen(lees, als, wereld, naam):
    maak_kaart("Past", fase="implementatie", aspect=["tijd"])
    maak_kaart("Past niet", fase="initiatie", aspect=["tijd"])
    pagina = lees("fase=implementatie&q=past&sorteer=jaar&pagina=2")
    adres = re.search(rf'href="({reverse(naam)}[^"]*)"', pagina)[1]
    assert adres == f"{reverse(naam)}?q=past&amp;fase=implementatie"
    analyse = als(wereld.teamlid).get(adres.replace("&amp;", "&"))
    assert analyse.context["selectie"].aantal == 1


def test_de_hele_lijst_gaat_zonder_filter_naar_de_analyse(lees):
    maak_kaart("Past")
    assert f'href="{reverse("factoren")}"' in lees("sorteer=jaar")


def test_alleen_vastgestelde_kaarten_tellen(lees):
    maak_kaart("Telt")
    maak_concept("Telt niet")
    assert kop(lees()) == "1 van 1 kaarten"


def test_rij_zet_trede_en_doel_naast_elkaar(lees):
    maak_kaart("Een", trede=("4", "5"), doelstelling=("grotendeels", "volledig"), aspect=["tijd"])
    pagina = lees()
    assert "Trede 4 of 5: zeer waarschijnlijk of bewezen" in pagina
    assert "doel bereikt: grotendeels of volledig" in pagina
    assert '<span class="stil">Aspecten:</span> Tijd' in pagina


def test_rij_zonder_waarden_zegt_waarom(lees):
    maak_kaart("Een", trede=Toestand.NVT, doelstelling=Toestand.ONBEKEND)
    pagina = lees()
    kern = re.search(r'<p class="kaart-kern">(.*?)</p>', pagina)[1]
    assert re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", kern)).strip() == (
        "trede n.v.t. doel bereikt: onbekend fase: niet ingevuld"
    )


def test_telling_van_een_facet_telt_zijn_eigen_keuze_niet_mee(lees):
    maak_kaart(aspect=["tijd"], niveau=["micro"])
    maak_kaart(aspect=["visie"], niveau=["micro"])
    maak_kaart(aspect=["visie"], niveau=["meso"])
    pagina = lees("aspect=tijd")
    assert [telling(pagina, "aspect", c) for c in ("tijd", "visie")] == ["1", "2"]
    assert [telling(pagina, "niveau", c) for c in ("micro", "meso")] == ["1", "0"]


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ("fase=onbekend", ["Onbekend"]),
        ("fase=nvt", ["Past niet"]),
        ("fase=leeg", ["Leeg"]),
        ("fase=initiatie&fase=onbekend", ["Bekend", "Onbekend"]),
        ("fase=onbekend&fase_minstens=initiatie", []),
        ("fase=onbekend&fase=initiatie&alle=fase", []),
        ("fase=onbekend&alle=fase", ["Onbekend"]),
        ("fase_minstens=initiatie", ["Bekend"]),
        ("trede=leeg&bewijs=laag", []),
        ("jaar=leeg", []),
    ],
)
def test_wat_onbekend_is_wordt_gevonden_als_iemand_dat_vraagt(lees, vraag, gevonden):
    maak_kaart("Bekend", fase="initiatie")
    maak_kaart("Onbekend", fase=Toestand.ONBEKEND)
    maak_kaart("Past niet", fase=Toestand.NVT)
    maak_kaart("Leeg")
    assert titels(lees(vraag)) == gevonden


def test_wie_onbekend_vraagt_leest_niet_dat_het_afviel(lees):
    maak_kaart(fase="initiatie", niveau=["micro"])
    maak_kaart(fase=Toestand.ONBEKEND, niveau=["micro"])
    assert "1 viel af" in lees("fase=initiatie")
    for vraag in ("fase=onbekend", "fase=onbekend&fase_minstens=initiatie", "fase=nvt"):
        assert "af omdat" not in lees(vraag)


def test_onbekend_is_te_kiezen_bij_het_facet_waar_het_voorkomt(lees):
    maak_kaart(fase=Toestand.ONBEKEND, niveau=["micro"])
    maak_kaart(fase=Toestand.NVT, niveau=["micro"])
    maak_kaart(niveau=["meso"])
    pagina = lees("fase=leeg&niveau=micro")
    rij = r'value="(onbekend|nvt|leeg)" id="f-(\w+)-\w+"( checked)?> [\w. ]+ <[bi]>(\d+)<'
    zonder = [r for r in re.findall(rij, pagina) if r[1] in ("fase", "niveau")]
    # What was chosen stays, also at none; of niveau nothing is without a value.
    assert zonder == [
        ("onbekend", "fase", "", "1"),
        ("nvt", "fase", "", "1"),
        ("leeg", "fase", " checked", "0"),
    ]
    assert '<span class="stil">Fase</span> niet ingevuld' in pagina


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ("aspect=tijd&aspect=visie", ["Beide", "Tijd", "Visie"]),
        ("aspect=tijd&aspect=visie&alle=aspect", ["Beide"]),
        ("bewijs=hoog", ["Beide"]),
        ("bewijs=laag", ["Tijd"]),
        ("trede_minstens=3", ["Beide", "Tijd"]),
        ("trede_minstens=5", []),
        ("trede=5", ["Beide"]),
        ("sorteer=trede", ["Beide", "Tijd", "Visie"]),
        ("sorteer=jaar", ["Visie", "Tijd", "Beide"]),
        ("jaar=2011", ["Tijd"]),
    ],
)
def test_filters_en_volgorde(lees, vraag, gevonden):
    maak_kaart("Beide", aspect=["tijd", "visie"], trede=("4", "5"), jaar=2010)
    maak_kaart("Tijd", aspect=["tijd"], trede="3", jaar=2011)
    maak_kaart("Visie", aspect=["visie"], trede=Toestand.NVT, jaar=2012)
    assert titels(lees(vraag)) == gevonden


def test_chip_haalt_een_ding_weg(lees):
    maak_kaart(aspect=["tijd"])
    pagina = lees("aspect=tijd&aspect=visie&bewijs=laag&sorteer=jaar")
    lijst = reverse("kaarten")
    assert f'href="{lijst}?aspect=visie&amp;bewijs=laag&amp;sorteer=jaar"' in pagina
    assert f'href="{lijst}?aspect=tijd&amp;aspect=visie&amp;sorteer=jaar"' in pagina
    assert "Filters (3)" in pagina


def test_waarde_die_niet_bestaat_vindt_niets_en_zegt_het(lees):
    maak_kaart(aspect=["tijd"])
    pagina = lees("aspect=<script>&jaar=19x2")
    assert kop(pagina) == "0 van 1 kaarten"
    assert "“&lt;script&gt;” bestaat niet" in pagina
    assert "“19x2” bestaat niet" in pagina
    assert "<script>”" not in pagina


@pytest.mark.parametrize(
    "vraag",
    [
        "pagina=10000",
        "pagina=" + "9" * 5000,
        "pagina=-3",
        "pagina=²",
        "sorteer=onzin",
        "bewijs=onzin",
        "trede_minstens=9",
        "trede=6",
        "alle=onzin&alle=jaar",
        "q=" + "x" * 20000,
        "q=%22%22%22+AND+OR+NOT+*+(((",
        "q=%27%3B+DROP+TABLE",
        "kaart=abc",
        "&".join(f"{v.code}={c}" for v in FILTERS for c in v.codes),
        "&".join(f"aspect=onzin{n}" for n in range(900)),
    ],
)
def test_geen_adres_breekt_de_lijst(lees, vraag):
    maak_kaart(aspect=["tijd"])
    assert " van 1 kaarten" in lees(vraag)


def test_bladzij_te_ver_is_de_laatste(lees):
    for nummer in range(PER_PAGINA + 1):
        maak_kaart(f"Kaart {nummer:03}")
    pagina = lees("pagina=10000")
    assert "Pagina 2 van 2" in pagina
    assert titels(pagina) == [f"Kaart {PER_PAGINA:03}"]
    assert f'rel="prev" href="{reverse("kaarten")}"' in pagina
    assert f'rel="next" href="{reverse("kaarten")}?pagina=2"' in lees()


def test_deel_voor_htmx_is_hetzelfde_als_op_de_pagina(als, wereld):
    maak_kaart("Een", aspect=["tijd"])
    client = als(wereld.teamlid)
    adres = f"{reverse('kaarten')}?aspect=tijd&q="
    deel = client.get(adres, headers={"HX-Request": "true"})
    assert zonder_toeval(deel) in zonder_toeval(client.get(adres))
    assert deel["HX-Push-Url"] == f"{reverse('kaarten')}?aspect=tijd"
    assert "HX-Request" in deel["Vary"]
    terug = client.get(adres, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<h1>" in zonder_toeval(terug)


def test_wat_verandert_staat_er_meteen(lees):
    kaart = maak_kaart("Oude naam", aspect=["tijd"])
    assert titels(lees()) == ["Oude naam"]
    kaart.titel = "Nieuwe naam"
    kaart.save()
    assert titels(lees()) == ["Nieuwe naam"]
    kaart.rapport.titel = "Ander rapport"
    kaart.rapport.save()
    assert "Ander rapport" in lees()
    maak_kaart("Nog een")
    assert titels(lees()) == ["Nieuwe naam", "Nog een"]


def test_lijst_vraagt_altijd_evenveel(als, wereld, django_assert_num_queries):
    client = als(wereld.teamlid)
    adres = f"{reverse('kaarten')}?aspect=tijd"
    for aantal in (1, 30):
        for _ in range(aantal):
            maak_kaart(aspect=["tijd", "visie"], trede="3", samenvatting="Wat er gebeurde.")
        client.get(reverse("kaarten"))
        # Session, person, two of roles, how the cards stand, and the rows when they are new.
        with django_assert_num_queries(5):
            client.get(adres)
        with django_assert_num_queries(4):
            client.get(adres)


def test_zonder_kaarten_staat_er_wat_je_eerst_doet(als, wereld):
    for wie, zin in ((wereld.teamlid, "Een onderzoeker"), (wereld.onderzoeker, "Laad eerst")):
        pagina = zonder_toeval(als(wie).get(reverse("kaarten")))
        assert "Er zijn nog geen kaarten." in pagina
        assert zin in pagina


def test_team_ziet_eigen_vragen_en_wie_zocht_niet_meer(als, wereld):
    maak_kaart(aspect=["tijd"])
    kopje = "Wat past bij ons?"
    assert kopje in zonder_toeval(als(wereld.teamlid).get(reverse("kaarten")))
    assert kopje not in zonder_toeval(als(wereld.teamlid).get(reverse("kaarten") + "?aspect=tijd"))
    assert kopje not in zonder_toeval(als(wereld.onderzoeker).get(reverse("kaarten")))


def test_een_teamvraag_zonder_kaarten_staat_er_niet(als, wereld):
    maak_kaart(aspect=["tijd"])
    html = als(wereld.teamlid).get(reverse("kaarten")).content.decode()
    assert "We komen niet aan ontwikkelen toe" in html
    assert "We trekken niet samen op" not in html


def test_elke_teamvraag_is_een_filter_dat_bestaat():
    for teamvraag in TEAMVRAGEN:
        variabele, _, code = teamvraag.vraag.partition("=")
        assert code in VARIABELEN[variabele].codes


@pytest.mark.parametrize("formaat", ["csv", "ris"])
def test_lijst_gaat_mee_als_bestand_met_de_filters(als, wereld, formaat):
    maak_kaart("Tijdvernieuwing", aspect=["tijd"])
    maak_kaart("Iets anders", aspect=["visie"])
    antwoord = als(wereld.teamlid).get(f"{reverse('kaarten')}?aspect=tijd&formaat={formaat}")
    inhoud = b"".join(antwoord.streaming_content).decode()
    assert antwoord.status_code == 200
    assert ("Tijdvernieuwing" in inhoud) == (formaat == "csv")
    assert "Iets anders" not in inhoud


def test_bestand_dat_niet_bestaat_is_er_niet(als, wereld):
    assert als(wereld.teamlid).get(reverse("kaarten") + "?formaat=exe").status_code == 404


def test_chip_van_alles_wat_gevraagd_kan_worden_leidt_naar_minder():
    vraag = {
        "q": ["team"],
        "aspect": ["tijd", "visie"],
        "alle": ["aspect"],
        "trede_minstens": ["3"],
        "bewijs": ["hoog"],
        "jaar": ["2010"],
    }
    gemaakt = chips(Lijstvraag(Filter.uit(vraag)))
    assert [(c.groep, c.naam) for c in gemaakt] == [
        ("Zoeken", "“team”"),
        ("Bewijs", "sterk bewijs (trede 4 en 5)"),
        ("Aspect", "Tijd"),
        ("Aspect", "Visie"),
        ("Aspect", "alle gekozen waarden samen"),
        ("Jaar", "2010"),
        ("Effectladder", "minstens trede 3: waarschijnlijk"),
    ]
    assert len({c.adres for c in gemaakt}) == len(gemaakt)


def test_zoeken_toont_waar_het_staat(lees):
    maak_kaart("Leerkring", samenvatting="Scholen keken samen naar hun lessen.", aspect=["tijd"])
    maak_kaart("Zonder")
    pagina = lees("q=school")
    assert kop(pagina) == "1 van 2 kaarten"
    assert "<mark>Scholen</mark> keken samen naar hun lessen." in pagina


def test_zoeken_toont_wat_verderop_staat_en_waar(lees):
    lang = "Een regel over iets anders. " * 20
    maak_kaart("Verderop", samenvatting=f"{lang}Hier kijken scholen samen.")
    maak_kaart("Elders", samenvatting=lang, kenmerken="Alle scholen deden mee.")
    pagina = lees("q=school")
    assert re.search(r"Samenvatting:</span> ….*kijken <mark>scholen</mark> samen\.", pagina)
    assert "kernactiviteiten:</span> Alle <mark>scholen</mark> deden mee." in pagina


def test_zoeken_vindt_een_term_en_een_titel(lees):
    maak_kaart("Coaching van teams", bevorderend=["goede-communicatie"])
    term = "<mark>communicatie</mark>"
    assert f"Bevorderende factoren:</span> Goede {term}" in lees("q=communicatie")
    assert "<mark>Coaching</mark> van teams" in lees("q=coaching")


def test_zoeken_zonder_woord_zegt_dat(lees):
    maak_kaart("Een")
    pagina = lees("q=%22%22+*")
    assert kop(pagina) == "0 van 1 kaarten"
    assert "staat geen woord om op te zoeken" in pagina


def test_wat_gevonden_wordt_staat_er_als_tekst(lees):
    maak_kaart("<b>Vet</b> & zo", samenvatting="<script>vet()</script>")
    pagina = lees("q=vet")
    assert "&lt;b&gt;<mark>Vet</mark>&lt;/b&gt;" in pagina
    assert "<script>vet" not in pagina
    assert 'value="vet"' in pagina
