"""The list of sessions: who sees which, where they lead, filters and files."""

import datetime
import io

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from boas import acties
from boas.models import Sessie
from tests.factories import SessieFactory, Wereld

ADRES = "/sessies/"


def _sluit(sessie) -> Sessie:
    acties.start(sessie.pk)
    acties.sluit_sessie(sessie.pk)
    return Sessie.objects.get(pk=sessie.pk)


@pytest.fixture
def sessies(wereld):
    """One of each state for the team, one of another team."""

    def maak(onderwerp, team=wereld.team):
        return SessieFactory(team=team, onderwerp=onderwerp)

    lopend = maak("Loopt nu")
    acties.start(lopend.pk)
    gedeeld = _sluit(maak("Gedeeld met kwaliteit"))
    acties.deel(gedeeld.pk, True)
    return {
        "voorbereiding": maak("Komt nog"),
        "lopend": lopend,
        "gesloten": _sluit(maak("Alleen van ons")),
        "gedeeld": gedeeld,
        "ander": maak(
            "Van een ander team",
            wereld.ander_teamleider.lidmaatschappen.get().team,
        ),
    }


@pytest.mark.parametrize("persona", Wereld.PERSONAS)
def test_each_persona_sees_own_sessions(als, wereld, sessies, persona):
    eigen = {"Komt nog", "Loopt nu", "Alleen van ons", "Gedeeld met kwaliteit"}
    ander = {"Van een ander team"}
    verwacht = {
        "teamleider": eigen,
        "teamlid": eigen,
        "directeur": eigen,
        "kwaliteit": eigen | ander,
        "ander_teamleider": ander,
        "ander_teamlid": ander,
        "plglid": ander,
        "andere_directeur": ander,
    }.get(persona, set())

    antwoord = als(getattr(wereld, persona)).get(ADRES)

    pks = [sessie.pk for sessie in antwoord.context["pagina"]]
    assert set(Sessie.objects.filter(pk__in=pks).values_list("onderwerp", flat=True)) == verwacht


@pytest.mark.parametrize(
    ("persona", "naar"),
    [
        ("teamleider", {"voorbereiding": "sessie_voorbereiden", "lopend": "sessie_leiding",
                        "gesloten": "sessie_uitslag", "gedeeld": "sessie_uitslag"}),
        ("teamlid", {"gesloten": "sessie_uitslag", "gedeeld": "sessie_uitslag"}),
        ("kwaliteit", {"gedeeld": "sessie_uitslag"}),
        ("directeur", {"gedeeld": "sessie_uitslag"}),
    ],
)  # fmt: skip
def test_links_follow_state_and_rights(als, wereld, sessies, persona, naar):
    tekst = als(getattr(wereld, persona)).get(ADRES).text
    for soort, sessie in sessies.items():
        for naam in ("sessie_voorbereiden", "sessie_leiding", "sessie_uitslag"):
            adres = reverse(naam, args=[sessie.pk])
            assert (f'href="{adres}"' in tekst) is (naar.get(soort) == naam), (soort, naam)


def test_filters_on_team_and_state(als, wereld, sessies):
    client = als(wereld.kwaliteit)
    antwoord = client.get(ADRES, {"team": wereld.team.pk, "status": "voorbereiding"})
    assert [s.pk for s in antwoord.context["pagina"]] == [sessies["voorbereiding"].pk]
    antwoord = client.get(ADRES, {"status": "afgesloten"})
    assert len(antwoord.context["pagina"]) == 2


def test_team_out_of_sight_is_no_choice(als, wereld, sessies):
    ander = sessies["ander"].team
    antwoord = als(wereld.teamlid).get(ADRES, {"team": ander.pk})
    assert ander.naam not in antwoord.text


def test_empty_says_what_to_do(als, wereld):
    tekst = als(wereld.teamleider).get(ADRES).text
    assert "Er zijn nog geen sessies" in tekst
    assert reverse("trajecten") in tekst
    assert (
        "Geen sessies met deze keuze"
        in als(wereld.teamleider).get(ADRES, {"status": "lopend"}).text
    )


def test_pages_of_25_keep_the_filter(als, wereld):
    versie = SessieFactory(team=wereld.team).versie
    SessieFactory.create_batch(29, team=wereld.team, versie=versie)
    client = als(wereld.teamleider)

    eerste = client.get(ADRES, {"status": "voorbereiding"})
    assert len(eerste.context["pagina"]) == 25
    assert "?status=voorbereiding&amp;pagina=2" in eerste.text
    assert len(client.get(ADRES, {"pagina": 2}).context["pagina"]) == 5


def test_queries_do_not_grow(als, wereld, django_assert_num_queries):
    versie = SessieFactory(team=wereld.team).versie
    client = als(wereld.teamleider)
    client.get(ADRES)
    with django_assert_num_queries(6):
        client.get(ADRES)
    SessieFactory.create_batch(29, team=wereld.team, versie=versie)
    with django_assert_num_queries(6):
        client.get(ADRES)


def test_workbook_holds_what_is_filtered(als, wereld, sessies):
    antwoord = als(wereld.kwaliteit).get(ADRES, {"formaat": "xlsx", "status": "afgesloten"})

    blad = load_workbook(io.BytesIO(antwoord.content)).active
    rijen = [rij for rij in blad.iter_rows(values_only=True) if rij[0]]
    assert rijen[0][0] == "Sessies"
    assert rijen[1][0] == "Alleen status afgesloten."
    assert {rij[2] for rij in rijen[3:]} == {"Gedeeld met kwaliteit", "niet gedeeld"}
    assert antwoord["Content-Disposition"].startswith('attachment; filename="Sessies-')


def test_pdf_holds_what_is_filtered(als, wereld, sessies):
    antwoord = als(wereld.teamlid).get(ADRES, {"formaat": "pdf", "status": "lopend"})

    tekst = "".join(
        pagina.extract_text() for pagina in PdfReader(io.BytesIO(antwoord.content)).pages
    )
    assert "Loopt nu" in tekst
    assert "Komt nog" not in tekst
    assert "Alleen status bezig" in tekst


def test_all_pages_are_in_the_file(als, wereld):
    versie = SessieFactory(team=wereld.team).versie
    SessieFactory.create_batch(29, team=wereld.team, versie=versie)
    antwoord = als(wereld.teamlid).get(ADRES, {"formaat": "xlsx", "pagina": 2})
    blad = load_workbook(io.BytesIO(antwoord.content)).active
    assert sum(1 for rij in blad.iter_rows(values_only=True) if rij[4] == "in voorbereiding") == 30


def test_held_session_shows_the_day_it_was_held(als, wereld):
    sessie = SessieFactory(
        team=wereld.team, gepland_op=timezone.now() + datetime.timedelta(days=40)
    )
    _sluit(sessie)
    vandaag = timezone.localdate()
    assert f"{vandaag.day} " in als(wereld.teamlid).get(ADRES).text.split('class="datum">')[1][:4]


def test_fragment_is_the_list_of_the_page(als, wereld, sessies):
    """htmx takes the list out of the whole page (hx-select), so both are one."""
    client = als(wereld.teamleider)
    assert client.get(ADRES, headers={"HX-Request": "true"}).text.count('id="sessielijst"') == 1
