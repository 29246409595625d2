"""Offering a school's own card, on its own or from a traject."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from metaanalyse.forms.aanbod import AanbodForm
from organisatie.models import Team
from organisatie.verzoek import Verzoek
from overzicht.kaartaanbod import begin, bied_traject_aan, teams_van
from verbeterplan.forms.velden import Kiezer
from verbeterplan.models import Verbetertraject
from verbeterplan.views.hulp import gevraagd_nummer


class AanbiedForm(AanbodForm):
    """The ten questions, with for which team it is when that does not speak for itself."""

    team = forms.ModelChoiceField(
        Team.objects.none(),
        label="Van welk team is dit?",
        empty_label="Kies een team",
        widget=Kiezer,
        error_messages={
            "required": "Kies een team.",
            "invalid_choice": "Kies een team uit de lijst.",
        },
    )
    field_order = ("team",)

    def __init__(self, *args: Any, teams: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = cast(forms.ModelChoiceField, self.fields["team"])
        veld.queryset = teams
        self.een_team = teams[0] if len(teams) == 1 else None
        if self.een_team:
            del self.fields["team"]

    @property
    def gekozen_team(self) -> Team:
        return self.een_team or self.cleaned_data["team"]


@require_http_methods(["GET", "POST"])
def kaart_aanbieden(request: Verzoek) -> HttpResponse:
    """Offer a card; ``?traject=`` fills in what the traject tells already."""
    teams = teams_van(request.user)
    if not teams:
        raise Http404
    traject = _traject(request, teams)
    if traject:
        teams = teams.filter(pk=traject.team_id)
    form = AanbiedForm(request.POST or None, teams=teams, initial=begin(traject) if traject else {})
    if request.method == "POST" and form.is_valid():
        kaart = bied_traject_aan(
            form.cleaned_data["titel"],
            form.inhoud(),
            door=request.user,
            team=form.gekozen_team,
            traject=traject,
        )
        messages.success(request, "De kaart is aangeboden. Een onderzoeker leest haar na.")
        return redirect("kaart_aanbod", pk=kaart.pk)
    context = {"form": form, "traject": traject}
    return render(request, "overzicht/kaart_aanbieden.html", context)


def _traject(request: Verzoek, teams: Any) -> Verbetertraject | None:
    nummer = gevraagd_nummer(request, "traject")
    if nummer is None:
        return None
    return get_object_or_404(Verbetertraject.objects.filter(team__in=teams), pk=nummer)
