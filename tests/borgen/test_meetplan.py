"""The meetplan: agreed on, read, changed, stopped, taken along."""

from io import BytesIO

import pytest
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from borgen.models import Meetafspraak, Norm
from organisatie.models import Inzage
from organisatie.models.versie import versie_van
from tests.borgen.meten import maak_afspraak, maak_schooljaar, meet, vandaag
from tests.factories import TrajectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def traject(wereld):
    return TrajectFactory(team=wereld.team, naam="Begeleiding")


@pytest.fixture
def actie(traject):
    return traject.verbeteracties.create(naam="Twee gesprekken per periode")


def adres(traject, query=""):
    return reverse("borgen_controleren", args=[traject.pk]) + query


def gegevens(actie, **anders):
    return {
        "verbeteractie": actie.pk,
        "wat": "Gesprekken per student",
        "wie": "Alle SLB'ers",
        "hoe": "Steekproef van twintig studenten",
        "bron": "hand",
        "eenheid": "gesprekken",
        "richting": "minstens",
        "norm": "2,5",
        "ritme": "periode",
        "vanaf": vandaag().isoformat(),
        "tussentijds": "Teamoverleg van oktober en maart",
    } | anders


def maak(als, wereld, traject, actie, **anders):
    pad = reverse("meetafspraak_nieuw", args=[traject.pk])
    return als(wereld.teamleider).post(pad, gegevens(actie, **anders))


def test_een_afspraak_maken_met_norm_en_schema(wereld, als, traject, actie):
    maak_schooljaar(vandaag(-20), vandaag(30))
    antwoord = maak(als, wereld, traject, actie, uitvoerder=wereld.leden[1].pk)
    afspraak = Meetafspraak.objects.get()
    assert antwoord.url == f"{adres(traject)}#meetafspraak-{afspraak.pk}"
    assert str(afspraak.normen.get().waarde) == "2.500"
    assert [m.op for m in afspraak.momenten.all()] == [vandaag(30)]
    html = als(wereld.teamlid).get(adres(traject)).content.decode()
    for tekst in ("Steekproef van twintig", "minstens 2,5", "iedere periode", "Daan Docent"):
        assert tekst in html
    assert "Teamoverleg van oktober en maart" in html
    # The executor reaches the form in one click.
    assert reverse("meting_nieuw", args=[afspraak.pk]) in html


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"wat": " "}, "Schrijf in een paar woorden op wat je meet."),
        ({"eenheid": ""}, "Een norm zonder eenheid zegt niets."),
        ({"norm": "-1"}, "Vul 0 of meer in."),
        ({"norm": "veel"}, "Vul een getal in, bijvoorbeeld 6,5."),
        ({"norm": "1,2345"}, "hoogstens drie cijfers achter de komma"),
        ({"ritme": "per_jaar"}, "Vul een aantal in van 1 tot en met 12."),
        ({"ritme": "per_jaar", "keer_per_jaar": "13"}, "Vul een aantal in van 1 tot en met 12."),
        ({"ritme": "datums"}, "Vul minstens één datum in"),
        ({"ritme": "datums", "datums": "31-2-2027"}, "is geen datum"),
        ({"bron": "gesprekken"}, "Uit de gesprekken komt een percentage."),
        (
            {"bron": "gesprekken", "eenheid": "%", "ritme": "per_jaar", "keer_per_jaar": "2"},
            "Uit de gesprekken meet je iedere periode.",
        ),
        ({"vanaf": "gisteren"}, "Vul een datum in die bestaat"),
        ({"verbeteractie": 0}, "Kies een verbeteractie van dit traject."),
        ({"uitvoerder": 0}, "Deze persoon zit niet in dit team."),
        ({"uitvoerder_buiten_team": "LEIDER"}, "Kies iemand van kwaliteitszorg uit de lijst."),
        ({"uitvoerder": "LID", "uitvoerder_buiten_team": "DIENST"}, "Kies één persoon"),
    ],
)
def test_fouten_bij_het_veld(wereld, als, traject, actie, anders, melding):
    wie = {
        "LEIDER": wereld.teamleider.pk,
        "LID": wereld.leden[1].pk,
        "DIENST": wereld.kwaliteit.pk,
    }
    anders = {veld: wie.get(waarde, waarde) for veld, waarde in anders.items()}
    antwoord = maak(als, wereld, traject, actie, **anders)
    assert melding in antwoord.content.decode()
    assert "Steekproef van twintig studenten" in antwoord.content.decode()
    assert not Meetafspraak.objects.exists()


def test_een_nieuwe_afspraak_loopt_vanaf_vandaag(wereld, als, traject, actie):
    pad = f"{reverse('meetafspraak_nieuw', args=[traject.pk])}?verbeteractie={actie.pk}"
    html = als(wereld.teamleider).get(pad).content.decode()
    assert f'value="{vandaag().isoformat()}"' in html
    assert f'<option value="{actie.pk}" selected>' in html


def test_meer_metingen_per_verbeteractie_elk_met_eigen_uitvoerder(wereld, als, traject, actie):
    maak(als, wereld, traject, actie, uitvoerder=wereld.leden[0].pk)
    maak(
        *(als, wereld, traject, actie),
        wat="Enquête",
        uitvoerder_buiten_team=wereld.kwaliteit.pk,
    )
    html = als(wereld.kwaliteit).get(adres(traject)).content.decode()
    assert html.count("Twee gesprekken per periode") == 1
    assert "Kees Kwaliteit (kwaliteitszorg)" in html
    # Quality enters the survey, and not the sample.
    steekproef, enquete = Meetafspraak.objects.order_by("volgorde")
    assert reverse("meting_nieuw", args=[enquete.pk]) in html
    assert reverse("meting_nieuw", args=[steekproef.pk]) not in html


def test_leeg_zegt_wat_eerst(wereld, als, traject):
    html = als(wereld.teamleider).get(adres(traject)).content.decode()
    assert "Schrijf eerst op wat het team voortaan anders doet" in html
    traject.verbeteracties.create(naam="Gesprekken")
    html = als(wereld.teamleider).get(adres(traject)).content.decode()
    assert "De norm is minstens 2." in html
    assert "btn-primary" in html


def test_ordenen(wereld, als, traject):
    een = maak_afspraak(traject, wereld.teamleider, wat="een")
    twee = maak_afspraak(traject, wereld.teamleider, wat="twee")
    als(wereld.teamleider).post(
        reverse("meetafspraak_verplaats", args=[twee.pk]), {"richting": "op"}
    )
    assert list(een.verbeteractie.meetafspraken.values_list("wat", flat=True)) == ["twee", "een"]


def test_stoppen_en_hervatten_houden_uitkomsten(wereld, als, traject):
    maak_schooljaar(vandaag(-20), vandaag(30))
    afspraak = maak_afspraak(traject, wereld.teamleider)
    meet(afspraak, vandaag(-1), "1.5", wereld.teamleider)
    pad = reverse("meetafspraak_stop", args=[afspraak.pk])
    assert "waarom" in als(wereld.teamleider).post(pad, {"reden": " "}).content.decode()
    als(wereld.teamleider).post(pad, {"reden": "Is gewoon geworden."})
    afspraak.refresh_from_db()
    assert afspraak.gestopt_op == vandaag()
    assert not afspraak.momenten.filter(op__gt=vandaag()).exists()
    html = als(wereld.teamleider).get(adres(traject)).content.decode()
    assert "Is gewoon geworden." in html
    assert reverse("meting_nieuw", args=[afspraak.pk]) not in html
    als(wereld.teamleider).post(reverse("meetafspraak_hervat", args=[afspraak.pk]))
    assert afspraak.momenten.filter(op=vandaag(30)).exists()
    assert afspraak.metingen.count() == 1


def test_eenheid_en_richting_staan_vast_na_een_norm(wereld, als, traject):
    afspraak = maak_afspraak(traject, wereld.teamleider)
    pad = reverse("meetafspraak_wijzig", args=[afspraak.pk])
    html = als(wereld.teamleider).get(pad).content.decode()
    assert 'name="eenheid"' not in html
    als(wereld.teamleider).post(
        pad,
        gegevens(
            afspraak.verbeteractie, eenheid="%", vanaf="2020-08-01", versie=versie_van(afspraak)
        ),
    )
    afspraak.refresh_from_db()
    assert (afspraak.eenheid, afspraak.hoe) == ("gesprekken", "Steekproef van twintig studenten")


def test_twee_die_tegelijk_wijzigen_verliezen_niets(wereld, als, traject):
    afspraak = maak_afspraak(traject, wereld.teamleider)
    versie = afspraak.history.first().history_id
    afspraak.hoe = "Iedereen bellen"
    afspraak.save()
    velden = gegevens(afspraak.verbeteractie, versie=versie, vanaf="2020-08-01", hoe="Mailen")
    pad = reverse("meetafspraak_wijzig", args=[afspraak.pk])
    html = als(wereld.teamleider).post(pad, velden).content.decode()
    assert "Iedereen bellen" in html
    assert "Mailen" in html
    afspraak.refresh_from_db()
    assert afspraak.hoe == "Iedereen bellen"


def test_werkboek_pdf_en_poster(wereld, als, traject):
    afspraak = maak_afspraak(traject, wereld.teamleider, wat="=1+1 gesprekken")
    meet(afspraak, vandaag(-3), "1.65", wereld.teamleider, n=20)
    boek = load_workbook(
        BytesIO(als(wereld.kwaliteit).get(adres(traject, "?formaat=xlsx")).content)
    )
    koppen = [cel.value for cel in boek["Meetplan"][4]]
    assert koppen[:7] == [
        *("Verbeteractie", "Wie", "Hoe te monitoren", "Norm", "Wanneer meten"),
        *("Tussentijdse evaluatie", "Uitvoering"),
    ]
    rij = [cel.value for cel in boek["Meetplan"][5]]
    assert rij[2] == "=1+1 gesprekken: Steekproef"
    assert boek["Meetplan"]["C5"].data_type == "s"
    assert (rij[8], rij[9]) == (1.65, "niet gehaald")
    assert boek["Uitkomsten"]["F4"].value == 20
    for formaat, tekst in (("pdf", "1,65"), ("poster", "Zo meten wij het")):
        antwoord = als(wereld.kwaliteit).get(adres(traject, f"?formaat={formaat}"))
        lezer = PdfReader(BytesIO(antwoord.content))
        assert tekst in lezer.pages[0].extract_text().replace("\xa0", " ")
        assert len(lezer.pages) == 1
    assert Inzage.objects.filter(gebruiker=wereld.kwaliteit).count() == 3
    assert als(wereld.kwaliteit).get(adres(traject, "?formaat=exe")).status_code == 404


def test_evenveel_vragen_bij_1_en_30(wereld, als, traject):
    from django.db import connection

    def aantal():
        with CaptureQueriesContext(
            connection,
        ) as vragen:
            assert als(wereld.teamleider).get(adres(traject)).status_code == 200
        return len(vragen)

    def vul(nummer):
        afspraak = maak_afspraak(
            *(traject, wereld.teamleider),
            actie=f"Actie {nummer}",
            uitvoerder=wereld.leden[nummer % 3],
        )
        meet(afspraak, vandaag(-3), "1", wereld.teamleider)
        Norm.objects.create(
            meetafspraak=afspraak,
            soort="inspectie",
            waarde=3,
            geldig_van=vandaag(-9),
            door=wereld.teamleider,
        )

    maak_schooljaar(vandaag(-20), vandaag(30))
    vul(0)
    aantal()
    een = aantal()
    for nummer in range(1, 30):
        vul(nummer)
    assert aantal() == een
