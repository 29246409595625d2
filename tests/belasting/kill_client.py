"""Phones that vote as fast as they are answered, until the server is gone. JSON in, JSON out.

    python -m tests.belasting.kill_client join|storm|finish

What a phone knows (its cookies and token) goes out and in again, so it outlives the server.
"""

import asyncio
import json
import random
import re
import sys
from typing import Any

import uvloop

from tests.belasting import storm
from tests.belasting.client import allow_many_connections
from tests.belasting.room import Leader, Phone, find
from tests.belasting.wire import Browser, Lost

WITHIN = 60.0  # seconds in which the server must have been killed
_ROUND = re.compile(r'name="ronde" value="(\d+)"')


async def join(request: dict[str, Any]) -> dict[str, Any]:
    """Let ``phones`` phones in and go to the first statement; returns ``ronde`` and ``phones``."""
    await leader(request).press("ga-naar", naar=f"stelling-{request['room']['keuzes'][0]}")
    phones = [phone(request) for _ in range(request["phones"])]
    for each in phones:
        await each.join(listen=False)
    page = await phones[0].browser.get(path(request))
    return {
        "ronde": int(find(_ROUND, page)),
        "phones": [{"cookies": p.browser.cookies, "token": p.token} for p in phones],
    }


async def storming(request: dict[str, Any]) -> list[dict[str, Any]]:
    """Vote until the server is gone; after ``after`` confirmed votes an empty line says: now.

    Returns per phone what it knows: ``acked``, the answer that was last confirmed (None without
    one), ``pending``, an answer that was sent but not confirmed, and the ``number`` of confirmed
    votes. A tenth of the phones sends each vote twice at the same moment.
    """
    chance = random.Random(request["seed"])
    total = 0

    def count(number: int) -> None:
        nonlocal total
        if total < request["after"] <= total + number:
            sys.stdout.write("\n")
            sys.stdout.flush()
        total += number

    async def one(number: int, known: dict[str, Any]) -> dict[str, Any]:
        each = phone(request, known)
        hands = range(2 if number % storm.DOUBLE == 0 else 1)
        acked, confirmed = None, 0
        while True:
            value = chance.randrange(request["room"]["answers"])
            sent = (each.vote(request["ronde"], value, hand) for hand in hands)
            answers = await asyncio.gather(*sent, return_exceptions=True)
            lost = [a for a in answers if isinstance(a, BaseException)]
            for answer in lost:
                if not isinstance(answer, Lost | OSError):
                    raise answer
            right = [a for a in answers if not isinstance(a, BaseException) and a.status == 200]
            confirmed += len(right)
            count(len(right))
            if right:
                acked = value
            if lost:
                pending = None if right else value
                return {"acked": acked, "pending": pending, "number": confirmed}
            if len(right) < len(answers):
                raise RuntimeError(f"refused: {answers}")

    async with asyncio.timeout(WITHIN):
        return await asyncio.gather(*(one(i, known) for i, known in enumerate(request["phones"])))


async def finish(request: dict[str, Any]) -> list[int]:
    """Let every phone vote once more and reveal; returns what the tally must be."""
    answers = request["room"]["answers"]
    planned = storm.plan(len(request["phones"]), 0, answers, request["seed"])
    phones = [phone(request, known) for known in request["phones"]]

    async def send(number: int, value: int, hand: int) -> None:
        answer = await phones[number].vote(request["ronde"], value, hand)
        if answer.status != 200:
            raise RuntimeError(f"refused: {answer.status}")

    await storm.run(planned, send)
    await leader(request).press("onthul", ronde=request["ronde"])
    return planned.tally(answers)


def path(request: dict[str, Any]) -> str:
    return f"/stem/{request['room']['code']}/"


def phone(request: dict[str, Any], known: dict[str, Any] | None = None) -> Phone:
    """Make a new phone, or one that goes on with what it knew."""
    address = tuple(request["address"])
    made = Phone(address, address, path(request))
    if known is not None:
        made.browser, made.token = Browser(address, known["cookies"]), known["token"]
    return made


def leader(request: dict[str, Any]) -> Leader:
    address, room = tuple(request["address"]), request["room"]
    return Leader(address, address, room["sessie"], room["cookies"], request["seed"])


if __name__ == "__main__":
    allow_many_connections()
    act = {"join": join, "storm": storming, "finish": finish}[sys.argv[1]]
    json.dump(uvloop.run(act(json.load(sys.stdin))), sys.stdout)
