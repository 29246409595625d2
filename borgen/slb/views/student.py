"""One student: the conversations, and the notes for those who may read them today."""

import datetime
import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from borgen.slb.acties.vastleggen import eis_open_jaar
from borgen.slb.forms.gesprek import GesprekForm, NotitieForm
from borgen.slb.forms.vastleggen import VastleggenForm
from borgen.slb.models import Begeleiding, Gesprek, Notitie, Student
from organisatie.aanmelden.opnieuw import vers_ingelogd
from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.models import Inzage, Periode, leg_inzage_vast
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from rapportage.getallen import datum
from verbeterplan.views.hulp import formulier


@require_GET
def student(request: Verzoek, pk: int) -> HttpResponse:
    """The conversations with one student, newest first, without what was said."""
    rij = get_object_or_404(
        Student.objects.zichtbaar_voor(request.user).select_related("team"), pk=pk
    )
    return render(request, "slb/student.html", _context(request, rij))


def _context(request: Verzoek, rij: Student) -> dict[str, Any]:
    met_notitie = Notitie.objects.filter(gesprek=OuterRef("pk"))
    gesprekken = list(
        rij.gesprekken.select_related("door").annotate(met_notitie=Exists(met_notitie))
    )
    vandaag = timezone.localdate()
    begeleiding = rij.begeleidingen.select_related("lidmaatschap__gebruiker")
    return {
        "student": rij,
        "gepland": [g for g in reversed(gesprekken) if g.status == Gesprek.Status.GEPLAND],
        "gehouden": _per_periode([g for g in gesprekken if g.status == Gesprek.Status.GEHOUDEN]),
        "aantal_notities": sum(g.met_notitie for g in gesprekken),
        "plaatsingen": rij.plaatsingen.select_related("klas").order_by("-van"),
        "begeleiding": begeleiding.order_by("-van"),
        "begeleidt": Begeleiding.objects.nu_van(request.user).filter(student=rij).exists(),
        "leidt": rij.team_id in toegang_van(request.user).leidt,
        "vandaag": vandaag,
        "form": VastleggenForm(initial={"sleutel": uuid.uuid4()}),
    }


def _per_periode(gesprekken: list[Gesprek]) -> list[tuple[str, list[Gesprek]]]:
    """Held conversations under their period, newest first."""
    if not gesprekken:
        return []
    periodes = list(Periode.objects.select_related("schooljaar").order_by("-van"))
    delen: dict[str, list[Gesprek]] = {}
    for gesprek in gesprekken:
        periode = next((p for p in periodes if p.van <= gesprek.datum <= p.tot), None)
        delen.setdefault(str(periode) if periode else "Buiten de periodes", []).append(gesprek)
    return list(delen.items())


@require_GET
def notities(request: Verzoek, pk: int) -> HttpResponse:
    """What was noted about one student; asks to sign in afresh, and is recorded."""
    rij = get_object_or_404(Student.objects.zichtbaar_voor(request.user), pk=pk)
    return _notities(request, rij)


@vers_ingelogd
def _notities(request: Verzoek, rij: Student) -> HttpResponse:
    gevonden = Notitie.objects.zichtbaar_voor(request.user).filter(gesprek__student=rij)
    leg_inzage_vast(
        request.user, Inzage.Soort.BEKEKEN, f"notities van student {rij.nummer}", rij.team
    )
    eigen = Begeleiding.objects.nu_van(request.user).filter(student=rij).exists()
    rijen = gevonden.select_related("gesprek__door").order_by("-gesprek__datum", "-pk")
    return render(
        request, "slb/notities.html", {"student": rij, "notities": rijen, "begeleidt": eigen}
    )


def _eigen_gesprek(request: Verzoek, pk: int) -> Gesprek:
    rijen = Gesprek.objects.bewerkbaar_door(request.user).select_related("student__team")
    return get_object_or_404(rijen, pk=pk)


@require_http_methods(["GET", "POST"])
def notitie(request: Verzoek, pk: int) -> HttpResponse:
    """Write or change the note of a conversation of a student one guides."""
    gesprek = _eigen_gesprek(request, pk)
    if Notitie.objects.filter(gesprek=gesprek).exists():
        return _bestaande_notitie(request, gesprek)
    return _notitie(request, gesprek)


# Of a POST allauth keeps what was typed, and goes on with it afterwards. Also a POST shows what a
# colleague wrote, when both changed it.
@vers_ingelogd
def _bestaande_notitie(request: Verzoek, gesprek: Gesprek) -> HttpResponse:
    wat = f"notitie van student {gesprek.student.nummer}"
    leg_inzage_vast(request.user, Inzage.Soort.BEKEKEN, wat, gesprek.student.team)
    return _notitie(request, gesprek)


@transaction.atomic
def _notitie(request: Verzoek, gesprek: Gesprek) -> HttpResponse:
    if request.method == "POST":
        Gesprek.objects.select_for_update().get(pk=gesprek.pk)
    bestaand = Notitie.objects.filter(gesprek=gesprek).first() or Notitie(gesprek=gesprek)
    form = NotitieForm(request.POST or None, instance=bestaand)
    if request.method == "POST" and form.is_valid() and _jaar_open(form, gesprek.datum):
        form.save()
        meld_bewaard(request, form, "De notitie is bewaard.")
        return redirect(gesprek.student)
    return _notitieformulier(request, gesprek, form)


def _notitieformulier(request: Verzoek, gesprek: Gesprek, form: NotitieForm) -> HttpResponse:
    return formulier(
        request,
        form,
        titel="Notitie",
        onder=datum(gesprek.datum),
        knop="Bewaar notitie",
        terug=gesprek.student.get_absolute_url(),
        terug_heet=gesprek.student.naam,
    )


@require_http_methods(["GET", "POST"])
def gesprek_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Another day or kind, or say that a planned conversation was held."""
    rijen = Gesprek.objects.bewerkbaar_door(request.user).select_related("student__team")
    with te_bewerken(request, rijen, pk) as gesprek:
        eerder = gesprek.datum
        form = GesprekForm(request.POST or None, instance=gesprek)
        if request.method == "POST" and form.is_valid() and _jaar_open(form, eerder):
            form.save()
            messages.success(request, "Het gesprek is bewaard.")
            return redirect(gesprek.student)
    return formulier(
        request,
        form,
        titel="Wijzig het gesprek",
        knop="Bewaar gesprek",
        terug=gesprek.student.get_absolute_url(),
        terug_heet=gesprek.student.naam,
    )


def _jaar_open(form: BaseForm, dag: datetime.date) -> bool:
    try:
        eis_open_jaar(dag)
    except ValidationError as fout:
        form.add_error(None, fout)
        return False
    return True


@require_http_methods(["GET", "POST"])
def gesprek_verwijder(request: Verzoek, pk: int) -> HttpResponse:
    """Ask by name, then remove a conversation with its note."""
    gesprek = _eigen_gesprek(request, pk)
    if request.method == "POST":
        try:
            eis_open_jaar(gesprek.datum)
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
            return redirect(gesprek.student)
        gesprek.delete()
        messages.success(request, "Het gesprek is verwijderd.")
        return redirect(gesprek.student)
    context = {
        "wat": "gesprek",
        "naam": gesprek.titel,
        "gevolg": "Een notitie erbij gaat mee weg.",
        "terug": gesprek.student.get_absolute_url(),
        "terug_heet": gesprek.student.naam,
    }
    return render(request, "verbeterplan/verwijder.html", context)
