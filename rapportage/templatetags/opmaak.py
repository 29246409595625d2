"""``{{ tekst|opgemaakt }}``, ``{{ tekst|opgemaakt_document:3 }}``: see ``rapportage.opmaak``.

``{{ moment|seconden }}``: for a script. ``{{ waarde|getal }}``: with only the decimals it needs,
``{{ dag|datum_kort }}``: 12 mrt; see ``rapportage.getallen``. ``{{ tekst|breekbaar }}``: may break.
"""

import datetime

from django import template

from rapportage.getallen import VAST, datum_kort, getal
from rapportage.opmaak import opgemaakt, opgemaakt_document

register = template.Library()
register.filter("opgemaakt", opgemaakt)
register.filter("opgemaakt_document", opgemaakt_document)
register.filter("getal", getal)
register.filter("datum_kort", datum_kort)


@register.filter
def breekbaar(tekst: str) -> str:
    """In a narrow column a long unit goes below its number: ``1,85`` / ``gesprekken``."""
    return tekst.replace(VAST, " ")


@register.filter
def seconden(moment: datetime.datetime) -> str:
    """The moment in whole seconds since 1970, as ``|date:"U"`` has it ten times as slow."""
    return str(int(moment.timestamp()))
