"""``{% load menu %}``: which place in the menu a page belongs to."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

# The first part of an address, for what stands under another place than its own name.
ONDER = {
    "agenda": "account",
    "agendapunten": "start",
    "activiteiten": "trajecten",
    "besluiten": "trajecten",
    "borgen": "trajecten",
    "competenties": "documenten",
    "expertise": "teams",
    "herinneringen": "account",
    "leren": "start",
    "monitormomenten": "trajecten",
    "onderdelen": "trajecten",
    "overleggen": "start",
    "plggasten": "trajecten",
    "plgleden": "trajecten",
    "processen": "documenten",
    "schattingen": "trajecten",
    "signalen": "trajecten",
    "speerpunten": "trajecten",
    "trajectkaarten": "trajecten",
    "verbeteracties": "trajecten",
    "vervolgstappen": "peilingen",
    "wegingen": "trajecten",
}


@register.filter
def menuplek(adres: str, onder: str = "") -> str:
    """Where the page with this address (a route) stands in the menu; ``onder`` goes before."""
    eerste = (adres or "").split("/", 1)[0]
    return onder or ONDER.get(eerste, eerste) or "start"


@register.simple_tag
def hier(nu: str, plek: str, naam: str) -> SafeString:
    """The mark on a place in the menu: this very page, or one that belongs to it."""
    soort = "page" if nu == naam else "true" if plek == naam else ""
    return format_html(' aria-current="{}"', soort) if soort else SafeString()
