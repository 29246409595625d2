"""Addresses of the journey of a traject: finishing it, and who keeps the theme alive."""

from django.urls import path

from verbeterplan.views import traject

urlpatterns = [
    path("trajecten/<int:pk>/afronden/", traject.traject_afronden, name="traject_afronden"),
    path("trajecten/<int:pk>/hervatten/", traject.traject_hervat, name="traject_hervat"),
]
