"""Addresses of the conversations of students with their SLB'er."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
