"""Addresses of rapporten."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
