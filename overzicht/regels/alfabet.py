"""Names in the order of the alphabet: the same on every database, and with accents as well."""

import unicodedata


def sorteersleutel(naam: str) -> str:
    """The name without accents and capitals."""
    los = unicodedata.normalize("NFKD", naam)
    return "".join(teken for teken in los if not unicodedata.combining(teken)).casefold().strip()


def beginletter(naam: str) -> str:
    """Under which letter a name stands; "0-9" for a digit, "#" for anything else."""
    eerste = sorteersleutel(naam)[:1]
    if eerste.isdigit():
        return "0-9"
    return eerste.upper() if "a" <= eerste <= "z" else "#"
