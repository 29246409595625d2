"""Addresses of trajecten, activities and meetings."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
