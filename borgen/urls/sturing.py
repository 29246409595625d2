"""Addresses of sturing: quality times acceptance, task maturity, competences."""

from django.urls import path

from borgen.views import sturing

urlpatterns = [
    path("borgen/<int:traject>/sturing/", sturing.sturing, name="borgen_sturing"),
]
