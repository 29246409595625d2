"""Addresses of the competence matrix."""

from django.urls import path

from borgen.views import competenties

PROCES = "processen/<int:proces>/competenties/"

urlpatterns = [
    path(PROCES, competenties.competenties, name="competenties"),
    path(f"{PROCES}nieuw/", competenties.nieuw, name="competentie_nieuw"),
    path(f"{PROCES}<int:lid>/", competenties.rij, name="competentie_rij"),
    path("competenties/<int:pk>/wijzig/", competenties.wijzig, name="competentie_wijzig"),
    path("competenties/<int:pk>/verwijder/", competenties.verwijder, name="competentie_verwijder"),
    path("competenties/<int:pk>/training/", competenties.training, name="competentie_training"),
]
