"""The list of trajecten by phase, and a traject that begins with an analysis made elsewhere."""

import io

import openpyxl
import pytest
from django.urls import reverse

from tests.factories import ActiviteitFactory, TrajectFactory
from tests.verbeterplan.hulp import vandaag
from verbeterplan.models import Kartrekkerschap, Monitormoment, Verbetertraject
from verbeterplan.trajectlijst import lees

pytestmark = pytest.mark.django_db


@pytest.fixture
def borgend(wereld):
    rij = TrajectFactory(team=wereld.team, naam="Begeleiding")
    rij.rondes.update(fase="borgen", nummer=2)
    return rij


def test_de_eerste_dag_waarop_iets_is_afgesproken(borgend, wereld):
    assert lees([borgend])[0].eerstvolgend is None
    ronde = borgend.rondes.get()
    Kartrekkerschap.objects.create(ronde=ronde, evaluatie_op=vandaag(30))
    assert lees([borgend])[0].eerstvolgend == vandaag(30)
    Monitormoment.objects.create(ronde=ronde, titel="Kijken", datum=vandaag(20))
    Monitormoment.objects.create(
        ronde=ronde, titel="Geweest", datum=vandaag(-20), gehouden_op=vandaag(-20)
    )
    assert lees([borgend])[0].eerstvolgend == vandaag(20)
    ActiviteitFactory(team=wereld.team, traject=borgend, datum=vandaag(10))
    ActiviteitFactory(team=wereld.team, traject=borgend)
    ActiviteitFactory(team=wereld.team, traject=borgend, datum=vandaag(-3))
    (regel,) = lees([borgend])
    assert (regel.eerstvolgend, regel.te_doen, regel.ronde) == (vandaag(10), 3, 2)


def test_de_lijst_op_fase_op_scherm_en_in_excel(borgend, wereld, als):
    TrajectFactory(team=wereld.team, naam="Nog aan het begin")
    TrajectFactory(team=wereld.team, naam="Al klaar", status="afgerond").rondes.update(
        fase="borgen"
    )
    client = als(wereld.teamleider)
    html = client.get(reverse("trajecten"), {"fase": "borgen"}).content.decode()
    assert ">Begeleiding</a>" in html
    assert "ronde 2" in html
    assert ">Nog aan het begin</a>" not in html
    # What is finished is in no phase.
    assert ">Al klaar</a>" not in html
    bestand = client.get(reverse("trajecten"), {"fase": "borgen", "formaat": "xlsx"}).content
    blad = openpyxl.load_workbook(io.BytesIO(bestand)).worksheets[0]
    cellen = {cel.value for rij in blad.iter_rows() for cel in rij}
    assert {"Begeleiding", "Borgen", "Fase: Borgen"} <= cellen
    assert "Al klaar" not in cellen


def test_wie_in_de_plg_zit_ziet_het_traject_in_de_lijst(borgend, wereld, als):
    borgend.plgleden.create(lidmaatschap=wereld.van_plglid)
    assert ">Begeleiding</a>" in als(wereld.plglid).get(reverse("trajecten")).content.decode()


# --- From an analysis elsewhere ------------------------------------------------------------------


def maak(client, **anders):
    gegevens = {
        "naam": "Toetsen",
        "begin": "elders",
        "herkomst": "MBObeter light, voorjaar",
        "analyse_afgerond_op": vandaag(-30),
        "acties": "- Minder toetsen\n\n2. Eén herkansing\nMinder toetsen op maandag",
    }
    return client.post(reverse("traject_nieuw"), gegevens | anders, follow=True)


def test_begint_bij_uitvoeren_met_zijn_verbeteracties(wereld, als):
    html = maak(als(wereld.teamleider), team=wereld.team.pk).content.decode()
    traject = Verbetertraject.objects.get()
    ronde = traject.rondes.get()
    assert (ronde.fase, ronde.begin_fase) == ("uitvoeren", "uitvoeren")
    assert list(traject.verbeteracties.values_list("naam", flat=True)) == [
        "Minder toetsen",
        "Eén herkansing",
        "Minder toetsen op maandag",
    ]
    assert html.count("elders gedaan</span>") == 3
    assert "overgeslagen" not in html
    assert "De analyse is elders gedaan: MBObeter light, voorjaar" in html
    # So that the advice on a BOAS counts from it.
    assert traject.analyse_afgerond_op == vandaag(-30)
    assert "Een BOAS raden we aan vanaf" in html


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"herkomst": ""}, "Schrijf op hoe die analyse heet."),
        ({"acties": " \n- \n"}, "Schrijf minstens één verbeteractie op."),
        ({"analyse_afgerond_op": ""}, "Kies de dag waarop de analyse klaar was."),
        ({"analyse_afgerond_op": vandaag(1)}, "Die dag moet nog komen."),
        ({"acties": f"Goed\n\n{'x' * 161}"}, "Regel 3 is te lang: 161 tekens, er passen er 160."),
        ({"acties": "Iets\n" * 21}, "Dit zijn er 21."),
        ({"begin": "verkennen"}, "Je vulde een eerdere analyse in."),
        ({"herkomst": "x" * 301}, "300 tekens"),
    ],
)
def test_wat_niet_kan_staat_bij_het_veld_en_blijft_staan(wereld, als, anders, melding):
    html = maak(als(wereld.teamleider), team=wereld.team.pk, **anders).content.decode()
    assert melding in html
    assert 'value="Toetsen"' in html
    assert not Verbetertraject.objects.exists()


def test_zonder_eerdere_analyse_begint_het_bij_verkennen(wereld, als):
    client = als(wereld.teamleider)
    client.post(
        reverse("traject_nieuw"),
        {"team": wereld.team.pk, "naam": "Toetsen", "begin": "verkennen"},
    )
    ronde = Verbetertraject.objects.get().rondes.get()
    assert (ronde.fase, ronde.herkomst) == ("verkennen", "")


def test_een_weg_die_meteen_naar_elders_gaat(wereld, als):
    client = als(wereld.teamleider)
    html = client.get(reverse("traject_nieuw"), {"begin": "elders"}).content.decode()
    assert 'value="elders"' in html.split("checked")[0][-160:]
