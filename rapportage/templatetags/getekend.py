"""``{% load getekend %}``: what is drawn once for as long as it says the same.

``{% getekend "boas/toetsen.html" scherm=scherm %}`` is an include of that template with only these
values; see ``rapportage.getekend`` for what they may be. ``{{ form|formulier }}`` and
``{{ form.naam|veld }}`` are a form and a field as crispy draws them.
"""

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from rapportage.getekend import teken
from rapportage.getekendveld import teken_formulier, teken_veld

register = template.Library()
register.filter("formulier", teken_formulier)
register.filter("veld", teken_veld)


@register.simple_tag(takes_context=True)
def getekend(context: Context, sjabloon: str, **inhoud: Any) -> SafeString:
    """The template with only ``inhoud``, drawn when it was not drawn before."""
    return teken(sjabloon, inhoud, context.get("csrf_token", ""))
