"""Every address of the application; each app brings its own."""

from django.urls import include, path

from config import views

urlpatterns = [
    # First: five hundred phones ask for an address in it within seconds.
    path("", include("boas.urls")),
    path("gezond/", views.gezond, name="gezond"),
    path("formulierteken/", views.formulierteken, name="formulierteken"),
    path("", include("overzicht.urls")),
    path("", include("borgen.urls")),
    path("", include("borgen.slb.urls")),
    path("", include("verbeterplan.urls")),
    path("", include("metaanalyse.urls")),
    path("", include("organisatie.urls")),
]

handler400 = "config.views.fout_400"
handler403 = "config.views.fout_403"
handler404 = "config.views.fout_404"
handler500 = "config.views.fout_500"
