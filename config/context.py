"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest


def pagina(request: HttpRequest) -> dict[str, object]:
    """``csp_nonce`` for inline parts, ``demo`` for the banner of a demo installation."""
    return {"csp_nonce": request.csp_nonce, "demo": settings.DEMO}  # type: ignore[attr-defined]
