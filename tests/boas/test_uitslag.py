"""The result of a session: what stands on the page, who sees what, sharing and mail."""

import io
import re

import pytest
from django.core import mail
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from boas import acties
from boas.models import Sessie, Telling
from boas.uitslag_lezen import lees_voor
from organisatie.models import Inzage
from tests.boas.tellingen import eerdere_sessie, getelde_sessie, tel
from tests.factories import SessieFactory, VersieFactory

# D1 at the drempel, D2 over it, V3 strong, V4 not answered.
TELLINGEN = [(0, 3, 4, 3), (4, 4, 2, 2), (0, 0, 4, 10), None]


@pytest.fixture
def sessie(wereld):
    return getelde_sessie(
        TELLINGEN, team=wereld.team, gemaakt_door=wereld.teamleider, redenen=True, telefoons=1
    )


def _url(sessie, naam="sessie_uitslag"):
    return reverse(naam, args=[sessie.pk])


def _pagina(client, sessie) -> str:
    antwoord = client.get(_url(sessie))
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def _gewoon(tekst: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", tekst))


# --- What it says --------------------------------------------------------------------------------


def test_antwoord_eerst_in_woorden(als, wereld, sessie):
    tekst = _gewoon(_pagina(als(wereld.teamlid), sessie))
    assert "2 van de 4 stellingen vragen aandacht" in tekst
    assert "1 stelling is niet beantwoord." in tekst


def test_per_cluster_meeste_oneens_eerst(wereld, sessie):
    beeld = lees_voor(sessie.pk, wereld.teamlid)
    assert [(c.cluster.naam, [s.code for s in c.aandacht]) for c in beeld.clusters] == [
        ("Definieer", ["D2", "D1"]),
        ("Verbeter", []),
    ]
    assert [s.code for s in beeld.sterk] == ["V3"]
    assert [s.code for s in beeld.niet_beantwoord] == ["V4"]


def test_kaart_met_grafiek_interventie_redenen_en_opkomst(als, wereld, sessie):
    html = _pagina(als(wereld.teamlid), sessie)
    kaart = _gewoon(re.search(r'<article[^>]*id="stelling-D1".*?</article>', html, re.S)[0])
    assert "3 van 10 zijn het oneens (30 %), op de drempel van 30 %." in kaart
    assert "10 van 14 mensen gaven antwoord, enige verschillen." in kaart
    assert "Bespreek afspraak 1 in het teamoverleg." in kaart
    assert "Geheime reden bij D1" in kaart
    assert '<article class="uitslag-kaart" id="stelling-V3"' not in html
    assert html.count('class="grafiek" ') + html.count("<svg xmlns") >= 2


def test_de_details_geven_handen_en_telefoons_alleen_samen(als, wereld, sessie):
    """One of the twelve used a phone: apart, that column would be this person's vote."""
    html = _pagina(als(wereld.teamlid), sessie)
    kaart = re.search(r'<article[^>]*id="stelling-D2".*?</article>', html, re.S)[0]
    rijen = re.findall(r'<th scope="row">([^<]+)</th>((?:<td class="getal">\d+</td>)+)', kaart)
    assert [(antwoord, re.findall(r">(\d+)<", cellen)) for antwoord, cellen in rijen] == [
        ("zeer oneens", ["4"]),
        ("oneens", ["4"]),
        ("eens", ["2"]),
        ("volledig eens", ["2"]),
    ]
    assert "Consensus 0,43" in _gewoon(kaart)
    assert "Telefoons</th>" not in html
    assert not re.search(r"\d \+ \d", html)


def test_tweede_ronde_telt_en_de_eerste_staat_ernaast(als, wereld, sessie):
    tel(sessie, sessie.versie.stellingen.get(code="D2"), (1, 4, 5, 2), nummer=2)
    beeld = lees_voor(sessie.pk, wereld.teamlid)
    stelling = next(s for s in beeld.stellingen if s.code == "D2")
    assert stelling.turf.aantallen == (1, 4, 5, 2)
    assert [b.turf.aantallen for b in stelling.eerdere] == [(4, 4, 2, 2)]
    kaart = _gewoon(_pagina(als(wereld.teamlid), sessie))
    assert "Ronde 2: deze telt." in kaart
    assert "Ronde 1, om te vergelijken." in kaart


def test_een_open_tweede_ronde_verandert_niets(wereld, sessie):
    sessie.status, sessie.afgesloten_op = Sessie.Status.LOPEND, None
    sessie.save()
    acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, sessie.keuze.first().pk)
    acties.opnieuw(sessie.pk)
    beeld = lees_voor(sessie.pk, wereld.teamleider)
    assert beeld.stellingen[0].turf.aantallen == (0, 3, 4, 3)


def test_verandering_alleen_bij_dezelfde_tekst(als, wereld, sessie):
    andere = VersieFactory(instrument=sessie.versie.instrument, nummer=2, stellingen=4)
    andere.stellingen.filter(code="D2").update(tekst="Iets heel anders.")
    eerdere_sessie(sessie, [(0, 6, 4, 0), (0, 0, 6, 6), (2, 2, 5, 5), (1, 1, 1, 1)], versie=andere)
    beeld = lees_voor(sessie.pk, wereld.teamlid)
    assert {s.code: s.verandering.tekst for s in beeld.stellingen} == {
        "D1": "30 procentpunt minder oneens (beter)",
        "D2": "nieuw geformuleerd",
        "V3": "29 procentpunt minder oneens (beter)",
        "V4": "niet beantwoord",
    }
    assert beeld.herhaalzin.endswith("te vergelijken: 2 beter, 0 gelijk, 0 slechter.")
    assert "nieuw geformuleerd" in _pagina(als(wereld.teamlid), sessie)


@pytest.mark.parametrize(
    ("tellingen", "zin"),
    [
        ([None], "Er is nog geen stelling beantwoord"),
        ([(0, 0, 0, 0), None], "Er is nog geen stelling beantwoord"),
        ([(0, 0, 1, 0), None], "Geen van de 2 stellingen vraagt aandacht"),
        ([(1, 0, 1, 0), (0, 0, 1, 1)], "1 van de 2 stellingen vraagt aandacht"),
    ],
)
def test_zin(wereld, tellingen, zin):
    sessie = getelde_sessie(tellingen, team=wereld.team)
    assert lees_voor(sessie.pk, wereld.teamlid).zin == zin


def test_nog_niet_begonnen_gaat_naar_de_voorbereiding(als, wereld):
    sessie = SessieFactory(team=wereld.team)
    antwoord = als(wereld.teamleider).get(_url(sessie))
    assert antwoord.status_code == 302
    assert antwoord.url == sessie.get_absolute_url()


# --- Who sees what -------------------------------------------------------------------------------


def _teksten(client, sessie) -> dict[str, str]:
    xlsx = client.get(_url(sessie) + "?formaat=xlsx").content
    pdf = client.get(_url(sessie) + "?formaat=pdf").content
    boek = load_workbook(io.BytesIO(xlsx))
    cellen = [str(c.value) for blad in boek for rij in blad.iter_rows() for c in rij]
    return {
        "pagina": _pagina(client, sessie),
        "xlsx": "\n".join(cellen),
        "pdf": "\n".join(bladzij.extract_text() for bladzij in PdfReader(io.BytesIO(pdf)).pages),
    }


@pytest.mark.parametrize("persona", ["kwaliteit", "directeur"])
def test_gedeeld_zijn_cijfers_maar_nooit_redenen(als, wereld, sessie, persona):
    client = als(getattr(wereld, persona))
    assert client.get(_url(sessie)).status_code == 404
    acties.deel(sessie.pk, True)
    for waar, tekst in _teksten(client, sessie).items():
        assert "Bespreek afspraak 1" in _gewoon(tekst), waar
        assert "reden bij" not in tekst, waar


def test_het_team_ziet_de_redenen_overal(als, wereld, sessie):
    for waar, tekst in _teksten(als(wereld.teamlid), sessie).items():
        assert "Geheime reden bij D1" in _gewoon(tekst), waar
        assert "Geheime reden bij V3" in _gewoon(tekst), waar


def test_vorige_sessie_die_niet_gedeeld_is_blijft_verborgen(als, wereld, sessie):
    vorige = eerdere_sessie(sessie, [(5, 5, 0, 0)] * 4, onderwerp="Eerdere keer")
    acties.deel(sessie.pk, True)
    assert lees_voor(sessie.pk, wereld.teamlid).vorige == vorige
    assert lees_voor(sessie.pk, wereld.kwaliteit).vorige is None
    assert "Eerdere keer" not in _pagina(als(wereld.kwaliteit), sessie)


def test_alleen_de_leider_ziet_knoppen_om_te_delen(als, wereld, sessie):
    assert _url(sessie, "sessie_delen") in _pagina(als(wereld.teamleider), sessie)
    assert _url(sessie, "sessie_delen") not in _pagina(als(wereld.teamlid), sessie)


def test_uitvoeren_wordt_vastgelegd(als, wereld, sessie):
    _teksten(als(wereld.teamlid), sessie)
    assert [(i.soort, i.gebruiker, i.team) for i in Inzage.objects.all()] == [
        (Inzage.Soort.UITGEVOERD, wereld.teamlid, wereld.team)
    ] * 2


def test_evenveel_vragen_bij_4_en_30_stellingen(als, wereld, django_assert_num_queries):
    def maak(aantal):
        tellingen = [(2, 3, 4, 3)] * aantal
        sessie = getelde_sessie(tellingen, team=wereld.team, redenen=True)
        eerdere_sessie(sessie, tellingen)
        return sessie

    klein, groot = maak(4), maak(30)
    client = als(wereld.teamleider)
    with django_assert_num_queries(14) as eerst:
        client.get(_url(klein))
    with django_assert_num_queries(len(eerst.captured_queries)):
        client.get(_url(groot))


# --- Sharing and mail ----------------------------------------------------------------------------


def test_delen_en_stoppen(als, wereld, sessie):
    client = als(wereld.teamleider)
    client.post(_url(sessie, "sessie_delen"), {"aan": "1"})
    sessie.refresh_from_db()
    assert sessie.gedeeld_op
    client.post(_url(sessie, "sessie_delen"), {"aan": "0"})
    sessie.refresh_from_db()
    assert sessie.gedeeld_op is None


def test_delen_van_een_lopende_sessie_zegt_wat_eerst_moet(als, wereld):
    sessie = getelde_sessie(TELLINGEN, team=wereld.team, status=Sessie.Status.LOPEND)
    antwoord = als(wereld.teamleider).post(_url(sessie, "sessie_delen"), {"aan": "1"}, follow=True)
    assert "Sluit de sessie eerst af" in antwoord.content.decode()


def test_mail_gaat_met_beide_bestanden_naar_het_hele_team(
    als, wereld, sessie, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        als(wereld.teamleider).post(_url(sessie, "sessie_uitslag_versturen"))
    bericht = mail.outbox[0]
    assert set(bericht.to) == {lid.gebruiker.email for lid in wereld.leden}
    assert "2 van de 4 stellingen vragen aandacht" in bericht.body
    soorten = {naam.rpartition(".")[2]: inhoud for naam, inhoud, _ in bericht.attachments}
    assert set(soorten) == {"xlsx", "pdf"}
    assert soorten["pdf"].startswith(b"%PDF")
    assert "BOAS" in load_workbook(io.BytesIO(soorten["xlsx"])).sheetnames
    sessie.refresh_from_db()
    assert sessie.uitslag_verstuurd_op
    assert Inzage.objects.get().soort == Inzage.Soort.VERSTUURD
    assert "Gemaild naar het team" in _pagina(als(wereld.teamleider), sessie)


def test_mail_van_een_lopende_sessie_gaat_niet(als, wereld):
    sessie = getelde_sessie(TELLINGEN, team=wereld.team, status=Sessie.Status.LOPEND)
    antwoord = als(wereld.teamleider).post(_url(sessie, "sessie_uitslag_versturen"), follow=True)
    assert "Sluit de sessie eerst af" in antwoord.content.decode()
    assert mail.outbox == []


def test_fout_in_telling_na_heropenen_werkt_door(wereld, sessie):
    acties.heropen(sessie.pk)
    ronde = sessie.rondes.first()
    Telling.objects.filter(ronde=ronde, bron=Telling.Bron.TELEFOONS).delete()
    acties.tel_handen(sessie.pk, ronde.pk, (0, 2, 5, 3))
    assert lees_voor(sessie.pk, wereld.teamleider).stellingen[0].uitkomst == "onder de drempel"
