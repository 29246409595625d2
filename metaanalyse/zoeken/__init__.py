"""Full text in Dutch, the same on both databases: stems and words come from ``regels``.

vraag = lees_vraag(filter.q)
markeer(kaart.titel, vraag)            # with <mark> around what was found
fragment(samenvatting, vraag, 240)     # a piece of it around the first hit
"""

from metaanalyse.regels.zoekvraag import Atoom, Zoekvraag, lees_vraag
from metaanalyse.zoeken.markeren import fragment, markeer, vind_fragment
from metaanalyse.zoeken.vinden import vind

__all__ = [
    "Atoom",
    "Zoekvraag",
    "fragment",
    "lees_vraag",
    "markeer",
    "vind",
    "vind_fragment",
]
