"""``{% load kaarten %}``: the step of the ladder as a small picture, beside its words."""

from functools import lru_cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()
HOOGSTE = 5


@register.filter
def afbreekbaar(tekst: str) -> SafeString:
    """The text, which may go on at the next line after a slash."""
    return format_html_join(SafeString("/<wbr>"), "{}", ((deel,) for deel in tekst.split("/")))


@register.simple_tag
@lru_cache(maxsize=64)
def trede_beeld(van: int | None, tot: int | None) -> SafeString:
    """Five steps going up: filled as far as the evidence goes, half where it may go further.

    Dashed when there is no step. The words stand beside it, so to a screen reader it is silent.
    """
    if van is None:
        soorten = ["geen"] * HOOGSTE
    else:
        soorten = [
            "vol" if n <= van else "half" if n <= (tot or van) else "open"
            for n in range(1, HOOGSTE + 1)
        ]
    treden = format_html_join(
        "",
        '<rect class="trede-{}" x="{}" y="{}" width="4" height="{}"/>',
        (
            (soort, plek * 6 + 1, 17 - (plek + 1) * 3, (plek + 1) * 3)
            for plek, soort in enumerate(soorten)
        ),
    )
    return format_html(
        '<svg class="trede-beeld" viewBox="0 0 31 18" width="31" height="18" aria-hidden="true">'
        "{}</svg>",
        treden,
    )
