"""Addresses of what is answered by link, and of instruments of the whole organisation."""

from django.urls import path

from boas.views import antwoord, organisatiebreed, peiling, peilpost, schatting, vervolg

urlpatterns = [
    # For everybody with a link
    path("antwoord/<str:code>/klaar/", antwoord.klaar, name="antwoord_klaar"),
    path("antwoord/<str:code>/<str:token>/", antwoord.antwoord, name="antwoord"),
    path("sessies/<int:pk>/peiling/", peiling.sessie_peiling, name="sessie_peiling"),
    path("sessies/<int:pk>/peiling/open/", peiling.peiling_open, name="peiling_open"),
    path("sessies/<int:pk>/peiling/nieuwste/", peiling.peiling_nieuwste, name="peiling_nieuwste"),
    path("sessies/<int:pk>/peiling/dag/", peiling.peiling_dag, name="peiling_dag"),
    path("sessies/<int:pk>/peiling/bij/", peiling.peiling_nodig_bij, name="peiling_nodig_bij"),
    path("sessies/<int:pk>/peiling/sluit/", peiling.peiling_sluit, name="peiling_sluit"),
    path("sessies/<int:pk>/peiling/weg/", peiling.peiling_verwijder, name="peiling_verwijder"),
    path(
        "sessies/<int:pk>/peiling/deel/<slug:onderdeel>/",
        peiling.peiling_onderdeel,
        name="peiling_onderdeel",
    ),
    path("sessies/<int:pk>/peiling/post/", peilpost.peilpost, name="peilpost"),
    path("sessies/<int:pk>/peiling/post/weer/", peilpost.peilpost_weer, name="peilpost_weer"),
    path("sessies/<int:pk>/peiling/herinner/", peilpost.peiling_herinner, name="peiling_herinner"),
    path("sessies/<int:pk>/peiling/papier/", peilpost.peiling_papier, name="peiling_papier"),
    path(
        "sessies/<int:pk>/peiling/papier/pdf/",
        peilpost.peiling_papier_pdf,
        name="peiling_papier_pdf",
    ),
    # Of the whole organisation
    path("peilingen/", organisatiebreed.peilingen, name="peilingen"),
    path("sessies/<int:pk>/schatting/", schatting.sessie_schatting, name="sessie_schatting"),
    path("sessies/<int:pk>/vervolg/", vervolg.sessie_vervolg, name="sessie_vervolg"),
    path("sessies/<int:pk>/vervolg/stappen/", vervolg.vervolgstap_nieuw, name="vervolgstap_nieuw"),
    path("vervolgstappen/<int:pk>/", vervolg.vervolgstap_wijzig, name="vervolgstap_wijzig"),
    path("vervolgstappen/<int:pk>/stand/", vervolg.vervolgstap_stand, name="vervolgstap_stand"),
    path(
        "vervolgstappen/<int:pk>/verplaats/",
        vervolg.vervolgstap_verplaats,
        name="vervolgstap_verplaats",
    ),
]
