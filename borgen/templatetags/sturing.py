"""``{% gesprekskaart "handelen" %}``: one card with its question, another each week."""

from typing import Any

from django import template
from django.utils import timezone

from borgen.regels.kaartjes import kies

register = template.Library()


@register.inclusion_tag("borgen/gesprekskaart.html")
def gesprekskaart(plek: str) -> dict[str, Any]:
    """The card that helps at ``plek``; nothing where none belongs."""
    return {"kaart": kies(plek, timezone.localdate())}
