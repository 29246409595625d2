"""What the page of beheer tells of the installation: signing in, failed mail, its version."""

import tomllib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from organisatie.aanmelden.aanbieder import heeft_aanbieder
from organisatie.models import Lidmaatschap, Team, Verzending
from organisatie.post import probeer_opnieuw
from organisatie.toestand import MAIL_VAN

TWEEDE_FACTOR = {
    "uit": "uit",
    "mag": "aan voor wie dat wil",
    "beheer": "verplicht voor beheerders",
    "iedereen": "verplicht voor iedereen",
}


def lees_inloggen() -> list[tuple[str, str]]:
    """How people sign in here, in words; set in the settings of the installation."""
    school = "uit"
    if heeft_aanbieder():
        school = "aan, en met een wachtwoord alleen beheerders" if settings.OIDC_ALLEEN else "aan"
    return [
        ("Inloggen via de school", school),
        ("Tweede stap bij inloggen", TWEEDE_FACTOR.get(settings.TWEEDE_FACTOR, "uit")),
    ]


@cache
def versie() -> str:
    """The number of this version of the application."""
    with (Path(settings.BASE_DIR) / "pyproject.toml").open("rb") as bestand:
        return str(tomllib.load(bestand)["project"]["version"])


def mislukte_mail() -> QuerySet[Verzending]:
    """Of the last week, whoever it was from; what it says is for its team."""
    return Verzending.objects.filter(
        status=Verzending.Status.MISLUKT, moment__gt=timezone.now() - MAIL_VAN
    )


def stuur_opnieuw() -> int:
    """Queue what failed this week again; how many."""
    return sum(probeer_opnieuw(mail) for mail in mislukte_mail())


def teams_zonder_leider() -> QuerySet[Team]:
    """Active teams that nobody leads today."""
    vandaag = timezone.localdate()
    leiders = Lidmaatschap.objects.geldig_op(vandaag).filter(
        rol=Lidmaatschap.Rol.TEAMLEIDER, gebruiker__is_active=True
    )
    return Team.objects.filter(actief=True).exclude(pk__in=leiders.values("team"))
