"""The result of a session by link: how many answered, what is left out, and nothing to reopen."""

import datetime
import re

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from boas import acties, uitslagpost
from boas.models import Sessie
from boas.peilen.sluiten import sluit_peiling
from boas.peilen.starten import maak_peiling, open_peiling
from boas.uitslag_lezen import lees_voor
from boas.voorbereiding import maak_sessie
from rapportage.getallen import datum
from tests.boas import peilen
from tests.excel import lees_xlsx
from tests.factories import LidmaatschapFactory, TrajectSessieFactory

pytestmark = pytest.mark.django_db


def gesloten(wereld, aantal: int, *waarden) -> Sessie:
    """In a team of ten; each of so many answered this."""
    LidmaatschapFactory.create_batch(7, team=wereld.team)
    sessie = maak_peiling(wereld.team, peilen.versie_met_link(), wereld.teamleider, "Cultuur")
    open_peiling(sessie.pk)
    for plek, token in enumerate(peilen.links(sessie)[:aantal]):
        # The last statement is answered by four.
        peilen.antwoord(sessie, token, *waarden, 1 if plek < 4 else None)
    sluit_peiling(sessie.pk)
    return Sessie.objects.get(pk=sessie.pk)


def lees(client, sessie: Sessie, query: str = "") -> str:
    antwoord = client.get(f"/sessies/{sessie.pk}/uitslag/{query}")
    assert antwoord.status_code == 200
    kaal = re.sub(r"<[^>]+>", " ", antwoord.content.decode())
    return re.sub(r"\s+", " ", kaal.replace("\xa0", " "))


def test_says_how_many_answered_and_what_is_left_out(als, wereld):
    sessie = gesloten(wereld, 6, 0, 3)

    pagina = lees(als(wereld.teamlid), sessie)

    assert "6 van de 10 mensen antwoordden." in pagina
    assert "Te weinig antwoorden" in pagina
    assert "1 stelling laten we weg: te weinig mensen vulden die in." in pagina
    assert "is niet beantwoord" not in pagina
    assert "dan is te raden wie wat antwoordde" in pagina


def test_a_day_is_said_once(als, wereld):
    sessie = gesloten(wereld, 6, 0, 3)
    assert f"{dag(sessie.begonnen_op)} tot" not in lees(als(wereld.teamlid), sessie)

    sessie.begonnen_op -= datetime.timedelta(days=14)
    sessie.save()
    dagen = f"{dag(sessie.begonnen_op)} tot {dag(sessie.afgesloten_op)}"
    assert dagen in lees(als(wereld.teamlid), sessie)


def dag(moment: datetime.datetime) -> str:
    return datum(moment).replace("\xa0", " ")


def test_nothing_of_a_meeting_is_offered(als, wereld):
    pagina = lees(als(wereld.teamleider), gesloten(wereld, 6, 0, 3))

    for woord in ("Heropen", "Terug naar de sessie", "redenen", "handen en telefoons", "voorlopig"):
        assert woord not in pagina


def test_too_few_answers_show_nothing(als, wereld):
    sessie = gesloten(wereld, 4, 0, 3)

    pagina = lees(als(wereld.teamleider), sessie)

    assert "Er is geen uitslag" in pagina
    assert "Er kwamen te weinig antwoorden binnen" in pagina
    assert "onthuld" not in pagina


def test_files_and_mail_say_it_too(als, wereld, django_capture_on_commit_callbacks):
    sessie = gesloten(wereld, 6, 0, 3)
    boek = als(wereld.teamleider).get(f"/sessies/{sessie.pk}/uitslag/?formaat=xlsx")
    inhoud = str(lees_xlsx(b"".join(boek)))
    assert "6 van de 10 mensen antwoordden." in inhoud
    # Counted by Borgen: nobody is asked to fill in figures, or to put them back.
    assert "in Borgen verandert er niets" in inhoud
    assert "Werkboek terugzetten" not in inhoud

    with django_capture_on_commit_callbacks(execute=True):
        uitslagpost.verstuur_uitslag(sessie, wereld.teamleider)

    assert "6 van de 10 mensen antwoordden." in mail.outbox[-1].body
    assert len(mail.outbox[-1].attachments) == 2


def test_shared_with_quality_and_director(als, wereld):
    sessie = gesloten(wereld, 6, 0, 3)
    kwaliteit = als(wereld.kwaliteit)
    assert kwaliteit.get(f"/sessies/{sessie.pk}/uitslag/").status_code == 404

    als(wereld.teamleider).post(f"/sessies/{sessie.pk}/delen/", {"aan": "1"})

    assert "6 van de 10" in lees(kwaliteit, sessie)
    assert "6 van de 10" in lees(als(wereld.directeur), sessie)


def test_a_planning_is_made_of_it(als, wereld):
    sessie = gesloten(wereld, 6, 0, 3)
    TrajectSessieFactory(sessie=sessie, traject__team=wereld.team)

    antwoord = als(wereld.teamleider).get(f"/sessies/{sessie.pk}/planning/")

    assert "Bespreek afspraak 1 in het teamoverleg" in antwoord.content.decode()


def test_compared_with_the_meeting_before_it(wereld):
    """What was asked in a meeting first and by link later is compared all the same."""
    LidmaatschapFactory.create_batch(7, team=wereld.team)
    versie = peilen.versie_met_link()
    eerst = maak_sessie(wereld.team, versie, wereld.teamleider, "Cultuur", reeks="cultuur")
    acties.start(eerst.pk, 10)
    acties.ga_naar(eerst.pk, Sessie.Fase.STELLINGEN, eerst.keuze.first().pk)
    acties.tel_handen(eerst.pk, eerst.rondes.get().pk, (5, 5, 0, 0))
    acties.onthul(eerst.pk)
    acties.sluit_sessie(eerst.pk)
    later = maak_peiling(wereld.team, versie, wereld.teamleider, "Cultuur", reeks="cultuur")
    open_peiling(later.pk)
    for token in peilen.links(later)[:6]:
        peilen.antwoord(later, token, 3, 3, 3)
    sluit_peiling(later.pk)

    beeld = lees_voor(later.pk, wereld.teamleider)

    assert beeld.vorige == eerst
    assert "1 beter" in beeld.herhaalzin


def test_as_many_queries_however_many_answered(als, wereld):
    client, aantallen = als(wereld.teamleider), []
    for aantal in (6, 10):
        sessie = gesloten(wereld, aantal, 0, 3)
        with CaptureQueriesContext(connection) as gedaan:
            client.get(f"/sessies/{sessie.pk}/uitslag/")
        aantallen.append(len(gedaan))

    assert aantallen[0] == aantallen[1]
