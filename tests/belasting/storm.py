"""When votes are sent, and what follows from when their answers came. Knows no server."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

# One in so many phones sends twice at the same moment.
DOUBLE = 10


@dataclass(frozen=True)
class Plan:
    """What each phone does: ``moments`` in seconds from the start, ``values`` its answer."""

    moments: tuple[float, ...]
    values: tuple[int, ...]
    twice: frozenset[int]

    def tally(self, answers: int) -> list[int]:
        """Return how many phones choose each of ``answers`` answers."""
        return [self.values.count(value) for value in range(answers)]


def plan(phones: int, spread: float, answers: int, seed: int) -> Plan:
    """Return the same plan for the same arguments; with ``spread`` 0 all send at once."""
    chance = random.Random(f"{seed} {phones} {spread}")
    return Plan(
        moments=tuple(chance.uniform(0, spread) for _ in range(phones)),
        values=tuple(chance.randrange(answers) for _ in range(phones)),
        twice=frozenset(chance.sample(range(phones), phones // DOUBLE)),
    )


async def run(planned: Plan, send: Callable[[int, int, int], Awaitable[None]]) -> None:
    """Let every phone ``send(phone, value, hand)`` at its moment; ``hand`` is 1 for a second tap.

    Returns when every answer is in.
    """

    async def one(phone: int, moment: float, value: int) -> None:
        await asyncio.sleep(moment)
        hands = range(2 if phone in planned.twice else 1)
        await asyncio.gather(*(send(phone, value, hand) for hand in hands))

    phones = enumerate(zip(planned.moments, planned.values, strict=True))
    await asyncio.gather(*(one(phone, moment, value) for phone, (moment, value) in phones))


def delays(acknowledged: Sequence[float], seen: Sequence[tuple[float, int]]) -> list[float]:
    """Return, in ms, how long each acknowledged vote waited to be shown.

    ``seen`` holds when a screen showed which number of votes. The k-th acknowledged vote counts as
    shown when the number reached k: which vote is which the screen does not say, and the sum of
    the waits is the same for every order. A vote shown before its answer came waited 0; votes never
    shown are left out.
    """
    waits = []
    shown = iter(seen)
    moment, number = 0.0, 0
    for k, acked in enumerate(sorted(acknowledged), start=1):
        while number < k:
            found = next(shown, None)
            if found is None:
                return waits
            moment, number = found
        waits.append(max(0.0, moment - acked) * 1000)
    return waits
