"""Addresses of codering."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
