"""``{{ tekst|opgemaakt }}``: see ``rapportage.opmaak``. ``{{ moment|seconden }}``: for a script."""

import datetime

from django import template

from rapportage.opmaak import opgemaakt

register = template.Library()
register.filter("opgemaakt", opgemaakt)


@register.filter
def seconden(moment: datetime.datetime) -> str:
    """The moment in whole seconds since 1970, as ``|date:"U"`` has it ten times as slow."""
    return str(int(moment.timestamp()))
