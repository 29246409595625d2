"""Login by default: every address asks for it unless it is named here."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

OPEN = {
    "gezond",
    "formulierteken",
    "account_login",
    "mfa_authenticate",
    "school_inloggen",
    "school_terug",
    "account_logout",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    # Anonymous by code or by a short-lived signed token.
    "stem_code",
    "stem",
    "stem_stroom",
    "sessie_stroom",
    # The link is the secret, and nothing of an account is read beside it.
    "antwoord",
    "antwoord_klaar",
    # A calendar program cannot sign in; the address is the secret.
    "agenda_ics",
}


def patronen(resolver: URLResolver) -> list[URLPattern]:
    uit = []
    for deel in resolver.url_patterns:
        uit.extend(patronen(deel) if isinstance(deel, URLResolver) else [deel])
    return uit


def test_alleen_wat_hier_staat_is_zonder_login():
    zonder = {
        patroon.name
        for patroon in patronen(get_resolver())
        if not getattr(patroon.callback, "login_required", True)
    }
    assert zonder <= OPEN


@pytest.mark.parametrize(
    "pad", ["/", "/teams/", "/beheer/", "/bijlagen/1/", "/account/wachtwoord/"]
)
def test_zonder_login_naar_inloggen(client, db, pad):
    antwoord = client.get(pad)
    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith(f"/inloggen/?next={pad}")
