"""Sending the mail of a peiling: each its own, never lost, never twice at once."""

import datetime
import logging
from email import message_from_bytes

import pytest
from django.core import mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from boas.models import Peiling, Peilpost, Sessie
from boas.peilen import post
from boas.peilen.poststand import niet_gegaan, stand
from boas.peilen.sluiten import sluit_peiling
from organisatie.models import Gebruiker
from tests.boas import peilen
from tests.smtp import smtp_server

pytestmark = [pytest.mark.django_db, pytest.mark.database]

SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture(autouse=True)
def _zo_snel_als_het_gaat(settings):
    settings.MAIL_PER_MINUUT = 0


@pytest.fixture
def server(settings):
    with smtp_server() as server:
        settings.EMAIL_BACKEND = SMTP
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        yield server


@pytest.fixture
def wachtrij(settings):
    """Tasks wait in the database, as they do outside tests."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def _over(sessie: Sessie):
    return Peilpost.objects.filter(peiling=sessie.pk)


def _taken():
    return DBTaskResult.objects.filter(task_path=post.verstuur_post.module_path)


def _later(sessie: Sessie) -> None:
    """As if everybody's time to wait is over."""
    _over(sessie).update(vanaf=timezone.now() - datetime.timedelta(seconds=1))


def test_everybody_gets_the_link_that_waited_for_them_and_no_row_stays():
    sessie = peilen.open_team(8)
    links = {rij.gebruiker.email: rij.token for rij in _over(sessie).select_related("gebruiker")}

    assert post.verstuur_post.call(sessie.pk) == 8

    assert {bericht.to[0] for bericht in mail.outbox} == links.keys()
    for bericht in mail.outbox:
        [aan] = bericht.to
        for tekst in (bericht.body, bericht.alternatives[0].content):
            assert f"/antwoord/{sessie.code}/{links[aan]}/" in tekst
            assert not any(link in tekst for wie, link in links.items() if wie != aan)
    assert not _over(sessie).exists()


def test_opening_lets_the_mail_go(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        peilen.open_team(8)

    assert len(mail.outbox) == 8


def test_a_bundle_goes_over_one_connection(server):
    sessie = peilen.open_team(8)

    post.verstuur_post.call(sessie.pk)

    assert len(server.berichten) == 8
    assert server.verbindingen == 1


def test_a_row_is_deleted_after_its_mail_left(server, monkeypatch):
    """Killed between the two the mail goes again, with the same link: never lost."""
    sessie = peilen.open_team(5)
    echt = post._verstuur_een

    def stroom_valt_uit(verbinding, brieven, rij):
        verbinding.send_messages([brieven.voor(rij)])
        raise SystemExit

    monkeypatch.setattr(post, "_verstuur_een", stroom_valt_uit)
    with pytest.raises(SystemExit):
        post.verstuur_post.call(sessie.pk)
    [(aan, eerste)] = server.berichten
    assert _over(sessie).count() == 5

    monkeypatch.setattr(post, "_verstuur_een", echt)
    _later(sessie)
    post.verstuur_post.call(sessie.pk)

    [tweede] = [inhoud for wie, inhoud in server.berichten[1:] if wie == aan]
    assert _link(eerste) == _link(tweede)
    assert len({wie for wie, _ in server.berichten}) == 5
    nummers = {message_from_bytes(inhoud)["Message-ID"] for inhoud in (eerste, tweede)}
    assert len(nummers) == 1


def _link(inhoud: bytes) -> str:
    deel = message_from_bytes(inhoud).get_payload()[0].get_payload(decode=True).decode()
    return next(regel for regel in deel.splitlines() if "/antwoord/" in regel)


def test_what_somebody_is_sending_nobody_else_takes():
    sessie = peilen.open_team(8)

    assert len(post._neem(sessie.pk)) == 8
    assert post._neem(sessie.pk) == []
    assert post.verstuur_post.call(sessie.pk) == 0


def test_after_a_kill_the_task_that_follows_takes_what_was_left(wachtrij):
    sessie = peilen.open_team(8)
    post._neem(sessie.pk)
    assert _taken().count() == 1

    _over(sessie).update(vanaf=timezone.now() - post.ONDERHANDEN)
    assert post.verstuur_post.call(sessie.pk) == 8


def test_bundles_follow_each_other_at_a_gentle_pace(wachtrij, settings):
    settings.MAIL_PER_MINUUT = 4
    sessie = peilen.open_team(8)
    begin = timezone.now()

    assert post.verstuur_post.call(sessie.pk) == 4

    volgende = _taken().get()
    assert volgende.run_after - begin >= datetime.timedelta(seconds=59)
    # Another task, of a second press or a second worker, goes no faster.
    assert post.verstuur_post.call(sessie.pk) == 0


def test_when_all_has_gone_no_task_is_left(wachtrij):
    sessie = peilen.open_team(8)
    post.verstuur_post.call(sessie.pk)
    _taken().delete()

    post.verstuur_post.call(sessie.pk)

    assert not _taken().exists()


@pytest.mark.parametrize("antwoord", [b"550 ken ik niet", b"553 mag niet"])
def test_a_refused_address_stays_with_the_reason_and_the_others_go(server, antwoord):
    sessie = peilen.open_team(8)
    fout = _over(sessie).first().gebruiker
    server.weiger[fout.email] = antwoord

    assert post.verstuur_post.call(sessie.pk) == 7

    nu = stand(sessie.pk)
    assert (nu.genodigd, nu.verstuurd, nu.wacht, nu.mislukt) == (8, 7, 0, 1)
    [rij] = niet_gegaan(sessie.pk)
    assert rij.gebruiker == fout
    assert fout.email in rij.fout
    assert not nu.onderweg

    server.weiger.clear()
    assert post.probeer_opnieuw(sessie.pk) == 1
    post.verstuur_post.call(sessie.pk)
    assert stand(sessie.pk).verstuurd == 8


def test_an_address_that_is_busy_is_tried_a_few_times_by_itself(server):
    sessie = peilen.open_team(8)
    server.weiger[_over(sessie).first().gebruiker.email] = b"450 straks"

    for poging in range(1, post.POGINGEN + 1):
        post.verstuur_post.call(sessie.pk)
        [rij] = _over(sessie)
        assert rij.pogingen == poging
        _later(sessie)

    assert stand(sessie.pk).mislukt == 1
    assert post.verstuur_post.call(sessie.pk) == 0
    assert len(server.berichten) == 7


def test_without_mail_server_everything_waits_and_says_why(server):
    sessie = peilen.open_team(8)
    server.weiger["BEGIN"] = b"554 vandaag niet"

    post.verstuur_post.call(sessie.pk)

    nu = stand(sessie.pk)
    assert (nu.verstuurd, nu.wacht, nu.mislukt) == (0, 8, 0)
    assert nu.onderweg
    assert "mailserver" in nu.fout
    assert nu.vanaf > timezone.now()
    # One connection tells enough: nothing is tried before its time.
    assert server.verbindingen == 1
    assert post.verstuur_post.call(sessie.pk) == 0
    assert server.verbindingen == 1

    for _ in range(post.POGINGEN):
        _later(sessie)
        post.verstuur_post.call(sessie.pk)
    nu = stand(sessie.pk)
    assert (nu.wacht, nu.mislukt) == (0, 8)

    server.weiger.clear()
    post.probeer_opnieuw(sessie.pk)
    assert post.verstuur_post.call(sessie.pk) == 8


def test_what_another_worker_is_sending_stays_with_it(server, settings):
    sessie = peilen.open_team(60)
    [*van_een_ander] = post._neem(sessie.pk)
    server.weiger["BEGIN"] = b"554 vandaag niet"

    post.verstuur_post.call(sessie.pk)

    rijen = _over(sessie).filter(pk__in=[rij.pk for rij in van_een_ander])
    assert set(rijen.values_list("pogingen", "fout")) == {(0, "")}
    assert min(rijen.values_list("vanaf", flat=True)) > timezone.now() + post.ONDERHANDEN / 2
    assert set(_over(sessie).difference(rijen).values_list("pogingen", flat=True)) == {1}


def test_a_server_that_refuses_every_mail_is_not_asked_for_each(server):
    sessie = peilen.open_team(30)
    server.weiger["RCPT"] = b"550 relay denied"

    post.verstuur_post.call(sessie.pk)

    nu = stand(sessie.pk)
    assert (nu.wacht, nu.mislukt) == (25, 5)
    assert nu.fout


def test_a_server_that_hangs_up_now_and_then_gets_them_all(server):
    sessie = peilen.open_team(8)
    server.hang_op_na = 3

    for _ in range(4):
        _later(sessie)
        post.verstuur_post.call(sessie.pk)

    assert len(server.berichten) == 8
    assert not _over(sessie).exists()


def test_who_has_no_account_any_more_gets_no_mail():
    sessie = peilen.open_team(8)
    weg = _over(sessie).first().gebruiker
    Gebruiker.objects.filter(pk=weg.pk).update(is_active=False)

    post.verstuur_post.call(sessie.pk)

    assert len(mail.outbox) == 7
    assert [rij.fout for rij in niet_gegaan(sessie.pk)] == [post.NIET_ACTIEF]


def test_after_the_last_day_nothing_goes(server):
    sessie = peilen.open_team(8)
    peilen.zet_sluitdag(sessie, -1)

    post.verstuur_post.call(sessie.pk)

    assert server.berichten == []
    assert {rij.fout for rij in niet_gegaan(sessie.pk)} == {post.VOORBIJ}


def test_closed_while_mail_goes_out_the_rest_stays(monkeypatch):
    sessie = peilen.open_team(8)
    echt = post._verstuur_een

    def sluit_eerst(verbinding, brieven, rij):
        if len(mail.outbox) == 3 and _over(sessie):
            sluit_peiling(sessie.pk)
        return echt(verbinding, brieven, rij)

    monkeypatch.setattr(post, "_verstuur_een", sluit_eerst)
    assert post.verstuur_post.call(sessie.pk) == 3


def test_without_a_mail_server_links_are_not_printed_in_the_log(settings, capsys):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    sessie = peilen.open_team(8)
    tokens = peilen.links(sessie)

    post.verstuur_post.call(sessie.pk)
    uitvoer = capsys.readouterr().out
    assert not any(token in uitvoer for token in tokens)
    assert {rij.fout for rij in niet_gegaan(sessie.pk)} == {post.GEEN_SERVER}

    # In the demo that is how somebody finds one.
    settings.DEMO = True
    post.probeer_opnieuw(sessie.pk)
    post.verstuur_post.call(sessie.pk)
    uitvoer = capsys.readouterr().out
    assert all(token in uitvoer for token in tokens)


def test_what_a_server_answers_reaches_neither_log_nor_row(server, caplog):
    caplog.set_level(logging.DEBUG)
    sessie = peilen.open_team(5)
    tokens = peilen.links(sessie)
    server.weiger["DATA"] = b"554 spam: " + b" ".join(token.encode() for token in tokens)

    post.verstuur_post.call(sessie.pk)

    assert "SMTPDataError 554" in caplog.text
    gezegd = caplog.text + "".join(_over(sessie).values_list("fout", flat=True))
    assert not any(token in gezegd for token in tokens)


def test_a_fault_of_ours_names_its_place_and_nothing_else(monkeypatch, caplog):
    sessie = peilen.open_team(5)
    tokens = peilen.links(sessie)

    def kapot(brieven, rij):
        raise ZeroDivisionError(rij.token)

    monkeypatch.setattr("boas.peilen.brieven.Brieven.voor", kapot)
    post.verstuur_post.call(sessie.pk)

    assert "ZeroDivisionError" in caplog.text
    assert "test_peilpost.py" in caplog.text
    assert not any(token in caplog.text for token in tokens)
    assert stand(sessie.pk).mislukt == 5


def test_nobody_at_it_for_long_is_stuck_and_can_be_tried_again():
    sessie = peilen.open_team(8)
    assert stand(sessie.pk).onderweg
    _over(sessie).update(vanaf=timezone.now() - post.ONDERHANDEN * 1.1)

    nu = stand(sessie.pk)
    assert nu.vastgelopen
    assert nu.kan_opnieuw
    assert not nu.onderweg


@pytest.mark.parametrize("aantal", [5, 60])
def test_its_state_is_one_query(django_assert_num_queries, aantal):
    sessie = peilen.open_team(aantal)
    with django_assert_num_queries(1):
        nu = stand(sessie.pk)
    assert (nu.genodigd, nu.wacht, nu.verstuurd) == (aantal, aantal, 0)


def test_a_peiling_that_asked_nobody_has_a_state_too():
    assert stand(0).genodigd == 0
    assert not Peiling.objects.exists()
