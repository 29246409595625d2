"""Inviting hundreds: one by one in the background, with a link that is kept nowhere."""

import re
import smtplib

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from organisatie import uitnodigen
from organisatie.models import Gebruiker, Verzending
from organisatie.personen import verloop
from tests.factories import GebruikerFactory
from tests.organisatie.test_personen_inlezen import NINA, lijst


@pytest.fixture
def nieuwen(wereld):
    """Six without a password; those of the world sign in by other means."""
    Gebruiker.objects.update(last_login=timezone.now())
    return [Gebruiker.objects.maak(f"n{i}@school.example", f"Nieuw {i}") for i in range(6)]


def test_ieder_krijgt_een_eigen_mail_met_een_link_die_werkt(wereld, als, nieuwen, client):
    als(wereld.beheerder).post(reverse("personen_uitnodigen"))
    assert {m.to[0] for m in mail.outbox} == {n.email for n in nieuwen}
    assert all(len(m.to) == 1 for m in mail.outbox)
    assert uitnodigen.lees_stand() == uitnodigen.Stand(wacht=0, mislukt=0, te_nodigen=0)
    assert Gebruiker.objects.get(pk=nieuwen[0].pk).uitgenodigd_op
    link = re.search(r"(/wachtwoord/nieuw/\S+/)", mail.outbox[0].body).group(1)
    als(wereld.beheerder).logout()
    assert client.get(link, follow=True).status_code == 200
    # The link stands in no table of ours.
    assert not Verzending.objects.exists()


def test_ook_de_werker_die_van_geen_verzoek_weet_verstuurt_ze(nieuwen):
    assert uitnodigen.nodig_allen_uit(uitnodigen.zonder_wachtwoord()) == len(nieuwen)
    assert {m.to[0] for m in mail.outbox} == {n.email for n in nieuwen}
    mail.outbox.clear()
    assert uitnodigen.stuur_wachtwoordlink.func(nieuwen[0].pk)
    assert [m.to for m in mail.outbox] == [[nieuwen[0].email]]


def test_wie_al_een_wachtwoord_heeft_of_weg_is_krijgt_niets(wereld, als, nieuwen):
    nieuwen[0].set_password("vier gewone woorden samen")
    nieuwen[0].save()
    Gebruiker.objects.filter(pk=nieuwen[1].pk).update(is_active=False)
    GebruikerFactory(last_login=timezone.now())
    als(wereld.beheerder).post(reverse("personen_uitnodigen"))
    assert {m.to[0] for m in mail.outbox} == {n.email for n in nieuwen[2:]}


def test_een_verkeerd_adres_houdt_de_anderen_niet_tegen(wereld, als, nieuwen, monkeypatch):
    echt = mail.EmailMessage.send

    def send(bericht, *args, **kwargs):
        if bericht.to == [nieuwen[1].email]:
            raise smtplib.SMTPRecipientsRefused({})
        return echt(bericht, *args, **kwargs)

    monkeypatch.setattr("django.core.mail.message.EmailMessage.send", send)
    als(wereld.beheerder).post(reverse("personen_uitnodigen"))
    assert len(mail.outbox) == 5
    assert uitnodigen.lees_stand().mislukt == 1
    lijst_ = als(wereld.beheerder).get(reverse("beheer_lijst", args=["personen"]) + "?wie=nieuw")
    assert "niet verstuurd" in lijst_.content.decode()


@pytest.mark.database
def test_een_mailserver_die_er_niet_is_stopt_het_en_later_gaat_het_verder(
    wereld, als, nieuwen, monkeypatch
):
    def weigert(*args, **kwargs):
        raise smtplib.SMTPServerDisconnected

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.message.EmailMessage.send", weigert)
        als(wereld.beheerder).post(reverse("personen_uitnodigen"))
    stand = uitnodigen.lees_stand()
    assert (stand.wacht, stand.mislukt) == (6 - uitnodigen.STOP_NA, uitnodigen.STOP_NA)
    als(wereld.beheerder).post(reverse("personen_uitnodigen"), {"wie": "verder"})
    assert {m.to[0] for m in mail.outbox} == {n.email for n in nieuwen}
    assert uitnodigen.lees_stand().wacht == 0


def test_twee_werkers_sturen_niet_dezelfde(wereld, nieuwen):
    Gebruiker.objects.filter(pk__in=[n.pk for n in nieuwen]).update(uitnodiging="bezig")
    assert uitnodigen.verstuur_uitnodigingen.call() == 0
    assert mail.outbox == []


def test_na_een_lijst_nodig_je_uit_wie_zij_maakte(wereld, als, nieuwen):
    run = lijst(NINA)
    verloop.neem_over(run, hier=True)
    client = als(wereld.beheerder)
    assert "Nodig 1 collega uit" in client.get(run.get_absolute_url()).content.decode()
    client.post(run.get_absolute_url(), {"wat": "uitnodigen"})
    assert [m.to for m in mail.outbox] == [[NINA[1]]]
    assert "Nodig 1" not in client.get(run.get_absolute_url()).content.decode()
    client.post(run.get_absolute_url(), {"wat": "uitnodigen"})
    assert len(mail.outbox) == 1
