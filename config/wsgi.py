"""Ordinary synchronous Django, for a WSGI server (large school) and for the bridge in asgi.py."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from config.proxy import Proxies, WsgiApp, believe

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


def make_application() -> WsgiApp:
    """Return Django with its middleware as the settings are now, believing known proxies."""
    return believe(get_wsgi_application(), Proxies(settings.FORWARDED_ALLOW_IPS))


application = make_application()
# Import every view now, so that the first visitor does not wait for it. What is loaded stays as
# long as the process: not looking through it for rubbish saves one page in five 150 ms.
_ = get_resolver().url_patterns
gc.freeze()
