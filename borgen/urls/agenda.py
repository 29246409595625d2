"""Addresses of the calendar feed."""

from django.urls import path

from borgen.views import agenda

urlpatterns = [
    path("agenda/", agenda.agenda, name="agenda"),
    path("agenda/adres/", agenda.agenda_adres, name="agenda_adres"),
    path("agenda/<str:geheim>.ics", agenda.agenda_ics, name="agenda_ics"),
]
