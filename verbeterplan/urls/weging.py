"""Addresses of weighing speerpunten and of measuring support for a plan."""

from django.urls import path

from verbeterplan.views import draagvlak, weging

urlpatterns = [
    path("wegingen/nieuw/", weging.weging_nieuw, name="weging_nieuw"),
    path("wegingen/<int:pk>/", weging.weging, name="weging"),
    path("trajecten/<int:pk>/draagvlak/", draagvlak.draagvlak, name="draagvlak"),
]
