"""A system check of the settings of signing in: what is half filled in lets nobody in."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from organisatie.aanmelden.keuzes import KEUZES

_SAMEN = ("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")
_HIER = {"localhost", "127.0.0.1", "::1"}


@register()
def instellingen_kloppen(app_configs: Any = None, **_: Any) -> list[CheckMessage]:
    """What is wrong with the settings, each with what to do."""
    fouten: list[CheckMessage] = []
    leeg = [naam for naam in _SAMEN if not getattr(settings, naam)]
    if leeg and len(leeg) < len(_SAMEN):
        hint = f"Vul ook {' en '.join(leeg)} in, of maak ze alle drie leeg."
        fouten.append(Error("Inloggen via de school is half ingesteld.", hint, id="inloggen.E001"))
    if not leeg:
        deel = urlsplit(settings.OIDC_ISSUER)
        if not (deel.scheme == "https" or (deel.scheme == "http" and deel.hostname in _HIER)):
            fouten.append(Error("OIDC_ISSUER begint niet met https://.", id="inloggen.E002"))
        if "/.well-known/" in settings.OIDC_ISSUER:
            hint = "Laat alles vanaf /.well-known/ weg."
            fouten.append(Error("OIDC_ISSUER is te lang.", hint, id="inloggen.E003"))
    if leeg and settings.OIDC_ALLEEN:
        hint = "Zet OIDC_ALLEEN uit, of vul " + ", ".join(leeg) + " in."
        fouten.append(Error("Zo kan alleen de beheerder inloggen.", hint, id="inloggen.E004"))
    if settings.TWEEDE_FACTOR not in KEUZES:
        hint = f"Kies uit: {', '.join(KEUZES)}."
        fouten.append(Error("TWEEDE_FACTOR kent deze keuze niet.", hint, id="inloggen.E005"))
    return fouten
