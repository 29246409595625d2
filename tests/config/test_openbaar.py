"""Public reading of the cards: exactly these pages, without an account and without a trace."""

import pytest
from django.urls import get_resolver, reverse
from django.urls.converters import IntConverter

from metaanalyse.acties import aanbod as acties
from metaanalyse.acties.vaststellen import stel_vast
from metaanalyse.models import Codering
from metaanalyse.regels.inhoud import Inhoud
from metaanalyse.regels.recepten import RECEPTEN
from organisatie.leesbaar import is_leesbaar
from organisatie.models.versie import lees_versie
from tests.config.test_inlogplicht import OPEN, patronen
from tests.metaanalyse.maak import gegevens, maak_concept, maak_kaart

pytestmark = pytest.mark.django_db

# Settled cards and what they say together; everything else asks to sign in.
LEESBAAR = {
    *("kaarten", "kaart", "kaarten_vergelijk", "ladder_uitleg", "recepten", "recept"),
    *("analyse", "kruistabel", "factoren", "aspecten", "bewijskaart", "stroom_rapporten"),
}
ZONDER_NUMMER = ["kaarten", "ladder_uitleg", "analyse", "kruistabel", "factoren", "aspecten"]
ZONDER_NUMMER += ["bewijskaart", "stroom_rapporten", "recepten", "kaarten_vergelijk"]


@pytest.fixture
def openbaar(settings):
    settings.KAARTEN_OPENBAAR = True


@pytest.fixture
def kaart(wereld):
    """Offered by a team, settled by an onderzoeker."""
    inhoud = Inhoud(gegevens(samenvatting="Leraren keken mee.", aspect=["tijd"], trede="1"))
    rij = acties.bied_aan("Meekijken", inhoud, door=wereld.teamleider, team=wereld.team)
    wie = {"door": wereld.onderzoeker, "versie": lees_versie(rij)}
    acties.keur_goed(rij, rij.titel, inhoud, trede_reden="Pril.", **wie)
    return rij


def _adres(naam):
    """An address of this name, whether or not there is such a row."""
    vormen, _, _, soorten = get_resolver().reverse_dict.getlist(naam)[0]
    _, delen = vormen[0]
    return reverse(naam, kwargs={deel: _voorbeeld(soorten.get(deel)) for deel in delen})


def _voorbeeld(soort):
    """Something that fits: a number, the first of the words there are, or any text."""
    if isinstance(soort, IntConverter):
        return 1
    regex = getattr(soort, "regex", "")
    return regex.partition("|")[0] if "|" in regex else "x"


def _gemerkt():
    return {p.name for p in patronen(get_resolver()) if is_leesbaar(p.callback)}


def test_alleen_deze_paginas_zijn_gemerkt(openbaar):
    assert _gemerkt() - LEESBAAR == set()
    assert set(ZONDER_NUMMER) | {"kaart"} <= _gemerkt()


def test_uit_vraagt_elke_pagina_om_in_te_loggen(client, kaart):
    assert _gemerkt() == set()
    for naam in ZONDER_NUMMER:
        assert client.get(reverse(naam)).status_code == 302
    assert client.get(kaart.get_absolute_url()).status_code == 302


def test_wie_een_kaart_niet_vindt_gaat_terug_naar_de_kaarten(openbaar, client, als, wereld):
    adres = reverse("kaart", args=[999_999])
    assert "Naar de kaarten" in client.get(adres).text
    assert "Naar start" in als(wereld.teamlid).get(adres).text


@pytest.mark.parametrize("methode", ["get", "post"])
def test_al_het_andere_blijft_dicht(openbaar, client, methode):
    namen = {patroon.name for patroon in patronen(get_resolver())}
    dicht = sorted(namen - OPEN - (LEESBAAR if methode == "get" else set()))
    assert len(dicht) > 100
    gekregen = {naam: getattr(client, methode)(_adres(naam)) for naam in dicht}
    niet_dicht = [
        n for n, a in gekregen.items() if not a.get("Location", "").startswith("/inloggen/")
    ]
    assert niet_dicht == []


def test_wie_leest_laat_niets_achter(openbaar, client, kaart):
    adressen = [*map(reverse, ZONDER_NUMMER), kaart.get_absolute_url()]
    adressen.append(f"{reverse('kaarten')}?q=meekijken&formaat=csv")
    adressen.append(f"{reverse('kaarten_vergelijk')}?kaart={kaart.pk}")
    adressen += [reverse("recept", args=[naam]) for naam in RECEPTEN]
    for adres in adressen:
        antwoord = client.get(adres)
        assert (adres, antwoord.status_code, dict(antwoord.cookies)) == (adres, 200, {})


def test_de_kop_heeft_alleen_inloggen_en_brengt_je_terug(openbaar, client, kaart):
    html = client.get(kaart.get_absolute_url()).content.decode()
    assert f'href="/inloggen/?next={kaart.get_absolute_url().replace("/", "%2F")}"' in html
    assert "Uitloggen" not in html
    assert "Trajecten" not in html
    assert reverse("kaarten_export_pdf") not in html
    assert "csrf" not in html.lower()


def test_niemand_leest_wie_het_was(openbaar, client, wereld, kaart):
    samen = {"door": wereld.onderzoeker, "reden": "Besproken door Olga Onderzoek en Tess Leider."}
    stel_vast(kaart, Inhoud(gegevens(trede="1")), **samen)
    adressen = [kaart.get_absolute_url(), reverse("kaarten")]
    adressen += [f"{reverse('kaarten')}?formaat=csv", reverse("stroom_rapporten")]
    for adres in adressen:
        antwoord = client.get(adres)
        tekst = antwoord.getvalue().decode() if antwoord.streaming else antwoord.content.decode()
        assert "Olga Onderzoek" not in tekst
        assert "Tess Leider" not in tekst
        assert wereld.team.naam not in tekst
    assert "aangeboden door een school" in client.get(kaart.get_absolute_url()).content.decode()


def test_niemand_ziet_wat_niet_vaststaat(openbaar, client, wereld, kaart):
    concept = maak_concept("Nog bezig")
    aanbod = acties.bied_aan("Nog te lezen", Inhoud(), door=wereld.teamleider, team=wereld.team)
    assert client.get(concept.get_absolute_url()).status_code == 404
    assert client.get(aanbod.get_absolute_url()).status_code == 404
    html = client.get(reverse("kaarten")).content.decode()
    assert "Meekijken" in html
    assert "Nog bezig" not in html
    assert "Nog te lezen" not in html
    assert Codering.objects.filter(soort=Codering.Soort.AANBOD).count() == 2


def test_wie_is_ingelogd_houdt_zijn_eigen_kop(openbaar, als, wereld):
    kaart = maak_kaart("Van onderzoek", door=wereld.onderzoeker)
    html = als(wereld.teamlid).get(kaart.get_absolute_url()).content.decode()
    assert "Uitloggen" in html
    assert "X-CSRFToken" in html
    assert "door Olga Onderzoek" in html
