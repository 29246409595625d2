"""The pages of the report on a period: the list, writing in it, settling it, opening it again."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from organisatie.models import Periode, Team
from overzicht import verslagacties as acties
from overzicht.models import Periodeverslag
from overzicht.verslaglezen import lees_verslag
from overzicht.verslaglijst import te_doen
from tests.borgen.meten import vandaag
from tests.excel import lees_xlsx
from tests.factories import TeamFactory
from tests.overzicht.verslag_hulp import BINNEN, maak_gevuld, maak_periodes, schrijf, stel_vast
from verbeterplan.models import Verbetertraject

pytestmark = pytest.mark.django_db


@pytest.fixture
def periode(db) -> Periode:
    return maak_periodes()[0]


def adres(team, periode, achter: str = "") -> str:
    return reverse(f"periodeverslag{achter}", args=[team.pk, periode.pk])


def lijst(client, **vraag) -> str:
    return client.get(reverse("periodeverslagen"), vraag).content.decode()


# --- the list ---------------------------------------------------------------------------------


def test_de_lijst_begint_bij_de_periode_die_het_laatst_voorbij_is(wereld, als, periode):
    tekst = lijst(als(wereld.kwaliteit))
    assert "Periode 1" in tekst
    assert "de periode loopt nog" not in tekst
    assert "0 van 2 verslagen vastgesteld." in tekst
    assert tekst.index(">Handel<") < tekst.index(">Onderwijsassistent<")
    # What a merge leaves behind would stand on the page.
    assert "<<<<" not in tekst
    assert tekst.count('aria-label="Kwaliteit"') == 1


def test_de_lijst_zegt_hoe_ver_elk_verslag_is(wereld, als, periode):
    schrijf(wereld.team, periode, goed="Ja")
    client = als(wereld.kwaliteit)
    assert "voorlopig</td>" in lijst(client)
    assert "Onderwijsassistent" in lijst(client, stand="voorlopig")
    assert ">Handel<" not in lijst(client, stand="voorlopig")
    assert ">Handel<" in lijst(client, stand="niets")
    stel_vast(wereld.team, periode, wereld.kwaliteit)
    tekst = lijst(client)
    assert "1 van 2 verslagen vastgesteld." in tekst
    assert "<strong>vastgesteld</strong> op" in tekst
    assert "Onderwijsassistent" in lijst(client, stand="vast")


def test_een_rij_zonder_tekst_is_nog_niets(wereld, als, periode):
    Periodeverslag.objects.create(team=wereld.team, periode=periode)
    assert "nog niets geschreven" in lijst(als(wereld.kwaliteit), zoek="Onderwijs")


@pytest.mark.parametrize(
    ("wie", "ziet"),
    [
        ("kwaliteit", {"Onderwijsassistent", "Handel"}),
        ("directeur", {"Onderwijsassistent"}),
        ("andere_directeur", {"Handel"}),
        ("teamleider", {"Onderwijsassistent"}),
        ("ander_teamleider", {"Handel"}),
    ],
)
def test_ieder_ziet_de_eigen_teams(wereld, als, periode, wie, ziet):
    client = als(getattr(wereld, wie))
    tekst = lijst(client)
    assert {naam for naam in ("Onderwijsassistent", "Handel") if f">{naam}<" in tekst} == ziet
    rijen = lees_xlsx(client.get(reverse("periodeverslagen"), {"formaat": "xlsx"}).content)
    namen = {cel for rij in rijen for cel in rij}
    assert namen & {"Onderwijsassistent", "Handel"} == ziet


def test_een_team_dat_niet_meer_is_staat_er_alleen_met_een_verslag(wereld, als, periode):
    team = TeamFactory(naam="Weg", actief=False)
    client = als(wereld.kwaliteit)
    assert ">Weg<" not in lijst(client)
    schrijf(team, periode, goed="Tot het eind goed.")
    assert ">Weg<" in lijst(client)
    assert client.get(adres(team, periode)).status_code == 200


def test_zonder_periode_staat_er_wat_je_eerst_doet(wereld, als):
    assert "nog geen periode begonnen" in lijst(als(wereld.kwaliteit))


def test_een_filter_dat_niet_kan_geeft_gewoon_de_lijst(wereld, als, periode):
    tekst = lijst(als(wereld.kwaliteit), periode="999", stand="onzin")
    assert ">Handel<" in tekst


def test_een_filter_dat_niet_kan_neemt_de_gekozen_periode_niet_mee(wereld, als, periode):
    loopt = Periode.objects.create(
        schooljaar=periode.schooljaar, naam="loopt nu", van=vandaag(-1), tot=vandaag(60)
    )
    tekst = lijst(als(wereld.kwaliteit), periode=loopt.pk, zoek="a" * 81)
    assert '<p class="stil">Loopt nu' in tekst


def test_de_lijst_vraagt_evenveel_hoeveel_teams_er_ook_zijn(wereld, als, periode):
    def vragen() -> int:
        client = als(wereld.kwaliteit)
        with CaptureQueriesContext(connection) as gevraagd:
            lijst(client)
        return len(gevraagd)

    eerst = vragen()
    for team in TeamFactory.create_batch(20):
        schrijf(team, periode, goed="Ja")
    assert vragen() == eerst


def test_een_periode_die_nog_moet_beginnen_is_er_niet(wereld, als, periode):
    komt = Periode.objects.create(
        schooljaar=periode.schooljaar, naam="komt", van=vandaag(41), tot=vandaag(60)
    )
    client = als(wereld.kwaliteit)
    assert client.get(adres(wereld.team, komt)).status_code == 404
    assert "komt" not in lijst(client)


# --- one report -------------------------------------------------------------------------------


def test_buiten_het_team_staat_er_niets_van_binnen(wereld, als):
    gevuld = maak_gevuld(wereld)
    for wie in ("kwaliteit", "directeur", "teamleider"):
        tekst = als(getattr(wereld, wie)).get(adres(wereld.team, gevuld.voorbij)).content.decode()
        assert "Leidraad maken" in tekst
        assert "<svg" in tekst
        for woord in BINNEN:
            assert woord not in tekst
        hoofd = tekst[tekst.index("<main") :]
        for lid in wereld.leden:
            assert lid.gebruiker.naam not in hoofd


def test_de_pagina_vraagt_evenveel_als_het_verslag_en_wie_er_kijkt(wereld, als):
    gevuld = maak_gevuld(wereld)
    client = als(wereld.kwaliteit)
    with CaptureQueriesContext(connection) as gevraagd:
        client.get(adres(wereld.team, gevuld.voorbij))
    assert len(gevraagd) <= 30


def test_alleen_kwaliteit_schrijft(wereld, als, periode):
    assert "<textarea" in als(wereld.kwaliteit).get(adres(wereld.team, periode)).content.decode()
    for wie in ("directeur", "teamleider"):
        tekst = als(getattr(wereld, wie)).get(adres(wereld.team, periode)).content.decode()
        assert "<textarea" not in tekst
        assert "Stel verslag vast" not in tekst


def post(client, team, periode, achter, **data):
    return client.post(adres(team, periode, achter), data)


def test_wat_je_schrijft_staat_er_voor_iedereen(wereld, als, periode):
    antwoord = post(
        als(wereld.kwaliteit),
        *(wereld.team, periode, "_teksten"),
        **{"antwoord-nodig": "- Een uur\n- Een zaal", "versie-nodig": ""},
    )
    assert antwoord.url == adres(wereld.team, periode) + "#nodig"
    tekst = als(wereld.directeur).get(adres(wereld.team, periode)).content.decode()
    assert "<li>Een uur</li>" in tekst
    # A heading without words is not shown to who reads.
    assert "Wat goed gaat" not in tekst


def test_twee_die_tegelijk_beginnen_verliezen_niets(wereld, als, periode):
    client = als(wereld.kwaliteit)
    for tekst in ("Van Kees.", "Van Klaas."):
        post(
            *(client, wereld.team, periode, "_teksten"),
            **{"antwoord-goed": tekst, "versie-goed": ""},
        )
    goed = Periodeverslag.objects.get().goed
    assert "Van Kees." in goed
    assert "Van Klaas." in goed


def test_een_ander_blok_dat_intussen_veranderde_blijft(wereld, als, periode):
    schrijf(wereld.team, periode, goed="Eerst.")
    begon = acties.lees_velden(Periodeverslag.objects.get())["goed"][0].velden[0].versie
    schrijf(wereld.team, periode, goed="Eerst. En van een collega.")
    client = als(wereld.kwaliteit)
    data = {"antwoord-nodig": "Tijd", "versie-nodig": str(begon)}
    antwoord = client.post(
        adres(wereld.team, periode, "_teksten"), data, headers={"hx-request": "true"}
    )
    # The version of a block that was not sent stays what it was begun from.
    assert b'id="versie-nodig"' in antwoord.content
    assert b'id="versie-goed"' not in antwoord.content
    data = {"antwoord-goed": "Eerst. En van mij.", "versie-goed": str(begon)}
    antwoord = client.post(
        adres(wereld.team, periode, "_teksten"), data, headers={"hx-request": "true"}
    )
    assert "Een collega schreef" in antwoord.content.decode()
    rij = Periodeverslag.objects.get()
    assert "En van een collega." in rij.goed
    assert "En van mij." in rij.goed
    assert rij.nodig == "Tijd"


def test_te_lang_zegt_het_en_houdt_wat_je_schreef(wereld, als, periode):
    lang = "x" * 4001
    client = als(wereld.kwaliteit)
    data = {"antwoord-goed": lang, "versie-goed": ""}
    antwoord = client.post(adres(wereld.team, periode, "_teksten"), data)
    assert antwoord.status_code == 422
    assert lang in antwoord.content.decode()
    assert "te lang" in antwoord.content.decode()
    deel = client.post(
        adres(wereld.team, periode, "_teksten"), data, headers={"hx-request": "true"}
    )
    assert deel.status_code == 422
    assert "te lang" in deel.content.decode()
    assert not Periodeverslag.objects.exclude(goed="").exists()


# --- settling it ------------------------------------------------------------------------------


def stel_vast_op_de_pagina(client, team, periode):
    pagina = client.get(adres(team, periode, "_vaststellen"))
    return post(
        *(client, team, periode, "_vaststellen"),
        gezien=pagina.context["gezien"],
    )


def teksten(client, waar: str) -> tuple[str, str, list[list[object]]]:
    """Page, PDF and workbook."""
    tekst = client.get(waar).content.decode()
    tussen = "&" if "?" in waar else "?"
    pdf = PdfReader(io.BytesIO(client.get(f"{waar}{tussen}formaat=pdf").content))
    boek = client.get(f"{waar}{tussen}formaat=xlsx").content
    return (
        tekst[tekst.index('<div class="verslag">') : tekst.index("</main")],
        "".join(blad.extract_text() for blad in pdf.pages),
        lees_xlsx(boek),
    )


def test_na_vaststellen_zeggen_pagina_pdf_en_excel_hetzelfde_wat_er_ook_verandert(wereld, als):
    gevuld = maak_gevuld(wereld)
    schrijf(wereld.team, gevuld.voorbij, opvallend="Zo was het.")
    client = als(wereld.kwaliteit)
    antwoord = stel_vast_op_de_pagina(client, wereld.team, gevuld.voorbij)
    assert antwoord.url == adres(wereld.team, gevuld.voorbij)
    voor = teksten(client, adres(wereld.team, gevuld.voorbij))
    gevuld.afspraak.metingen.all().delete()
    gevuld.traject.naam = "Heet nu anders"
    gevuld.traject.save()
    Verbetertraject.objects.create(team=wereld.team, naam="Nieuw", gemaakt_door=wereld.teamleider)
    wereld.team.naam = "Ook anders"
    wereld.team.save()
    assert teksten(als(wereld.directeur), adres(wereld.team, gevuld.voorbij))[1:] == voor[1:]
    na = teksten(als(wereld.kwaliteit), adres(wereld.team, gevuld.voorbij))
    assert na == voor


def test_de_pagina_zegt_door_wie_en_van_welke_dag(wereld, als, periode):
    client = als(wereld.kwaliteit)
    assert "Voorlopig." in client.get(adres(wereld.team, periode)).content.decode()
    stel_vast_op_de_pagina(client, wereld.team, periode)
    tekst = client.get(adres(wereld.team, periode)).content.decode()
    assert "Voorlopig." not in tekst
    assert "door Kees Kwaliteit" in tekst
    assert "<textarea" not in tekst
    boek = load_workbook(
        io.BytesIO(client.get(adres(wereld.team, periode) + "?formaat=xlsx").content)
    )
    assert "Kees" not in str([[c.value for c in rij] for blad in boek for rij in blad])


def test_wat_intussen_veranderde_wordt_niet_ongezien_vastgesteld(wereld, als, periode):
    client = als(wereld.kwaliteit)
    pagina = client.get(adres(wereld.team, periode, "_vaststellen"))
    schrijf(wereld.team, periode, goed="Van een collega.")
    antwoord = client.post(
        adres(wereld.team, periode, "_vaststellen"),
        {"gezien": pagina.context["gezien"]},
        follow=True,
    )
    assert "Intussen is er iets veranderd" in antwoord.content.decode()
    assert not Periodeverslag.objects.get().is_vast


def test_een_periode_die_loopt_zegt_dat(wereld, als, db):
    _, loopt = maak_periodes()
    client = als(wereld.kwaliteit)
    tekst = client.get(adres(wereld.team, loopt)).content.decode()
    assert "De periode loopt nog" in tekst
    assert "Stel verslag vast" not in tekst
    antwoord = client.get(adres(wereld.team, loopt, "_vaststellen"), follow=True)
    assert "De periode loopt nog." in antwoord.content.decode()
    gezien = acties.vingerafdruk(lees_verslag(wereld.team, loopt))
    post(client, wereld.team, loopt, "_vaststellen", gezien=gezien)
    assert not Periodeverslag.objects.filter(vastgesteld_op__isnull=False).exists()


def test_schrijven_in_wat_een_collega_vaststelde_gaat_niet_verloren(wereld, als, periode):
    stel_vast(wereld.team, periode, wereld.kwaliteit)
    client = als(wereld.kwaliteit)
    data = {"antwoord-goed": "Ik was nog bezig.", "versie-goed": ""}
    antwoord = client.post(adres(wereld.team, periode, "_teksten"), data)
    assert antwoord.status_code == 422
    assert "Ik was nog bezig." in antwoord.content.decode()
    assert Periodeverslag.objects.get().goed == ""


# --- opening it again -------------------------------------------------------------------------


def test_herzien_met_een_reden_en_de_oude_versie_blijft_te_lezen(wereld, als, periode):
    client = als(wereld.kwaliteit)
    schrijf(wereld.team, periode, opvallend="Met een fout.")
    stel_vast_op_de_pagina(client, wereld.team, periode)
    stond = teksten(client, adres(wereld.team, periode))
    leeg = post(client, wereld.team, periode, "_herzien", reden="  ")
    assert "Vertel kort wat er niet klopt." in leeg.content.decode()
    post(client, wereld.team, periode, "_herzien", reden="De fout.")
    tekst = client.get(adres(wereld.team, periode)).content.decode()
    assert "Voorlopig." in tekst
    assert ": De fout." in tekst
    schrijf(wereld.team, periode, opvallend="Zonder fout.")
    (versie,) = client.get(adres(wereld.team, periode)).context["versies"]
    assert versie.history_user == wereld.kwaliteit
    oud = f"{adres(wereld.team, periode)}?versie={versie.history_id}"
    assert teksten(client, oud)[1:] == stond[1:]
    lezer = als(wereld.directeur).get(oud).content.decode()
    assert "Oude versie." in lezer
    assert "Met een fout." in lezer
    assert "Zonder fout." not in lezer
    assert "<textarea" not in als(wereld.kwaliteit).get(oud).content.decode()


@pytest.mark.parametrize("versie", ["0", "-1", "x", "99999", ""])
def test_een_versie_die_er_niet_is(wereld, als, periode, versie):
    waar = adres(wereld.team, periode)
    assert als(wereld.kwaliteit).get(f"{waar}?versie={versie}").status_code == 404


def test_herzien_van_wat_voorlopig_is_zegt_het(wereld, als, periode):
    antwoord = als(wereld.kwaliteit).get(adres(wereld.team, periode, "_herzien"), follow=True)
    assert "niet vastgesteld" in antwoord.content.decode()


def test_een_formaat_dat_er_niet_is(wereld, als, periode):
    client = als(wereld.kwaliteit)
    assert client.get(adres(wereld.team, periode), {"formaat": "docx"}).status_code == 404
    assert client.get(reverse("periodeverslagen"), {"formaat": "docx"}).status_code == 404


# --- Start ------------------------------------------------------------------------------------


def test_start_vraagt_kwaliteit_om_wat_nog_niet_vast_staat(wereld, als, periode):
    def vraag(wie) -> list[str]:
        return [regel.wat for regel in te_doen(wie)]

    assert vraag(wereld.kwaliteit) == ["2 verslagen van periode 1 nog vast te stellen"]
    for wie in ("teamleider", "directeur", "beheerder"):
        assert vraag(getattr(wereld, wie)) == []
    stel_vast(wereld.team, periode, wereld.kwaliteit)
    assert vraag(wereld.kwaliteit) == ["1 verslag van periode 1 nog vast te stellen"]
    tekst = als(wereld.kwaliteit).get(reverse("start")).content.decode()
    assert "1 verslag van periode 1 nog vast te stellen" in tekst
    for team in Team.objects.exclude(pk=wereld.team.pk):
        stel_vast(team, periode, wereld.kwaliteit)
    assert vraag(wereld.kwaliteit) == []


@pytest.mark.parametrize(("dagen", "gevraagd"), [(-1, 1), (-42, 1), (-43, 0)])
def test_na_zes_weken_vraagt_start_er_niet_meer_om(wereld, periode, dagen, gevraagd):
    Periode.objects.exclude(pk=periode.pk).delete()
    periode.tot = vandaag(dagen)
    periode.save()
    assert len(te_doen(wereld.kwaliteit)) == gevraagd
