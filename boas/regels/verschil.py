"""What differs between two versions of an instrument, statement by statement."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from boas.regels.inhoud import StellingInhoud
from boas.regels.opzet import ClusterInhoud

Deel = TypeVar("Deel", StellingInhoud, ClusterInhoud)


@dataclass(frozen=True, slots=True)
class Gewijzigd(Generic[Deel]):
    """A statement or cluster that stays, by its code or letter, with other content."""

    oud: Deel
    nieuw: Deel

    @property
    def tekst_anders(self) -> bool:
        """Whether what people answer changed: then it cannot be compared with last time."""
        return getattr(self.oud, "tekst", None) != getattr(self.nieuw, "tekst", None)


@dataclass(frozen=True, slots=True)
class Verschil(Generic[Deel]):
    nieuw: tuple[Deel, ...]
    gewijzigd: tuple[Gewijzigd[Deel], ...]
    weg: tuple[Deel, ...]
    volgorde_anders: bool

    @property
    def niets(self) -> bool:
        return not (self.nieuw or self.gewijzigd or self.weg or self.volgorde_anders)


def verschil(
    oud: Sequence[StellingInhoud], nieuw: Sequence[StellingInhoud]
) -> Verschil[StellingInhoud]:
    """What happens to ``oud`` when ``nieuw`` takes its place; codes say which is which."""
    return _verschil(oud, nieuw, lambda stelling: stelling.code)


def clusterverschil(
    oud: Sequence[ClusterInhoud], nieuw: Sequence[ClusterInhoud]
) -> Verschil[ClusterInhoud]:
    """The same for clusters, by their letters."""
    return _verschil(oud, nieuw, lambda cluster: cluster.letter)


def _verschil(
    oud: Sequence[Deel], nieuw: Sequence[Deel], sleutel: Callable[[Deel], str]
) -> Verschil[Deel]:
    was = {sleutel(deel): deel for deel in oud}
    wordt = {sleutel(deel): deel for deel in nieuw}
    gebleven = [een for een in was if een in wordt]
    return Verschil(
        nieuw=tuple(deel for deel in nieuw if sleutel(deel) not in was),
        gewijzigd=tuple(
            Gewijzigd(was[een], wordt[een]) for een in gebleven if was[een] != wordt[een]
        ),
        weg=tuple(deel for deel in oud if sleutel(deel) not in wordt),
        volgorde_anders=gebleven != [een for een in wordt if een in was],
    )
