"""Run in a folder of its own: what every installation of the browser tests begins with.

``bestanden`` collects the static files. ``databases`` leaves two of them: ``leeg.sqlite3`` has only
the tables, ``vol.sqlite3`` the demo and a session in every state. It prints as JSON a cookie for
every account, and what ``tests.browser.toestanden`` made.
"""

import json
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import django

from tests.sjabloon import kopieer_gemigreerd


def bestanden() -> None:
    from tools import prepare

    prepare.collect_static_if_needed()


def databases() -> dict[str, Any]:
    from django.conf import settings

    from tests.browser import toestanden
    from tools import prepare

    kopieer_gemigreerd(Path(settings.DATABASES["default"]["NAME"]))
    bewaar("leeg")
    prepare.load_demo_if_empty()
    gegevens, koekjes_ = toestanden.alle(), koekjes()
    bewaar("vol")
    return {"gegevens": gegevens, "koekjes": koekjes_}


def bewaar(naam: str) -> None:
    """Copy the database as it is now, in one file."""
    from django.conf import settings
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(Path(settings.DATA_DIR) / f"{naam}.sqlite3")])


def koekjes() -> dict[str, str]:
    """Sign everybody in; a copy of the database knows these cookies too."""
    from organisatie.models import Gebruiker
    from tests.browser.leidingzaal import koekje

    return {gebruiker.email: koekje(gebruiker) for gebruiker in Gebruiker.objects.all()}


if __name__ == "__main__":
    django.setup()
    # Standard output carries the answer to who started this, and nothing else.
    with redirect_stdout(sys.stderr):
        antwoord = {"bestanden": bestanden, "databases": databases}[sys.argv[1]]()
    print(json.dumps(antwoord))  # noqa: T201
