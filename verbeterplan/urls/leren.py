"""Addresses of learning together."""

from django.urls import path

from verbeterplan.views import leren

urlpatterns = [
    path("leren/", leren.leren, name="leren"),
    path("leren/nieuw/", leren.leerdoel_nieuw, name="leerdoel_nieuw"),
    path("leren/<int:pk>/wijzig/", leren.leerdoel_wijzig, name="leerdoel_wijzig"),
    path("leren/<int:pk>/bereikt/", leren.leerdoel_bereikt, name="leerdoel_bereikt"),
    path("leren/<int:pk>/weg/", leren.leerdoel_weg, name="leerdoel_weg"),
    path("leren/<int:pk>/terug/", leren.leerdoel_terug, name="leerdoel_terug"),
    path("leren/<int:pk>/vraag/", leren.feedback_vraag, name="feedback_vraag"),
    path("leren/vragen/<int:pk>/", leren.feedback_geef, name="feedback_geef"),
    path("leren/vragen/<int:pk>/trek-in/", leren.feedback_trek_in, name="feedback_trek_in"),
    path("leren/vragen/<int:pk>/wijs-af/", leren.feedback_wijs_af, name="feedback_wijs_af"),
]
