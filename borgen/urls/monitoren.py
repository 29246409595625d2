"""Addresses of monitoren."""

from django.urls import path

from borgen.views import monitoren

urlpatterns = [
    path("borgen/<int:traject>/monitoren/", monitoren.monitoren, name="borgen_monitoren"),
]
