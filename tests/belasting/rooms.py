"""The database side of the benchmarks, in a process of its own: JSON in, JSON out.

python -m tests.belasting.rooms make|tallies|votes
"""

import json
import sys
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client, RequestFactory  # noqa: E402

from boas import acties, telefoon  # noqa: E402
from boas.models import Ronde, Sessie, Stem, Telling  # noqa: E402
from tests.factories import LidmaatschapFactory, SessieFactory, VersieFactory  # noqa: E402

STATEMENTS = 8


def make(request: dict[str, Any]) -> dict[str, Any]:
    """Migrate, and begin one session for ``phones`` phones; ``static`` collects the static files.

    Returns ``sessie``, its ``code``, the ``keuzes`` (keys of its statements in order), the number
    of ``answers``, and ``cookies`` with which its leader is signed in.
    """
    call_command("migrate", interactive=False, verbosity=0)
    if request.get("static"):
        call_command("collectstatic", interactive=False, verbosity=0)
    leider = LidmaatschapFactory(rol="teamleider")
    sessie = SessieFactory(
        team=leider.team,
        versie=VersieFactory(stellingen=STATEMENTS),
        stemwijze=Sessie.Stemwijze.TELEFOONS,
        aantal_aanwezig=request["phones"],
        gemaakt_door=leider.gebruiker,
    )
    acties.start(sessie.pk)
    client = Client()
    client.force_login(leider.gebruiker)
    return {
        "sessie": sessie.pk,
        "code": sessie.code,
        "keuzes": list(sessie.keuze.values_list("pk", flat=True)),
        "answers": len(sessie.versie.schaal),
        "cookies": {name: morsel.value for name, morsel in client.cookies.items()},
    }


def tallies(request: dict[str, Any]) -> list[dict[str, Any]]:
    """Return per round of ``rounds``: ``tally`` per answer, and how many single votes are left."""
    return [
        {
            "tally": list(
                Telling.objects.filter(ronde=pk, bron=Telling.Bron.TELEFOONS)
                .order_by("waarde")
                .values_list("n", flat=True)
            ),
            "left": Stem.objects.filter(ronde=pk).count(),
            "open": Ronde.objects.get(pk=pk).is_open,
        }
        for pk in request["rounds"]
    ]


def votes(request: dict[str, Any]) -> list[list[int]]:
    """Return what the database holds for each phone cookie of ``phones`` in ``round``.

    One list of answers per phone: none, one, or (never) more.
    """
    ronde = Ronde.objects.select_related("sessie").get(pk=request["round"])
    stored: dict[str, list[int]] = {}
    for name, waarde in Stem.objects.filter(ronde=ronde).values_list("telefoon", "waarde"):
        stored.setdefault(name, []).append(waarde)
    names = [_name(cookie, ronde.sessie.code) for cookie in request["phones"]]
    return [stored.get(telefoon.in_ronde(name, ronde.pk), []) for name in names]


def _name(cookie: str, code: str) -> str:
    request = RequestFactory().get("/")
    request.COOKIES[telefoon.COOKIE] = cookie
    return telefoon.herken(request, code)


if __name__ == "__main__":
    act = {"make": make, "tallies": tallies, "votes": votes}[sys.argv[1]]
    json.dump(act(json.load(sys.stdin)), sys.stdout)
