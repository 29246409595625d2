"""Two people write in one answer at the same time: both texts stay."""


def schrijf_samen(basis: str, mijn: str, nu: str) -> str:
    """What stands there after ``mijn`` is saved, begun from ``basis``, while ``nu`` stands there.

    When only one changed something, that counts. When both wrote on after the same beginning, what
    they added follows each other; otherwise both texts stand under each other.
    """
    if mijn in (basis, nu):
        return nu
    if nu == basis:
        return mijn
    if basis and mijn.startswith(basis) and nu.startswith(basis):
        return f"{nu.rstrip()}\n{mijn[len(basis) :].lstrip()}"
    return f"{nu.rstrip()}\n{mijn.lstrip()}" if nu.strip() else mijn
