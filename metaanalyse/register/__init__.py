"""The settled cards in memory, as one set of bits for every value: lists, facets, cross-tables.

    r = register()              # this process's index, up to date
    s = r.selecteer(filter)     # the cards that somebody looks for

See docs/besluiten/0015-register-in-geheugen.md.
"""

from metaanalyse.register.houden import register
from metaanalyse.register.kruistabel import Kruis
from metaanalyse.register.selectie import Selectie
from metaanalyse.register.staat import Register

__all__ = ["Kruis", "Register", "Selectie", "register"]
