"""Addresses of the quality overview."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
