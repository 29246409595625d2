"""Asks pages one after the other, over one or more connections at once. JSON in, JSON out.

python -m tests.belasting.kaarten_client
"""

import asyncio
import json
import sys
from time import perf_counter
from typing import Any

import uvloop

from tests.belasting.wire import Browser

# So that each of the processes behind one address has been asked.
WARMING = 60


async def measure(request: dict[str, Any]) -> dict[str, Any]:
    """Return ``times`` in ms, ``rate`` a second and ``faults`` by status.

    With ``warm`` that one page, often enough for every process to have answered it.
    """
    if "warm" in request:
        return await ask(request, [request["warm"]] * WARMING, 4)
    return await ask(request, request["paths"], request["clients"])


async def ask(request: dict[str, Any], paths: list[str], clients: int) -> dict[str, Any]:
    """Share the paths among so many clients, each asking without a pause."""
    times: list[float] = []
    faults: dict[str, int] = {}
    waiting = iter(paths)

    async def client() -> None:
        browser = Browser(tuple(request["address"]))
        browser.cookies.update(pair.split("=", 1) for pair in request["cookie"].split("; ") if pair)
        for path in waiting:
            began = perf_counter()
            answer = await browser.get(path)
            times.append((perf_counter() - began) * 1000)
            if answer.status != 200:
                faults[str(answer.status)] = faults.get(str(answer.status), 0) + 1
        browser.close()

    began = perf_counter()
    await asyncio.gather(*(client() for _ in range(clients)))
    return {"times": times, "rate": len(times) / (perf_counter() - began), "faults": faults}


if __name__ == "__main__":
    json.dump(uvloop.run(measure(json.load(sys.stdin))), sys.stdout)
