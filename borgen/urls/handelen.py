"""Addresses of handelen."""

from django.urls import path

from borgen.views import handelen

urlpatterns = [
    path("borgen/<int:traject>/handelen/", handelen.handelen, name="borgen_handelen"),
]
