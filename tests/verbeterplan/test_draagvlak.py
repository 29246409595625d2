"""Support for a plan: measured by a session, read by the team and the PLG, again after a change."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from boas import acties
from boas.models import Sessie
from tests.factories import TrajectFactory
from tests.verbeterplan.weeghulp import houd, tekst
from verbeterplan.models import Planbesluit, Verbeterplan, Verbetertraject

pytestmark = pytest.mark.django_db


@pytest.fixture
def traject(wereld) -> Verbetertraject:
    traject = TrajectFactory(team=wereld.team, naam="Rekenen", gemaakt_door=wereld.teamleider)
    traject.plgleden.create(lidmaatschap=wereld.van_plglid)
    return traject


@pytest.fixture
def leider(als, wereld):
    return als(wereld.teamleider)


def adres(traject) -> str:
    return reverse("draagvlak", args=[traject.pk])


def besluiten(traject) -> str:
    return reverse("fase_besluiten", args=[traject.pk])


@pytest.fixture
def gemeten(leider, traject) -> Sessie:
    """Closed: of fourteen 13, 12, 9 and 11 agree; only the third reaches the drempel."""
    leider.post(adres(traject))
    sessie = Sessie.objects.get()
    houd(sessie.pk, (13, 12, 9, 11))
    return Sessie.objects.get()


def test_the_leader_prepares_it_once(leider, traject):
    antwoord = leider.post(adres(traject))
    sessie = Sessie.objects.get()
    assert antwoord["Location"] == reverse("sessie_voorbereiden", args=[sessie.pk])
    assert leider.post(adres(traject))["Location"] == antwoord["Location"]
    assert Verbeterplan.objects.get().draagvlak == sessie
    assert (sessie.keuze.count(), sessie.stippen, sessie.duur_minuten) == (4, 0, 30)
    pagina = tekst(leider.get(besluiten(traject)))
    assert "De sessie over het draagvlak staat klaar" in pagina
    assert "Meet het draagvlak" not in pagina


def test_no_figures_before_it_is_closed(als, leider, traject, wereld):
    leider.post(adres(traject))
    houd(Sessie.objects.get().pk, (13, 12, 9, 11), sluit=False)
    assert leider.get(adres(traject)).status_code == 404
    pagina = tekst(als(wereld.plglid).get(besluiten(traject)))
    assert "De sessie over het draagvlak is bezig." in pagina
    assert "Naar de sessie" not in pagina


def test_how_much_support_there_is_in_words(als, traject, wereld, gemeten):
    for wie in (wereld.teamleider, wereld.teamlid, wereld.plglid):
        pagina = tekst(als(wie).get(besluiten(traject)))
        assert "Het team draagt het plan deels: op 1 van de 4 punten knelt het nog." in pagina
        assert "knelt 9 van 14 eens (64 %)" in pagina
        assert "13 van 14 eens (93 %)" in pagina
        assert als(wie).get(adres(traject)).status_code == 200


def test_the_decision_shows_it(leider, traject, gemeten):
    ronde = traject.rondes.get()
    for uitkomst in ("aanpassen", "uitvoeren"):
        Planbesluit.objects.create(ronde=ronde, uitkomst=uitkomst)
    pagina = tekst(leider.get(besluiten(traject)))
    besluit = pagina[pagina.index("Het besluit") :]
    assert besluit.count("op 1 van de 4 punten knelt het nog ( gemeten op") == 1


def test_quality_and_directeur_when_it_was_shared(als, traject, wereld, gemeten):
    for wie in (wereld.kwaliteit, wereld.directeur):
        assert "Het team en de PLG zien de uitslag." in als(wie).get(besluiten(traject)).text
        assert als(wie).get(adres(traject)).status_code == 404
    acties.deel(gemeten.pk, True)
    for wie in (wereld.kwaliteit, wereld.directeur):
        assert als(wie).get(adres(traject)).status_code == 200


def test_a_plg_member_sees_that_and_nothing_else_of_the_session(als, traject, wereld, gemeten):
    client = als(wereld.plglid)
    assert "Uitslag van de sessie" not in client.get(adres(traject)).text
    for naam in ("sessie_uitslag", "sessie_leiding", "sessie_voorbereiden"):
        assert client.get(reverse(naam, args=[gemeten.pk])).status_code == 404
    assert client.post(adres(traject)).status_code == 404


def test_measured_again_the_new_one_counts(leider, traject, gemeten):
    leider.post(adres(traject))
    nieuwe = Verbeterplan.objects.get().draagvlak
    assert nieuwe != gemeten
    # The same words: compared with the time before.
    assert nieuwe.versie == gemeten.versie
    assert nieuwe.vorige == gemeten


def test_thrown_away_it_was_not_measured(leider, traject):
    leider.post(adres(traject))
    leider.post(reverse("sessie_verwijder", args=[Sessie.objects.get().pk]))
    assert "Nog niet gemeten." in leider.get(besluiten(traject)).text


def test_not_in_a_traject_that_stopped(leider, traject):
    Verbetertraject.objects.filter(pk=traject.pk).update(status="gestopt")
    assert leider.post(adres(traject)).status_code == 404
    assert not Sessie.objects.exists()


def test_excel_and_pdf_carry_the_figures(leider, traject, gemeten):
    antwoord = leider.get(f"{adres(traject)}?formaat=xlsx")
    blad = load_workbook(io.BytesIO(antwoord.content)).active
    rijen = [rij[:7] for rij in blad.iter_rows(values_only=True) if isinstance(rij[1], int)]
    assert [rij[1:5] for rij in rijen] == [(0, 14 - n, n, 0) for n in (13, 12, 9, 11)]
    assert [rij[6] for rij in rijen] == ["nee", "nee", "ja", "nee"]
    assert leider.get(f"{adres(traject)}?formaat=pdf").content.startswith(b"%PDF")
