"""Ordinary synchronous Django, for a WSGI server (large school) and for the bridge in asgi.py."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from config.proxy import Proxies, WsgiApp, believe

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


def make_application() -> WsgiApp:
    """Return Django with its middleware as the settings are now, believing known proxies."""
    return believe(get_wsgi_application(), Proxies(settings.FORWARDED_ALLOW_IPS))


application = make_application()
