"""People who answer by link, so many a second, over real HTTP. JSON in, JSON out.

    python -m tests.belasting.peiling_client

Each opens the page, sends, and reads the thanks, over a connection of their own. One in twenty
presses twice at the same moment. Links that were used come back afterwards.
"""

import asyncio
import json
import random
import sys
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

import uvloop

from tests.belasting.client import allow_many_connections
from tests.belasting.room import timed
from tests.belasting.wire import Browser, Response

TWICE = 20  # one in so many presses twice
OPEN = 15  # one in so many leaves a statement open


class Crowd:
    """Everybody who answers, what they sent and how long they waited."""

    def __init__(self, request: dict[str, Any]) -> None:
        self.request, self.made = request, request["made"]
        self.times: dict[str, list[float]] = {}
        self.errors: Counter[str] = Counter()
        self.sent: Counter[str] = Counter()
        self.people = 0
        self.address = tuple(request["address"])

    async def run(self) -> None:
        """Let them come, evenly spread; the leader looks once a second."""
        rate, seconds, people = (self.request[k] for k in ("rate", "seconds", "people"))
        links = self.made["links"][:people]
        chance = random.Random(self.request["seed"])
        began = asyncio.get_running_loop().time()
        tasks = [asyncio.create_task(self.leader(began, seconds))] if self.made["cookie"] else []
        for number in range(rate * seconds):
            await asyncio.sleep(began + number / rate - asyncio.get_running_loop().time())
            if number < len(links):
                come = self.answer(number, *links[number], self.choose(chance))
            else:
                come = self.again(links[number % len(links)][0])
            tasks.append(asyncio.create_task(come))
        await asyncio.gather(*tasks)

    def choose(self, chance: random.Random) -> dict[int, int]:
        """An answer to each statement; now and then one is left open."""
        given = {s: chance.randrange(self.made["answers"]) for s in self.made["statements"]}
        if not chance.randrange(OPEN):
            given.pop(chance.choice(self.made["statements"]))
        return given

    async def answer(self, number: int, token: str, group: int, chosen: dict[int, int]) -> None:
        """Open, send and read the thanks."""
        path = f"/antwoord/{self.made['code']}/{token}/"
        phone = Browser(self.address)
        await self.ask("vragenlijst", 200, lambda: phone.get(path))
        fields: dict[str, object] = {f"stelling-{s}": value for s, value in chosen.items()}
        fields["toch"] = "ja"
        hands = [phone] + ([] if number % TWICE else [Browser(self.address)])
        sends = [timed(lambda hand=hand: hand.post(path, "", fields)) for hand in hands]
        answers = await asyncio.gather(*sends)
        self.times.setdefault("versturen", []).extend(ms for status, ms, _ in answers if status)
        statuses = sorted(status for status, _, _ in answers)
        if statuses == [303, 410][: len(hands)]:
            self.people += 1
            self.sent.update(f"{group} {s} {value}" for s, value in chosen.items())
        else:
            self.errors[f"versturen {statuses}"] += 1
        await self.ask("bedankt", 200, lambda: phone.get(f"/antwoord/{self.made['code']}/klaar/"))
        for hand in hands:
            hand.close()

    async def again(self, token: str) -> None:
        """Open a link that was used."""
        phone = Browser(self.address)
        path = f"/antwoord/{self.made['code']}/{token}/"
        await self.ask("gebruikte link", 410, lambda: phone.get(path))
        phone.close()

    async def leader(self, began: float, seconds: int) -> None:
        """Look at the page with how many answered, every second."""
        browser = Browser(self.address, {"sessionid": self.made["cookie"]})
        path = f"/sessies/{self.made['sessie']}/peiling/"
        for number in range(seconds):
            await asyncio.sleep(began + number - asyncio.get_running_loop().time())
            await self.ask("pagina van de leider", 200, lambda: browser.get(path))
        browser.close()

    async def ask(self, what: str, expected: int, send: Callable[[], Awaitable[Response]]) -> None:
        status, ms, _ = await timed(send)
        if status == expected:
            self.times.setdefault(what, []).append(ms)
        else:
            self.errors[f"{what} {status}"] += 1


async def measure(request: dict[str, Any]) -> dict[str, Any]:
    """Return the times of each page in ms, what went wrong, and what was sent and confirmed."""
    crowd = Crowd(request)
    await crowd.run()
    return {
        "times": crowd.times,
        "errors": crowd.errors,
        "people": crowd.people,
        "sent": crowd.sent,
    }


if __name__ == "__main__":
    allow_many_connections()
    json.dump(uvloop.run(measure(json.load(sys.stdin))), sys.stdout)
