"""Remarks at the opening in the result: for the team, on page, in PDF and Excel, nowhere else."""

import io

import pytest
from django.core import mail
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from boas import acties
from boas.exports.werkboek import maak_werkboek
from boas.exports.werkboek_terug import lees_terug
from boas.models import Opmerking, Sessie
from boas.uitslag_lezen import lees
from tests.boas.tellingen import getelde_sessie

KOP = "Opmerkingen bij de opening"
GEHEIM = "Geheime opmerking over het rooster"


@pytest.fixture
def sessie(wereld):
    sessie = getelde_sessie([(4, 4, 2, 2), None], team=wereld.team, redenen=True)
    Opmerking.objects.create(sessie=sessie, tekst=GEHEIM, op_projector=True)
    Opmerking.objects.create(sessie=sessie, tekst="=1+1 <b>")
    return sessie


def _adres(sessie, naam="sessie_uitslag", **kwargs) -> str:
    return reverse(naam, kwargs={"pk": sessie.pk, **kwargs})


def _teksten(client, sessie) -> dict[str, str]:
    adres = _adres(sessie)
    boek = load_workbook(io.BytesIO(client.get(adres + "?formaat=xlsx").content))
    pdf = PdfReader(io.BytesIO(client.get(adres + "?formaat=pdf").content))
    cellen = [str(c.value) for blad in boek for rij in blad.iter_rows() for c in rij]
    return {
        "pagina": client.get(adres).content.decode(),
        "xlsx": "\n".join(cellen),
        "pdf": "\n".join(bladzij.extract_text() for bladzij in pdf.pages),
    }


def test_het_team_ziet_ze_overal(als, wereld, sessie):
    for waar, tekst in _teksten(als(wereld.teamlid), sessie).items():
        assert KOP in tekst, waar
        assert GEHEIM in tekst, waar
        assert ("=1+1 &lt;b&gt;" if waar == "pagina" else "=1+1 <b>") in tekst, waar


@pytest.mark.parametrize("persona", ["kwaliteit", "directeur"])
def test_een_ander_ziet_ze_nooit(als, wereld, sessie, persona):
    acties.deel(sessie.pk, True)
    assert GEHEIM in _teksten(als(wereld.teamleider), sessie)["pagina"]
    for waar, tekst in _teksten(als(getattr(wereld, persona)), sessie).items():
        assert "Bespreek afspraak 1" in tekst, waar
        assert "pmerking over" not in tekst, waar
        assert KOP not in tekst, waar
        assert "=1+1" not in tekst, waar


def test_zonder_opmerkingen_staat_er_niets(als, wereld, sessie):
    sessie.opmerkingen.all().delete()
    for waar, tekst in _teksten(als(wereld.teamlid), sessie).items():
        assert KOP not in tekst, waar
        assert "Opmerkingen" not in tekst, waar


def test_ook_als_er_nog_niets_geteld_is(als, wereld):
    sessie = getelde_sessie([None], team=wereld.team, status=Sessie.Status.LOPEND)
    acties.noteer_opmerking(sessie.pk, GEHEIM)
    html = als(wereld.teamleider).get(_adres(sessie)).content.decode()
    assert "Er is nog niets geteld." in html
    assert GEHEIM in html


def test_een_verandering_na_heropenen_staat_er_meteen(als, wereld, sessie):
    client = als(wereld.teamleider)
    assert GEHEIM in client.get(_adres(sessie)).content.decode()
    acties.heropen(sessie.pk)
    acties.verwijder_opmerking(sessie.pk, sessie.opmerkingen.first().pk)
    acties.sluit_sessie(sessie.pk)
    assert GEHEIM not in client.get(_adres(sessie)).content.decode()


def test_mail_zelf_noemt_ze_niet_de_bijlagen_wel(
    als, wereld, sessie, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        als(wereld.teamleider).post(_adres(sessie, "sessie_uitslag_versturen"))
    [bericht] = mail.outbox
    assert GEHEIM not in bericht.body + bericht.alternatives[0].content
    assert "de redenen en opmerkingen die we samen noemden" in bericht.body
    inhoud = {naam.rpartition(".")[2]: inhoud for naam, inhoud, _ in bericht.attachments}
    assert GEHEIM in [c.value for c in load_workbook(io.BytesIO(inhoud["xlsx"]))[KOP[:11]]["A"]]


# --- The workbook --------------------------------------------------------------------------------


def test_het_werkboek_heeft_er_een_blad_voor(sessie):
    boek = load_workbook(io.BytesIO(maak_werkboek(lees(sessie, vorige=None, met_redenen=True))))
    assert boek.sheetnames == [
        "Uitleg",
        "BOAS",
        "Samenvatting",
        "Opmerkingen",
        "Planning",
        "Interventies",
        "Gegevens",
    ]
    blad = boek["Opmerkingen"]
    assert [cel.value for cel in blad["A"]] == [KOP, None, "opmerking", GEHEIM, "=1+1 <b>"]
    assert blad["A5"].data_type == "s"
    assert all(cel.protection.locked for cel in blad["A"])
    assert "Opmerkingen" in [cel.value for cel in boek["Uitleg"]["A"]]


def test_een_werkboek_met_opmerkingen_komt_terug_en_verandert_ze_niet(als, wereld):
    sessie = getelde_sessie([(1, 1, 1, 1), None], team=wereld.team, status=Sessie.Status.LOPEND)
    acties.noteer_opmerking(sessie.pk, "Blijft een keer")
    boek = load_workbook(io.BytesIO(maak_werkboek(lees(sessie, vorige=None, met_redenen=True))))
    for adres, waarde in {"D8": 2, "E8": 3, "H8": 14}.items():
        boek["BOAS"][adres] = waarde
    uit = io.BytesIO()
    boek.save(uit)
    inlezing = lees_terug(uit.getvalue(), sessie)
    assert inlezing.fouten == ()
    assert [regel.aantallen for regel in inlezing.regels] == [(1, 1, 1, 1), (2, 3, 0, 0)]
    uit.seek(0)
    uit.name = "boas.xlsx"
    client = als(wereld.teamleider)
    adres = _adres(sessie, "sessie_werkboek_terug")
    voorstel = client.post(adres, {"bestand": uit}).context["voorstel"]
    assert client.post(adres, {"voorstel": voorstel}).status_code == 302
    assert [o.tekst for o in sessie.opmerkingen.all()] == ["Blijft een keer"]
