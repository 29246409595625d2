"""The agenda by mail: preview, sending, documents, and a server that refuses."""

import datetime

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from boas.voorbereiding import maak_sessie, voeg_bijlage_toe
from organisatie.bijlagen import MAX_BYTES
from organisatie.models import Bijlage, Inzage, Verzending
from tests.factories import VersieFactory


@pytest.fixture
def sessie(wereld):
    sessie = maak_sessie(
        wereld.team,
        VersieFactory(instrument__naam="BOAS"),
        wereld.teamleider,
        "Begeleiding & <meer>",
        samenvatting="We spreken elke student twee keer.",
    )
    sessie.gepland_op = timezone.make_aware(datetime.datetime(2030, 3, 12, 15, 30))
    sessie.plaats = "Lokaal 2.14"
    sessie.save()
    return sessie


@pytest.fixture
def leider(als, wereld):
    return als(wereld.teamleider)


def _verstuur(client, sessie, **kwargs):
    return client.post(reverse("sessie_agenda_versturen", args=[sessie.pk]), **kwargs)


def _pagina(client, sessie):
    return client.get(reverse("sessie_voorbereiden", args=[sessie.pk])).text


def test_mail_to_the_team_with_documents(leider, sessie, wereld):
    voeg_bijlage_toe(
        sessie, SimpleUploadedFile("plan.txt", b"het plan"), "plan.txt", wereld.teamleider
    )
    antwoord = _verstuur(leider, sessie)

    [bericht] = mail.outbox
    assert bericht.subject == "BOAS: Begeleiding & <meer>, dinsdag 12 maart 2030"
    assert set(bericht.to) == {lid.gebruiker.email for lid in wereld.leden}
    assert "12 maart 2030" in bericht.body
    assert "15.30" in bericht.body
    assert "Lokaal 2.14" in bericht.body
    assert "We spreken elke student twee keer." in bericht.body
    assert "Begeleiding & <meer>" in bericht.body
    assert "Begeleiding &amp; &lt;meer&gt;" in bericht.alternatives[0].content
    assert [(b.filename, b.content, b.mimetype) for b in bericht.attachments] == [
        ("plan.txt", "het plan", "text/plain")
    ]
    sessie.refresh_from_db()
    assert sessie.agenda_verstuurd_op is not None
    assert Inzage.objects.get().soort == "verstuurd"
    assert "gaat naar 3 mensen van team Onderwijsassistent" in leider.get(antwoord.url).text


def test_preview_is_the_mail(leider, sessie):
    pagina = _pagina(leider, sessie)
    _verstuur(leider, sessie)

    for regel in mail.outbox[0].body.splitlines():
        assert regel.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in pagina
    assert "Verstuur de agenda aan 3 teamleden" in " ".join(pagina.split())


def test_sent_mail_shows_to_whom_and_whether_something_changed(leider, sessie):
    _verstuur(leider, sessie)
    tekst = _pagina(leider, sessie)
    assert "Verstuurd op" in tekst
    assert "Daan Docent" in tekst
    assert "is er iets veranderd" not in tekst

    sessie.refresh_from_db()
    sessie.plaats = "Aula"
    sessie.save()
    assert "is er iets veranderd" in _pagina(leider, sessie)


@pytest.mark.parametrize(
    ("velden", "reden"),
    [
        ({"gepland_op": None}, "Kies eerst een datum en tijd."),
        ({"gepland_op": timezone.now() - datetime.timedelta(minutes=1)}, "De datum is al geweest."),
        ({"agenda": " "}, "Schrijf eerst een agenda."),
    ],
)
def test_not_yet_says_why_and_sends_nothing(leider, sessie, velden, reden):
    for naam, waarde in velden.items():
        setattr(sessie, naam, waarde)
    sessie.save()

    assert reden in _pagina(leider, sessie)
    assert reden in leider.get(_verstuur(leider, sessie).url).text
    assert mail.outbox == []
    assert not Verzending.objects.exists()


def test_too_large_together_is_told_beforehand(leider, sessie, wereld):
    for naam in ("a.txt", "b.txt"):
        bijlage = voeg_bijlage_toe(sessie, SimpleUploadedFile(naam, b"x"), naam, wereld.teamleider)
        Bijlage.objects.filter(pk=bijlage.pk).update(grootte=MAX_BYTES)
    assert "De documenten zijn samen 20 MB" in _pagina(leider, sessie)


def test_pressed_twice_sends_once(leider, sessie, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    _verstuur(leider, sessie)
    antwoord = _verstuur(leider, sessie)

    assert Verzending.objects.count() == 1
    assert "al onderweg" in leider.get(antwoord.url).text
    assert "De mail is onderweg: in de wachtrij." in _pagina(leider, sessie)


@pytest.fixture
def server_weg(monkeypatch):
    def send(bericht, *args, **kwargs):
        raise ConnectionRefusedError

    with monkeypatch.context() as tijdelijk:
        tijdelijk.setattr(mail.EmailMessage, "send", send)
        yield


def test_refused_mail_is_shown_and_nothing_is_lost(leider, sessie, server_weg):
    _verstuur(leider, sessie)

    tekst = _pagina(leider, sessie)
    assert "De mailserver is niet te bereiken" in tekst
    assert "Probeer opnieuw" in tekst
    sessie.refresh_from_db()
    assert sessie.agenda_verstuurd_op is None
    assert "de mail met de agenda" in tekst


def test_try_again_sends_it(leider, sessie, monkeypatch):
    with monkeypatch.context() as tijdelijk:
        tijdelijk.setattr("organisatie.post._bericht", _weiger)
        _verstuur(leider, sessie)
    verzending = Verzending.objects.get()
    assert verzending.status == "mislukt"

    pagina = reverse("sessie_voorbereiden", args=[sessie.pk])
    adres = reverse("verzending_opnieuw", args=[verzending.pk])
    antwoord = leider.post(adres, {"terug": pagina})

    assert antwoord.url == pagina
    assert len(mail.outbox) == 1
    sessie.refresh_from_db()
    assert sessie.agenda_verstuurd_op is not None


def _weiger(verzending):
    raise TimeoutError


@pytest.mark.parametrize("terug", ["https://elders.example/", "//elders.example", ""])
def test_never_sends_a_person_elsewhere(leider, sessie, terug):
    _verstuur(leider, sessie)
    pk = Verzending.objects.get().pk
    antwoord = leider.post(reverse("verzending_opnieuw", args=[pk]), {"terug": terug})
    assert antwoord.url == reverse("verzending", args=[pk])


def test_state_asks_again_only_while_under_way(leider, sessie, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    _verstuur(leider, sessie)
    verzending = Verzending.objects.get()
    adres = reverse("verzending", args=[verzending.pk])
    deel = leider.get(adres, headers={"HX-Request": "true"}).text
    assert 'hx-trigger="every 2s"' in deel
    assert "".join(deel.split()) in "".join(leider.get(adres).text.split())

    Verzending.objects.update(status="verstuurd", verstuurd_op=timezone.now())
    assert "every 2s" not in leider.get(adres, headers={"HX-Request": "true"}).text


def test_vanished_document_fails_in_words(leider, sessie, wereld):
    bijlage = voeg_bijlage_toe(
        sessie, SimpleUploadedFile("plan.txt", b"x"), "plan.txt", wereld.teamleider
    )
    bijlage.bestand.storage.delete(bijlage.bestand.name)
    _verstuur(leider, sessie)
    assert "documenten is er niet meer" in Verzending.objects.get().fout
