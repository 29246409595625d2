"""The number of a row, as an address or a form sends it."""


def lees_nummer(tekst: str) -> int | None:
    """The number; None for anything that cannot be one, also when it is too long for a database."""
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 10 else None
