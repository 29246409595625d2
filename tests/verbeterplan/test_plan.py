"""The plan on one page: the same reading on the page, on paper and in the workbook."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from organisatie.models import Inzage
from tests.boas.kantoor import door_libreoffice
from tests.factories import ActiviteitFactory, TrajectFactory
from tests.verbeterplan.hulp import vandaag
from tests.verbeterplan.planhulp import TEKSTEN, langste_traject, traject_met_plan
from verbeterplan import planbestand, planblad
from verbeterplan.models import Activiteit, Plandoel, Planfactor, Randvoorwaarde, Tegengeluid
from verbeterplan.regels.factoren import SOORTEN

pytestmark = pytest.mark.django_db


def ronde_van(traject):
    return traject.rondes.select_related("traject__team").get()


def pagina(client, traject, **query) -> str:
    return client.get(reverse("plan", args=[traject.pk]), query).content.decode()


def lees_pdf(inhoud: bytes) -> tuple[int, str]:
    lezer = PdfReader(io.BytesIO(inhoud))
    tekst = " ".join(blad.extract_text() for blad in lezer.pages)
    return len(lezer.pages), " ".join(tekst.replace("\u00a0", " ").split())


def groottes(inhoud: bytes) -> list[float]:
    """The size in points of every letter on the pages."""
    maten = []

    def noteer(stuk, cm, tm, font, grootte):
        if stuk.strip():
            maten.append(round(grootte * abs(tm[3] * cm[3]), 1))

    for blad in PdfReader(io.BytesIO(inhoud)).pages:
        blad.extract_text(visitor_text=noteer)
    return maten


def test_alles_van_het_plan_staat_op_de_pagina(wereld, als):
    html = pagina(als(wereld.teamlid), traject_met_plan(wereld))
    for tekst in (
        *TEKSTEN.values(),
        "Elke student gehoord",
        "twee gesprekken per periode",
        "We beginnen met een pilot.",
        "Uren in het rooster",
        "wordt geregeld",
        "Dit kost te veel tijd",
        "We schrappen een overleg",
        "Wie vervangt ons?",
        "We gaan dit doen, besloten op",
        "12 van 14 staan erachter.",
        "kartrekker",
        "Pia Plg",
        "Tijdlijn van",
    ):
        assert tekst in html
    for tekst in ("Dit doel is weggelegd", "Leiderschap", ">Wijzig<"):
        assert tekst not in html


def test_wie_schrijft_kan_elk_deel_wijzigen_en_ziet_wat_ontbreekt(wereld, als):
    traject = traject_met_plan(wereld)
    html = pagina(als(wereld.plglid), traject)
    adres = reverse("fase_besluiten", args=[traject.pk])
    assert f'href="{adres}#vragen-evaluatie"' in html
    assert "Nog niet ingevuld" not in html
    traject.rondes.get().antwoorden.filter(vraag="p-communicatie").delete()
    assert f'<a href="{adres}#vragen-aanpak">Zo blijft iedereen op de hoogte</a>' in pagina(
        als(wereld.plglid), traject
    )


def test_een_leeg_plan_zegt_waar_je_begint(wereld, als):
    traject = TrajectFactory(team=wereld.team)
    assert "Voeg een doel toe" in pagina(als(wereld.teamleider), traject)
    assert "Voeg een doel toe" not in pagina(als(wereld.teamlid), traject)


def test_wat_vervallen_is_hoort_niet_bij_het_plan_en_de_rest_staat_op_de_planning(wereld, als):
    traject = traject_met_plan(wereld)
    ActiviteitFactory(
        team=wereld.team,
        traject=traject,
        wat="Dit vervalt",
        status=Activiteit.Status.VERVALLEN,
        reden="Niet nodig",
    )
    for plek in range(17):
        ActiviteitFactory(team=wereld.team, traject=traject, datum=vandaag(90 + plek))
    html = pagina(als(wereld.teamlid), traject)
    assert "En nog 12 op de planning." in html
    assert "Dit vervalt" not in html


def test_de_pagina_kost_een_vast_aantal_vragen(wereld, als, django_assert_num_queries):
    traject, client = traject_met_plan(wereld), als(wereld.teamleider)
    pagina(client, traject)
    with CaptureQueriesContext(connection) as eerst:
        pagina(client, traject)
    ronde = traject.rondes.get()
    for plek in range(30):
        Plandoel.objects.create(ronde=ronde, tekst=f"Doel {plek}")
        Randvoorwaarde.objects.create(ronde=ronde, tekst=f"Nodig {plek}", wie=wereld.leden[1])
        Tegengeluid.objects.create(ronde=ronde, tekst=f"Tegen {plek}")
        ActiviteitFactory(team=wereld.team, traject=traject, eigenaar=wereld.leden[plek % 3])
    for soort in SOORTEN[3:]:
        Planfactor.objects.create(ronde=ronde, categorie=soort.code, stand="aandacht")
    with django_assert_num_queries(len(eerst)):
        pagina(client, traject)


@pytest.mark.parametrize("formaat", ["pdf", "a3"])
def test_het_gewone_plan_staat_heel_op_een_blad(wereld, als, formaat):
    traject = traject_met_plan(wereld)
    antwoord = als(wereld.kwaliteit).get(reverse("plan", args=[traject.pk]), {"formaat": formaat})
    assert antwoord["Content-Type"] == "application/pdf"
    paginas, tekst = lees_pdf(antwoord.content)
    assert paginas == 1
    for stuk in (
        *TEKSTEN.values(),
        "Elke student gehoord",
        "Tess Leider",
        "12 van 14 staan erachter.",
    ):
        assert stuk in tekst
    assert "Ingekort" not in tekst
    assert Inzage.objects.get().wat == "Verbeterplan Samen gesprekken voeren"


@pytest.mark.parametrize(("maak", "kleinst"), [(planbestand.pdf, 6.5), (planbestand.poster, 11.4)])
def test_ook_het_langste_plan_staat_leesbaar_op_een_blad(wereld, maak, kleinst):
    blad = planblad.lees(ronde_van(langste_traject(wereld)))
    inhoud = maak(blad, "versie 12", vandaag())
    paginas, tekst = lees_pdf(inhoud)
    assert paginas == 1
    assert "Het plan staat volledig in de toepassing." in tekst
    assert "op de planning." in tekst
    # Below 7 points only what the sheet itself says small: its foot.
    assert min(groottes(inhoud)) >= kleinst - 0.05


def test_een_plan_met_alleen_doelen_past_groot(wereld):
    traject = TrajectFactory(team=wereld.team)
    Plandoel.objects.create(ronde=traject.rondes.get(), tekst="Meer rust")
    inhoud = planbestand.pdf(planblad.lees(ronde_van(traject)), "", vandaag())
    assert lees_pdf(inhoud)[0] == 1
    assert max(groottes(inhoud)) >= 20


@pytest.mark.kantoor
def test_het_werkboek_zegt_wat_de_pagina_zegt(wereld, als, tmp_path):
    traject = traject_met_plan(wereld)
    antwoord = als(wereld.teamlid).get(reverse("plan", args=[traject.pk]), {"formaat": "xlsx"})
    inhoud = door_libreoffice(tmp_path, {"plan": antwoord.content})["plan"]
    boek = load_workbook(io.BytesIO(inhoud))
    assert boek.sheetnames == [
        *("Plan", "Doelen", "Verbeteracties", "Planning"),
        *("Randvoorwaarden", "Factoren", "Tegengeluid", "PLG"),
    ]
    cellen = {str(cel.value) for blad in boek for rij in blad for cel in rij if cel.value}
    html = pagina(als(wereld.teamlid), traject)
    blad = planblad.lees(ronde_van(traject))
    for deel in blad.delen:
        for zegt in (*deel.teksten, *deel.punten):
            assert zegt.tekst in cellen
            assert zegt.tekst in html
    assert boek["Planning"]["A4"].value.date() == vandaag()


def test_een_ander_formaat_bestaat_niet(wereld, als):
    traject = traject_met_plan(wereld)
    adres = reverse("plan", args=[traject.pk])
    assert als(wereld.teamlid).get(adres, {"formaat": "doc"}).status_code == 404
