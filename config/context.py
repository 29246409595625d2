"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest


def pagina(request: HttpRequest) -> dict[str, object]:
    """``csp_nonce`` for inline parts, ``demo`` for the banner of a demo installation.

    A request refused before it reached the policy (an unknown host) has no nonce.
    """
    return {"csp_nonce": getattr(request, "csp_nonce", ""), "demo": settings.DEMO}
