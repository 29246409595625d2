"""How allauth behaves here: no public sign-up, links to the address of this installation."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

TE_VAAK_EEN_CODE = (
    "Er is te vaak een verkeerde code ingevuld voor dit account. Wacht vijf minuten en probeer "
    "het dan opnieuw."
)


class Adapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "Dit e-mailadres en wachtwoord horen niet bij elkaar.",
        "too_many_login_attempts": (
            "Er is te vaak een verkeerd wachtwoord ingevuld voor dit account. "
            "Wacht vijf minuten en probeer het dan opnieuw."
        ),
        "rate_limited": TE_VAAK_EEN_CODE,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by the beheerder, never by a visitor."""
        return False

    def get_login_stages(self) -> list[str]:
        return ["organisatie.aanmelden.tweede_factor.Stap"]

    def get_reauthentication_methods(self, user: Any) -> list[dict]:
        """One page with every way there is, also for who has no password here."""
        adres = reverse("account_reauthenticate")
        return [{"id": "reauthenticate", "description": "Bevestig wie je bent", "url": adres}]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Never by allauth, which takes who has no password for confirmed.

        Our views ask it themselves: ``organisatie.aanmelden.opnieuw``.
        """
        return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link in the mail: to BASE_URL, whatever host the request came in by."""
        pad = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return settings.BASE_URL + pad.replace("UID-KEY", key)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Without a request too: the worker has none, and allauth asks it for the host."""
        self.render_mail(template_prefix, email, {"email": email} | context).send()

    def set_password(self, user: Any, password: str) -> None:
        """Whoever chose a new password through the mail is not locked out any longer."""
        super().set_password(user, password)
        self._delete_login_attempts_cached_email(context.request, email=user.email)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # Allauth counts per host name as well; a port made up in the Host header would then
        # give five more tries. One account has one count.
        return f"inloggen:{credentials.get('email', '').strip().lower()}"
