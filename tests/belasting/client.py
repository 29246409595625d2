"""The load: a room in storms of votes. A process of its own, JSON in, JSON out.

python -m tests.belasting.client
"""

import asyncio
import gc
import json
import resource
import sys
from typing import Any

import uvloop

from tests.belasting import storm
from tests.belasting.room import Room, timed, until

WARMING = 10  # votes before anything is measured
SETTLE = 0.5  # seconds between the next statement and the first vote


async def measure(request: dict[str, Any]) -> list[dict[str, Any]]:
    """Hold one storm per entry of ``spreads`` (seconds); returns what each showed.

    Times are in ms. ``expected`` is what the tally must say, ``refused`` counts votes that got no
    proper answer by status (0: none at all), ``missed`` phones that the statement did not reach,
    ``shown`` is the number of votes that the projector came to.
    """
    room = Room(
        tuple(request["pages"]), tuple(request["streams"]), request["room"], request["seed"]
    )
    await room.join(request["phones"])
    keuzes = iter(request["room"]["keuzes"])
    ronde, _, _ = await room.next_statement(next(keuzes))
    for phone in room.phones[:WARMING]:
        await phone.vote(ronde, 0)
    await room.reveal(ronde)
    gc.collect()
    gc.freeze()
    return [await one_storm(room, next(keuzes), spread) for spread in request["spreads"]]


async def one_storm(room: Room, keuze: int, spread: float) -> dict[str, Any]:
    """Next statement, votes over ``spread`` seconds, reveal."""
    ronde, arrival, missed = await room.next_statement(keuze)
    await asyncio.sleep(SETTLE)
    answers = room.given["answers"]
    planned = storm.plan(len(room.phones), spread, answers, room.seed)
    took: list[float] = []
    first: dict[int, float] = {}
    refused: dict[str, int] = {}
    begin, heard = len(room.leader.seen), room.leader.heard

    async def send(phone: int, value: int, hand: int) -> None:
        status, ms, moment = await timed(lambda: room.phones[phone].vote(ronde, value, hand))
        if status != 200:
            refused[str(status)] = refused.get(str(status), 0) + 1
            return
        took.append(ms)
        first[phone] = min(moment, first.get(phone, moment))

    await storm.run(planned, send)
    await until(lambda: room.leader.seen[-1][1] == len(room.phones))
    seen = room.leader.seen[begin:]
    heard = room.leader.heard - heard
    await room.reveal(ronde)
    return {
        "spread": spread,
        "ronde": ronde,
        "answers": took,
        "projector": storm.delays(list(first.values()), seen),
        "arrival": arrival,
        "missed": missed,
        "refused": refused,
        "shown": max((number for _, number in seen), default=0),
        "steps": len(seen),
        "heard": heard,
        "expected": planned.tally(answers),
    }


def allow_many_connections() -> None:
    """Raise the number of open files of this process as far as it may."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


if __name__ == "__main__":
    allow_many_connections()
    json.dump(uvloop.run(measure(json.load(sys.stdin))), sys.stdout)
