"""What is sent: the part of a page for one audience, with the key that says which one it is."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.template.loader import render_to_string

from boas import schermen, stemscherm
from boas.beeld import Beeld
from boas.stroom.bewijs import Doelgroep

# Still there; an event and not a comment, so that a page can hear it.
HART = b"event: hart\ndata: 1\n\n"
# The first thing sent; a lost connection is tried again after so many milliseconds.
OPENING = b"retry: 2000\n" + HART
# The address is past its time: ask a new one.
VERLOPEN = b"event: verlopen\ndata: 1\n\n"
# The session is gone: do not come back.
EINDE = b"event: einde\ndata: 1\n\n"


@dataclass(frozen=True)
class Bericht:
    """``html`` for the element with data-stroom; nothing to do when it has ``sleutel`` already."""

    sleutel: str
    html: str

    @cached_property
    def json(self) -> str:
        return json.dumps({"sleutel": self.sleutel, "html": self.html}, ensure_ascii=False)

    @cached_property
    def event(self) -> bytes:
        """As a server-sent event; JSON keeps it on one line."""
        return f"id: {self.sleutel}\ndata: {self.json}\n\n".encode()


def sleutel(beeld: Beeld, doelgroep: Doelgroep) -> str:
    """The key of what ``doelgroep`` sees: phones need no message at every vote."""
    return beeld.telefoonsleutel if doelgroep == Doelgroep.TELEFOON else str(beeld.stand)


def bericht(beeld: Beeld, doelgroep: Doelgroep) -> Bericht:
    """The message that shows this picture to ``doelgroep``."""
    return Bericht(sleutel(beeld, doelgroep), _HTML[doelgroep](beeld))


def _projector(beeld: Beeld) -> str:
    return render_to_string("boas/projector.html#scherm", schermen.projector_context(beeld))


def _leiding(beeld: Beeld) -> str:
    return render_to_string("boas/leiding.html#stand", schermen.leiding_context(beeld))


def _telefoon(beeld: Beeld) -> str:
    return stemscherm.html(stemscherm.van_beeld(beeld))


_HTML: dict[Doelgroep, Callable[[Beeld], str]] = {
    Doelgroep.PROJECTOR: _projector,
    Doelgroep.LEIDING: _leiding,
    Doelgroep.TELEFOON: _telefoon,
}
