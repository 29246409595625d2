"""What a proxy in front says about the request it passes on, believed from known proxies only.

Here and not in the server, so that every server that runs ``config.wsgi`` or ``config.asgi``
follows the same setting, FORWARDED_ALLOW_IPS.
"""

import re
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

from django.core.exceptions import ImproperlyConfigured

Environ = dict[str, Any]
WsgiApp = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

# Some proxies add the port: 192.0.2.1:5000 or [2001:db8::1]:5000.
_WITH_PORT = re.compile(r"(?:\[([^\]]+)\]|([\d.]+))(?::\d+)?")


class Proxies:
    """The addresses and networks in ``setting``: separated by commas, or ``*`` for every peer.

    Raises ImproperlyConfigured when one of them is no address.
    """

    def __init__(self, setting: str) -> None:
        names = [name.strip() for name in setting.split(",") if name.strip()]
        self._all = names == ["*"]
        try:
            self._networks: list[IPv4Network | IPv6Network] = (
                [] if self._all else [ip_network(name, strict=False) for name in names]
            )
        except ValueError as error:
            raise ImproperlyConfigured(f"FORWARDED_ALLOW_IPS: {error}") from error

    def __contains__(self, name: str) -> bool:
        if self._all:
            return True
        address = _address(name)
        return address is not None and any(address in network for network in self._networks)

    def client(self, forwarded_for: str) -> str:
        """The last address in an X-Forwarded-For header that is no known proxy; empty for none.

        Every proxy adds who it got the request from at the end, so what stands before an unknown
        address may be made up by the client.
        """
        found = ""
        for name in reversed(forwarded_for.split(",")):
            address = _address(name)
            if address is None:
                return found
            found = str(address)
            if not self._all and found not in self:
                return found
        return found


def believe(app: WsgiApp, proxies: Proxies) -> WsgiApp:
    """``app``, told of the scheme and address of the client by the proxies that are known."""

    def believing(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ.get("REMOTE_ADDR", "") in proxies:
            scheme = environ.get("HTTP_X_FORWARDED_PROTO", "").strip().lower()
            if scheme in ("http", "https"):
                environ["wsgi.url_scheme"] = scheme
            if client := proxies.client(environ.get("HTTP_X_FORWARDED_FOR", "")):
                environ["REMOTE_ADDR"] = client
        return app(environ, start_response)

    return believing


def _address(name: str) -> IPv4Address | IPv6Address | None:
    name = name.strip()
    if match := _WITH_PORT.fullmatch(name):
        name = match[1] or match[2]
    try:
        address = ip_address(name)
    except ValueError:
        return None
    # A server that listens on :: sees IPv4 peers as ::ffff:192.0.2.1.
    return getattr(address, "ipv4_mapped", None) or address
