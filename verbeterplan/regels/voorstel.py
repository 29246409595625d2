"""From an intervention's text to the line of a planning."""

import re

# A sentence ends in a mark with a capital after it; "o.a. dit" and "14.30" do not count.
_EINDE = re.compile(r"(?<=[^.\s]{2})[.!?](?=\s[^\W\d_a-zà-ÿ]|$)")


def kort(tekst: str, hoogstens: int = 200) -> str:
    """The first sentence of ``tekst``, without its full stop; cut at a word when it is longer.

    In: any text. Out: one line of at most ``hoogstens`` characters, ending in an ellipsis when cut.
    """
    regel = " ".join(tekst.split())
    einde = _EINDE.search(regel)
    if einde:
        regel = regel[: einde.end()].rstrip(".")
    if len(regel) <= hoogstens:
        return regel
    stuk = regel[: hoogstens - 1]
    return f"{stuk.rsplit(' ', 1)[0] if ' ' in stuk else stuk}…"
