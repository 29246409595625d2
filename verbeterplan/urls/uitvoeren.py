"""Addresses of carrying out: what stands beside the parts of the phase."""

from django.urls import path

from verbeterplan.views import verbeteracties

urlpatterns = [
    path(
        "verbeteracties/terug/<int:regel>/",
        verbeteracties.verbeteractie_terug,
        name="verbeteractie_terug",
    ),
]
