"""Ordinary synchronous Django, for a WSGI server (large school) and for the bridge in asgi.py."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from config.proxy import Proxies, believe

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = believe(get_wsgi_application(), Proxies(settings.FORWARDED_ALLOW_IPS))
