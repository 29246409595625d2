"""Making a state of the index from the database: whole, or from the one before."""

from bisect import bisect_left
from collections.abc import Iterable

from metaanalyse.models import Kaartblad
from metaanalyse.register.bits import neem_uit, uit_tekens, voeg_in
from metaanalyse.register.staat import Register

_PER_KEER = 5000


def bouw(stand: tuple[int, str]) -> Register:
    """Everything from the database.

    In two goes, for a card's place is known only when all titles are; what changes between the two
    is a change after ``stand`` and will be brought in with the next.
    """
    rijen = Kaartblad.objects.values_list("titelsleutel", "pk").iterator(_PER_KEER)
    sleutels = sorted(rijen)
    aantal = len(sleutels)
    plaats = {pk: ~plek for plek, (_, pk) in enumerate(sleutels)}
    tekens = _Tekens(aantal)
    for pk, woorden in Kaartblad.objects.values_list("pk", "waarden").iterator(_PER_KEER):
        if (plek := plaats.get(pk)) is not None:
            for woord in woorden.split():
                tekens[woord][plek] = 49
    return Register(stand, sleutels, {woord: uit_tekens(t) for woord, t in tekens.items()})


class _Tekens(dict[str, bytearray]):
    """A row of zeros for every word as it comes by."""

    def __init__(self, aantal: int) -> None:
        self._nul = bytearray(b"0") * aantal

    def __missing__(self, woord: str) -> bytearray:
        self[woord] = self._nul[:]
        return self[woord]


def pas_toe(oud: Register, stand: tuple[int, str], kaarten: Iterable[int]) -> Register:
    """The state after these cards changed, were added or went."""
    nummers = sorted(set(kaarten))
    nieuw = {
        pk: (sleutel, set(waarden.split()))
        for pk, sleutel, waarden in Kaartblad.objects.filter(pk__in=nummers).values_list(
            "pk", "titelsleutel", "waarden"
        )
    }
    sleutels, bits = list(oud.sleutels), dict(oud.bits)
    for plek in sorted(oud.plaatsen(nummers), reverse=True):
        _, pk = sleutels[plek]
        sleutel, woorden = nieuw.get(pk, ("", set()))
        if sleutels[plek] == (sleutel, pk):
            _zet(bits, plek, woorden)
            del nieuw[pk]
        else:
            del sleutels[plek]
            bits = {woord: neem_uit(b, plek) for woord, b in bits.items()}
    for pk, (sleutel, woorden) in nieuw.items():
        plek = bisect_left(sleutels, (sleutel, pk))
        sleutels.insert(plek, (sleutel, pk))
        bits = {w: voeg_in(bits.get(w, 0), plek, w in woorden) for w in {*bits, *woorden}}
    return Register(stand, sleutels, {woord: b for woord, b in bits.items() if b})


def _zet(bits: dict[str, int], plek: int, woorden: set[str]) -> None:
    """Give the card at a place these words and no others."""
    bit = 1 << plek
    for woord in {*bits, *woorden}:
        was = bits.get(woord, 0)
        if bool(was >> plek & 1) != (woord in woorden):
            bits[woord] = was ^ bit
