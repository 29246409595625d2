"""Starting, serving and stopping, with the background worker beside it."""

import os
import signal
import socket
import subprocess
import sys
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from django.core.exceptions import ImproperlyConfigured

from tools import start
from tools.environment import ROOT


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000/"),
        ("0.0.0.0", "http://127.0.0.1:8000/"),  # noqa: S104 - only a string here
        ("::", "http://[::1]:8000/"),
        ("fe80::1", "http://[fe80::1]:8000/"),
        ("borgen.example", "http://borgen.example:8000/"),
    ],
)
def test_the_address_is_one_that_a_browser_here_can_open(host, address):
    assert start.address_of(host, 8000) == address


def test_a_taken_port_is_told(capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SystemExit, match="1"):
            start.listen("127.0.0.1", port)
    assert f"Adres 127.0.0.1 poort {port} is niet vrij." in capsys.readouterr().err


def test_settings_of_signing_in_that_do_not_fit_are_told(settings, capsys):
    start.check_signing_in()
    settings.OIDC_ISSUER = "https://login.school.example"
    with (
        pytest.raises(SystemExit, match="1"),
        start.step("De instellingen kloppen niet.", ImproperlyConfigured),
    ):
        start.check_signing_in()
    told = capsys.readouterr().err
    assert "Vul ook OIDC_CLIENT_ID en OIDC_CLIENT_SECRET in" in told


def test_an_unusual_error_keeps_its_traceback(capsys):
    with pytest.raises(ZeroDivisionError), start.step("Het laden is mislukt."):
        _ = 1 / 0
    assert capsys.readouterr().err == "Het laden is mislukt.\n"


def test_a_worker_that_dies_is_started_again_and_stops_when_asked(monkeypatch, tmp_path):
    monkeypatch.setattr(start, "RESTART_AFTER", 0.0)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    code = "import os,sys; open(sys.argv[1],'w').write(str(os.getpid())); sys.stdin.read()"
    worker = start.Worker([sys.executable, "-c", code, str(pipe)])
    worker.start()
    first = int(pipe.read_text())
    os.kill(first, signal.SIGKILL)
    second = int(pipe.read_text())
    worker.stop()
    assert second != first
    with pytest.raises(ProcessLookupError):
        os.kill(second, 0)


def test_a_whole_start_answers_and_stops_in_order(tmp_path):
    given = {"DATA_DIR": str(tmp_path), "HOST": "127.0.0.1", "PORT": "0", "DEMO": "false"}
    # With DEBUG the static files are stored as they are, which is quicker.
    given["DEBUG"] = "true"
    given |= {"DATABASE_URL": f"sqlite:///{tmp_path}/own.sqlite3", "BASE_URL": "http://127.0.0.1"}
    with subprocess.Popen(
        [sys.executable, "-m", "tools.start"],
        cwd=ROOT,
        env=os.environ | given,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        lines = iter(process.stderr.readline, "")
        address = next(line.split()[-1] for line in lines if line.startswith("Borgen draait op"))
        server = HTTPConnection(urlsplit(address).netloc, timeout=20)
        server.request("GET", "/gezond/")
        answer = server.getresponse()
        assert answer.status == 200
        assert answer.getheader("server") is None
        server.close()
        process.send_signal(signal.SIGTERM)
        process.stderr.read()
        assert process.wait() == 0
