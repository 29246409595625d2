"""Totals over teams for who is outside them: quality and directeur. Never a class or a name."""

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from borgen.slb import cijfers, exports
from borgen.slb.periodes import gekozen_periode, tijdvak_van
from borgen.slb.regels.afscherming import Getoond, buiten_team, totaal
from organisatie.models import Periode, School, Team
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from verbeterplan.forms.velden import Kiezer


class Overzichtfilter(forms.Form):
    """Whole schools and whole finished periods; nothing finer can be asked for."""

    periode = forms.ModelChoiceField(Periode.objects.none(), required=False, widget=Kiezer)
    school = forms.ModelChoiceField(
        School.objects.none(), required=False, empty_label="Alle scholen", widget=Kiezer
    )

    def __init__(self, *args, teams, periode: Periode | None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["periode"].queryset = (  # type: ignore[attr-defined]
            Periode.objects.filter(tot__lt=timezone.localdate())
            .select_related("schooljaar")
            .order_by("-van")
        )
        self.fields["periode"].initial = periode
        self.fields["periode"].empty_label = None  # type: ignore[attr-defined]
        self.fields["school"].queryset = School.objects.filter(teams__in=teams).distinct()  # type: ignore[attr-defined]

    @property
    def gekozen_school(self) -> School | None:
        return self.cleaned_data.get("school") if self.is_valid() else None


@require_GET
def overzicht(request: Verzoek) -> HttpResponse:
    """All teams one sees from outside, in a finished period; as Excel or PDF when asked."""
    toegang = toegang_van(request.user)
    if not (toegang.kwaliteit or toegang.directeur_van):
        raise Http404
    teams = Team.objects.zichtbaar_voor(request.user).filter(actief=True)
    periode = gekozen_periode(request, voorbij=True)
    form = Overzichtfilter(request.GET or None, teams=teams, periode=periode)
    school = form.gekozen_school
    if school:
        teams = teams.filter(school=school)
    rijen = _rijen(list(teams.select_related("school").order_by("naam", "pk")), periode)
    if request.GET.get("formaat"):
        delen = [str(periode or "")] + ([f"school: {school}"] if school else [])
        return exports.overzicht(request, rijen, ", ".join(filter(None, delen)))
    context = {
        "form": form,
        "periode": periode,
        "rijen": rijen,
        "getoond": sum(1 for _, rij in rijen if rij.stand),
        "totaal": totaal(rij for _, rij in rijen),
    }
    return render(request, "slb/overzicht.html", context)


def _rijen(teams: list[Team], periode: Periode | None) -> list[tuple[Team, Getoond]]:
    if periode is None:
        return []
    standen = cijfers.per_team([team.pk for team in teams], periode)
    vandaag = timezone.localdate()
    return [(team, buiten_team(standen[team.pk], tijdvak_van(periode), vandaag)) for team in teams]
