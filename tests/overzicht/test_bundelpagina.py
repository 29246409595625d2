"""The page of bundles: what it says of each state, what one may press, and fetching."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from organisatie.models import Functie, Inzage, Periode
from overzicht import bundel
from overzicht.bundelbeeld import Bundelbeeld, duur_in_woorden
from overzicht.models import Bundel
from overzicht.models.bundel import Bundelteam
from tests.overzicht.bundelhulp import verder
from tests.slb.factories import PeriodeFactory, dag

pytestmark = pytest.mark.django_db
S = Bundel.Stand
ADRES = "/kwaliteit/bundels/"


@pytest.fixture
def klant(als, wereld):
    return als(wereld.kwaliteit)


@pytest.fixture
def run(wereld, periode, drukker, monkeypatch) -> Bundel:
    monkeypatch.setattr(bundel, "_laat_gaan", lambda run: None)
    return bundel.begin(wereld.kwaliteit, periode)


def tekst(klant, **headers) -> str:
    antwoord = klant.get(ADRES, headers=headers)
    assert antwoord.status_code == 200
    inhoud = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", antwoord.content.decode())
    return " ".join(inhoud.split())


def haal(klant, run) -> int:
    """Fetch the zip, to its end; the status."""
    antwoord = klant.get(reverse("bundel_bestand", args=[run.pk]))
    if antwoord.status_code == 200:
        assert b"".join(antwoord.streaming_content)[:2] == b"PK"
        assert antwoord["Content-Type"] == "application/zip"
        assert "Verslagen-periode-2-dit-jaar" in antwoord["Content-Disposition"]
    return antwoord.status_code


def test_zonder_periode_staat_er_wat_eerst_moet(klant):
    assert "Er is nog geen periode begonnen" in tekst(klant)
    PeriodeFactory(naam="later", van=dag(30), tot=dag(60))
    assert "Maak de bundel" not in tekst(klant)


def test_de_periode_die_net_voorbij_is_staat_klaar(klant):
    PeriodeFactory(naam="loopt nog", van=dag(-5), tot=dag(60))
    voorbij = PeriodeFactory(naam="net voorbij", van=dag(-80), tot=dag(-6))
    eerder = PeriodeFactory(naam="eerder", van=dag(-160), tot=dag(-81))
    for adres, keuze in ((ADRES, voorbij), (f"{ADRES}?periode={eerder.pk}", eerder)):
        html = klant.get(adres).content.decode()
        assert re.findall(r'<option value="(\d+)"\s+selected', html) == [str(keuze.pk)]


def test_een_hoofdknop_wat_nu_het_eerst_moet(klant, run, drukker, periode, wereld):
    def hoofdknop() -> str:
        [knop] = re.findall(r"btn-primary[^>]*>(?:<svg.*?</svg>)?\s*([\w ]+)", tekst(klant))
        return knop.strip()

    assert "btn-primary" not in tekst(klant)
    bundel.stop(run)
    assert hoofdknop() == "Ga verder"
    bundel.ga_verder(run)
    verder(run)
    assert hoofdknop() == "Haal de bundel op"
    verder(bundel.begin(wereld.kwaliteit, periode))
    assert hoofdknop() == "Haal de bundel op"
    for rij in Bundel.objects.all():
        bundel.gooi_weg(rij)
    assert hoofdknop() == "Maak de bundel"


def test_kies_een_periode_die_begonnen_is(klant, periode, drukker):
    later = PeriodeFactory(naam="later", van=dag(30), tot=dag(60))
    for keuze, melding in (
        ({}, "Kies een periode."),
        ({"periode": later.pk}, "Kies een periode."),
        ({"periode": periode.pk, "school": 999}, "Kies een school uit de lijst."),
    ):
        antwoord = klant.post(ADRES, keuze)
        assert antwoord.status_code == 422
        assert melding in antwoord.content.decode()
    assert Bundel.objects.count() == 0


def test_maken_en_ophalen(klant, wereld, periode, drukker):
    antwoord = klant.post(ADRES, {"periode": periode.pk, "school": wereld.school.pk}, follow=True)
    pagina = antwoord.content.decode()
    assert "Haal de bundel op" in pagina
    assert "1 verslag: 0 vastgesteld, 1 voorlopig" in " ".join(pagina.split())
    assert haal(klant, Bundel.objects.get()) == 200
    [inzage] = Inzage.objects.filter(soort=Inzage.Soort.UITGEVOERD)
    assert (inzage.gebruiker, str(periode) in inzage.wat) == (wereld.kwaliteit, True)


def test_de_tweede_krijgt_te_horen_wie_bezig_is_en_houdt_zijn_keuze(klant, run, wereld):
    antwoord = klant.post(ADRES, {"periode": run.periode_id, "school": wereld.school.pk})
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "Kees Kwaliteit maakt al een bundel" in pagina
    assert f'value="{wereld.school.pk}" selected' in pagina


def test_voortgang_in_woorden_die_zichzelf_ververst(klant, run):
    verder(run, 1)
    pagina = tekst(klant)
    assert "1 van 2 teams" in pagina
    assert f'hx-select="#bundel-{run.pk}"' in pagina
    # Without script as well.
    assert '<noscript><meta http-equiv="refresh"' in pagina
    deel = tekst(klant, **{"HX-Request": "true"})
    assert deel in pagina
    assert "Maak de bundel" not in pagina
    verder(run)
    klaar = klant.get(ADRES, headers={"HX-Request": "true"})
    assert klaar["HX-Refresh"] == "true"
    pagina = tekst(klant)
    assert "Maak de bundel" in pagina
    assert "http-equiv" not in pagina
    assert "hx-select" not in pagina


def test_stoppen_verder_en_weggooien(klant, run):
    verder(run, 1)
    klant.post(reverse("bundel_stop", args=[run.pk]))
    assert "Gestopt na 1 van 2 teams" in tekst(klant)
    klant.post(reverse("bundel_verder", args=[run.pk]))
    verder(run)
    assert "2 verslagen: 0 vastgesteld, 2 voorlopig" in tekst(klant)
    # A second press, in another window.
    antwoord = klant.post(reverse("bundel_stop", args=[run.pk]), follow=True)
    assert "intussen ergens anders" in antwoord.content.decode()
    klant.post(reverse("bundel_weg", args=[run.pk]))
    assert "2 verslagen" not in tekst(klant)
    assert haal(klant, run) == 404


def test_wat_er_niet_is_kun_je_niet_ophalen(klant, run):
    assert haal(klant, run) == 404
    verder(run)
    assert haal(klant, run) == 200
    bundel.OPSLAG.verwijder(run.sleutel)
    assert haal(klant, run) == 404


def test_een_collega_haalt_op_wat_een_ander_begon(als, wereld, run):
    Functie.objects.create(gebruiker=wereld.beheerder, rol=Functie.Rol.KWALITEITSMEDEWERKER)
    verder(run)
    assert haal(als(wereld.beheerder), run) == 200


def test_een_onderbreking_zegt_waarom(klant, run):
    run.naar(S.ONDERBROKEN, fout=bundel.SCHIJF_VOL)
    pagina = tekst(klant)
    assert "Onderbroken na 0 van 2 teams" in pagina
    assert bundel.SCHIJF_VOL in pagina


def test_stilstand_wordt_gezegd(klant, run):
    Bundel.objects.update(gemeld_op=timezone.now() - datetime.timedelta(minutes=6))
    pagina = tekst(klant)
    assert "Hier gebeurt al een tijd niets meer" in pagina
    assert "Ga verder" in pagina


def test_wat_ontbreekt_en_een_mail_die_niet_aankwam(klant, run, drukker, wereld, monkeypatch):
    def stuk(team):
        if team == wereld.team.naam:
            raise ValueError

    def weiger(self):
        raise ConnectionRefusedError

    monkeypatch.setattr("organisatie.post.EmailMultiAlternatives.send", weiger)
    drukker.vooraf = stuk
    verder(run)
    pagina = tekst(klant)
    assert "Van 1 team lukte het verslag niet" in pagina
    assert "Onderwijsassistent, College Noord" in pagina
    assert "De mail dat de bundel klaarstaat, is niet aangekomen" in pagina


def test_even_veel_vragen_voor_een_en_voor_vijf(klant, run, wereld, django_assert_num_queries):
    def vragen(aantal):
        with django_assert_num_queries(aantal):
            klant.get(ADRES)

    verder(run)
    klant.get(ADRES)
    vragen(9)
    for naam in ("a", "b", "c", "d"):
        verder(bundel.begin(wereld.kwaliteit, PeriodeFactory(naam=naam), wereld.school))
    assert Bundel.objects.filter(stand=S.KLAAR).count() == 5
    vragen(9)


@pytest.mark.parametrize(
    ("seconden", "woorden"),
    [
        (0, "nog minder dan een minuut"),
        (29, "nog minder dan een minuut"),
        (31, "nog ongeveer 1 minuut"),
        (150, "nog ongeveer 2 minuten"),
    ],
)
def test_hoe_lang_nog(seconden, woorden):
    assert duur_in_woorden(seconden) == woorden


def test_hoe_lang_nog_volgt_uit_wat_er_is():
    klaar = [Bundelteam(n, "t", "s", afdruk="x", duur=2) for n in range(3)]
    nog = [Bundelteam(n, "t", "s") for n in range(90)]
    run = Bundel(periode=Periode(), teams=[])
    assert Bundelbeeld(run, [*klaar[:2], *nog]).nog == ""
    assert Bundelbeeld(run, [*klaar, *nog]).nog == "nog ongeveer 3 minuten"
