"""The report of a traject: the whole journey, and nothing that is private."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from organisatie.models import Inzage
from tests.boas.kantoor import door_libreoffice
from tests.factories import ActiviteitFactory
from tests.verbeterplan.hulp import vandaag
from tests.verbeterplan.planhulp import traject_met_plan
from verbeterplan import cyclus, planversie
from verbeterplan.models import (
    Activiteit,
    Beeldreactie,
    Bijstelling,
    Feedbackvraag,
    Kartrekkerschap,
    Leerdoel,
    Monitormoment,
    Pilot,
    Planantwoord,
    Planbron,
    Situatiebeeld,
    Speerpunt,
    Voortgang,
)
from verbeterplan.regels.fasen import Fase

pytestmark = pytest.mark.django_db

STAAT_ERIN = (
    "Te weinig gesprekken",
    "collega&#x27;s",
    "De student praat te laat.",
    "Wat helpt een student?",
    "Leidraad begeleiding",
    "Een vast gesprek helpt.",
    "Elke student gehoord",
    "12",
    "Afspraak 1",
    "Lukt het?",
    "In leerjaar 1 wel.",
    "Vast uur op dinsdag",
    "Vroeg werkt beter.",
    "Het formulier vooraf",
    "Dan gaat het gesprek ergens over.",
    "Eva Docent: kijken of we doen wat we afspraken.",
    "Ja, bijna overal.",
    "Kwam van elders.",
)
PRIVE = (
    "Ik wil leren luisteren",
    "Kijk naar mijn vragen",
    "Je luistert goed",
    "Ik heb hulp nodig",
    "Waarmee kan iemand helpen",
    "hulp gevraagd",
    "Dit herken ik niet",
)


@pytest.fixture
def traject(wereld):
    """With something of every kind, also what is of one or two people only."""
    traject = traject_met_plan(wereld)
    traject.speerpunt = Speerpunt.objects.create(
        team=wereld.team, naam="Te weinig gesprekken", van_wie=["collegas"], gegevens="Een derde."
    )
    traject.save()
    ronde = traject.rondes.get()
    for code, tekst in {
        "a-wat": "De student praat te laat.",
        "kennisvraag": "Wat helpt een student?",
        "c-opgelost": "Ja, bijna overal.",
    }.items():
        Planantwoord.objects.create(ronde=ronde, vraag=code, tekst=tekst)
    Planbron.objects.create(
        ronde=ronde, titel="Leidraad begeleiding", leert_ons="Een vast gesprek helpt.", recent="ja"
    )
    moment = Monitormoment.objects.create(
        ronde=ronde, titel="Lukt het?", datum=vandaag(-5), vragen=["m-afspraak"]
    )
    Planantwoord.objects.create(
        ronde=ronde, moment=moment, vraag="m-afspraak", tekst="In leerjaar 1 wel."
    )
    Pilot.objects.create(
        ronde=ronde,
        naam="Vast uur op dinsdag",
        van=vandaag(-40),
        tot=vandaag(-10),
        bevindingen="Vroeg werkt beter.",
    )
    Bijstelling.objects.create(
        ronde=ronde,
        waarop="acties",
        wat="Het formulier vooraf",
        reden="Dan gaat het gesprek ergens over.",
        datum=vandaag(-3),
    )
    Kartrekkerschap.objects.create(ronde=ronde, lidmaatschap=wereld.leden[2], taken=["kijken"])
    cyclus.ga_naar(traject, Fase.UITVOEREN, wereld.teamleider, "Kwam van elders.")
    hulp = ActiviteitFactory(
        team=wereld.team, traject=traject, wat="Maak het formulier", eigenaar=wereld.leden[1]
    )
    hulp.vraag_hulp("Waarmee kan iemand helpen")
    leerdoel = Leerdoel.objects.create(
        traject=traject, lidmaatschap=wereld.leden[1], tekst="Ik wil leren luisteren"
    )
    Feedbackvraag.objects.create(
        leerdoel=leerdoel,
        aan=wereld.leden[2],
        vraag="Kijk naar mijn vragen",
        feedback="Je luistert goed",
    )
    Voortgang.objects.create(
        ronde=ronde, lidmaatschap=wereld.leden[1], stand="begin", nodig="Ik heb hulp nodig"
    )
    beeld = Situatiebeeld.objects.create(ronde=ronde, nummer=1, tekst="Een derde.")
    Beeldreactie.objects.create(
        beeld=beeld,
        lidmaatschap=wereld.leden[1],
        herkent="nee",
        aanvulling="Dit herken ik niet",
    )
    return traject


def haal(client, traject, **query):
    return client.get(reverse("trajectverslag", args=[traject.pk]), query)


def glad(tekst: str) -> str:
    return " ".join(tekst.replace("\u00a0", " ").split())


def test_de_hele_reis_staat_erin_en_niets_wat_prive_is(traject, wereld, als):
    html = glad(haal(als(wereld.kwaliteit), traject).content.decode())
    for tekst in STAAT_ERIN:
        assert tekst in html
    for tekst in PRIVE:
        assert tekst not in html
    assert "4 afspraken: 1 bezig, 3 nog te doen." in html


def test_de_pdf_heeft_een_inhoudsopgave_met_bladzijden(traject, wereld, als):
    antwoord = haal(als(wereld.kwaliteit), traject, formaat="pdf")
    paginas = [glad(blad.extract_text()) for blad in PdfReader(io.BytesIO(antwoord.content)).pages]
    assert len(paginas) > 1
    assert f"pagina 2 van {len(paginas)}" in paginas[1]
    laatste = next(n for n, tekst in enumerate(paginas, 1) if n > 1 and "terugkijken" in tekst)
    regel = paginas[0].partition("Borgen en terugkijken")[2]
    assert regel.lstrip(" .").startswith(str(laatste))
    alles = " ".join(paginas)
    for tekst in STAAT_ERIN:
        assert tekst.replace("&#x27;", "'") in alles
    for tekst in PRIVE:
        assert tekst not in alles
    assert Inzage.objects.get().wat == "Verslag Samen gesprekken voeren"


@pytest.mark.kantoor
def test_het_werkboek_heeft_een_blad_per_soort(traject, wereld, als, tmp_path):
    planversie.leg_vast(traject.rondes.get(), wereld.teamleider, "Gezien.")
    inhoud = haal(als(wereld.kwaliteit), traject, formaat="xlsx").content
    boek = load_workbook(io.BytesIO(door_libreoffice(tmp_path, {"verslag": inhoud})["verslag"]))
    assert set(boek.sheetnames) >= {
        *("De reis", "Rondes", "Stappen", "Het speerpunt", "De analyse", "Bronnen", "Het plan"),
        *("Doelen", "Besluiten", "Versies van het plan", "Activiteiten", "Monitormomenten"),
        *("Pilots", "Bijstellingen", "Borgen en terugkijken"),
    }
    cellen = {str(cel.value) for blad in boek for rij in blad for cel in rij if cel.value}
    for tekst in STAAT_ERIN[2:-3]:
        assert any(tekst in cel for cel in cellen)
    assert not any(tekst in cel for tekst in PRIVE for cel in cellen)


def test_een_eerder_antwoord_blijft_erbij_staan(traject, wereld, als):
    cyclus.ga_naar(traject, Fase.VERDIEPEN, wereld.teamleider, "Nog niet goed.")
    rij = Planantwoord.objects.get(ronde__nummer=2, vraag="a-wat")
    rij.tekst = "De student praat nu op tijd."
    rij.save()
    html = haal(als(wereld.teamlid), traject).content.decode()
    assert html.index("De student praat nu op tijd.") < html.index("De student praat te laat.")
    assert "(ronde 1)" in html
    assert html.count("Wat helpt een student?") == 1


def test_het_verslag_kost_een_vast_aantal_vragen(traject, wereld, als):
    client = als(wereld.teamlid)
    haal(client, traject)
    with CaptureQueriesContext(connection) as eerst:
        haal(client, traject)
    ronde = traject.rondes.get()
    for plek in range(10):
        moment = Monitormoment.objects.create(ronde=ronde, titel="Nog eens", datum=vandaag(plek))
        Planantwoord.objects.create(ronde=ronde, moment=moment, vraag="m-tijd", tekst="Ja")
        Planbron.objects.create(ronde=ronde, titel=f"Bron {plek}")
        ActiviteitFactory(
            team=wereld.team,
            traject=traject,
            eigenaar=wereld.leden[1],
            verbeteractie=traject.verbeteracties.get(),
            status=Activiteit.Status.BEZIG,
        )
    with CaptureQueriesContext(connection) as daarna:
        haal(client, traject)
    assert len(daarna) == len(eerst)


def test_een_traject_dat_net_begint_heeft_ook_een_verslag(wereld, als):
    from tests.factories import TrajectFactory

    traject = TrajectFactory(team=wereld.team)
    html = haal(als(wereld.teamlid), traject).content.decode()
    assert "De reis" in html
    assert "Wat er gedaan is" not in html
    assert haal(als(wereld.teamlid), traject, formaat="xlsx").status_code == 200
    assert haal(als(wereld.teamlid), traject, formaat="doc").status_code == 404
