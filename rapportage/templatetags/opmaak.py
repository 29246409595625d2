"""``{{ tekst|opgemaakt }}``: see ``rapportage.opmaak``."""

from django import template

from rapportage.opmaak import opgemaakt

register = template.Library()
register.filter("opgemaakt", opgemaakt)
