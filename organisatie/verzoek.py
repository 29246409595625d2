"""The type of a request in a view that asks for a login: what our middleware put on it."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from organisatie.models import Gebruiker


class Verzoek(HttpRequest):
    """Only for annotations; Django makes the requests."""

    user: Gebruiker
    htmx: HtmxDetails
    op_telefoon: bool
