"""Addresses of the calendar feed and the weekly mail: what leaves the application by itself."""

from django.urls import path

from borgen.views import agenda, herinneringen

urlpatterns = [
    path("agenda/", agenda.agenda, name="agenda"),
    path("agenda/adres/", agenda.agenda_adres, name="agenda_adres"),
    path("agenda/<str:geheim>.ics", agenda.agenda_ics, name="agenda_ics"),
    path("herinneringen/", herinneringen.herinneringen, name="herinneringen"),
]
