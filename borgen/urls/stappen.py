"""Addresses of the four steps around."""

from django.urls import path

from borgen.views import stappen

urlpatterns = [
    path("borgen/<int:traject>/", stappen.stappen, name="borgen"),
]
