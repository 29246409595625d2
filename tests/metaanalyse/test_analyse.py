"""The pages of analysis: same numbers on page, in Excel and in the list; clear when it cannot."""

import random
import re
from html import unescape
from urllib.parse import parse_qs

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from metaanalyse.acties.vaststellen import stel_vast
from metaanalyse.analyse.kruis import kruistabel
from metaanalyse.models import Rapport
from metaanalyse.regels.filter import Filter
from metaanalyse.regels.inhoud import Inhoud
from metaanalyse.regels.variabelen import Toestand
from metaanalyse.register import register
from tests.excel import lees_xlsx
from tests.metaanalyse.maak import maak_concept, maak_kaart, maak_rapport
from tests.metaanalyse.naief import Naief, willekeurige_gegevens

pytestmark = [pytest.mark.django_db, pytest.mark.database]
PAGINAS = ("kruistabel", "factoren", "aspecten", "bewijskaart", "stroom")
# A link to the list with the number of cards on it.
TELLING = re.compile(r'<a href="(/kaarten/\?[^"]*)">([\d.]+)(?: kaart(?:en)?)?</a>')
FILTERS = [
    "",
    "aspect=leiderschap",
    "aspect=leiderschap&aspect=voorzieningen&fase=initiatie",
    "aspect=leiderschap&aspect=voorzieningen&alle=aspect",
    "bevorderend=samenwerking&bewijs=laag",
    "bevorderend=samenwerking&bevorderend=goede-aansluiting&alle=bevorderend",
    "trede_minstens=2&doelstelling_minstens=grotendeels",
    "fase=bestaat-niet",
    "fase=onbekend&fase=initiatie&type=leeg",
    "aspect=onbekend&alle=aspect&bevorderend=nvt",
]


@pytest.fixture
def kaarten(db):
    keuze = random.Random(4)
    for nummer in range(25):
        kaart = maak_concept(f"Kaart {nummer}", maak_rapport(jaar=keuze.choice([None, 2010, 2015])))
        stel_vast(kaart, Inhoud(willekeurige_gegevens(keuze)), door=None)
    maak_concept("Telt nergens mee")


def gevulde(inhoud):
    """The rows of a workbook that have something in them."""
    return [rij for rij in lees_xlsx(inhoud) if rij]


@pytest.fixture
def haal(wereld, als):
    client = als(wereld.teamlid)

    def _haal(naam, vraag=""):
        antwoord = client.get(f"/kaarten/{naam}/?{vraag}")
        assert antwoord.status_code == 200
        return antwoord.content

    return _haal


@pytest.mark.parametrize("naam", PAGINAS)
def test_elk_getal_is_dat_van_de_lijst_waar_het_heen_leidt(naam, kaarten, haal):
    for vraag in FILTERS:
        tellingen = set(TELLING.findall(haal(naam, vraag).decode()))
        for adres, aantal in tellingen:
            filter = Filter.uit(parse_qs(unescape(adres).partition("?")[2]))
            geteld = register().selecteer(filter).aantal
            assert (vraag, adres, geteld) == (vraag, adres, int(aantal.replace(".", "")))
        if not vraag and naam != "stroom":
            assert len(tellingen) >= 5


@pytest.mark.parametrize("vraag", FILTERS)
def test_elk_getal_van_de_kruistabel_leidt_ergens_heen(vraag, kaarten, haal):
    html = haal("kruistabel", f"rij=aspect&kolom=fase&{vraag}").decode()
    tafel = html.split("<thead>")[1].split("</tfoot>")[0]
    assert set(re.findall(r"<td[^>]*>([\d.]+)", tafel)) <= {"0"}
    if not vraag:
        assert 'aspect=leeg&amp;fase=nvt">' in tafel


@pytest.mark.parametrize(
    ("rij", "kolom"), [("aspect", "fase"), ("trede", "jaar"), ("jaar", "type")]
)
def test_de_tafel_telt_als_kaart_voor_kaart(rij, kolom, kaarten):
    def heeft(kaart, variabele, code):
        return code in kaart.codes(variabele) or code == kaart.toestand(variabele)

    for vraag in ("", "aspect=leiderschap&bewijs=laag", "type=bestaat-niet", "type=nvt&fase=leeg"):
        filter = Filter.uit(parse_qs(vraag))
        tafel = kruistabel(register().selecteer(filter), rij, kolom)
        over = Naief(filter).goed
        assert tafel.totaal == len(over)
        for r in tafel.rijen:
            in_rij = [kaart for kaart in over if heeft(kaart, rij, r.code)]
            assert tafel.rijtotaal.get(r.code, 0) == len(in_rij)
            for k in tafel.kolommen:
                samen = sum(heeft(kaart, kolom, k.code) for kaart in in_rij)
                assert tafel.cellen.get((r.code, k.code), 0) == samen


def test_kruistabel_als_excel_heeft_dezelfde_getallen(haal):
    maak_kaart(aspect=["tijd", "visie"], fase="initiatie", jaar=2010)
    maak_kaart(aspect=["tijd"], fase=("implementatie", "duurzame-invoering"), jaar=2012)
    maak_kaart(aspect=["tijd"], fase=Toestand.ONBEKEND, jaar=2012)
    maak_kaart(aspect=["cultuur"], jaar=2012)
    rijen = gevulde(haal("kruistabel", "rij=aspect&kolom=fase&formaat=xlsx&bewijs="))
    kop = ["Aspect", "Initiatie", "Implementatie", "Duurzame invoering"]
    kop += ["onbekend", "n.v.t.", "niet ingevuld", "Kaarten"]
    assert rijen.count(kop) == 2
    tijd, tijd_deel = (rij for rij in rijen if rij[0] == "Tijd")
    assert tijd == ["Tijd", 1, 1, 1, 1, 0, 0, 3]
    assert tijd_deel[1:4] == [pytest.approx(1 / 3)] * 3
    [totaal] = [rij for rij in rijen if rij[0] == "Kaarten"]
    # Distinct cards, so less than the sum of the column "Tijd" and "Visie" and "Cultuur".
    assert totaal == ["Kaarten", 1, 1, 1, 1, 0, 1, 4]
    assert ["Alle kaarten", None] in [rij[:2] for rij in rijen]


def test_een_kaart_met_twee_waarden_telt_in_twee_rijen_en_een_keer_in_het_totaal(haal):
    maak_kaart(aspect=["tijd", "visie"], fase="initiatie")
    html = haal("kruistabel", "rij=aspect&kolom=fase").decode()
    voet = html.split("<tfoot>")[1].split("</tfoot>")[0]
    assert re.findall(r">(\d+)<", voet) == ["1", "0", "0", "0", "0", "1"]


@pytest.mark.parametrize("naam", PAGINAS)
def test_excel_van_elke_pagina_zegt_welke_filters_golden(naam, kaarten, haal):
    rijen = gevulde(haal(naam, "formaat=xlsx&aspect=leiderschap&q=%3D1%2B1&bewijs=laag"))
    platte = [tuple(rij[:2]) for rij in rijen]
    assert platte[-3:] == [
        ("Zoeken", "“=1+1”"),
        ("Bewijs", "lagere treden"),
        ("Aspect", "Leiderschap"),
    ]


def test_factoren_staan_los_van_wat_de_studie_telde(haal):
    maak_kaart(bevorderend=["samenwerking"], belemmerend=["geen-samenwerking"])
    rijen = gevulde(haal("factoren", "formaat=xlsx"))
    samen = "Samenwerking van leraren, scholen, onderzoekers"
    assert [rij[1:] for rij in rijen if samen in rij] == [[samen, 1, 11]]
    # One word for both sides: the card counts once.
    assert [rij for rij in rijen if rij[0] == "samenwerking"] == [["samenwerking", 1, 1, 1]]
    html = haal("factoren").decode()
    assert "zegt niet hoe groot het effect" in html


def test_bij_de_factoren_staat_elke_kaart_ergens(haal):
    maak_kaart(bevorderend=["samenwerking"])
    maak_kaart(aspect=["tijd"])
    html = unescape(haal("factoren").decode())
    assert "1 kaart noemt er minstens een; bij 0 is het onbekend, bij " in html
    assert '<a href="/kaarten/?bevorderend=leeg">1</a> niet ingevuld' in html


def test_bewijskaart_laat_onbekend_buiten_het_deel(haal):
    for doel in ("volledig", ("enigszins", "grotendeels"), Toestand.ONBEKEND):
        maak_kaart(aspect=["tijd"], trede=("4", "5"), doelstelling=doel)
    rijen = gevulde(haal("bewijskaart", "formaat=xlsx"))
    assert [rij for rij in rijen if rij[0] == "Tijd"] == [
        ["Tijd", "Trede 4: zeer waarschijnlijk", 3, 2, 1],
        ["Tijd", "Trede 5: bewezen", 3, 2, 1],
    ]


def test_stroom_telt_alle_rapporten_voor_iedereen(haal):
    maak_kaart()
    stand = Rapport.Stand
    maak_rapport(stand=stand.OPGENOMEN, vindplaats="databank")
    maak_rapport(stand=stand.UITGESLOTEN, uitsluiting="dubbel", vindplaats="databank")
    maak_rapport(vindplaats="collega")
    rijen = gevulde(haal("stroom", "formaat=xlsx"))
    telling = {rij[0]: rij[1] for rij in rijen if rij[1:] and isinstance(rij[1], int)}
    assert telling == {
        "Gevonden rapporten": 4,
        "via: zoekopdracht in een databank": 2,
        "via: niet genoteerd": 1,
        "via: collega of netwerk": 1,
        "Niet opgenomen": 1,
        "omdat: dubbel": 1,
        "Wacht op een besluit": 1,
        "Opgenomen rapporten": 2,
        "nog zonder vastgestelde kaart": 1,
        "Vastgestelde kaarten": 1,
    }


@pytest.mark.parametrize(
    ("vraag", "melding"),
    [
        ("rij=aspect&kolom=aspect", "twee verschillende variabelen"),
        ("rij=kleur&kolom=fase", "“kleur” is geen variabele"),
        ("rij=aspect&kolom=%3Cscript%3E", "“&lt;script&gt;” is geen variabele"),
        ("rij=aspect&kolom=beschrijving&formaat=xlsx", "“beschrijving” is geen variabele"),
        ("rij=%2A%27%22&kolom=" + "x" * 3000, "is geen variabele"),
    ],
)
def test_een_keuze_die_niet_kan_zegt_waarom(vraag, melding, haal):
    html = haal("kruistabel", vraag).decode()
    assert melding in html
    assert "<tbody>" not in html


@pytest.mark.parametrize("naam", PAGINAS)
def test_een_waarde_die_niet_bestaat_geeft_niets_en_zegt_dat(naam, kaarten, haal):
    html = haal(naam, "fase=%3Cb%3E&wolk=kwaad&volgorde=kwaad&bewijs=kwaad").decode()
    assert "0 kaarten" in html
    assert "&lt;b&gt;” bestaat niet" in html


@pytest.mark.parametrize("naam", PAGINAS)
def test_wie_niets_overhoudt_leest_wat_te_doen(naam, haal):
    assert "Er zijn nog geen kaarten." in haal(naam).decode()
    maak_kaart()
    assert "Geen kaart past" in haal(naam, "aspect=tijd").decode()
    assert "melding-warning" not in haal(naam).decode()


def test_een_onbekend_formaat_is_er_niet(wereld, als):
    for naam in PAGINAS:
        assert als(wereld.teamlid).get(f"/kaarten/{naam}/?formaat=pdf").status_code == 404


@pytest.mark.parametrize("naam", ["analyse", *PAGINAS])
def test_even_veel_vragen_bij_een_als_bij_dertig_kaarten(naam, wereld, als):
    client, pad = als(wereld.teamlid), f"/kaarten/{naam}/?aspect=tijd"

    def vragen():
        client.get(pad)
        with CaptureQueriesContext(connection) as gedaan:
            client.get(pad)
        return len(gedaan)

    maak_kaart(aspect=["tijd"], fase="initiatie", trede="3", bevorderend=["samenwerking"])
    eerst = vragen()
    for jaar in range(30):
        maak_kaart(aspect=["tijd", "visie"], trede=("2", "4"), jaar=1990 + jaar)
    assert vragen() == eerst


def test_alleen_de_kruistabel_heeft_het_beleid_waaronder_plotly_tekent(wereld, als):
    client = als(wereld.teamlid)

    def beleid(pad):
        delen = client.get(pad)["Content-Security-Policy"].split("; ")
        return {deel.partition(" ")[0]: deel.partition(" ")[2] for deel in delen}

    ruim = beleid("/kaarten/kruistabel/")
    assert ruim["style-src"] == "'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    assert ruim["style-src-attr"] == "'unsafe-inline'"
    assert re.fullmatch(r"'self' 'nonce-[^']+'", ruim["script-src"])
    for pad in ("/kaarten/factoren/", "/kaarten/", "/"):
        streng = beleid(pad)
        assert "style-src-attr" not in streng
        assert "unsafe" not in " ".join(streng.values())
