"""Addresses of the quality overview."""

from django.urls import path

from overzicht.views import kwaliteit

urlpatterns = [
    path("kwaliteit/", kwaliteit.kwaliteit, name="kwaliteit"),
    path("kwaliteit/herinneren/", kwaliteit.kwaliteit_herinner, name="kwaliteit_herinner"),
    path("kwaliteit/post/", kwaliteit.kwaliteit_post, name="kwaliteit_post"),
]
