"""Addresses of sturing: quality times acceptance, and how the team wants and can."""

from django.urls import path

from borgen.views import kaartjes, schatting, sturing

urlpatterns = [
    path("borgen/<int:traject>/sturing/", sturing.sturing, name="borgen_sturing"),
    path("borgen/<int:traject>/sturing/oordeel/", sturing.oordeel, name="sturing_oordeel"),
    path("borgen/<int:traject>/sturing/ronde/", sturing.ronde, name="sturing_ronde"),
    path("verbeteracties/<int:pk>/schattingen/", schatting.schattingen, name="schattingen"),
    path("verbeteracties/<int:pk>/schattingen/nieuw/", schatting.nieuw, name="schatting_nieuw"),
    path("schattingen/<int:pk>/", schatting.schatting, name="schatting"),
    path("schattingen/<int:pk>/sluit/", schatting.sluit, name="schatting_sluit"),
    path("schattingen/<int:pk>/agenda/", schatting.agenda, name="schatting_agenda"),
    path("gesprekskaarten/", kaartjes.gesprekskaarten, name="gesprekskaarten"),
]
