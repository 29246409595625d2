"""Somebody with a second factor."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    from organisatie.models import Gebruiker

    docent = Gebruiker.objects.get(email="docent12@demo.example")
    TOTP.activate(docent, generate_totp_secret())
    RecoveryCodes.activate(docent)
    return {"met_tweede_factor": {"pk": docent.pk}}
