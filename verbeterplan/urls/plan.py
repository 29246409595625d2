"""Addresses of the plan on one page, of its versions, and of the report of a traject."""

from django.urls import path

from verbeterplan.views import plan, planversies, trajectverslag

urlpatterns = [
    path("trajecten/<int:pk>/plan/", plan.plan, name="plan"),
    path("trajecten/<int:pk>/plan/versies/", planversies.versies, name="planversies"),
    path("trajecten/<int:pk>/plan/versies/nieuw/", plan.leg_vast, name="planversie_nieuw"),
    path("trajecten/<int:pk>/plan/versies/<int:nummer>/", planversies.versie, name="planversie"),
    path("trajecten/<int:pk>/verslag/", trajectverslag.verslag, name="trajectverslag"),
]
