"""The borging report: the team reads all of it, outside the team what stays inside is absent."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from borgen.models import Besluit, Waarneming
from organisatie.models import Inzage
from tests.borgen.documenten_hulp import maak_document, stel_vast
from tests.borgen.hulp import actie_van, afspraak_van, meting_van, signaal_van
from tests.borgen.maak import ronde

BINNEN = ("In klas 3A is nog niemand gesproken.", "We bespreken het in het overleg.", "Acceptatie")


@pytest.fixture
def actie(wereld):
    actie = actie_van(wereld)
    afspraak = afspraak_van(actie)
    for waarde, dagen in (("1", -200), ("1.5", -100), ("2", -10)):
        laatste = meting_van(afspraak, waarde, dagen)
    signaal = signaal_van(wereld, actie)
    besluit = Besluit.objects.create(
        verbeteractie=actie,
        soort="aanspreken",
        wat="We bespreken het in het overleg.",
        door=wereld.teamleider,
    )
    Waarneming.objects.create(besluit=besluit, signaal=signaal)
    Waarneming.objects.create(besluit=besluit, meting=laatste)
    ronde(actie, wereld.teamleider, [(8, 4)] * 3)
    return actie


def adres(actie) -> str:
    return reverse("borgverslag", args=[actie.traject_id])


def pdf_tekst(antwoord) -> str:
    lezer = PdfReader(io.BytesIO(antwoord.content))
    return " ".join(" ".join(blad.extract_text() for blad in lezer.pages).split())


def boek_tekst(antwoord) -> tuple[list[str], str]:
    boek = load_workbook(io.BytesIO(antwoord.content))
    cellen = [str(c.value) for blad in boek for rij in blad for c in rij if c.value is not None]
    return boek.sheetnames, " ".join(cellen)


def test_het_team_leest_alles(wereld, als, actie):
    inhoud = als(wereld.teamlid).get(adres(actie)).content.decode()

    for tekst in (*BINNEN, "Twee gesprekken per periode", "minstens 2", "<svg"):
        assert tekst in inhoud
    assert "0 signalen dat het goed gaat, 1 signaal dat aandacht vraagt" in inhoud


@pytest.mark.parametrize("wie", ["kwaliteit", "directeur"])
@pytest.mark.parametrize("voor", ["", "team", "kwaliteit"])
def test_buiten_het_team_is_wat_binnen_blijft_er_niet(wereld, als, actie, wie, voor):
    client = als(getattr(wereld, wie))
    vraag = {"voor": voor} if voor else {}
    pagina = client.get(adres(actie), vraag).content.decode()
    assert "minstens 2" in pagina
    pdf = pdf_tekst(client.get(adres(actie), vraag | {"formaat": "pdf"}))
    bladen, boek = boek_tekst(client.get(adres(actie), vraag | {"formaat": "xlsx"}))

    for tekst in BINNEN:
        assert tekst not in pagina
        assert tekst not in pdf
        assert tekst not in boek
    assert bladen == ["Stappen", "Documenten", "Meetplan", "Uitkomsten"]


def test_het_team_kan_de_versie_maken_die_doorgestuurd_mag(wereld, als, actie):
    client = als(wereld.teamleider)
    binnen = pdf_tekst(client.get(adres(actie), {"formaat": "pdf"}))
    buiten = pdf_tekst(client.get(adres(actie), {"formaat": "pdf", "voor": "kwaliteit"}))

    assert "voor het team" in binnen
    assert "voor kwaliteit en directie" in buiten
    assert all(tekst in binnen for tekst in BINNEN)
    assert not any(tekst in buiten for tekst in BINNEN)
    bladen, boek = boek_tekst(client.get(adres(actie), {"formaat": "xlsx"}))
    assert bladen[-2:] == ["Signalen", "Besluiten"]
    assert BINNEN[0] in boek


def test_het_vastgestelde_document_staat_erin_met_zijn_versie(wereld, als, actie):
    document = maak_document(wereld.team, wereld.teamleider)
    document.verbeteracties.add(actie)
    versie = stel_vast(document)
    inhoud = als(wereld.kwaliteit).get(adres(actie)).content.decode()

    assert versie.document.titel in inhoud
    assert "Er is nog geen document vastgesteld bij dit traject" not in inhoud


def test_een_leeg_traject_zegt_wat_er_nog_niet_is(wereld, als, actie):
    actie.traject.naam = "Ander"
    actie.traject.pk = None
    actie.traject.save()
    inhoud = als(wereld.teamlid).get(reverse("borgverslag", args=[actie.traject.pk]))

    assert "nog geen verbeteracties" in inhoud.content.decode()
    assert "nog niet afgesproken wat er gemeten wordt" in inhoud.content.decode()


def test_meenemen_wordt_vastgelegd(wereld, als, actie):
    als(wereld.kwaliteit).get(adres(actie), {"formaat": "xlsx"})

    inzage = Inzage.objects.get()
    assert (inzage.gebruiker, inzage.team) == (wereld.kwaliteit, wereld.team)
    assert inzage.wat == "Borgverslag Begeleiding"


def test_evenveel_queries_voor_een_en_dertig(wereld, als, actie):
    client = als(wereld.teamlid)
    aantallen = []
    # One of each first: what is not there at all is not asked about.
    for nog in (1, 29):
        for nummer in range(nog):
            erbij = actie_van(wereld, f"Actie {nog}-{nummer}", actie.traject)
            meting_van(afspraak_van(erbij))
            signaal_van(wereld, erbij)
            ronde(erbij, wereld.teamleider, [(8, 4)] * 3)
        client.get(adres(actie))
        with CaptureQueriesContext(connection) as gedaan:
            client.get(adres(actie))
        aantallen.append(len(gedaan))
    assert aantallen[0] == aantallen[1]
