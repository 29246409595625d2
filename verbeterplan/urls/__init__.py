"""Addresses of trajecten, the PLG cycle, activities, meetings and the planning of a session."""

from verbeterplan.urls import (
    besluiten,
    cyclus,
    plan,
    plg,
    reis,
    speerpunten,
    trajecten,
    uitvoeren,
    verdiepen,
    weging,
)

urlpatterns = [
    *trajecten.urlpatterns,
    *cyclus.urlpatterns,
    *besluiten.urlpatterns,
    *plan.urlpatterns,
    *plg.urlpatterns,
    *reis.urlpatterns,
    *speerpunten.urlpatterns,
    *uitvoeren.urlpatterns,
    *verdiepen.urlpatterns,
    *weging.urlpatterns,
]
