"""Addresses of the improvement board."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
