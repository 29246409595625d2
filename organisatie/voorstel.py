"""What a page proposes to do, between looking at it and doing it: signed, kept nowhere.

It travels in the form itself, so that what is done is exactly what was shown, by the same person,
and nothing lies around half done.
"""

from typing import Any

from django.core import signing

from organisatie.verzoek import Verzoek

GELDIG_SECONDEN = 3600
VERLOPEN = "Dit voorbeeld is verlopen. Kies het bestand opnieuw."


def onderteken(request: Verzoek, doel: str, inhoud: Any) -> str:
    """``inhoud`` (plain data) for a form; ``doel`` says what it may be used for."""
    return signing.dumps(inhoud, salt=f"{doel}.{request.user.pk}", compress=True)


def lees_voorstel(request: Verzoek, doel: str) -> Any:
    """What ``voorstel`` in the form holds. Raises signing.BadSignature, also when it is too old."""
    salt = f"{doel}.{request.user.pk}"
    return signing.loads(request.POST["voorstel"], salt=salt, max_age=GELDIG_SECONDEN)
