"""A provider of OpenID Connect that can be told to do wrong, on a port of this machine.

It keeps to the protocol (PKCE, a secret, codes that are used once) but for what a test asks:
``verander`` changes what an id_token says, ``onderteken`` how it is signed, ``antwoorden`` what an
address answers instead. ``tests/organisatie/test_school_echt.py`` has one that somebody else wrote.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, GEHEIM = "borgen", "geheim-van-de-school"


def nieuwe_sleutel() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


_SLEUTELS = {"een": nieuwe_sleutel(), "twee": nieuwe_sleutel(), "vreemd": nieuwe_sleutel()}


class Aanbieder:
    """``persoon`` is who signs in there; everything else is as a good provider has it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.herstel()

    def herstel(self) -> None:
        self.persoon: dict[str, Any] = {"sub": "S-1"}
        self.verander: dict[str, Any] = {}
        self.kid, self.sleutels = "een", ["een"]
        self.onderteken: Callable[[dict[str, Any]], str] = self._onderteken
        self.userinfo: dict[str, Any] = {}
        self.antwoorden: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.gevraagd: list[str] = []
        self.los = threading.Event()
        self._codes: dict[str, dict[str, str]] = {}

    def laat_in(self, adres: str, **wijzig: str) -> dict[str, str]:
        """What the browser brings back from ``adres``: somebody signed in there."""
        vraag = {naam: waarden[0] for naam, waarden in parse_qs(urlsplit(adres).query).items()}
        code = secrets.token_urlsafe()
        self._codes[code] = vraag
        return {"code": code, "state": vraag["state"]} | wijzig

    def _onderteken(self, gezegd: dict[str, Any]) -> str:
        return jwt.encode(gezegd, _SLEUTELS[self.kid], "RS256", headers={"kid": self.kid})

    def _gegevens(self) -> dict[str, Any]:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "jwks_uri": f"{self.url}/jwks",
            "end_session_endpoint": f"{self.url}/uit",
        }

    def _jwks(self) -> dict[str, Any]:
        maak = jwt.algorithms.RSAAlgorithm.to_jwk
        return {
            "keys": [
                {**json.loads(maak(_SLEUTELS[kid].public_key())), "kid": kid, "use": "sig"}
                for kid in self.sleutels
            ]
        }

    def _token(self, verzoek: BaseHTTPRequestHandler) -> tuple[int, dict[str, Any]]:
        velden = parse_qs(verzoek.rfile.read(int(verzoek.headers["Content-Length"])).decode())
        vraag = self._codes.pop(velden["code"][0], None)
        wie = base64.b64encode(f"{CLIENT}:{GEHEIM}".encode()).decode()
        if verzoek.headers.get("Authorization") != f"Basic {wie}":
            return 401, {"error": "invalid_client"}
        som = hashlib.sha256(velden["code_verifier"][0].encode()).digest()
        uitdaging = base64.urlsafe_b64encode(som).decode().rstrip("=")
        if vraag is None or vraag["code_challenge"] != uitdaging:
            return 400, {"error": "invalid_grant", "error_description": "S-1 is tess@school"}
        if velden["redirect_uri"][0] != vraag["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        nu = int(time.time())
        gezegd = {
            "iss": self.url,
            "aud": CLIENT,
            "iat": nu,
            "exp": nu + 300,
            "auth_time": nu,
            "nonce": vraag["nonce"],
            **self.persoon,
            **self.verander,
        }
        gezegd = {naam: waarde for naam, waarde in gezegd.items() if waarde is not None}
        return 200, {"access_token": "toegang", "id_token": self.onderteken(gezegd)}

    def antwoord(self, verzoek: BaseHTTPRequestHandler) -> None:
        pad = urlsplit(verzoek.path).path
        self.gevraagd.append(pad)
        if pad in self.antwoorden:
            self.antwoorden[pad](verzoek)
            return
        status, uit = 200, {}
        if pad == "/.well-known/openid-configuration":
            uit = self._gegevens()
        elif pad == "/jwks":
            uit = self._jwks()
        elif pad == "/token":
            status, uit = self._token(verzoek)
        elif pad == "/userinfo":
            uit = self.userinfo
        stuur(verzoek, status, json.dumps(uit).encode())


def stuur(verzoek: BaseHTTPRequestHandler, status: int, inhoud: bytes) -> None:
    verzoek.send_response(status)
    verzoek.send_header("Content-Length", str(len(inhoud)))
    verzoek.end_headers()
    verzoek.wfile.write(inhoud)


def zegt(status: int, inhoud: bytes = b"{}") -> Callable[[BaseHTTPRequestHandler], None]:
    """An answer for ``antwoorden``."""
    return lambda verzoek: stuur(verzoek, status, inhoud)


def hang_op(verzoek: BaseHTTPRequestHandler) -> None:
    """Answers nothing at all, as a provider that is down."""
    verzoek.close_connection = True


@contextmanager
def draaiend() -> Iterator[Aanbieder]:
    """Serve one on a free port."""

    class Verzoek(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            aanbieder.antwoord(self)

        do_POST = do_GET  # noqa: N815 - the name is Python's

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Verzoek)
    aanbieder = Aanbieder(f"http://127.0.0.1:{server.server_port}")
    draad = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    draad.start()
    try:
        yield aanbieder
    finally:
        aanbieder.los.set()
        server.shutdown()
        server.server_close()
        draad.join()
