"""The provider that the school signs in at: what it tells about itself, and what it is asked.

Whatever it does, a page answers within seconds: five for one call, and after a call that failed
the provider is left alone for a while, so that a school that comes in at half past eight does not
keep every thread waiting. Nothing secret is in an error or in the log.
"""

import json
import time
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlencode

import jwt
import requests
import urllib3
from django.conf import settings

from organisatie.aanmelden.bewijs import OngeldigBewijs

HOOGSTENS = 5.0  # seconds for one call, from beginning to end
GROOTST = 256 * 1024  # bytes of one answer
# Seconds that addresses are kept. Not longer: a browser that is sent to a provider that is down
# shows a page of its own, without the other way in.
ADRESSEN_BEWAARD = 60.0
SLEUTELS_BEWAARD = 3600.0
RUST = 15.0  # seconds that a provider that failed is left alone
# Refuses a question to ask for the password anew, with a page of its own and no way back.
VRAAGT_NIET_OPNIEUW = {"https://accounts.google.com"}
_BEKEND = "/.well-known/openid-configuration"


class AanbiederStoort(Exception):
    """The provider did not answer, or not what it should; the message says at which step and how.

    For the log, not for people.
    """


class AanbiederWeigert(Exception):
    """The provider answered that it does not take this code: used before, too late, not ours."""


@dataclass(frozen=True)
class Adressen:
    """What the provider tells about itself."""

    issuer: str
    inloggen: str
    token: str
    sleutels: str
    userinfo: str
    uitloggen: str
    geheim_in_formulier: bool


class Aanbieder:
    """One provider, with what was learned of it; a process keeps one."""

    def __init__(self, issuer: str, client_id: str, geheim: str) -> None:
        self.issuer, self.client_id, self._geheim = issuer, client_id, geheim
        self._adressen: tuple[float, Adressen] | None = None
        self._sleutels: dict[str, jwt.PyJWK] = {}
        self._sleutels_tot = 0.0
        self._rust_tot = 0.0

    def adressen(self) -> Adressen:
        """From the provider, or as kept. Raises AanbiederStoort."""
        if self._adressen is None or self._adressen[0] < time.monotonic():
            gelezen = _lees_adressen(self._vraag("GET", self.issuer + _BEKEND), self.issuer)
            self._adressen = (time.monotonic() + ADRESSEN_BEWAARD, gelezen)
        return self._adressen[1]

    def bekend_uitlogadres(self) -> str:
        """Where one signs out there too, as far as known: asking could keep a page waiting."""
        return self._adressen[1].uitloggen if self._adressen else ""

    def inlogadres(self, **vraag: str) -> str:
        """Where to send a browser. Raises AanbiederStoort."""
        adres = self.adressen().inloggen
        vast = {"response_type": "code", "client_id": self.client_id, "scope": "openid email"}
        return f"{adres}{'&' if '?' in adres else '?'}{urlencode(vast | vraag)}"

    def wissel(self, code: str, verifier: str, terug: str) -> dict[str, Any]:
        """The tokens for a code. Raises AanbiederWeigert and AanbiederStoort."""
        adressen = self.adressen()
        velden = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": terug,
            "code_verifier": verifier,
        }
        if adressen.geheim_in_formulier:
            wie = None
            velden |= {"client_id": self.client_id, "client_secret": self._geheim}
        else:
            wie = (quote(self.client_id, safe=""), quote(self._geheim, safe=""))
        tokens = self._vraag("POST", adressen.token, data=velden, auth=wie)
        if not isinstance(tokens.get("id_token"), str):
            raise AanbiederStoort("token: geen id_token")
        return tokens

    def userinfo(self, toegang: str) -> dict[str, Any]:
        """What the provider tells more about who signed in. Raises AanbiederStoort."""
        adres = self.adressen().userinfo
        if not adres or not toegang:
            return {}
        return self._vraag("GET", adres, headers={"Authorization": f"Bearer {toegang}"})

    def sleutel_van(self, id_token: str) -> jwt.PyJWK:
        """The key that ``id_token`` says it is signed with; asked anew when it is not known.

        Raises OngeldigBewijs when the provider has no such key, and AanbiederStoort.
        """
        try:
            kid = jwt.get_unverified_header(id_token).get("kid", "")
        except jwt.InvalidTokenError as fout:
            raise OngeldigBewijs("geen leesbaar bewijs") from fout
        if kid not in self._sleutels or self._sleutels_tot < time.monotonic():
            self._sleutels = _lees_sleutels(self._vraag("GET", self.adressen().sleutels))
            self._sleutels_tot = time.monotonic() + SLEUTELS_BEWAARD
        if not kid and len(self._sleutels) == 1:
            [kid] = self._sleutels
        if kid not in self._sleutels:
            raise OngeldigBewijs("getekend met een sleutel die de aanbieder niet heeft")
        return self._sleutels[kid]

    def _vraag(self, methode: str, adres: str, **rest: Any) -> dict[str, Any]:
        if time.monotonic() < self._rust_tot:
            raise AanbiederStoort("nog in rust na een storing")
        # Of an address only the path: a query could hold something of a person.
        stap = adres.partition("?")[0]
        try:
            status, inhoud = _haal(methode, adres, **rest)
        except requests.RequestException as fout:
            self._rust_tot = time.monotonic() + RUST
            # Not "from": the address of a request may stand in it.
            raise AanbiederStoort(f"{stap}: {type(fout).__name__}") from None
        if status >= 500:
            self._rust_tot = time.monotonic() + RUST
        if status in {400, 401, 403} and methode == "POST":
            raise AanbiederWeigert(f"{stap}: {_foutcode(inhoud)}")
        if status != 200:
            raise AanbiederStoort(f"{stap}: status {status}")
        try:
            gelezen = json.loads(inhoud)
        except ValueError:
            raise AanbiederStoort(f"{stap}: geen JSON") from None
        if not isinstance(gelezen, dict):
            raise AanbiederStoort(f"{stap}: geen object")
        return gelezen


def aanbieder() -> Aanbieder:
    """The one of the settings, kept with what it knows. Only call it where ``heeft_aanbieder``."""
    return _aanbieder(settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET)


def heeft_aanbieder() -> bool:
    """Whether people can sign in by the school: all three settings are there."""
    return bool(settings.OIDC_ISSUER and settings.OIDC_CLIENT_ID and settings.OIDC_CLIENT_SECRET)


def kan_bevestigen() -> bool:
    """Whether the provider can be asked to sign somebody in anew."""
    return heeft_aanbieder() and settings.OIDC_ISSUER not in VRAAGT_NIET_OPNIEUW


@lru_cache(maxsize=4)
def _aanbieder(issuer: str, client_id: str, geheim: str) -> Aanbieder:
    return Aanbieder(issuer, client_id, geheim)


def _haal(methode: str, adres: str, **rest: Any) -> tuple[int, bytes]:
    """Status and body. Raises RequestException, also for what is too slow or too much.

    The time-out of requests is for every piece anew; one that drips would go on for ever.
    """
    eind = time.monotonic() + HOOGSTENS
    with requests.request(
        methode, adres, timeout=HOOGSTENS, allow_redirects=False, stream=True, **rest
    ) as antwoord:
        inhoud = b""
        try:
            while stuk := antwoord.raw.read1(16_384, decode_content=True):
                inhoud += stuk
                if len(inhoud) > GROOTST or time.monotonic() > eind:
                    raise requests.Timeout
        except (OSError, urllib3.exceptions.HTTPError) as fout:
            raise requests.ConnectionError from fout
        return antwoord.status_code, inhoud


def _foutcode(inhoud: bytes) -> str:
    """The short code of an OAuth error; the rest of it could name a person."""
    try:
        code = json.loads(inhoud).get("error", "")
    except (ValueError, AttributeError):
        code = ""
    return code[:40] if isinstance(code, str) else ""


def _lees_adressen(gegevens: dict[str, Any], issuer: str) -> Adressen:
    """Check that this is the provider of the settings, and that it has what is needed."""
    gezegd = gegevens.get("issuer")
    if not isinstance(gezegd, str) or gezegd.rstrip("/") != issuer:
        raise AanbiederStoort("de aanbieder noemt zich anders dan OIDC_ISSUER")

    def adres(naam: str, *, nodig: bool = True) -> str:
        waarde = gegevens.get(naam)
        # Plain http only where the settings have it: a provider on this very machine.
        if isinstance(waarde, str) and waarde.startswith(("https://", issuer)):
            return waarde
        if nodig:
            raise AanbiederStoort(f"de aanbieder heeft geen bruikbare {naam}")
        return ""

    manieren = gegevens.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    return Adressen(
        issuer=gezegd,
        inloggen=adres("authorization_endpoint"),
        token=adres("token_endpoint"),
        sleutels=adres("jwks_uri"),
        userinfo=adres("userinfo_endpoint", nodig=False),
        uitloggen=adres("end_session_endpoint", nodig=False),
        # Basic leaves open how special characters are written.
        geheim_in_formulier="client_secret_post" in manieren,
    )


def _lees_sleutels(gegevens: dict[str, Any]) -> dict[str, jwt.PyJWK]:
    sleutels: dict[str, jwt.PyJWK] = {}
    lijst = gegevens.get("keys")
    for rij in lijst if isinstance(lijst, list) else []:
        try:
            sleutel = jwt.PyJWK.from_dict(rij)
        except (jwt.PyJWTError, AttributeError, TypeError, ValueError):
            continue  # of a kind that is not for us
        if sleutel.public_key_use in {None, "sig"}:
            sleutels[sleutel.key_id or ""] = sleutel
    if not sleutels:
        raise AanbiederStoort("de aanbieder heeft geen bruikbare sleutels")
    return sleutels
