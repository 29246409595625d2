"""Addresses of bringing in students."""

from django.urls import path

from borgen.slb.views import inlezen

urlpatterns = [
    path("slb/inlezen/", inlezen.inlezen, name="slb_inlezen"),
    path("slb/inlezen/voorbeeld/", inlezen.inlezen_voorbeeld, name="slb_inlezen_voorbeeld"),
    path("slb/inlezen/<int:pk>/", inlezen.inleesrun, name="slb_inleesrun"),
    path("slb/inlezen/<int:pk>/kolommen/", inlezen.inlezen_kolommen, name="slb_inlezen_kolommen"),
    path("slb/inlezen/<int:pk>/terug/", inlezen.inlezen_terug, name="slb_inlezen_terug"),
    path("slb/inlezen/<int:pk>/uitkomst/", inlezen.inlezen_uitkomst, name="slb_inlezen_uitkomst"),
    path(
        "slb/inlezen/<int:pk>/overnemen/", inlezen.inlezen_overnemen, name="slb_inlezen_overnemen"
    ),
    path("slb/inlezen/<int:pk>/stoppen/", inlezen.inlezen_stoppen, name="slb_inlezen_stoppen"),
]
