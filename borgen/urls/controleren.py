"""Addresses of controleren."""

from django.urls import path

from borgen.views import controleren

urlpatterns = [
    path("borgen/<int:traject>/controleren/", controleren.controleren, name="borgen_controleren"),
]
