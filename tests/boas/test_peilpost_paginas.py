"""The mail on the leader's page, and links on paper."""

import datetime
import re

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from boas.models import Peilgroep, Peilpost, Sessie, Uitnodiging
from boas.peilen import post
from boas.peilen.antwoorden import zoek
from boas.peilen.papier import HOOGSTENS, maak_links
from boas.peilen.sluiten import sluit_peiling
from boas.peilen.starten import maak_peiling, merk_van, open_peiling
from tests.boas import peilen
from tests.factories import LidmaatschapFactory

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def sessie(wereld):
    LidmaatschapFactory.create_batch(7, team=wereld.team)
    sessie = maak_peiling(wereld.team, peilen.versie_met_link(), wereld.teamleider, "Onze cultuur")
    open_peiling(sessie.pk)
    return Sessie.objects.get(pk=sessie.pk)


@pytest.fixture
def leider(als, wereld):
    return als(wereld.teamleider)


def _adres(sessie, naam="peilpost"):
    return reverse(naam, args=[sessie.pk])


def _pagina(client, sessie):
    return " ".join(client.get(_adres(sessie, "sessie_peiling")).text.split())


def _maak(client, sessie, aantal: object = 3, **anders):
    return client.post(_adres(sessie, "peiling_papier"), {"aantal": aantal} | anders)


def _tokens(tekst: str) -> list[str]:
    return re.findall(r'name="token" value="([\w-]+)"', tekst)


# --- The mail ---


def test_a_page_that_asks_on_after_the_closing_goes_to_the_result(leider, sessie):
    sluit_peiling(sessie.pk)
    antwoord = leider.get(_adres(sessie), headers=HTMX)
    assert antwoord["HX-Redirect"] == reverse("sessie_uitslag", args=[sessie.pk])


def test_the_page_shows_how_far_the_mail_is_and_asks_again_until_it_has_gone(leider, sessie):
    assert "0 van de 10 verstuurd" in _pagina(leider, sessie)
    deel = leider.get(_adres(sessie), headers=HTMX)
    assert "every 2s" in deel.text
    assert deel.text.strip() in leider.get(_adres(sessie, "sessie_peiling")).text

    post.verstuur_post.call(sessie.pk)

    klaar = leider.get(_adres(sessie), headers=HTMX)
    assert klaar["HX-Retarget"] == "#post"
    assert "every 2s" not in klaar.text
    assert "Stuur een herinnering" in klaar.text
    assert "Alle 10 uitnodigingen zijn verstuurd" in _pagina(leider, sessie)


def test_without_script_the_address_leads_to_the_page(leider, sessie):
    antwoord = leider.get(_adres(sessie))
    assert antwoord.url == _adres(sessie, "sessie_peiling") + "#post"


def test_who_got_no_mail_is_named_with_the_reason(leider, sessie):
    rij = Peilpost.objects.first()
    post.verstuur_post.call(sessie.pk)
    Peilpost(
        peiling_id=sessie.pk,
        gebruiker=rij.gebruiker,
        token=rij.token,
        pogingen=post.POGINGEN,
        fout="De mailserver nam dit adres niet aan.",
    ).save()

    tekst = _pagina(leider, sessie)
    assert "9 van de 10 uitnodigingen zijn verstuurd" in tekst
    assert "1 mail ging niet weg" in tekst
    assert rij.gebruiker.naam in tekst
    assert rij.token not in tekst

    antwoord = leider.post(_adres(sessie, "peilpost_weer"))
    assert antwoord.url.endswith("#post")
    assert Peilpost.objects.get().pogingen == 0


def test_when_nothing_leaves_the_server_is_named_and_not_everybody(leider, sessie):
    Peilpost.objects.update(pogingen=post.POGINGEN, fout="De mailserver is niet te bereiken.")

    deel = leider.post(_adres(sessie, "peilpost_weer"), headers=HTMX)
    assert "onderweg" in deel.text

    Peilpost.objects.update(pogingen=post.POGINGEN, fout="De mailserver is niet te bereiken.")
    tekst = _pagina(leider, sessie)
    assert "Er gaat geen mail weg" in tekst
    assert "De mailserver is niet te bereiken. Er is niets verloren." in tekst
    assert 'class="rij"' not in tekst


def test_what_waits_for_the_server_says_when_it_goes(leider, sessie):
    straks = timezone.now() + datetime.timedelta(minutes=5)
    Peilpost.objects.update(vanaf=straks, pogingen=1, fout="De mailserver is niet te bereiken.")

    uur = timezone.localtime(straks).strftime("%H.%M")
    assert f"Om {uur} uur proberen we het vanzelf opnieuw" in _pagina(leider, sessie)


@pytest.mark.parametrize("aantal", [8, 60])
def test_the_part_takes_as_many_queries_whoever_many(als, django_assert_num_queries, aantal):
    sessie = peilen.open_team(aantal)
    leider = LidmaatschapFactory(team=sessie.team, rol="teamleider").gebruiker
    Peilpost.objects.update(pogingen=post.POGINGEN, fout="weg")
    client = als(leider)
    client.get(_adres(sessie), headers=HTMX)
    with django_assert_num_queries(7):
        client.get(_adres(sessie), headers=HTMX)


def test_a_reminder_is_one_press_and_once_a_day(leider, sessie):
    post.verstuur_post.call(sessie.pk)
    mail.outbox.clear()

    antwoord = leider.post(_adres(sessie, "peiling_herinner"), follow=True)
    assert "De herinnering gaat naar 10 collega" in antwoord.text
    assert "De herinnering is onderweg: nog 10 te gaan" in " ".join(antwoord.text.split())

    antwoord = leider.post(_adres(sessie, "peiling_herinner"), follow=True)
    assert "Vandaag ging er al een herinnering uit" in antwoord.text
    assert Peilpost.objects.count() == 10


# --- Links on paper ---


def test_links_on_paper_are_shown_once_and_kept_nowhere(leider, sessie):
    antwoord = _maak(leider, sessie, 3)

    tokens = _tokens(antwoord.text)
    assert len(set(tokens)) == 3
    assert antwoord.text.count("data:image/svg+xml") == 3
    assert "no-store" in antwoord["Cache-Control"]
    for token in tokens:
        assert f"/antwoord/{sessie.code}/{token}/" in antwoord.text
        assert Uitnodiging.objects.filter(merk=merk_van(token)).exists()
        assert zoek(sessie.code, token)
    opnieuw = leider.get(_adres(sessie, "peiling_papier")).text
    assert not any(token in opnieuw + _pagina(leider, sessie) for token in tokens)


def test_they_are_counted_openly(leider, sessie):
    _maak(leider, sessie, 3)

    groep = Peilgroep.objects.get()
    sessie.refresh_from_db()
    assert (groep.uitgenodigd, groep.op_papier, sessie.aantal_aanwezig) == (13, 3, 13)
    assert 'er <strong class="cijfers">3</strong> gemaakt' in _pagina(leider, sessie)


def test_each_asks_for_one_answer_more_and_closing_says_so(leider, sessie):
    assert "minder dan 5 antwoorden, dan laten we niets zien." in _pagina(leider, sessie)
    for token in peilen.links(sessie)[:6]:
        peilen.antwoord(sessie, token, 1, 1, 1)
    assert "er niets te zien" not in _pagina(leider, sessie)

    _maak(leider, sessie, 3)

    pagina = _pagina(leider, sessie)
    assert "Zijn er dan minder dan 8 antwoorden, dan laten we niets zien." in pagina
    assert "Dat zijn er 5, en één meer voor elke link op papier." in pagina
    assert "Zijn er nog geen 8 antwoorden, dan is er niets te zien." in pagina


@pytest.mark.parametrize("aantal", ["0", "51", "-1", "", "veel", "9" * 30])
def test_a_wrong_number_says_so_at_the_field(leider, sessie, aantal):
    antwoord = _maak(leider, sessie, aantal)

    assert antwoord.status_code == 422
    assert 'id="error_1_id_aantal"' in antwoord.text
    assert Peilgroep.objects.get().op_papier == 0


def test_a_group_is_chosen_where_there_are_more(als, wereld):
    sessie = peilen.open_organisatie(leiders=6, medewerkers=12)
    client = als(wereld.kwaliteit)
    assert _maak(client, sessie, 2).status_code == 422
    assert _maak(client, sessie, 2, groep=999).status_code == 422

    groep = Peilgroep.objects.get(code="leiding")
    antwoord = _maak(client, sessie, 2, groep=groep.pk)

    assert "Leidinggevenden" in antwoord.text
    assert dict(Peilgroep.objects.values_list("code", "op_papier")) == {
        "leiding": 2,
        "medewerkers": 0,
    }


def test_the_result_says_how_many_were_on_paper(als, sessie, wereld):
    tokens = peilen.links(sessie)
    maak_links(sessie.pk, Peilgroep.objects.get().pk, 3)
    for token in tokens[:9]:
        peilen.antwoord(sessie, token, 1, 1, 1)
    sluit_peiling(sessie.pk)

    tekst = als(wereld.teamlid).get(reverse("sessie_uitslag", args=[sessie.pk])).text
    assert "9 van de 13 mensen antwoordden. 3 uitnodigingen waren op papier." in tekst


def test_without_paper_it_says_nothing_of_it(als, sessie, wereld):
    for token in peilen.links(sessie)[:9]:
        peilen.antwoord(sessie, token, 1, 1, 1)
    sluit_peiling(sessie.pk)

    tekst = als(wereld.teamlid).get(reverse("sessie_uitslag", args=[sessie.pk])).text
    assert "9 van de 10 mensen antwoordden." in tekst
    assert "papier" not in tekst


def test_after_the_last_day_no_links_are_made(leider, sessie, monkeypatch):
    peilen.zet_sluitdag(sessie, -1)
    antwoord = _maak(leider, sessie)
    assert "De laatste dag is geweest" in antwoord.text
    assert _tokens(antwoord.text) == []


def test_the_pdf_has_the_links_of_the_page_and_makes_no_others(leider, sessie):
    tokens = maak_links(sessie.pk, Peilgroep.objects.get().pk, 2)
    aantal = Uitnodiging.objects.count()

    antwoord = leider.post(_adres(sessie, "peiling_papier_pdf"), {"token": tokens})

    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord.content.startswith(b"%PDF")
    assert Uitnodiging.objects.count() == aantal


@pytest.mark.parametrize("tokens", [[], ["verzonnen"], ["verzonnen"] * (HOOGSTENS + 1)])
def test_of_other_links_no_pdf_is_made(leider, sessie, tokens):
    antwoord = leider.post(_adres(sessie, "peiling_papier_pdf"), {"token": tokens})
    assert antwoord.status_code == 404


def test_without_pango_the_links_are_still_there(leider, sessie, monkeypatch):
    from rapportage.pdf import PdfNietBeschikbaar

    tokens = maak_links(sessie.pk, Peilgroep.objects.get().pk, 2)

    def zonder(*args):
        raise PdfNietBeschikbaar

    monkeypatch.setattr("boas.views.peilpost.maak_pdf", zonder)
    antwoord = leider.post(_adres(sessie, "peiling_papier_pdf"), {"token": tokens})
    assert _tokens(antwoord.text) == tokens
    assert PdfNietBeschikbaar.melding.split(".")[0] in antwoord.text
