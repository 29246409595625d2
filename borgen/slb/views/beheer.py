"""What the team leader manages: classes, students, who guides whom, and the norm."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from borgen.slb.acties import beheer as acties
from borgen.slb.forms.beheer import (
    AfspraakForm,
    BegeleidingForm,
    KlasForm,
    StudentForm,
    StudentNieuwForm,
    VerplaatsForm,
)
from borgen.slb.models import Begeleiding, Klas, SlbInstelling, Student
from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.models import Team
from organisatie.verzoek import Verzoek
from verbeterplan.views.hulp import formulier

BEIDE = ["GET", "POST"]


def _klas(request: Verzoek, pk: int) -> Klas:
    rijen = Klas.objects.bewerkbaar_door(request.user).select_related("team", "schooljaar")
    return get_object_or_404(rijen, pk=pk)


def _student(request: Verzoek, pk: int) -> Student:
    return get_object_or_404(Student.objects.bewerkbaar_door(request.user), pk=pk)


@require_http_methods(BEIDE)
def klas_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """A class for a team one leads."""
    team = get_object_or_404(Team.objects.bewerkbaar_door(request.user), pk=pk)
    form = KlasForm(request.POST or None, instance=Klas(team=team))
    if request.method == "POST" and form.is_valid():
        klas = form.save()
        messages.success(request, f"Klas {klas.naam} staat klaar. Zet er nu studenten in.")
        return redirect(klas)
    terug = reverse("slb_team", args=[team.pk])
    context = {"titel": "Nieuwe klas", "knop": "Maak klas"}
    return formulier(request, form, terug=terug, terug_heet=team.naam, **context)


@require_http_methods(BEIDE)
def klas_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Another name for a class."""
    with te_bewerken(request, Klas.objects.bewerkbaar_door(request.user), pk) as klas:
        form = KlasForm(request.POST or None, instance=klas)
        if request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form)
            return redirect(klas)
    return formulier(
        request,
        form,
        titel="Wijzig de klas",
        knop="Bewaar klas",
        terug=klas.get_absolute_url(),
        terug_heet=f"Klas {klas.naam}",
    )


@require_http_methods(BEIDE)
def klas_verwijder(request: Verzoek, pk: int) -> HttpResponse:
    """Ask by name, then remove an empty class."""
    klas = _klas(request, pk)
    if request.method == "POST":
        try:
            klas.delete()
        except ProtectedError:
            messages.error(request, "In deze klas zaten studenten. Daarom blijft de klas bestaan.")
            return redirect(klas)
        messages.success(request, f"Klas {klas.naam} is verwijderd.")
        return redirect("slb_team", klas.team_id)
    context = {
        "wat": "klas",
        "naam": klas.naam,
        "gevolg": "Dit kan alleen als er nooit een student in zat.",
        "terug": klas.get_absolute_url(),
        "terug_heet": f"Klas {klas.naam}",
    }
    return render(request, "verbeterplan/verwijder.html", context)


@require_http_methods(BEIDE)
def student_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Add a student to a class."""
    klas = _klas(request, pk)
    form = StudentNieuwForm(request.POST or None, instance=Student(team=klas.team), klas=klas)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            acties.voeg_toe(klas, data["naam"], data["nummer"], data["van"], data["slber"])
        except ValidationError as fout:
            form.add_error(None, fout.messages)
        else:
            messages.success(request, f"{data['naam']} staat in klas {klas.naam}.")
            return redirect(klas)
    return formulier(
        request,
        form,
        titel=f"Nieuwe student in klas {klas.naam}",
        knop="Voeg student toe",
        terug=klas.get_absolute_url(),
        terug_heet=f"Klas {klas.naam}",
    )


@require_http_methods(BEIDE)
def student_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Name or number of a student."""
    with te_bewerken(request, Student.objects.bewerkbaar_door(request.user), pk) as student:
        form = StudentForm(request.POST or None, instance=student)
        if request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form)
            return redirect(student)
    return formulier(
        request,
        form,
        titel="Wijzig de student",
        knop="Bewaar student",
        terug=student.get_absolute_url(),
        terug_heet=student.naam,
    )


@require_http_methods(BEIDE)
def student_verplaats(request: Verzoek, pk: int) -> HttpResponse:
    """To another class, or away, from a day on."""
    student = _student(request, pk)
    form = VerplaatsForm(request.POST or None, student=student)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            acties.verplaats(student, data["klas"], data["vanaf"])
        except ValidationError as fout:
            form.add_error("vanaf", fout.messages)
        else:
            waar = f"in klas {data['klas'].naam}" if data["klas"] else "weg van de opleiding"
            tekst = f"{student.naam} is vanaf dan {waar}."
            if not data["klas"]:
                tekst += " De begeleiding stopt dan ook."
            messages.success(request, tekst)
            return redirect(student)
    return formulier(
        request,
        form,
        titel="Andere klas of vertrek",
        knop="Verplaats student",
        terug=student.get_absolute_url(),
        terug_heet=student.naam,
    )


@require_http_methods(BEIDE)
def begeleiding(request: Verzoek, pk: int) -> HttpResponse:
    """Who guides these students of a class; with a last day it is a waarnemer."""
    klas = _klas(request, pk)
    form = BegeleidingForm(request.POST or None, klas=klas)
    if request.method == "POST" and form.is_valid():
        messages.success(request, _wijs_aan(request, form.cleaned_data))
        return redirect(klas)
    context = {"form": form, "klas": klas, "terug": klas.get_absolute_url()}
    return render(request, "slb/begeleiding.html", context)


def _wijs_aan(request: Verzoek, data: dict[str, Any]) -> str:
    studenten, lid, van, tot = list(data["studenten"]), data["lid"], data["van"], data["tot"]
    hoeveel = "1 student" if len(studenten) == 1 else f"{len(studenten)} studenten"
    if tot:
        acties.laat_waarnemen(studenten, lid, van, tot, request.user)
        return f"{lid.gebruiker.naam} neemt waar voor {hoeveel}."
    acties.wijs_slber_aan(studenten, lid, van, request.user)
    return f"{lid.gebruiker.naam} is SLB'er van {hoeveel}."


@require_http_methods(BEIDE)
def begeleiding_stop(request: Verzoek, pk: int) -> HttpResponse:
    """Ask by name, then end that somebody guides a student."""
    rijen = Begeleiding.objects.bewerkbaar_door(request.user)
    rij = get_object_or_404(rijen.select_related("student", "lidmaatschap__gebruiker"), pk=pk)
    naam = rij.lidmaatschap.gebruiker.naam
    if request.method == "POST":
        acties.stop(rij)
        messages.success(request, f"{naam} begeleidt {rij.student.naam} niet meer.")
        return redirect(rij.student)
    context = {"rij": rij, "naam": naam, "vandaag": timezone.localdate()}
    return render(request, "slb/begeleiding_stop.html", context)


@require_http_methods(BEIDE)
def afspraak(request: Verzoek, pk: int) -> HttpResponse:
    """How many conversations the team agrees on; what held before stays for the past."""
    team = get_object_or_404(Team.objects.bewerkbaar_door(request.user), pk=pk)
    form = AfspraakForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        SlbInstelling.objects.update_or_create(
            team=team, van=data["van"], defaults={"norm": data["norm"]}
        )
        messages.success(request, "De afspraak is bewaard.")
        return redirect("slb_team", team.pk)
    eerder = SlbInstelling.objects.filter(team=team)
    return render(request, "slb/afspraak.html", {"form": form, "team": team, "eerder": eerder})
