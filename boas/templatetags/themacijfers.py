"""Figures of themes in templates."""

from collections.abc import Mapping
from fractions import Fraction

from django import template

from boas import themabeeld

register = template.Library()


@register.filter
def cijfer(waarde: Fraction | None) -> str:
    """A mean as everywhere: "2,46"."""
    return themabeeld.cijfer(waarde)


@register.filter
def van(waarden: Mapping[str, Fraction | None], code: str) -> Fraction | None:
    """The mean of this group; None where it is not shown."""
    return waarden.get(code)
