"""Behind a proxy: https and the address of the phone, from known proxies and from nobody else."""

import asyncio
import gc
from importlib import import_module
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from boas import raden
from config.bridge import Bridge
from config.proxy import Proxies, believe
from tests.config.test_bridge import SCOPE, Client

BASE = "127.0.0.1,::1"


def gevraagd(proxies: str, **environ: str) -> tuple[str, str]:
    """Scheme and address that the application sees."""
    gezien = []
    app = believe(lambda environ, _: gezien.append(environ) or [], Proxies(proxies))
    app({"REMOTE_ADDR": "127.0.0.1", "wsgi.url_scheme": "http"} | environ, lambda *_: None)
    return gezien[0]["wsgi.url_scheme"], gezien[0]["REMOTE_ADDR"]


@pytest.fixture
def application(settings, db):
    """What a WSGI server runs, redirecting to https."""
    # Not at the top: it looks for the static files, and those are in a folder of the test. And
    # before the setting changes, for what the module makes at its import stays.
    wsgi = import_module("config.wsgi")
    settings.SECURE_SSL_REDIRECT = True
    # As the test client does: the connection of the test stays open.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield wsgi.make_application()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def vraag(application):
    """Asks a page; gives the status line and the headers."""

    def vraag(pad: str, **extra: str) -> tuple[str, dict[str, str]]:
        environ = {"PATH_INFO": pad, "HTTP_HOST": "testserver", "REMOTE_ADDR": "127.0.0.1"} | extra
        setup_testing_defaults(environ)
        begin = []
        response = application(environ, lambda *wat: begin.append(wat))
        b"".join(response)
        response.close()
        return begin[0][0], dict(begin[0][1])

    return vraag


class TestInDeToepassing:
    def test_achter_https_is_er_geen_omleiding_naar_zichzelf(self, vraag):
        status, _ = vraag("/inloggen/", HTTP_X_FORWARDED_PROTO="https")
        assert status == "200 OK"

    def test_wie_geen_proxy_is_wordt_niet_geloofd(self, vraag):
        status, headers = vraag(
            "/inloggen/", HTTP_X_FORWARDED_PROTO="https", REMOTE_ADDR="192.0.2.9"
        )
        assert status.startswith("301")
        assert headers["Location"] == "https://testserver/inloggen/"

    def test_ook_onder_uvicorn(self, application):
        koppen = [(b"host", b"testserver"), (b"x-forwarded-proto", b"https")]
        scope = SCOPE | {"method": "GET", "path": "/inloggen/", "scheme": "http"}
        scope |= {"raw_path": b"/inloggen/", "query_string": b"", "headers": koppen}

        async def antwoord(peer: str) -> int:
            client = Client([{"type": "http.request"}])
            bridge = Bridge(application, 1, "proxy")
            try:
                await bridge(scope | {"client": (peer, 5000)}, client.receive, client.send)
            finally:
                await asyncio.to_thread(bridge.stop)
            return client.status

        assert asyncio.run(antwoord("127.0.0.1")) == 200
        assert asyncio.run(antwoord("192.0.2.9")) == 301

    def test_de_rem_op_raden_telt_per_telefoon(self, vraag, monkeypatch):
        # Nothing is given back meanwhile, however slow the machine is.
        monkeypatch.setattr(raden, "rem", raden.Rem(per_second=0))
        een, ander = (
            {"HTTP_X_FORWARDED_PROTO": "https", "HTTP_X_FORWARDED_FOR": adres}
            for adres in ("198.51.100.4", "198.51.100.5")
        )
        for _ in range(raden.BURST):
            vraag("/stem/CFH347/", **een)
        geremd, _ = vraag("/stem/CFH347/", **een)
        andere, _ = vraag("/stem/CFH347/", **ander)
        assert geremd.startswith("429")
        assert andere.startswith("404")


class TestWieErGeloofdWordt:
    @pytest.mark.parametrize(
        ("peer", "proxies", "geloofd"),
        [
            ("127.0.0.1", BASE, True),
            ("::1", BASE, True),
            ("::ffff:127.0.0.1", BASE, True),
            ("10.1.2.3", BASE, False),
            ("10.1.2.3", "10.1.0.0/16", True),
            ("10.2.2.3", "10.1.0.0/16, 2001:db8::/32", False),
            ("2001:db8::5", "10.1.0.0/16, 2001:db8::/32", True),
            ("127.0.0.1", "", False),
            ("", BASE, False),
            ("10.1.2.3", "*", True),
        ],
    )
    def test_alleen_bekende_proxies(self, peer, proxies, geloofd):
        schema, _ = gevraagd(proxies, REMOTE_ADDR=peer, HTTP_X_FORWARDED_PROTO="https")
        assert schema == ("https" if geloofd else "http")

    @pytest.mark.parametrize(
        ("kop", "adres"),
        [
            ("198.51.100.4", "198.51.100.4"),
            ("198.51.100.4:5123", "198.51.100.4"),
            ("[2001:db8::7]:443", "2001:db8::7"),
            # Made up by the client, before what the proxy saw itself.
            ("203.0.113.1, 198.51.100.4", "198.51.100.4"),
            ("onzin, 198.51.100.4, 127.0.0.1", "198.51.100.4"),
            ("203.0.113.1, onzin", "127.0.0.1"),
            ("", "127.0.0.1"),
        ],
    )
    def test_het_adres_is_het_laatste_dat_geen_proxy_is(self, kop, adres):
        assert gevraagd(BASE, HTTP_X_FORWARDED_FOR=kop)[1] == adres

    def test_een_vreemd_schema_verandert_niets(self):
        assert gevraagd(BASE, HTTP_X_FORWARDED_PROTO="javascript")[0] == "http"

    def test_een_instelling_die_geen_adres_is_wordt_gemeld(self):
        with pytest.raises(ImproperlyConfigured, match="FORWARDED_ALLOW_IPS"):
            Proxies("proxy.example")


def test_wat_geladen_is_wordt_niet_steeds_weer_nagelopen():
    import_module("config.wsgi")
    assert gc.get_freeze_count() > 0
