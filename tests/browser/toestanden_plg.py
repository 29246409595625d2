"""Rows of the PLG of the demo to look at."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    """Somebody of the PLG, and a guest."""
    from verbeterplan.models import Plggast, Plglid

    return {
        "plglid": {"pk": Plglid.objects.first().pk},
        "plggast": {"pk": Plggast.objects.first().pk},
    }
