"""The load on oTree: the same storms as for our own room. JSON in, JSON out.

python -m tests.belasting.peer_client
"""

import asyncio
import gc
import http.client
import json
import re
import sys
from collections import deque
from time import perf_counter
from typing import Any

import uvloop

from tests.belasting import storm
from tests.belasting.client import SETTLE, allow_many_connections
from tests.belasting.room import JOIN_AT_ONCE, find, until
from tests.belasting.wire import Address, Browser, Socket

_SOCKET = re.compile(r'id="otree-live" data-socket-url="([^"]+)"')
ANSWERS = 4


class Person:
    """Opens the live page and sends votes over its socket."""

    def __init__(self, address: Address, code: str) -> None:
        self._address, self._code = address, code
        self._waiting: deque[asyncio.Future[float]] = deque()
        self.seen: list[tuple[float, int]] = []
        self._socket: Socket

    async def join(self) -> None:
        """Follow the start link to the page, and open the socket it names."""
        browser = Browser(self._address)
        moved = await browser.get(f"/InitializeParticipant/{self._code}")
        page = await browser.get(dict(moved.headers)[b"location"].decode())
        self._socket = await Socket.start(self._address, find(_SOCKET, page), self._hear)
        browser.close()

    def _hear(self, message: bytes, moment: float) -> None:
        payload = json.loads(message)["live_method_payload"]
        if "gestemd" in payload:
            self.seen.append((moment, payload["gestemd"]))
        else:
            self._waiting.popleft().set_result(moment)

    async def vote(self, ronde: int, value: int) -> float:
        """Vote; return when the answer came."""
        answer: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self._waiting.append(answer)
        self._socket.send(json.dumps({"ronde": ronde, "waarde": value}))
        return await answer


async def measure(request: dict[str, Any]) -> list[dict[str, Any]]:
    """Hold one storm per entry of ``spreads``; times in ms, ``shown`` the number at the end."""
    address = tuple(request["address"])
    # The first one is the projector and does not vote.
    people = [Person(address, code) for code in participants(request, request["phones"] + 1)]
    few = asyncio.Semaphore(JOIN_AT_ONCE)

    async def join(person: Person) -> None:
        async with few:
            await person.join()

    await asyncio.gather(*(join(person) for person in people))
    gc.collect()
    gc.freeze()
    storms = enumerate(request["spreads"], start=1)
    return [await one_storm(people, nr, spread, request["seed"]) for nr, spread in storms]


async def one_storm(people: list[Person], ronde: int, spread: float, seed: int) -> dict[str, Any]:
    """Let all but the first vote over ``spread`` seconds."""
    projector, phones = people[0], people[1:]
    planned = storm.plan(len(phones), spread, ANSWERS, seed)
    took: list[float] = []
    first: dict[int, float] = {}
    begin = len(projector.seen)
    await asyncio.sleep(SETTLE)

    async def send(phone: int, value: int, hand: int) -> None:
        sent = perf_counter()
        moment = await phones[phone].vote(ronde, value)
        took.append((moment - sent) * 1000)
        first[phone] = min(moment, first.get(phone, moment))

    await storm.run(planned, send)
    await until(lambda: len(projector.seen) > begin and projector.seen[-1][1] == len(phones))
    seen = projector.seen[begin:]
    return {
        "spread": spread,
        "answers": took,
        "projector": storm.delays(list(first.values()), seen),
        "shown": max((number for _, number in seen), default=0),
    }


def participants(request: dict[str, Any], number: int) -> list[str]:
    """Make a session for so many and return their codes."""
    connection = http.client.HTTPConnection(*request["address"], timeout=120)
    headers = {"otree-rest-key": request["key"], "Content-Type": "application/json"}

    def ask(method: str, path: str, body: str | None = None) -> Any:
        connection.request(method, path, body, headers)
        return json.load(connection.getresponse())

    wanted = {"session_config_name": "stemmen", "num_participants": number}
    session = ask("POST", "/api/sessions", json.dumps(wanted))["code"]
    people = ask("GET", f"/api/sessions/{session}")["participants"]
    return [person["code"] for person in people]


if __name__ == "__main__":
    allow_many_connections()
    json.dump(uvloop.run(measure(json.load(sys.stdin))), sys.stdout)
