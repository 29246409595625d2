"""Short lists leave as files, with what their pages show."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests.borgen.documenten_hulp import maak_document, stel_vast
from tests.borgen.hulp import actie_van, afspraak_van, meting_van, overleg_van
from tests.excel import lees_xlsx
from verbeterplan.models import Agendapunt

pytestmark = pytest.mark.django_db


@pytest.fixture
def actie(wereld):
    return actie_van(wereld, "Twee gesprekken")


def werkboek(client, adres: str) -> list:
    return lees_xlsx(client.get(f"{adres}?formaat=xlsx").content)


def papier(client, adres: str) -> str:
    inhoud = client.get(f"{adres}?formaat=pdf").content
    tekst = " ".join(blad.extract_text() for blad in PdfReader(io.BytesIO(inhoud)).pages)
    return " ".join(tekst.split())


def test_uitkomsten_met_al_hun_cijfers(wereld, als, actie):
    afspraak = afspraak_van(actie, norm="6.5", wereld=wereld)
    meting_van(afspraak, "6.496")
    client = als(wereld.kwaliteit)
    [rij] = [rij for rij in werkboek(client, afspraak.get_absolute_url()) if 6.496 in rij]
    assert "niet gehaald" in rij
    assert "6,496" in papier(client, afspraak.get_absolute_url())


def test_besprekingen_met_hun_antwoorden(wereld, als, actie):
    bespreking = actie.besprekingen.create(door=wereld.teamleider)
    bespreking.antwoorden.create(vraag="goed", tekst="Iedereen deed mee.")
    actie.besprekingen.create(door=wereld.teamleider)
    rijen = werkboek(als(wereld.teamlid), reverse("besprekingen", args=[actie.traject_id]))
    assert ["Wat ging goed en houden we zo?", "Iedereen deed mee."] in [rij[3:5] for rij in rijen]
    assert len([rij for rij in rijen if "Twee gesprekken" in rij]) == 2


def test_documenten_van_een_traject_zoals_wie_kijkt_ze_ziet(wereld, als, actie):
    geldt = maak_document(wereld.team, wereld.teamleider, "Handboek")
    stel_vast(geldt)
    geldt.verbeteracties.add(actie)
    maak_document(wereld.team, wereld.teamleider, "Kladje").verbeteracties.add(actie)
    adres = reverse("borgen_documenteren", args=[actie.traject_id])
    rijen = werkboek(als(wereld.teamlid), adres)
    assert ["Twee gesprekken", "Handboek", "Begeleidingsgesprek", "versie 1 geldt"] in rijen
    assert "Kladje" in str(rijen)
    assert "Kladje" not in str(werkboek(als(wereld.kwaliteit), adres))


def test_een_verbeteractie_zonder_document_staat_er_ook(wereld, als, actie):
    rijen = werkboek(als(wereld.teamlid), reverse("borgen_documenteren", args=[actie.traject_id]))
    assert ["Twee gesprekken", "nog nergens vastgelegd"] in [rij[:2] for rij in rijen]


def test_jaaragenda(wereld, als, actie):
    overleg = overleg_van(wereld, titel="Teamoverleg")
    Agendapunt.objects.create(
        overleg=overleg, traject=actie.traject, verbeteractie=actie, tekst="Hoe gaat het?"
    )
    adres = reverse("jaaragenda", args=[actie.traject_id])
    assert ["Teamoverleg", "Twee gesprekken"] in [
        r[1:3] for r in werkboek(als(wereld.teamlid), adres)
    ]
    assert als(wereld.kwaliteit).get(f"{adres}?formaat=xlsx").status_code == 404


def test_hoe_het_team_werd_gezien(wereld, als, actie):
    actie.traject.sturingsoordelen.create(
        door=wereld.teamleider, willen="2.5", kunnen=3, doorlooptijd="lang"
    )
    adres = reverse("borgen_sturing", args=[actie.traject_id])
    [rij] = [r for r in werkboek(als(wereld.teamlid), adres) if "de teamleider" in r]
    assert rij[1:3] == [2.5, 3]
    assert "2,5" in papier(als(wereld.teamlid), adres)
    assert als(wereld.kwaliteit).get(f"{adres}?formaat=xlsx").status_code == 404


@pytest.mark.parametrize("naam", ["besprekingen", "borgen_documenteren", "jaaragenda"])
def test_een_onbekend_formaat_bestaat_niet(wereld, als, actie, naam):
    adres = reverse(naam, args=[actie.traject_id])
    assert als(wereld.teamlid).get(f"{adres}?formaat=docx").status_code == 404
