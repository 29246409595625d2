"""``{% load stroom %}``: the address of a live stream in a page."""

from django import template

from boas.models import Sessie
from boas.stroom import bewijs

register = template.Library()


@register.simple_tag
def stroom_url(sessie: Sessie, doelgroep: str) -> str:
    """The address for ``data-stroom``; ``doelgroep`` is projector, leiding or telefoon.

    Whoever sees the page may listen: the view has checked that. Raises ValueError for an unknown
    doelgroep.
    """
    return bewijs.adres(sessie.pk, sessie.code, bewijs.Doelgroep(doelgroep))
