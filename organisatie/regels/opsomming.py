"""Several things in one sentence."""

from collections.abc import Sequence


def opsomming(namen: Sequence[str], voegwoord: str = "en") -> str:
    """ "a", "a en b", "a, b en c"; empty for nothing."""
    if len(namen) < 2:
        return "".join(namen)
    return f"{', '.join(namen[:-1])} {voegwoord} {namen[-1]}"


def samen_genoemd(namen: Sequence[str]) -> str:
    """The same for names with a capital, which only the first keeps: "Mensen en middelen".

    An abbreviation stays as it is: "Mensen en ICT".
    """
    return opsomming([*namen[:1], *map(_klein, namen[1:])])


def _klein(naam: str) -> str:
    return naam if naam[1:2].isupper() else naam[:1].lower() + naam[1:]
