"""Addresses of sessions and instruments."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
