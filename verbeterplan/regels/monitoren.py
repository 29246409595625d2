"""Which questions a monitor moment begins with: few, the same core each time, the rest in turn.

S4 gives twelve; a team answers three to five well. What was asked least comes first, so that in a
few moments all have had their turn.
"""

from collections import Counter
from collections.abc import Collection, Iterable

from verbeterplan.regels.vragen import MONITOREN

AANTAL = 4
# Asked every time: do we do it, and what stands in the way. Then one can compare.
KERN = ("m-afspraak", "m-knelpunt")
# At the first moment: who does it differently, and what pupils show of it.
EERST = ("m-verschil", "m-leerlingen")
CODES = tuple(vraag.code for vraag in MONITOREN)


def stel_voor(eerdere: Iterable[Collection[str]]) -> tuple[str, ...]:
    """The codes to propose, in the order of the list; in: the codes of each earlier moment."""
    gesteld = Counter(code for codes in eerdere for code in set(codes))
    rest = sorted(
        (code for code in CODES if code not in KERN),
        key=lambda code: (gesteld[code], code not in EERST, CODES.index(code)),
    )
    gekozen = {*KERN, *rest[: AANTAL - len(KERN)]}
    return tuple(code for code in CODES if code in gekozen)
