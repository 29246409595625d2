"""What the mails of a peiling say, and what they must not tell."""

import datetime

import pytest
from django.core import mail
from django.utils import timezone

from boas.acties import NietNu
from boas.instrumenten import MEEGELEVERD, laad_instrument
from boas.models import Peiling, Peilpost, Sessie
from boas.peilen import brieven, herinneren, post
from boas.peilen.herinneren import herinner
from boas.peilen.sluiten import sluit_peiling
from boas.peilen.starten import maak_peiling
from organisatie.models import Gebruiker, Lidmaatschap
from tests.boas import peilen
from tests.factories import GebruikerFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def sessie():
    sessie = peilen.open_team(8)
    post.verstuur_post.call(sessie.pk)
    return Sessie.objects.get(pk=sessie.pk)


def _herinnerd(sessie: Sessie) -> list[mail.EmailMultiAlternatives]:
    mail.outbox.clear()
    herinner(sessie.pk)
    post.verstuur_post.call(sessie.pk)
    return list(mail.outbox)


def _teksten(bericht) -> list[str]:
    return [bericht.body, bericht.alternatives[0].content]


def test_the_invitation_says_who_asks_until_when_and_what_happens_with_answers(sessie):
    bericht = mail.outbox[0]

    assert bericht.subject == f"Vragenlijst: {sessie.onderwerp}"
    assert bericht.reply_to == [sessie.gemaakt_door.email]
    for tekst in _teksten(bericht):
        assert sessie.gemaakt_door.naam in tekst
        assert str(sessie.peiling.sluit_op.year) in tekst
        assert "Stuur hem niet door" in tekst
        assert "Niemand kan in Borgen zien of jij antwoordde" in tekst
        assert "minder dan vijf" in tekst
        assert "ongeveer 1 minuut" in tekst
    assert sessie.peiling.bericht.split("\n")[0] in bericht.body


@pytest.mark.parametrize("naam", ["knoster", "professionele_cultuur", "sociaal_kapitaal"])
def test_each_instrument_begins_with_why_it_is_asked(naam):
    versie = laad_instrument(MEEGELEVERD / f"{naam}.json")
    team = None if versie.organisatiebreed else peilen.team_van(5)
    sessie = maak_peiling(team, versie, GebruikerFactory(), "Onderwerp")

    assert "hoe jij kijkt naar" not in sessie.peiling.bericht


def test_without_a_text_of_the_leader_it_has_one():
    sessie = peilen.open_team(8)
    Peiling.objects.update(bericht=" ")
    post.verstuur_post.call(sessie.pk)

    assert "vraagt hoe jij kijkt naar Onze cultuur" in mail.outbox[0].body
    assert "ongeveer 1 minuut." in mail.outbox[0].body


def test_what_somebody_typed_makes_no_html_and_no_header():
    sessie = peilen.open_team(8)
    Sessie.objects.update(onderwerp="Zorg & <b>meer</b>\nBcc: iemand@elders.example")
    post.verstuur_post.call(sessie.pk)

    bericht = mail.outbox[0]
    assert bericht.bcc == []
    assert "Zorg & <b>meer</b>" in bericht.subject
    assert "<b>" not in bericht.alternatives[0].content.replace("<body>", "")


def test_a_leader_whose_account_is_off_gets_no_answers():
    sessie = peilen.open_team(8)
    Gebruiker.objects.filter(pk=sessie.gemaakt_door_id).update(is_active=False)
    post.verstuur_post.call(sessie.pk)

    assert mail.outbox[0].reply_to == []


def test_its_number_is_always_the_same_and_says_nothing_of_the_link(sessie):
    nummers = [bericht.extra_headers["Message-ID"] for bericht in mail.outbox]

    assert len(set(nummers)) == 8
    gebruiker = Gebruiker.objects.get(email=mail.outbox[0].to[0])
    assert brieven.berichtnummer(sessie.pk, gebruiker.pk) == nummers[0]
    assert brieven.berichtnummer(sessie.pk + 1, gebruiker.pk) != nummers[0]


def test_the_reminder_goes_to_everybody_and_answers_their_invitation(sessie):
    uitgenodigd = {b.to[0]: b.extra_headers["Message-ID"] for b in mail.outbox}

    herinnerd = _herinnerd(sessie)

    assert {bericht.to[0] for bericht in herinnerd} == uitgenodigd.keys()
    for bericht in herinnerd:
        eerder = uitgenodigd[bericht.to[0]]
        assert bericht.subject == f"Re: Vragenlijst: {sessie.onderwerp}"
        assert bericht.extra_headers["In-Reply-To"] == eerder
        assert bericht.extra_headers["References"] == eerder
        for tekst in _teksten(bericht):
            assert "Heb je al geantwoord? Dan hoef je niets te doen." in tekst
            assert f"Vragenlijst: {sessie.onderwerp}" in tekst
            assert "/antwoord/" not in tekst


def test_who_answered_is_reminded_just_like_who_did_not():
    sessie = peilen.open_team(8)
    tokens = peilen.links(sessie)
    post.verstuur_post.call(sessie.pk)
    for token in tokens[:3]:
        peilen.antwoord(sessie, token, 1, 1, 1)

    assert len({bericht.body.split("\n", 1)[1] for bericht in _herinnerd(sessie)}) == 1
    assert len(mail.outbox) == 8


def test_who_left_the_team_is_not_reminded(sessie):
    weg = Lidmaatschap.objects.filter(team=sessie.team).first()
    weg.tot = timezone.localdate() - datetime.timedelta(days=1)
    weg.save()

    assert weg.gebruiker.email not in {bericht.to[0] for bericht in _herinnerd(sessie)}
    assert len(mail.outbox) == 7


def test_whose_invitation_failed_gets_no_reminder_of_it(sessie):
    zonder = Lidmaatschap.objects.filter(team=sessie.team).first().gebruiker
    Peilpost.objects.create(
        peiling=sessie.peiling, gebruiker=zonder, token="x", pogingen=post.POGINGEN, fout="weg"
    )

    assert zonder.email not in {bericht.to[0] for bericht in _herinnerd(sessie)}


def test_reminding_is_once_a_day(sessie):
    herinner(sessie.pk)
    with pytest.raises(NietNu, match="Vandaag ging er al een herinnering uit"):
        herinner(sessie.pk)
    assert Peilpost.objects.count() == 8

    # Next day one of them still stands there as failed: the new one comes in its place.
    Peilpost.objects.update(pogingen=post.POGINGEN, fout="weg")
    Peiling.objects.update(herinnerd_op=timezone.now() - datetime.timedelta(days=1))
    assert herinner(sessie.pk) == 8
    assert Peilpost.objects.count() == 8


def test_no_reminder_while_invitations_are_on_their_way():
    sessie = peilen.open_team(8)
    with pytest.raises(NietNu, match="nog onderweg"):
        herinner(sessie.pk)


def test_no_reminder_when_no_invitation_left():
    sessie = peilen.open_team(8)
    Peilpost.objects.update(pogingen=post.POGINGEN, fout="weg")
    with pytest.raises(NietNu, match="Nog niemand"):
        herinner(sessie.pk)


def test_no_reminder_after_the_last_day_or_when_closed(sessie):
    peilen.zet_sluitdag(sessie, -1)
    with pytest.raises(NietNu) as niet:
        herinner(sessie.pk)
    assert niet.value.melding == herinneren.VOORBIJ

    sluit_peiling(sessie.pk)
    with pytest.raises(NietNu, match="gesloten"):
        herinner(sessie.pk)
