"""The board on paper, in a workbook, and on the screen that asks for news."""

import datetime
import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from borgen.models import Besluit
from organisatie.models import Inzage
from overzicht.bordbeeld import lees_bord
from overzicht.borddelen import SCHERM, lees_delen
from rapportage.getallen import datum
from tests.borgen.hulp import actie_van, signaal_van
from tests.borgen.meten import maak_afspraak, meet, vandaag
from tests.excel import lees_xlsx
from tests.factories import ActiviteitFactory, TrajectFactory
from tests.overzicht.bordhulp import hang_vol, plan_overleg

pytestmark = pytest.mark.django_db
DAG = datetime.timedelta(days=1)
# What a good eye reads from two metres: capitals of 2.9 mm, in this type some 11.4 points.
LEESBAAR = 11.4
KLEINST = 0.84  # of what stands beside it; named for who comes nearer


def bestand(wereld, client, formaat: str) -> bytes:
    antwoord = client.get(reverse("bord", args=[wereld.team.pk]) + f"?formaat={formaat}")
    assert antwoord["Content-Disposition"].startswith("attachment")
    return antwoord.content


def bladen(wereld, client, formaat: str) -> list[str]:
    lezer = PdfReader(io.BytesIO(bestand(wereld, client, formaat)))
    return [
        " ".join(pagina.extract_text().replace("\u00a0", " ").split()) for pagina in lezer.pages
    ]


# --- Paper -------------------------------------------------------------------------------------


@pytest.mark.parametrize("formaat", ["poster", "pdf"])
def test_op_papier_hangt_wat_op_de_pagina_hangt(wereld, als, formaat):
    hang_vol(wereld)
    plan_overleg(wereld.team, "Verzuim bespreken", over=3 * DAG)
    [tekst] = bladen(wereld, als(wereld.teamlid), formaat)
    for stuk in (
        *("Team Onderwijsassistent", "Ons verbeterbord", f"stand van {datum(vandaag())}"),
        *("Begeleiding 1", "Iedereen 1", "Plandoel 1", "We zien het aan: Bewijs 1"),
        *("Normen: 1 van 1 gehaald", "Meting 1", "3 gesprekken", "✓ gehaald"),
        *("Daan Docent", "Actie 1", "Succes 1", "✓ gaat goed", "Signaal 1"),
        *("Verzuim bespreken", "pagina 1 van 1"),
    ):
        assert stuk.replace("\u00a0", " ") in tekst


@pytest.mark.parametrize("formaat", ["poster", "pdf", "xlsx"])
def test_wie_meeleest_neemt_geen_signalen_en_successen_mee(wereld, als, formaat):
    hang_vol(wereld)
    client = als(wereld.kwaliteit)
    if formaat == "xlsx":
        tekst = str(lees_xlsx(bestand(wereld, client, formaat)))
    else:
        tekst = " ".join(bladen(wereld, client, formaat))
    assert "Meting 1" in tekst
    assert "Signaal" not in tekst
    assert "ucces" not in tekst


def test_het_oordeel_is_zonder_kleur_te_lezen(wereld, als):
    traject = TrajectFactory(team=wereld.team)
    for nummer, waarde in enumerate(("1", "2")):
        afspraak = maak_afspraak(traject, wereld.teamleider, wat=f"Meting {nummer}")
        meet(afspraak, vandaag(-2), waarde, wereld.teamleider)
    maak_afspraak(traject, wereld.teamleider, wat="Nooit")
    [tekst] = bladen(wereld, als(wereld.teamlid), "poster")
    for merk in ("✕ niet gehaald", "✓ gehaald", "○ nog niet gemeten"):
        assert merk in tekst


def test_een_lange_eenheid_komt_op_de_poster_onder_haar_getal(wereld, als):
    afspraak = maak_afspraak(TrajectFactory(team=wereld.team), wereld.teamleider)
    meet(afspraak, vandaag(-2), "1.85", wereld.teamleider)
    [pagina] = PdfReader(io.BytesIO(bestand(wereld, als(wereld.teamlid), "poster"))).pages
    # Beside it is no room: it would run through the next column.
    assert "1,85\ngesprekken" in pagina.extract_text()


def test_op_de_poster_staat_geen_datum_voorbij_naast_een_naam(wereld, als):
    ActiviteitFactory(
        team=wereld.team, wat="Oud", eigenaar=wereld.leden[1], datum=vandaag(-30), status="bezig"
    )
    [tekst] = bladen(wereld, als(wereld.teamlid), "poster")
    assert "Oud bezig" in tekst
    assert "voorbij" not in tekst
    assert "laat" not in tekst


LANG = "Elke student heeft in elke periode twee gesprekken met zijn eigen begeleider op school, "


def vol_met_lange_teksten(wereld) -> None:
    """More of everything than a wall holds, in texts as long as they may be."""
    for nummer in range(6):
        naam = f"{nummer} {LANG}"[:120]
        traject = TrajectFactory(team=wereld.team, naam=naam, doel=LANG * 11)
        actie = actie_van(wereld, LANG, traject)
        for plek in range(3):
            wat = f"{nummer}{plek} {LANG}"
            afspraak = maak_afspraak(traject, wereld.teamleider, wat=wat[:120], actie=LANG)
            meet(afspraak, vandaag(-20), "1", wereld.teamleider)
            meet(afspraak, vandaag(-2), "1", wereld.teamleider)
            traject.rondes.get().plandoel_set.create(tekst=LANG * 2, zichtbaar_aan=LANG * 2)
        for _ in range(3):
            signaal_van(wereld, actie, tekst=LANG * 5, op_bord=True)
            Besluit.objects.create(
                verbeteractie=actie,
                soort="belonen",
                wat=LANG * 20,
                op_bord=True,
                door=wereld.teamleider,
            )
            ActiviteitFactory(
                team=wereld.team, wat=(LANG * 3)[:200], eigenaar=wereld.leden[1], datum=vandaag(9)
            )
    plan_overleg(wereld.team, *[(LANG * 2)[:240]] * 12, over=DAG)


def test_een_overvol_bord_blijft_een_poster_die_je_van_twee_meter_leest(wereld, als):
    vol_met_lange_teksten(wereld)
    inhoud = bestand(wereld, als(wereld.teamlid), "poster")
    [pagina] = PdfReader(io.BytesIO(inhoud)).pages
    maten: dict[float, int] = {}

    def noteer(stuk, cm, tm, font, grootte):
        if stuk.strip():
            maat = round(grootte * abs(tm[3] * cm[3]), 1)
            maten[maat] = maten.get(maat, 0) + len(stuk)

    tekst = pagina.extract_text(visitor_text=noteer)
    assert max(maten, key=lambda maat: maten[maat]) > LEESBAAR * KLEINST
    assert min(maten) >= LEESBAAR * KLEINST * 0.95
    # Of eighteen norms four and of as many actions five; nothing goes uncounted.
    for meer in ("en nog 14", "en nog 13"):
        assert meer in " ".join(tekst.split())


def test_op_a4_staat_alles_ook_wat_op_de_poster_niet_past(wereld, als):
    for nummer in range(30):
        ActiviteitFactory(team=wereld.team, wat=f"Actie {nummer:02}.", datum=vandaag(nummer))
    tekst = " ".join(bladen(wereld, als(wereld.teamlid), "pdf"))
    assert all(f"Actie {nummer:02}." in tekst for nummer in range(30))
    assert "en nog" not in tekst


def test_een_leeg_bord_op_papier_zegt_waar_het_mee_begint(wereld, als):
    for formaat in ("poster", "pdf"):
        [tekst] = bladen(wereld, als(wereld.teamlid), formaat)
        assert "Er hangt nog niets." in tekst


def test_als_werkboek_met_alles_als_waarde(wereld, als):
    hang_vol(wereld)
    overleg = plan_overleg(wereld.team, "Verzuim bespreken", over=3 * DAG)
    rijen = lees_xlsx(bestand(wereld, als(wereld.teamlid), "xlsx"))
    plat = {tuple(str(cel) for cel in rij if cel is not None) for rij in rijen}
    assert ("Begeleiding 1", "Verkennen en prioriteren", "Iedereen 1") in plat
    assert ("Begeleiding 1", "Verkennen en prioriteren", "Plandoel 1", "Bewijs 1") in plat
    [meting] = [rij for rij in rijen if "Meting 1" in rij]
    assert meting[3] == 3
    assert (meting[4], meting[7]) == ("gesprekken", "gehaald")
    assert meting[5].date() == vandaag(-10)
    [actie] = [rij for rij in rijen if "Actie 1" in rij]
    assert (actie[1], actie[2].date(), actie[3]) == ("Daan Docent", vandaag(1), "open")
    assert any("Signaal 1" in rij for rij in rijen)
    assert any(rij and str(rij[0]).startswith(f"{overleg.titel}, ") for rij in rijen)


def test_wie_het_meeneemt_staat_in_de_inzage(wereld, als):
    bestand(wereld, als(wereld.kwaliteit), "xlsx")
    rij = Inzage.objects.get()
    assert (rij.gebruiker, rij.wat) == (wereld.kwaliteit, "Verbeterbord Onderwijsassistent")


# --- The screen --------------------------------------------------------------------------------


def vraag(wereld, client, stand: str = ""):
    koppen = {"HX-Request": "true"} | ({"If-None-Match": f'"{stand}"'} if stand else {})
    return client.get(reverse("bord_projector", args=[wereld.team.pk]), headers=koppen)


def stand_van(antwoord) -> str:
    return antwoord.content.decode().partition('data-stand="')[2].partition('"')[0]


def test_zonder_nieuws_is_het_antwoord_leeg_en_met_nieuws_niet(wereld, als):
    hang_vol(wereld)
    client = als(wereld.teamlid)
    heel = client.get(reverse("bord_projector", args=[wereld.team.pk]))
    stand = stand_van(heel)
    antwoord = vraag(wereld, client, stand)
    assert (antwoord.status_code, antwoord.content) == (304, b"")
    assert antwoord["ETag"] == f'"{stand}"'
    afspraak = lees_bord(wereld.team, wereld.teamlid).normen[0].afspraak
    meet(afspraak, vandaag(-1), "1", wereld.teamleider)
    antwoord = vraag(wereld, als(wereld.teamlid), stand)
    assert antwoord.status_code == 200
    assert "niet gehaald" in antwoord.content.decode()
    assert stand_van(antwoord) not in ("", stand)


def test_het_deel_is_hetzelfde_als_op_de_hele_pagina(wereld, als):
    hang_vol(wereld)
    client = als(wereld.teamlid)
    deel = vraag(wereld, client).content.decode().strip()
    assert deel.startswith('<div class="bladen"')
    assert deel in client.get(reverse("bord_projector", args=[wereld.team.pk])).content.decode()


def test_wie_niet_is_ingelogd_krijgt_geen_inlogpagina_in_het_bord(wereld, client):
    antwoord = vraag(wereld, client)
    assert antwoord.content == b""
    assert antwoord["HX-Redirect"].startswith("/inloggen/")


def test_wat_aandacht_vraagt_staat_op_het_scherm_voorop_en_wat_niet_past_wordt_geteld(wereld):
    traject = TrajectFactory(team=wereld.team)
    for nummer in range(SCHERM["normen"] + 2):
        afspraak = maak_afspraak(traject, wereld.teamleider, wat=f"Meting {nummer}")
        meet(afspraak, vandaag(-2), "1" if nummer == 8 else "2", wereld.teamleider)
    [doelen, normen] = lees_delen(lees_bord(wereld.team, wereld.teamlid), SCHERM)
    assert (doelen.sleutel, doelen.meer) == ("doelen", 0)
    assert [regel.afspraak.wat for regel in normen.rijen][:2] == ["Meting 8", "Meting 0"]
    assert (len(normen.rijen), normen.meer) == (SCHERM["normen"], 2)


def test_op_het_scherm_geen_link_en_wat_leeg_is_geen_blad(wereld, als):
    hang_vol(wereld)
    html = vraag(wereld, als(wereld.kwaliteit)).content.decode()
    assert "<a " not in html
    assert 'data-blad="normen"' in html
    for leeg in ("agenda", "signalen", "successen"):
        assert f'data-blad="{leeg}"' not in html
