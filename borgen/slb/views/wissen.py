"""Erasing a student: by the team leader on their page, by the beheerder with the number."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from borgen.slb.models import Student
from borgen.slb.wissen import Wie, elders, vooraf, wis, zoek
from organisatie.inloggen import Rustig
from organisatie.verzoek import Verzoek
from organisatie.views.beheer import alleen_beheerder, ik

KLAAR = "De student is gewist. Nergens staat nog wie het was."
ELDERS = (
    "Deze student zit of zat ook in een ander team. Vraag je beheerder om het wissen: die doet het "
    "in één keer voor alle teams."
)


class NummerForm(Rustig, forms.Form):
    nummer = forms.CharField(
        label="Studentnummer",
        max_length=20,
        help_text="Het nummer waarmee de student in de lijst van de school staat.",
        error_messages={"required": "Vul het studentnummer in."},
    )

    def clean_nummer(self) -> str:
        self.wie = zoek(self.cleaned_data["nummer"])
        if self.wie is None:
            raise ValidationError("Er is geen student met dit nummer. Klopt het nummer?")
        return self.wie.nummer


@require_http_methods(["GET", "POST"])
def student_wissen(request: Verzoek, pk: int) -> HttpResponse:
    """Of a team one leads."""
    rijen = Student.objects.bewerkbaar_door(request.user).select_related("team")
    rij = get_object_or_404(rijen, pk=pk)
    wie = zoek(rij.nummer, rij.team_id)
    reden = ELDERS if wie is None or elders(wie) else ""
    if request.method == "POST" and wie and not reden:
        return _wis(request, wie, "slb_team", rij.team_id)
    context = {"student": rij, "reden": reden, "naam": rij.naam, "terug": rij.get_absolute_url()}
    return render(
        request,
        "slb/student_wissen.html",
        context | {"vooraf": vooraf(wie) if wie and not reden else None},
    )


@require_http_methods(["GET", "POST"])
@alleen_beheerder
def wissen(request: Verzoek) -> HttpResponse:
    """In every team, by number; the page names nobody."""
    form = NummerForm(request.POST or request.GET or None)
    if not form.is_valid() or form.wie is None:
        return render(request, "slb/wissen.html", {"form": form})
    if request.method == "POST":
        return _wis(request, form.wie, "slb_wissen")
    context = {"naam": f"Student {form.wie.nummer}", "wie": form.wie, "vooraf": vooraf(form.wie)}
    return render(request, "slb/student_wissen.html", context)


def _wis(request: Verzoek, wie: Wie, naar: str, *args: int) -> HttpResponse:
    wis(wie, ik(request))
    messages.success(request, KLAAR)
    return redirect(naar, *args)
