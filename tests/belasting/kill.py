"""A server that is killed in the middle of a storm of votes, and started again."""

import json
import random
import subprocess
import sys
import time
from typing import Any

from tests.belasting.figures import Check, Figure, Table
from tests.belasting.servers import Place, call, free_port, pages_and_streams, place, running
from tests.belasting.telefoons import SEED
from tools.environment import ROOT

PHONES = 60
CLIENT = "tests.belasting.kill_client"


def measure(short: bool) -> list[Table]:
    """Kill the server ten times; afterwards every confirmed vote must be there, none twice."""
    times = 3 if short else 10
    chance = random.Random(SEED)
    counts = {"lost": 0, "twice": 0, "confirmed": 0}
    back: list[float] = []
    with place() as given:
        room = call(given, "tests.belasting.rooms", {"phones": PHONES}, "make")
        port = free_port()
        request = {"address": ("127.0.0.1", port), "room": room, "seed": SEED}
        with running(pages_and_streams(given, port)):
            request |= call(given, CLIENT, request | {"phones": PHONES}, "join")
        known: list[int | None] = [None] * PHONES
        for _ in range(times):
            server = pages_and_streams(given, port)
            try:
                server.wait_ready()
                after = {"seed": chance.random(), "after": chance.randint(PHONES // 2, 4 * PHONES)}
                told = storm(given, request | after, server.kill)
            finally:
                server.stop()
            began = time.monotonic()
            with running(pages_and_streams(given, port)):
                back.append((time.monotonic() - began) * 1000)
                stored = call(given, "tests.belasting.rooms", asked(request), "votes")
            known = compare(told, known, stored, counts)
        with running(pages_and_streams(given, port)):
            expected = call(given, CLIENT, request, "finish")
        rounds = {"rounds": [request["ronde"]]}
        (found,) = call(given, "tests.belasting.rooms", rounds, "tallies")
    return [table(times, counts, back, found["tally"], expected)]


def storm(given: Place, request: dict[str, Any], kill: Any) -> list[dict[str, Any]]:
    """Start the storm, kill the server when it is due; returns what each phone was told."""
    with subprocess.Popen(
        [sys.executable, "-m", CLIENT, "storm"],
        cwd=ROOT,
        env=given.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as client:
        assert client.stdin is not None
        assert client.stdout is not None
        client.stdin.write(json.dumps(request))
        client.stdin.close()
        client.stdout.readline()
        kill()
        told = client.stdout.read()
    if client.returncode:
        raise subprocess.CalledProcessError(client.returncode, client.args)
    return json.loads(told)


def asked(request: dict[str, Any]) -> dict[str, Any]:
    """Return the question what the database holds for each phone."""
    cookies = [phone["cookies"]["telefoon"] for phone in request["phones"]]
    return {"round": request["ronde"], "phones": cookies}


def compare(
    told: list[dict[str, Any]],
    known: list[int | None],
    stored: list[list[int]],
    counts: dict[str, int],
) -> list[int | None]:
    """Count votes that were lost or stored twice; returns what is stored per phone.

    A vote without an answer may have been stored or not; one with an answer must be there.
    """
    for phone, before, rows in zip(told, known, stored, strict=True):
        sure = before if phone["acked"] is None else phone["acked"]
        fine = {sure} if phone["pending"] is None else {sure, phone["pending"]}
        counts["confirmed"] += phone["number"]
        counts["lost"] += (rows[0] if rows else None) not in fine
        counts["twice"] += len(rows) > 1
    return [rows[0] if rows else None for rows in stored]


def table(
    times: int, counts: dict[str, int], back: list[float], tally: list[int], expected: list[int]
) -> Table:
    """Return the outcome as a table."""
    shown = Table(f"{times} keer SIGKILL in een storm van {PHONES} telefoons")
    shown.rows = [
        Check("bevestigde stemmen die er niet meer waren", counts["lost"], 0),
        Check("telefoons die dubbel geteld waren", counts["twice"], 0),
        Check("telling na afloop", tally, expected),
        Check("er viel iets te verliezen", counts["confirmed"] >= times * PHONES // 2, True, "ja"),
        Figure("weer bereikbaar", back),
    ]
    shown.notes.append(f"{counts['confirmed']} stemmen bevestigd terwijl de server werd gedood")
    return shown
