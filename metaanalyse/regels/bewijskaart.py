"""How a cell of the evidence map is filled: the share of cards of which the goal was reached."""

from __future__ import annotations

from dataclasses import dataclass

# The fills from nothing known to mostly reached; thirds, because the numbers are small.
GROEPEN = (
    "niet bekend hoe ver het doel bereikt is",
    "bij minder dan een derde bereikt",
    "bij een derde tot twee derde",
    "bij twee derde of meer bereikt",
)


@dataclass(frozen=True)
class Veld:
    """``aantal`` cards; of ``bekend`` is known how far the goal was reached, ``bereikt`` of those
    at least for the greater part."""

    aantal: int
    bekend: int
    bereikt: int

    @property
    def groep(self) -> int:
        """The place in ``GROEPEN``."""
        if not self.bekend:
            return 0
        return 1 + (3 * self.bereikt >= self.bekend) + (3 * self.bereikt >= 2 * self.bekend)

    @property
    def in_woorden(self) -> str:
        """ "doel bereikt bij 3 van 4"; what is not known is no failure."""
        if not self.bekend:
            return "niet bekend"
        return f"{self.bereikt} van {self.bekend}"


def veld(aantal: int, bekend: int, bereikt: int) -> Veld:
    """Raises ValueError for numbers that cannot be of the same cards."""
    if not 0 <= bereikt <= bekend <= aantal:
        raise ValueError(f"{bereikt} of {bekend} of {aantal} cards")
    return Veld(aantal, bekend, bereikt)
