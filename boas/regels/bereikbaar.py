"""Whether the address of this installation means anything outside this computer."""

import ipaddress
from urllib.parse import urlsplit


def alleen_hier(adres: str) -> bool:
    """Whether an address such as http://127.0.0.1:8000 leads a phone nowhere.

    A name is trusted to be known on the network, except localhost; a number is, unless it means
    "this computer".
    """
    naam = (urlsplit(adres).hostname or "").rstrip(".")
    try:
        nummer = ipaddress.ip_address(naam)
    except ValueError:
        return naam in {"", "localhost"} or naam.endswith(".localhost")
    return nummer.is_loopback or nummer.is_unspecified or nummer.is_link_local
