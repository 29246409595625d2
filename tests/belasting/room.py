"""One room as its phones, projector and leader live it, over the network."""

import asyncio
import html
import json
import random
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from tests.belasting.wire import Address, Browser, Lost, Response, Stream

WITHIN = 20.0  # seconds in which everything must have arrived everywhere
JOIN_AT_ONCE = 20

_STREAM = re.compile(r'data-stroom="([^"]+)"')
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_VOTED = re.compile(r'data-telefoons="(\d+)"')
_ROUND = re.compile(r"-(\d+)-open$")


class Refused(Exception):
    """The server answered, but not as it should."""


def find(pattern: re.Pattern[str], page: Response) -> str:
    """Return what ``pattern`` captures in a page. Raises Refused when it is not there."""
    found = pattern.search(page.text) if page.status == 200 else None
    if found is None:
        raise Refused(f"status {page.status}, no {pattern.pattern} in:\n{page.text[:600]}")
    return html.unescape(found[1])


async def until(true: Callable[[], bool], within: float = WITHIN) -> bool:
    """Wait until something is true; returns whether it became so in time."""
    deadline = perf_counter() + within
    while not true():
        if perf_counter() > deadline:
            return False
        await asyncio.sleep(0.02)
    return True


class Phone:
    """Joins by the page, listens, and votes as the page's script does."""

    def __init__(self, pages: Address, streams: Address, path: str) -> None:
        self.browser = Browser(pages)
        self.arrived: dict[str, float] = {}
        self._second: Browser | None = None
        self._streams, self._path = streams, path
        self.token = ""

    async def join(self, listen: bool = True) -> None:
        """Fetch the page for its cookies and, unless told otherwise, open its stream."""
        page = await self.browser.get(self._path)
        self.token = find(_TOKEN, page)
        if listen:
            await Stream.start(self._streams, find(_STREAM, page), self.browser.cookies, self._hear)

    def _hear(self, event: bytes, moment: float) -> None:
        if event.startswith(b"id: "):
            key = event[4 : event.index(b"\n")].decode()
            self.arrived.setdefault(key, moment)

    async def vote(self, ronde: int, value: int, hand: int = 0) -> Response:
        """Vote; ``hand`` 1 is a second tap at the same moment. Raises Lost or OSError."""
        browser = self.browser
        if hand:
            self._second = browser = self._second or Browser(browser.address, browser.cookies)
        return await browser.post(self._path, self.token, {"ronde": ronde, "waarde": value})


class Leader:
    """Signed in; watches projector and laptop, and presses the buttons."""

    def __init__(
        self, pages: Address, streams: Address, sessie: int, cookies: dict[str, str], seed: int
    ) -> None:
        self.browser = Browser(pages, cookies)
        self.seen: list[tuple[float, int]] = []
        self.heard = 0
        self._streams, self._path = streams, f"/sessies/{sessie}"
        self._token = ""
        self._chance = random.Random(seed)

    async def join(self) -> None:
        """Open both windows, each with its stream."""
        windows = {"projector": self._on_projector, "leiding": self._on_laptop}
        for window, hear in windows.items():
            page = await self.browser.get(f"{self._path}/{window}/")
            self._token = find(_TOKEN, page)
            await Stream.start(self._streams, find(_STREAM, page), self.browser.cookies, hear)

    def _on_projector(self, event: bytes, moment: float) -> None:
        if event.startswith(b"id: "):
            text = json.loads(event[event.index(b"\ndata: ") + 7 :])["html"]
            found = _VOTED.search(text)
            self.seen.append((moment, int(found[1]) if found else 0))

    def _on_laptop(self, event: bytes, moment: float) -> None:
        self.heard += event.startswith(b"id: ")

    async def press(self, act: str, **fields: object) -> None:
        """Do one act of the leader. Raises Refused when it did not happen."""
        if not self._token:
            self._token = find(_TOKEN, await self.browser.get(f"{self._path}/leiding/"))
        # What arrives twice with the same key counts once, so every act has one of its own.
        key = f"{act}-{self._chance.getrandbits(64):x}"
        fields["sleutel"] = key
        answer = await self.browser.post(f"{self._path}/{act}/", self._token, fields)
        if answer.status != 200:
            raise Refused(f"{act}: status {answer.status}\n{answer.text[:600]}")


@dataclass
class Room:
    """Everybody in one session. ``given`` is what ``rooms.make`` returned."""

    pages: Address
    streams: Address
    given: dict[str, Any]
    seed: int
    phones: list[Phone] = field(default_factory=list)

    def __post_init__(self) -> None:
        given = self.given
        self.leader = Leader(self.pages, self.streams, given["sessie"], given["cookies"], self.seed)

    async def join(self, phones: int, listen: bool = True) -> None:
        """Let the leader and so many phones in."""
        await self.leader.join()
        path = f"/stem/{self.given['code']}/"
        self.phones = [Phone(self.pages, self.streams, path) for _ in range(phones)]
        few = asyncio.Semaphore(JOIN_AT_ONCE)

        async def one(phone: Phone) -> None:
            async with few:
                await phone.join(listen)

        await asyncio.gather(*(one(phone) for phone in self.phones))

    async def next_statement(self, keuze: int) -> tuple[int, list[float], int]:
        """Go to a statement.

        Returns its round, per phone how many ms after the press it arrived, and how many phones it
        did not reach.
        """
        before = set(self.phones[0].arrived)
        pressed = perf_counter()
        await self.leader.press("ga-naar", naar=f"stelling-{keuze}")

        def key() -> str:
            new = (k for k in self.phones[0].arrived if k not in before and k.endswith("-open"))
            return next(new, "")

        await until(lambda: bool(key()) and all(key() in p.arrived for p in self.phones))
        if not (now := key()):
            raise Refused("the next statement never came")
        came = [p.arrived[now] for p in self.phones if now in p.arrived]
        found = _ROUND.search(now)
        assert found is not None
        waits = [(moment - pressed) * 1000 for moment in came]
        return int(found[1]), waits, len(self.phones) - len(came)

    async def reveal(self, ronde: int) -> None:
        """Reveal a round, and wait until every phone shows that."""
        await self.leader.press("onthul", ronde=ronde)
        tail = f"-{ronde}-onthuld"
        await until(lambda: all(any(k.endswith(tail) for k in p.arrived) for p in self.phones))


async def timed(send: Callable[[], Awaitable[Response]]) -> tuple[int, float, float]:
    """Return status, ms and moment of an answer; status 0 when none came."""
    sent = perf_counter()
    try:
        answer = await send()
    except (Lost, OSError):
        return 0, 0.0, 0.0
    return answer.status, (answer.at - sent) * 1000, answer.at
