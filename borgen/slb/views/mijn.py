"""My students: the page on a phone, logging with one press, and undo."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from borgen.slb import exports
from borgen.slb.acties.vastleggen import leg_vast, maak_ongedaan
from borgen.slb.forms.vastleggen import OngedaanForm, VastleggenForm
from borgen.slb.mijn import Mijn, mijn_studenten
from borgen.slb.models import Student
from borgen.slb.periodes import huidige_periode
from borgen.slb.telefoon import KOEKJE, met_telefoon, onthoud, vergeet
from organisatie.doorsturen import ga_naar
from organisatie.models import Periode, Team
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from rapportage.getallen import datum


def eis_lid(request: Verzoek) -> None:
    """Who is in no team has no students: 404."""
    if not toegang_van(request.user).lid_van:
        raise Http404


@met_telefoon
@require_GET
def mijn(request: Verzoek) -> HttpResponse:
    """Own and entrusted students, without a conversation first; as Excel or PDF when asked."""
    eis_lid(request)
    if request.GET.get("formaat"):
        if request.op_telefoon:
            return redirect_to_login(request.get_full_path())
        return exports.mijn(request, _mijn(request, None, huidige_periode()))
    return _toon(request, VastleggenForm(initial={"sleutel": uuid.uuid4()}), _gevraagd(request))


def _mijn(request: Verzoek, groep: uuid.UUID | None, periode: Periode | None) -> Mijn:
    if periode is None:
        return Mijn()
    return mijn_studenten(request.user, periode, timezone.localdate(), groep)


def _toon(
    request: Verzoek, form: VastleggenForm, groep: uuid.UUID | None = None, status: int = 200
) -> HttpResponse:
    periode = huidige_periode()
    return render(
        request,
        "slb/mijn.html",
        {
            "mijn": _mijn(request, groep, periode),
            "periode": periode,
            "form": form,
            "aangevinkt": form.aangevinkt,
            "leidt": toegang_van(request.user).leidt,
            "op_telefoon": request.op_telefoon,
            "onthouden": KOEKJE in request.COOKIES,
            "teams": Team.objects.filter(pk__in=toegang_van(request.user).lid_van),
        },
        status=status,
    )


def _gevraagd(request: Verzoek) -> uuid.UUID | None:
    """What was logged just before this page, so that it can be undone."""
    try:
        return uuid.UUID(request.GET.get("vastgelegd", ""))
    except ValueError:
        return None


@met_telefoon
@require_POST
def vastleggen(request: Verzoek) -> HttpResponse:
    """Log or plan; the answer is what changed on the page, or without script the page again."""
    eis_lid(request)
    form = VastleggenForm(request.POST)
    if form.is_valid():
        wat = form.vastlegging()
        studenten = _eigen(request, form.studenten)
        try:
            leg_vast(request.user, studenten, wat)
        except ValidationError as fout:
            # One press has no date to correct: then it is said above the list.
            form.add_error(None if form.cleaned_data.get("nu") else "datum", _zinnen(fout))
        else:
            tekst = _gezegd(studenten, wat)
            nu = form.cleaned_data.get("nu")
            return _antwoord(request, studenten, tekst, wat.groep, leeg_velden=not nu)
    if request.htmx:
        return render(request, "slb/mijn_fout.html", {"form": form}, status=422)
    return _toon(request, form, status=422)


def _eigen(request: Verzoek, gevraagd: list[int]) -> list[Student]:
    """These students, all of them one's own or entrusted; 404 otherwise."""
    studenten = list(Student.objects.begeleid_door(request.user).filter(pk__in=gevraagd))
    if len(studenten) != len(set(gevraagd)):
        raise Http404
    return studenten


def _zinnen(fout: ValidationError) -> list[str]:
    return list(fout.messages)


def _gezegd(studenten: list[Student], wat: Any) -> str:
    wie = studenten[0].naam if len(studenten) == 1 else f"{len(studenten)} studenten"
    if not wat.gehouden:
        return f"Gesprek met {wie} gepland op {datum(wat.dag)}."
    wanneer = "" if wat.dag == timezone.localdate() else f" van {datum(wat.dag)}"
    return f"Gesprek{wanneer} met {wie} vastgelegd."


def _antwoord(
    request: Verzoek,
    studenten: Iterable[Student],
    tekst: str,
    groep: uuid.UUID | None,
    *,
    leeg_velden: bool = False,
) -> HttpResponse:
    """What changed on the page; ``leeg_velden`` also empties what was filled in below it."""
    pks = [student.pk for student in studenten]
    if not request.htmx:
        messages.success(request, tekst)
        adres = reverse("slb")
        return redirect(f"{adres}?vastgelegd={groep}#s{pks[0]}" if groep else adres)
    periode = huidige_periode()
    alle = _mijn(request, groep, periode)
    context = {
        "mijn": alle,
        "rijen": alle.alleen(pks),
        "periode": periode,
        "tekst": tekst,
        "form": VastleggenForm(initial={"sleutel": uuid.uuid4()}),
        "leeg_velden": leeg_velden,
    }
    return render(request, "slb/mijn_antwoord.html", context)


@met_telefoon
@require_POST
def ongedaan(request: Verzoek) -> HttpResponse:
    """Take back what one logged with one press."""
    eis_lid(request)
    form = OngedaanForm(request.POST)
    if not form.is_valid():
        raise Http404
    try:
        studenten = maak_ongedaan(request.user, form.cleaned_data["ongedaan"])
    except ValidationError as fout:
        messages.error(request, " ".join(_zinnen(fout)))
        return _terug(request)
    if not studenten:
        # A second press on the same button; somebody else's is not told apart from that.
        messages.info(request, "Er was niets meer om ongedaan te maken.")
        return _terug(request)
    tekst = "Het gesprek is weer weg." if len(studenten) == 1 else "De gesprekken zijn weer weg."
    return _antwoord(request, Student.objects.filter(pk__in=studenten), tekst, None)


def _terug(request: Verzoek) -> HttpResponse:
    return ga_naar(request, "slb")


@require_POST
def telefoon(request: Verzoek) -> HttpResponse:
    """Remember this phone for logging conversations, asked for by somebody who signed in here."""
    eis_lid(request)
    antwoord = redirect("slb")
    onthoud(antwoord, request.user)
    messages.success(
        request, "Je kunt hier dertig dagen gesprekken vastleggen zonder in te loggen."
    )
    return antwoord


@met_telefoon
@require_POST
def telefoon_vergeet(request: Verzoek) -> HttpResponse:
    """Forget this phone; who is not signed in has to do so from now on."""
    antwoord = redirect("slb")
    vergeet(antwoord)
    return antwoord
