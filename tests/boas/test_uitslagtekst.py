"""The text of a closed result is kept, and never shown to somebody else or after a change."""

import pytest
from django.urls import reverse

from boas import acties
from boas.models import Ronde, Sessie, Telling
from tests.boas.tellingen import eerdere_sessie, getelde_sessie

TELLINGEN = [(0, 3, 4, 3), (4, 4, 2, 2), (0, 0, 4, 10), None]


@pytest.fixture
def sessie(wereld):
    return getelde_sessie(
        TELLINGEN, team=wereld.team, gemaakt_door=wereld.teamleider, redenen=True, telefoons=1
    )


def _pagina(client, sessie) -> str:
    antwoord = client.get(reverse("sessie_uitslag", args=[sessie.pk]))
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_de_tweede_keer_is_hetzelfde_en_vraagt_niets_over_de_cijfers(
    als, wereld, sessie, django_assert_num_queries
):
    client = als(wereld.teamlid)
    eerst = _pagina(client, sessie)
    # Session, person, roles (2), the result with its stand, and its traject.
    with django_assert_num_queries(5):
        assert _cijfers(_pagina(client, sessie)) == _cijfers(eerst)


def test_met_vorige_een_vraag_meer_en_geen_per_stelling(
    als, wereld, sessie, django_assert_num_queries
):
    eerdere_sessie(sessie, TELLINGEN)
    client = als(wereld.teamlid)
    _pagina(client, sessie)
    with django_assert_num_queries(6):
        assert "Veranderd sinds de vorige keer" in _pagina(client, sessie)


@pytest.mark.parametrize("persona", ["kwaliteit", "directeur"])
def test_na_de_leider_ziet_een_ander_nog_steeds_geen_redenen(als, wereld, sessie, persona):
    acties.deel(sessie.pk, True)
    assert "Geheime reden bij D1" in _pagina(als(wereld.teamleider), sessie)
    zonder = _pagina(als(getattr(wereld, persona)), sessie)
    assert "Bespreek afspraak 1" in zonder
    assert "reden bij" not in zonder
    assert "Geheime reden bij D1" in _pagina(als(wereld.teamleider), sessie)


def test_na_de_leider_ziet_kwaliteit_de_niet_gedeelde_vorige_niet(als, wereld, sessie):
    eerdere_sessie(sessie, [(5, 5, 0, 0)] * 4, onderwerp="Eerdere keer")
    acties.deel(sessie.pk, True)
    assert "Eerdere keer" in _pagina(als(wereld.teamleider), sessie)
    assert "Eerdere keer" not in _pagina(als(wereld.kwaliteit), sessie)


def test_niet_meer_gedeeld_is_weg_ook_al_is_de_tekst_er_nog(als, wereld, sessie):
    acties.deel(sessie.pk, True)
    client = als(wereld.kwaliteit)
    _pagina(client, sessie)
    acties.deel(sessie.pk, False)
    assert client.get(reverse("sessie_uitslag", args=[sessie.pk])).status_code == 404


def test_heropend_verbeterd_en_weer_gesloten_staat_er_meteen(als, wereld, sessie):
    client = als(wereld.teamleider)
    assert "2 van de 4 stellingen vragen aandacht" in _pagina(client, sessie)
    _verbeter(sessie)
    assert "1 van de 4 stellingen vraagt aandacht" in _pagina(client, sessie)
    acties.sluit_sessie(sessie.pk)
    html = _pagina(client, sessie)
    assert "1 van de 4 stellingen vraagt aandacht" in html
    assert 'id="stelling-D1"' not in html


def test_zolang_de_sessie_loopt_staat_elke_telling_er_meteen(als, wereld, sessie):
    client = als(wereld.teamleider)
    _pagina(client, sessie)
    acties.heropen(sessie.pk)
    assert 'id="stelling-V3"' not in _pagina(client, sessie)
    Telling.objects.filter(
        ronde__sessie=sessie, ronde__stelling__code="V3", waarde=0, bron=Telling.Bron.HANDEN
    ).update(n=14)
    assert 'id="stelling-V3"' in _pagina(client, sessie)


def test_een_verbetering_van_de_vorige_verandert_het_verschil(als, wereld, sessie):
    vorige = eerdere_sessie(sessie, [(6, 4, 0, 0)] * 4)
    client = als(wereld.teamleider)
    assert "70 procentpunt minder oneens (beter)" in _verschil(client, sessie)
    _verbeter(vorige)
    assert "10 procentpunt meer oneens (slechter)" in _verschil(client, sessie)
    acties.sluit_sessie(vorige.pk)
    assert "10 procentpunt meer oneens (slechter)" in _verschil(client, sessie)


def test_delen_en_mailen_staan_buiten_wat_bewaard_is(als, wereld, sessie):
    client = als(wereld.teamleider)
    assert "Deel de cijfers" in _pagina(client, sessie)
    acties.deel(sessie.pk, True)
    assert "Stop met delen" in _pagina(client, sessie)


def _verschil(client, sessie) -> str:
    """The row of D1 in the table of then and now."""
    tabel = _pagina(client, sessie).partition("toen en nu</caption>")[2]
    return tabel.partition('<th scope="row">D1</th>')[2].partition("</tr>")[0]


def _cijfers(html: str) -> str:
    return html.partition("<h1>")[2].partition("</main>")[0]


def _verbeter(sessie: Sessie) -> None:
    """Reopen and count D1 again: 2 of 10 disagree."""
    acties.heropen(sessie.pk)
    ronde = Ronde.objects.get(sessie=sessie, stelling__code="D1")
    Telling.objects.filter(ronde=ronde, bron=Telling.Bron.TELEFOONS).delete()
    acties.tel_handen(sessie.pk, ronde.pk, (0, 2, 5, 3))
