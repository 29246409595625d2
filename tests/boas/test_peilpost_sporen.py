"""Once the mail has gone nothing joins a person and a link; and two workers send each mail once."""

import logging
import os
import signal
import subprocess
import sys
from threading import Barrier, Thread

import pytest
from django.apps import apps
from django.conf import settings as instellingen
from django.core import mail
from django.db import connection, connections
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from boas.models import Peilgroep, Peilpost
from boas.peilen import post
from boas.peilen.herinneren import herinner
from boas.peilen.papier import maak_links
from tests.boas import peilen
from tests.factories import LidmaatschapFactory
from tests.smtp import smtp_server

pytestmark = pytest.mark.database
SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture
def wachtrij(settings):
    """Tasks wait in the database, as they do outside tests."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def server(settings, wachtrij):
    settings.MAIL_PER_MINUUT = 0
    with smtp_server() as server:
        settings.EMAIL_BACKEND = SMTP
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        yield server


def _alles_in_de_database() -> str:
    rijen = []
    for model in apps.get_models(include_auto_created=True):
        rijen += [repr(rij) for rij in model._default_manager.values_list()]
    return "\n".join(rijen)


@pytest.mark.django_db
def test_when_all_mail_has_gone_no_row_of_any_table_holds_a_link(wachtrij, caplog, als):
    caplog.set_level(logging.DEBUG)
    sessie = peilen.open_team(8)
    leider = LidmaatschapFactory(team=sessie.team, rol="teamleider").gebruiker
    papier = als(leider).post(reverse("peiling_papier", args=[sessie.pk]), {"aantal": 2})
    tokens = [*peilen.links(sessie), *maak_links(sessie.pk, Peilgroep.objects.get().pk, 2)]
    assert papier.status_code == 200
    assert tokens[0] in _alles_in_de_database()

    post.verstuur_post.enqueue(sessie.pk)
    post.verstuur_post.call(sessie.pk)
    herinner(sessie.pk)
    post.verstuur_post.call(sessie.pk)

    assert len(mail.outbox) == 16
    alles = _alles_in_de_database() + caplog.text
    assert not any(token in alles for token in tokens)


@pytest.mark.django_db
def test_a_task_knows_only_which_peiling(wachtrij):
    sessie = peilen.open_team(8)
    post.verstuur_post.enqueue(sessie.pk)
    post.verstuur_post.call(sessie.pk)

    taken = DBTaskResult.objects.filter(task_path=post.verstuur_post.module_path)
    assert taken
    for taak in taken:
        assert taak.args_kwargs == {"args": [sessie.pk], "kwargs": {}}


def test_mail_that_waits_is_in_no_backup():
    assert Peilpost.buiten_reservekopie


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_each_mail_once(server):
    sessie = peilen.open_team(60)
    samen = Barrier(2)
    aantallen: list[int] = []

    def werk() -> None:
        samen.wait()
        try:
            while aantal := post.verstuur_post.call(sessie.pk):
                aantallen.append(aantal)
        finally:
            connections.close_all()

    draden = [Thread(target=werk) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()

    assert sum(aantallen) == 60
    assert len({aan for aan, _ in server.berichten}) == len(server.berichten) == 60
    assert not Peilpost.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_while_a_mail_server_takes_its_time_others_can_write(server, monkeypatch):
    """No transaction is open: on SQLite nobody else could write."""
    sessie = peilen.open_team(5)
    binnen: list[bool] = []
    echt = post._verstuur_een

    def kijk(verbinding, brieven, rij):
        binnen.append(connection.in_atomic_block)
        return echt(verbinding, brieven, rij)

    monkeypatch.setattr(post, "_verstuur_een", kijk)
    post.verstuur_post.call(sessie.pk)
    assert binnen == [False] * 5


WERKER = """
import django
django.setup()
from boas.peilen.post import verstuur_post
verstuur_post.call({pk})
"""


@pytest.mark.django_db(transaction=True)
def test_killed_halfway_the_rest_goes_and_nobody_is_left_out(server):
    """A real process, ended by kill -9 while it sends."""
    sessie = peilen.open_team(40)
    server.stop_na = 15
    host, poort = server.server_address
    naam = connection.settings_dict["NAME"]
    database = f"sqlite:///{naam}"
    if connection.vendor != "sqlite":
        database = os.environ["DATABASE_URL"].replace("/postgres?", f"/{naam}?")
    omgeving = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": database,
        "EMAIL_URL": f"smtp://{host}:{poort}",
        "MAIL_PER_MINUUT": "0",
        "SECRET_KEY": instellingen.SECRET_KEY,
    }
    with subprocess.Popen([sys.executable, "-c", WERKER.format(pk=sessie.pk)], env=omgeving) as weg:
        assert server.vol.wait(60)
        weg.send_signal(signal.SIGKILL)
    assert 0 < Peilpost.objects.count() < 40
    server.ga_door()

    # What was in its hands comes free by itself; here at once.
    Peilpost.objects.update(vanaf=sessie.begonnen_op)
    post.verstuur_post.call(sessie.pk)

    assert len({aan for aan, _ in server.berichten}) == 40
    assert len(server.berichten) - 40 <= 1


@pytest.mark.django_db
def test_thousands_of_mails_take_no_more_memory_than_a_bundle(settings, monkeypatch):
    """Of all that wait only one bundle is in memory, whatever the number."""
    settings.MAIL_PER_MINUUT = 0
    sessie = peilen.open_team(300)
    monkeypatch.setattr(mail.backends.locmem.EmailBackend, "send_messages", lambda s, m: len(m))
    rijen: list[int] = []
    echt = post._verstuur
    monkeypatch.setattr(post, "_verstuur", lambda pk, r: rijen.append(len(r)) or echt(pk, r))

    assert post.verstuur_post.call(sessie.pk) == 300
    assert rijen == [post.BUNDEL] * 6
