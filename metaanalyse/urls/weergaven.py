"""Addresses of weergaven."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
