"""A page without what chance puts in it: tokens against forged forms can hold any short word."""

import re

_TOEVAL = re.compile(r"\b[A-Za-z0-9]{32,}\b|nonce=\"[^\"]*\"")


def zonder_toeval(antwoord) -> str:
    """The page of a response, without tokens and nonces."""
    return _TOEVAL.sub("", antwoord.content.decode())
