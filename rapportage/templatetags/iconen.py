"""``{% lucide %}`` as the package has it, each icon drawn once: a list shows one for every row."""

from functools import lru_cache

from django import template
from lucide.templatetags import lucide as pakket

register = template.Library()

# Some forty icons in a few sizes; names and sizes stand in templates, so they are few.
register.simple_tag(lru_cache(maxsize=256)(pakket.lucide), name="lucide")
