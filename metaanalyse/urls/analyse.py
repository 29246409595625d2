"""Addresses of analyse."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
