"""Addresses of making the plan: what is chosen with one press."""

from django.urls import path

from verbeterplan.views import fase_besluiten

urlpatterns = [
    path("trajecten/<int:pk>/strategie/", fase_besluiten.strategie, name="plan_strategie"),
    path(
        "trajecten/<int:pk>/randvoorwaarden/",
        fase_besluiten.randvoorwaarde,
        name="plan_randvoorwaarde",
    ),
    path("trajecten/<int:pk>/factoren/", fase_besluiten.factoren, name="plan_factoren"),
]
