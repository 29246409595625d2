"""Mail in the queue: sent once, kept when it fails, tried again by a person."""

import smtplib

import pytest
from django.core import mail
from django.urls import reverse

from organisatie.models import Inzage, Verzending
from organisatie.post import (
    MailBijlage,
    MailGaatNiet,
    probeer_opnieuw,
    verstuur,
    verstuur_of_herhaal,
)
from organisatie.post import verstuur_verzending as taak
from tests.factories import GebruikerFactory

pytestmark = pytest.mark.database

BEREIKT: list[int] = []


def een_bijlage(verzending: Verzending) -> list[MailBijlage]:
    return [MailBijlage("agenda.txt", str(verzending.gegevens["inhoud"]).encode(), "text/plain")]


def te_groot(verzending: Verzending) -> list[MailBijlage]:
    return [MailBijlage("film.bin", b"0" * (19 * 1024 * 1024), "application/octet-stream")]


def document_weg(verzending: Verzending) -> list[MailBijlage]:
    raise FileNotFoundError("weg")


def onvoorzien(verzending: Verzending) -> list[MailBijlage]:
    raise ZeroDivisionError


def na_afloop(verzending: Verzending) -> None:
    BEREIKT.append(verzending.pk)


@pytest.fixture
def door(wereld):
    return wereld.teamleider


def _stuur(wereld, **anders):
    return verstuur(
        "agenda",
        **{
            "onderwerp": "Agenda van de BOAS",
            "tekst": "Kom je ook?",
            "html": "<p>Kom je ook?</p>",
            "aan": [wereld.teamleider, wereld.teamlid],
            "door": wereld.teamleider,
            "team": wereld.team,
            "over": "sessie-1",
            **anders,
        },
    )


@pytest.fixture
def kapotte_server(monkeypatch):
    """The mail server raises what the test puts in; None: it works again."""
    stand: dict[str, BaseException | None] = {"fout": ConnectionRefusedError()}
    echt = mail.EmailMessage.send

    def send(bericht, *args, **kwargs):
        if stand["fout"]:
            raise stand["fout"]
        return echt(bericht, *args, **kwargs)

    monkeypatch.setattr(mail.EmailMessage, "send", send)
    return stand


def test_mail_goes_to_everyone_at_once_with_attachment(wereld):
    BEREIKT.clear()
    verzending = _stuur(
        wereld, bijlagen=een_bijlage, daarna=na_afloop, gegevens={"inhoud": "het plan"}
    )

    verzending.refresh_from_db()
    [bericht] = mail.outbox
    assert verzending.status == Verzending.Status.VERSTUURD
    assert bericht.to == [wereld.teamlid.email, wereld.teamleider.email]
    assert bericht.reply_to == [wereld.teamleider.email]
    assert bericht.attachments == [("agenda.txt", "het plan", "text/plain")]
    assert bericht.alternatives[0].mimetype == "text/html"
    assert [verzending.pk] == BEREIKT
    inzage = Inzage.objects.get()
    assert (inzage.soort, inzage.gebruiker, inzage.team) == (
        "verstuurd",
        wereld.teamleider,
        wereld.team,
    )
    assert inzage.wat == "Agenda van de BOAS (aan 2 personen)"


def test_who_left_gets_nothing_and_nobody_left_is_refused(wereld):
    weg = GebruikerFactory(is_active=False)
    _stuur(wereld, aan=[wereld.teamlid, weg])
    assert mail.outbox[0].to == [wereld.teamlid.email]

    with pytest.raises(MailGaatNiet, match="niemand"):
        _stuur(wereld, aan=[weg])
    assert Verzending.objects.count() == 1


def test_line_break_in_subject_makes_no_header(wereld):
    verzending = _stuur(wereld, onderwerp="Agenda\nBcc: iemand@elders.example")

    assert verzending.onderwerp == "Agenda Bcc: iemand@elders.example"
    assert mail.outbox[0].bcc == []


@pytest.mark.parametrize(
    ("fout", "woorden"),
    [
        (ConnectionRefusedError(), "niet te bereiken"),
        (TimeoutError(), "niet te bereiken"),
        (smtplib.SMTPServerDisconnected(), "niet te bereiken"),
        (smtplib.SMTPAuthenticationError(535, b"nee"), "liet ons niet binnen"),
        (smtplib.SMTPRecipientsRefused({"a@b.example": (550, b"weg")}), "a@b.example"),
        (smtplib.SMTPDataError(554, b"spam"), "nam de mail niet aan"),
    ],
)
def test_refused_mail_stays_and_can_be_sent_again(wereld, kapotte_server, fout, woorden):
    kapotte_server["fout"] = fout
    verzending = _stuur(wereld)

    verzending.refresh_from_db()
    assert verzending.status == Verzending.Status.MISLUKT
    assert woorden in verzending.fout
    assert verzending.kan_opnieuw
    assert not Inzage.objects.exists()

    kapotte_server["fout"] = None
    assert probeer_opnieuw(verzending)
    verzending.refresh_from_db()
    assert verzending.status == Verzending.Status.VERSTUURD
    assert verzending.fout == ""
    assert len(mail.outbox) == 1


def test_sending_twice_sends_once(wereld):
    verzending = _stuur(wereld)

    assert taak.call(verzending.pk) == "niets te doen"
    assert not probeer_opnieuw(verzending)
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("maker", "woorden"),
    [
        (te_groot, "samen 19 MB"),
        (document_weg, "documenten is er niet meer"),
        (onvoorzien, "Het maken van de mail ging mis"),
    ],
)
def test_mail_that_cannot_be_made_says_why(wereld, maker, woorden):
    verzending = _stuur(wereld, bijlagen=maker)

    verzending.refresh_from_db()
    assert verzending.status == Verzending.Status.MISLUKT
    assert woorden in verzending.fout
    assert mail.outbox == []


def test_broken_off_halfway_can_be_tried_again(wereld, settings):
    verzending = _stuur(wereld)
    lang_geleden = verzending.moment.replace(year=2020)
    Verzending.objects.update(status="bezig", bezig_sinds=lang_geleden, verstuurd_op=None)
    verzending.refresh_from_db()

    assert verzending.vastgelopen
    assert not verzending.onderweg
    assert probeer_opnieuw(verzending)
    assert len(mail.outbox) == 2


@pytest.fixture
def stilstaand(wereld, settings):
    """A mail that nobody took from the queue for a long time."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    verzending = _stuur(wereld)
    assert verzending.onderweg
    Verzending.objects.update(moment=verzending.moment.replace(year=2020))
    verzending.refresh_from_db()
    return verzending


def test_waiting_too_long_can_be_tried_again_and_goes_once(wereld, als, stilstaand):
    assert stilstaand.vastgelopen
    pad = f"/verzendingen/{stilstaand.pk}/"
    assert "niemand verstuurt hem" in als(wereld.teamleider).get(pad).text

    assert probeer_opnieuw(stilstaand)
    assert not probeer_opnieuw(stilstaand)
    stilstaand.refresh_from_db()
    assert stilstaand.onderweg
    # Both tasks come after all.
    assert taak.call(stilstaand.pk) == Verzending.Status.VERSTUURD
    assert taak.call(stilstaand.pk) == "niets te doen"
    assert len(mail.outbox) == 1


def _nog_eens(wereld, **anders):
    gelijk = {
        "soort": "agenda",
        "onderwerp": "Agenda van de BOAS",
        "tekst": "Kom je ook?",
        "html": "<p>Kom je ook?</p>",
        "aan": [wereld.teamleider, wereld.teamlid],
        "door": wereld.teamleider,
        "team": wereld.team,
        "over": "sessie-1",
    }
    return verstuur_of_herhaal(**gelijk | anders)


def test_the_same_mail_is_tried_again(wereld, stilstaand):
    assert _nog_eens(wereld) == stilstaand
    with pytest.raises(MailGaatNiet, match="al onderweg"):
        _nog_eens(wereld)


@pytest.mark.parametrize("anders", [{"tekst": "Kom je?"}, {"html": "<b>Kom je?</b>"}])
def test_another_text_is_another_mail_and_the_old_one_never_goes(wereld, stilstaand, anders):
    nieuw = _nog_eens(wereld, **anders)

    assert nieuw.pk != stilstaand.pk
    assert taak.call(stilstaand.pk) == "niets te doen"
    assert taak.call(nieuw.pk) == Verzending.Status.VERSTUURD
    assert len(mail.outbox) == 1


def test_other_people_get_another_mail(wereld, stilstaand):
    nieuw = _nog_eens(wereld, aan=[wereld.teamlid])

    assert nieuw.pk != stilstaand.pk
    assert list(nieuw.aan.all()) == [wereld.teamlid]


def test_een_mail_die_weg_is_meldt_dat_aan_de_hele_pagina(wereld, als):
    verzending = _stuur(wereld)
    client, htmx = als(wereld.teamleider), {"HX-Request": "true"}
    pad = reverse("verzending", args=[verzending.pk])
    assert client.get(pad, headers=htmx)["HX-Trigger"] == "verzending-klaar"
    Verzending.objects.filter(pk=verzending.pk).update(
        status=Verzending.Status.WACHT, verstuurd_op=None
    )
    assert "HX-Trigger" not in client.get(pad, headers=htmx)
