"""The pictures of signing in and of my account, for `tools.beelden`."""

from typing import Any

# Of no provider: the page that is photographed asks it nothing.
SCHOOL = {
    "OIDC_ISSUER": "https://login.school.example",
    "OIDC_CLIENT_ID": "borgen",
    "OIDC_CLIENT_SECRET": "voorbeeld",
}


def inloggen(foto: Any, wie: str, smal: int) -> None:
    """The button of the school beside a password, and what somebody sees of their account."""
    from django.test import override_settings

    blad = foto.als(wie)
    with override_settings(**SCHOOL):
        foto.neem("inloggen", foto.als("", smal), "/inloggen/", 700, _niets)
        foto.neem("account", blad, "/account/", 900, _niets)


def _niets(page: Any) -> None:
    """Nothing to do before the picture."""
