"""Addresses of the phase verdiepen beside its page: the summary for the team, expertise."""

from django.urls import path

from verbeterplan.views import expertise, fase_verdiepen, situatiebeeld

urlpatterns = [
    path("trajecten/<int:pk>/leidraad/", fase_verdiepen.leidraad, name="leidraad"),
    path("trajecten/<int:pk>/beeld/", situatiebeeld.beeld, name="beeld"),
    path("trajecten/<int:pk>/beeld/deel/", situatiebeeld.deel, name="beeld_deel"),
    path("trajecten/<int:pk>/vraag/<int:lid>/", expertise.vraag, name="expertise_vraag"),
    path("expertise/", expertise.lijst, name="expertise"),
    path("expertise/nieuw/", expertise.nieuw, name="expertise_nieuw"),
    path("expertise/<int:pk>/wijzig/", expertise.wijzig, name="expertise_wijzig"),
    path("expertise/<int:pk>/weg/", expertise.leg_weg, name="expertise_weg"),
    path("expertise/<int:pk>/terug/", expertise.haal_terug, name="expertise_terug"),
]
