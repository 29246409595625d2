"""Addresses of bringing in people, and of people who leave or move."""

from django.urls import path

from organisatie.views import beheer, personen, vertrek

urlpatterns = [
    path("beheer/mail/", beheer.mail_opnieuw, name="beheer_mail"),
    path(
        "beheer/schooljaren/<int:pk>/periodes/",
        beheer.schooljaar_periodes,
        name="schooljaar_periodes",
    ),
    path("beheer/personen/inlezen/", personen.personen_inlezen, name="personen_inlezen"),
    path("beheer/personen/inlezen/<int:pk>/", personen.personen_inlezing, name="personen_inlezing"),
    path("beheer/personen/uitnodigen/", personen.personen_uitnodigen, name="personen_uitnodigen"),
    path("beheer/personen/<int:pk>/vertrek/", vertrek.persoon_vertrek, name="persoon_vertrek"),
    path("teams/leden/<int:pk>/werk/", vertrek.lid_werk, name="lid_werk"),
]
