"""What differs between two versions of an instrument, statement by statement."""

from collections.abc import Sequence
from dataclasses import dataclass

from boas.regels.inhoud import StellingInhoud


@dataclass(frozen=True, slots=True)
class Gewijzigd:
    """A statement that stays, by its code, with other content."""

    oud: StellingInhoud
    nieuw: StellingInhoud

    @property
    def tekst_anders(self) -> bool:
        """Whether the statement itself changed: then it cannot be compared with last time."""
        return self.oud.tekst != self.nieuw.tekst


@dataclass(frozen=True, slots=True)
class Verschil:
    nieuw: tuple[StellingInhoud, ...]
    gewijzigd: tuple[Gewijzigd, ...]
    weg: tuple[StellingInhoud, ...]
    volgorde_anders: bool

    @property
    def niets(self) -> bool:
        return not (self.nieuw or self.gewijzigd or self.weg or self.volgorde_anders)


def verschil(oud: Sequence[StellingInhoud], nieuw: Sequence[StellingInhoud]) -> Verschil:
    """What happens to ``oud`` when ``nieuw`` takes its place; codes say which is which."""
    was = {stelling.code: stelling for stelling in oud}
    wordt = {stelling.code: stelling for stelling in nieuw}
    gebleven = [code for code in was if code in wordt]
    return Verschil(
        nieuw=tuple(stelling for stelling in nieuw if stelling.code not in was),
        gewijzigd=tuple(
            Gewijzigd(was[code], wordt[code]) for code in gebleven if was[code] != wordt[code]
        ),
        weg=tuple(stelling for stelling in oud if stelling.code not in wordt),
        volgorde_anders=gebleven != [code for code in wordt if code in was],
    )
