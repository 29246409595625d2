"""The pages of an import: choose, wait, look, take over; and what is left lying goes."""

import datetime

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from metaanalyse.inlezen import verloop
from metaanalyse.inlezen.opslag import OPSLAG, VOORTGANG
from metaanalyse.models import Kaart, Kaartinlezing
from rapportage.excel.lezer import lees_werkboek
from tests.metaanalyse.inlezen_hulp import RIJEN, begin, csv_van, upload

pytestmark = pytest.mark.django_db
S = Kaartinlezing.Stand


@pytest.fixture
def klant(client, wereld):
    client.force_login(wereld.onderzoeker)
    return client


def tekst(antwoord) -> str:
    return " ".join(antwoord.content.decode().split())


def test_van_kiezen_tot_overgenomen(klant):
    adres = klant.post(reverse("kaarten_inlezen"), {"bestand": upload(csv_van(RIJEN))}).url
    assert "3 kaarten, en alles klopt" in tekst(klant.get(adres))
    assert "Hier was je mee bezig" in tekst(klant.get(reverse("kaarten_inlezen")))
    pk = Kaartinlezing.objects.get().pk
    assert klant.post(reverse("kaarten_inlezen_overnemen", args=[pk])).url == adres
    assert "Bekijk de kaarten" in tekst(klant.get(adres))
    assert Kaart.objects.count() == 3
    # The same file again: nothing to take over, and no import that has to be stopped first.
    nog_eens = klant.post(reverse("kaarten_inlezen"), {"bestand": upload(csv_van(RIJEN))}).url
    pagina = tekst(klant.get(nog_eens))
    knoppen = ("Kies een ander bestand", "Stop met inlezen", "Neem over</button>")
    assert [pagina.count(knop) for knop in knoppen] == [1, 0, 0]
    assert klant.post(f"{nog_eens}stoppen/").url == reverse("kaarten_inlezen")
    # A second press changes nothing.
    assert klant.post(reverse("kaarten_inlezen_overnemen", args=[pk])).url == adres
    assert Kaart.objects.count() == 3


def test_zonder_bestand_en_met_een_tweede_bestand(klant, wereld):
    antwoord = klant.post(reverse("kaarten_inlezen"))
    assert (antwoord.status_code, "Kies eerst een bestand." in tekst(antwoord)) == (422, True)
    begin(wereld.onderzoeker, csv_van(RIJEN))
    antwoord = klant.post(reverse("kaarten_inlezen"), {"bestand": upload(csv_van(RIJEN))})
    assert (antwoord.status_code, "al bezig met een ander" in tekst(antwoord)) == (422, True)


def test_fouten_gaan_mee_als_excel(klant, wereld):
    run = begin(wereld.onderzoeker, csv_van([(*RIJEN[0][:6], "6", "")]))
    assert "In 1 rij klopt iets niet" in tekst(klant.get(run.get_absolute_url()))
    antwoord = klant.get(reverse("kaarten_inlezen_uitkomst", args=[run.pk]))
    rijen = lees_werkboek(antwoord.content).bladen[0].rijen
    assert rijen[-1].waarden[:4] == (2, "G2", "Positie effectladder", "6")
    klant.post(reverse("kaarten_inlezen_overnemen", args=[run.pk]))
    assert not Kaart.objects.exists()


def test_wie_wacht_ziet_hoe_ver_het_is(klant, wereld):
    run = begin(wereld.onderzoeker, csv_van(RIJEN))
    Kaartinlezing.objects.update(stand=S.OVERNEMEN)
    OPSLAG.bewaar_bytes(run.sleutel, VOORTGANG, [b"40"])
    deel = klant.get(run.get_absolute_url(), headers={"HX-Request": "true"})
    assert 'value="40"' in tekst(deel)
    assert tekst(deel) in tekst(klant.get(run.get_absolute_url()))
    Kaartinlezing.objects.update(stand=S.OVERGENOMEN)
    klaar = klant.get(run.get_absolute_url(), headers={"HX-Request": "true"})
    assert (klaar.status_code, klaar["HX-Refresh"]) == (204, "true")


def test_het_voorbeeldbestand_kan_zo_worden_ingelezen(klant, wereld):
    inhoud = klant.get(reverse("kaarten_inlezen_voorbeeld")).content
    run = begin(wereld.onderzoeker, inhoud, "voorbeeld.xlsx")
    assert (run.stand, run.uitkomst["nieuw"], run.uitkomst["fouten"]) == (S.NAGEKEKEN, 1, 0)


def test_wat_niemand_overneemt_gaat_na_een_dag_weg(wereld, django_capture_on_commit_callbacks):
    run = begin(wereld.onderzoeker, csv_van(RIJEN))
    Kaartinlezing.objects.update(begonnen_op=timezone.now() - datetime.timedelta(hours=25))
    with django_capture_on_commit_callbacks(execute=True):
        call_command("bewaartermijnen", verbosity=0)
    run.refresh_from_db()
    assert (run.stand, list(OPSLAG.map.iterdir())) == (S.VERVALLEN, [])


def test_een_collega_kan_verder_gaan(client, wereld):
    from organisatie.models import Functie
    from tests.factories import GebruikerFactory

    run = begin(wereld.onderzoeker, csv_van(RIJEN))
    collega = GebruikerFactory()
    Functie.objects.create(gebruiker=collega, rol=Functie.Rol.ONDERZOEKER)
    client.force_login(collega)
    client.post(reverse("kaarten_inlezen_overnemen", args=[run.pk]))
    assert Kaart.objects.first().geldig.codeur == collega
    assert verloop.verval() == 0
