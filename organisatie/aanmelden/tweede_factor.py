"""The second factor: a code of an app on the phone, or one of ten recovery codes.

Allauth does the arithmetic and keeps them; here stands who must, how it is kept, and what allauth
leaves open: a code is used once for as long as it is valid.
"""

import base64
from io import BytesIO
from typing import Any

import segno
from allauth.account.authentication import get_authentication_records
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.totp.forms import ActivateTOTPForm
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django import forms
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from organisatie.aanmelden.keuzes import BEHEER, IEDEREEN, UIT
from organisatie.adapter import TE_VAAK_EEN_CODE
from organisatie.inloggen import Rustig
from organisatie.models import Gebruiker

VIA_SCHOOL = "school"  # how a record of signing in by the school is called in the session
_KLAAR = "tweede_factor_klaar"
_WEG = "tweede_factor_weg"
_VERKEERD = "Deze code klopt niet. Vul de code in die de app nu laat zien."
_GEBRUIKT = "Deze code is al gebruikt. Wacht op de volgende code in de app."


def moet(gebruiker: Gebruiker) -> bool:
    """Whether the settings ask it of this person."""
    if settings.TWEEDE_FACTOR == IEDEREEN:
        return True
    return settings.TWEEDE_FACTOR == BEHEER and gebruiker.toegang.beheerder


def heeft(gebruiker: Gebruiker) -> bool:
    return Authenticator.objects.filter(user=gebruiker, type=Authenticator.Type.TOTP).exists()


def haal_weg(gebruiker: Gebruiker) -> bool:
    """Take it away and end every session, for a phone that was lost; False when there was none."""
    weg, _ = Authenticator.objects.filter(user=gebruiker).delete()
    gebruiker.vernieuw_sessiesleutel()
    return bool(weg)


def via_school(request: HttpRequest, gebruiker: Any) -> bool:
    """Whether this browser signed in by the school, which has a second factor of its own."""
    rijen = get_authentication_records(request, gebruiker)
    return bool(rijen) and rijen[0]["method"] == VIA_SCHOOL


def _vrij(request: HttpRequest, gebruiker: Any) -> bool:
    return not settings.TWEEDE_FACTOR_NA_SCHOOL and via_school(request, gebruiker)


def ontbreekt(request: Any) -> bool:
    """Whether who is signed in must set it up now. Asked at every page: looked up once a session.

    A session ends when somebody else takes the second factor away.
    """
    if settings.TWEEDE_FACTOR not in {BEHEER, IEDEREEN} or request.session.get(_KLAAR):
        return False
    if not moet(request.user) or _vrij(request, request.user):
        return False
    if not heeft(request.user):
        return True
    staat_klaar(request, True)
    return False


def staat_klaar(request: HttpRequest, klaar: bool) -> None:
    request.session[_KLAAR] = klaar


def onthoud_weg(request: HttpRequest) -> None:
    """Keep the page somebody was on the way to."""
    request.session[_WEG] = request.get_full_path()


def neem_weg(request: HttpRequest) -> str:
    """The page of ``onthoud_weg``, once; else an empty text."""
    return request.session.pop(_WEG, "")


class Adapter(DefaultMFAAdapter):
    """Secrets are kept encrypted, with a key made from SECRET_KEY: a copy of the database alone
    tells nobody a code.
    """

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _VERKEERD,
        "gebruikt": _GEBRUIKT,
        "cannot_delete_authenticator": (
            "Je school vraagt een tweede stap bij het inloggen. Je kunt hem niet uitzetten."
        ),
        "onleesbaar": (
            "De tweede stap van dit account is niet meer te lezen. Vraag je beheerder om hem weg "
            "te halen; daarna zet je hem opnieuw aan."
        ),
    }

    def build_totp_svg(self, url: str) -> str:
        uit = BytesIO()
        segno.make(url, error="m", micro=False).save(
            uit, kind="svg", scale=5, border=3, light="white", xmldecl=False
        )
        return uit.getvalue().decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not moet(authenticator.user)

    def encrypt(self, text: str) -> str:
        return _slot().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Raises ValidationError when SECRET_KEY is not the one it was encrypted with."""
        try:
            return _slot().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            raise self.validation_error("onleesbaar") from None


def _slot() -> MultiFernet:
    geheimen = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet(
        Fernet(
            base64.urlsafe_b64encode(
                salted_hmac(
                    "organisatie.tweede_factor", b"", secret=geheim, algorithm="sha256"
                ).digest()
            )
        )
        for geheim in geheimen
    )


class Stap(AuthenticateStage):
    """The step between the password and being signed in; not after signing in by the school."""

    def _should_handle(self, request: HttpRequest) -> bool:
        gebruiker = self.login.user
        if settings.TWEEDE_FACTOR == UIT or _vrij(request, gebruiker):
            return False
        return super()._should_handle(request)


def _gebruik(gebruiker: Gebruiker, code: str) -> None:
    """Note that a code was used. Raises ValidationError when it was before.

    Allauth remembers it for one period, and takes a code for three: before, now and the next.
    """
    duur = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
    if not cache.add(f"code:{gebruiker.pk}:{normalize_user_code(code)}", "x", timeout=duur):
        raise Adapter().validation_error("gebruikt")


class _Code(Rustig):
    """A field for six digits, as phones know it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["code"]
        veld.label = "Code uit de app"
        veld.error_messages["required"] = "Vul de code van zes cijfers in."
        veld.widget.attrs |= {
            "autocomplete": "one-time-code",
            "autofocus": True,
            "maxlength": 40,
            "inputmode": "numeric",
            "spellcheck": "false",
        }


class CodeInvullen(_Code, AuthenticateForm):
    """At signing in: a code of the app, or a recovery code."""

    def clean_code(self) -> str:
        try:
            code = super().clean_code()
        except forms.ValidationError as fout:
            if fout.code == "too_many_login_attempts":
                raise forms.ValidationError(TE_VAAK_EEN_CODE) from None
            raise
        if self.authenticator.type == Authenticator.Type.TOTP:
            _gebruik(self.user, code)
        return code


class CodeKoppelen(_Code, ActivateTOTPForm):
    """At setting it up: shows that the app knows the secret."""

    def clean_code(self) -> str:
        code = super().clean_code()
        _gebruik(self.user, code)
        return code
