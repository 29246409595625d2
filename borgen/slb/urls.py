"""Addresses of the conversations of students with their SLB'er."""

from django.urls import path

from borgen.slb import urls_inlezen
from borgen.slb.views import beheer, klas, mijn, overzicht, steekproef, student, team, wissen

urlpatterns = [
    path("slb/", mijn.mijn, name="slb"),
    path("slb/vastleggen/", mijn.vastleggen, name="slb_vastleggen"),
    path("slb/ongedaan/", mijn.ongedaan, name="slb_ongedaan"),
    path("slb/telefoon/", mijn.telefoon, name="slb_telefoon"),
    path("slb/telefoon/vergeet/", mijn.telefoon_vergeet, name="slb_telefoon_vergeet"),
    path("slb/overzicht/", overzicht.overzicht, name="slb_overzicht"),
    path("slb/team/<int:pk>/", team.team, name="slb_team"),
    path("slb/klassen/<int:pk>/", klas.klas, name="slb_klas"),
    path("slb/team/<int:pk>/klassen/nieuw/", beheer.klas_nieuw, name="slb_klas_nieuw"),
    path("slb/team/<int:pk>/afspraak/", beheer.afspraak, name="slb_afspraak"),
    path("slb/klassen/<int:pk>/wijzig/", beheer.klas_wijzig, name="slb_klas_wijzig"),
    path("slb/klassen/<int:pk>/verwijder/", beheer.klas_verwijder, name="slb_klas_verwijder"),
    path("slb/klassen/<int:pk>/begeleiding/", beheer.begeleiding, name="slb_begeleiding"),
    path("slb/klassen/<int:pk>/studenten/nieuw/", beheer.student_nieuw, name="slb_student_nieuw"),
    path("slb/klassen/<int:pk>/steekproef/", steekproef.nieuw, name="slb_steekproef_nieuw"),
    path("slb/steekproeven/<int:pk>/", steekproef.steekproef, name="slb_steekproef"),
    path("slb/begeleiding/<int:pk>/stop/", beheer.begeleiding_stop, name="slb_begeleiding_stop"),
    path("slb/studenten/<int:pk>/wijzig/", beheer.student_wijzig, name="slb_student_wijzig"),
    path(
        "slb/studenten/<int:pk>/verplaats/", beheer.student_verplaats, name="slb_student_verplaats"
    ),
    path("slb/studenten/<int:pk>/wissen/", wissen.student_wissen, name="slb_student_wissen"),
    path("beheer/studenten/wissen/", wissen.wissen, name="slb_wissen"),
    path("slb/studenten/<int:pk>/", student.student, name="slb_student"),
    path("slb/studenten/<int:pk>/notities/", student.notities, name="slb_notities"),
    path("slb/gesprekken/<int:pk>/wijzig/", student.gesprek_wijzig, name="slb_gesprek_wijzig"),
    path(
        "slb/gesprekken/<int:pk>/verwijder/",
        student.gesprek_verwijder,
        name="slb_gesprek_verwijder",
    ),
    path("slb/gesprekken/<int:pk>/notitie/", student.notitie, name="slb_notitie"),
    *urls_inlezen.urlpatterns,
]
