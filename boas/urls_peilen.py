"""Addresses of what is answered by link, and of instruments of the whole organisation."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
