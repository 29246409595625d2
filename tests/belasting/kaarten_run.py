"""Makes synthetic cards, what is asked of them, and the peer's file. JSON in, JSON out.

python -m tests.belasting.kaarten_run
"""

import itertools
import json
import os
import random
import re
import sys
from time import perf_counter
from typing import Any
from urllib.parse import urlencode

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from metaanalyse.models import Waarde  # noqa: E402
from metaanalyse.regels.variabelen import FILTERS, Soort  # noqa: E402
from organisatie.models import Functie  # noqa: E402
from tests.belasting import kaarten_bestand  # noqa: E402
from tests.belasting.in_process import quiet  # noqa: E402
from tests.belasting.pages_run import queries  # noqa: E402

SEED = 4
EACH = 200
WORD = re.compile(r"[a-z]{5,}")


def main(request: dict[str, Any]) -> dict[str, Any]:
    """Return the session's ``cookie``, ``paths`` per kind (for one client, for eight), the same
    for the peer with its ``file``, ``seconds`` it took to make, and ``queries`` per kind."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    quiet()
    began = perf_counter()
    call_command("genereer_kaarten", str(request["size"]), verbosity=0, stdout=sys.stderr)
    seconds = perf_counter() - began
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    file = f"{os.environ['DATA_DIR']}/kaarten.db"
    if request["peer"]:
        kaarten_bestand.make(file)
    cookie = sign_in()
    questions = ask_what()
    paths = {kind: [[our_path(q) for q in part] for part in two] for kind, two in questions.items()}
    peer = {
        kind: [kaarten_bestand.path(kind, q) for q in two[0]] for kind, two in questions.items()
    }
    from config.wsgi import application

    count = {kind: queries(application, two[0][0], cookie) for kind, two in paths.items()}
    return {
        "cookie": cookie,
        "paths": paths,
        "peer_paths": peer,
        "file": file,
        "seconds": seconds,
        "queries": count,
    }


def sign_in() -> str:
    """The cookie of a researcher who is signed in."""
    person = get_user_model().objects.create(email="onderzoeker@school.example", naam="Onderzoeker")
    Functie.objects.create(gebruiker=person, rol=Functie.Rol.ONDERZOEKER)
    client = Client()
    client.force_login(person)
    return "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())


def ask_what() -> dict[str, list[list[dict[str, str]]]]:
    """Per kind twice as many different questions: a part for one client, a part for eight."""
    chance = random.Random(SEED)
    closed = [v for v in FILTERS if v.soort != Soort.JAAR]
    two = [
        {a.code: x, b.code: y}
        for a, b in itertools.combinations(closed, 2)
        for x in a.codes[:8]
        for y in b.codes[:8]
    ]
    chance.shuffle(two)
    words = sorted(_words())
    chance.shuffle(words)
    pairs = [
        {"rij": a.code, "kolom": b.code}
        for a, b in itertools.permutations(closed, 2)
        if len(a.codes) <= 25 and len(b.codes) <= 25
    ]
    chance.shuffle(pairs)
    half = len(pairs) // 2
    return {
        "first": [[{}] * EACH, [{}] * EACH],
        "filters": [two[:EACH], two[EACH : 2 * EACH]],
        "search": [
            [{"q": word} for word in words[:EACH]],
            [{"q": word} for word in words[EACH : 2 * EACH]],
        ],
        "cross": [pairs[:half], pairs[half:]],
    }


def _words() -> set[str]:
    """Words that stand in some of the summaries, common and rare."""
    found: set[str] = set()
    for text in Waarde.objects.filter(variabele="samenvatting").values_list("tekst", flat=True)[
        :400
    ]:
        found.update(WORD.findall(text.lower()))
    return found


def our_path(question: dict[str, str]) -> str:
    """The address of a question to our own pages."""
    page = "/kaarten/kruistabel/" if "rij" in question else "/kaarten/"
    return f"{page}?{urlencode(question)}"


if __name__ == "__main__":
    json.dump(main(json.load(sys.stdin)), sys.stdout)
