"""Addresses of the reports on a period."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
