"""What happens to the work of who leaves: by kind for the beheerder, by piece for the leader."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from organisatie.forms.datum import DatumField
from organisatie.models import Gebruiker, Lidmaatschap, Team
from organisatie.vertrek import Stapel, Werksoort, tel, werksoorten
from organisatie.vertrekken import EEN_DAG, Vertrek, dag_zonder, stempel
from rapportage.getallen import datum

NIEMAND = "niemand"
LEIDER = "De teamleider verdeelt het"
WEG_UIT_TEAM = "Deze collega zit niet meer in het team. Kies iemand anders."
# More pieces than this nobody divides one by one.
MEESTE_STUKS = 60


def collegas(lid: Lidmaatschap) -> list[Lidmaatschap]:
    """Who can take over: the team of today, and the same person when back in it."""
    return list(Lidmaatschap.objects.van_team(lid.team_id).exclude(pk=lid.pk))


class VertrekForm(forms.Form):
    """One team (``naar`` asked for a move), or all of them with the account (``sluit``)."""

    laatste = DatumField(label="Laatste dag")
    gezien = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        persoon: Gebruiker,
        leden: list[Lidmaatschap],
        *args: Any,
        verhuist: bool = False,
        sluit: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.persoon, self.leden, self.sluit = persoon, leden, sluit
        self.groepen: list[tuple[Lidmaatschap | None, list[str]]] = []
        self.kiezen: dict[str, tuple[int | None, Werksoort, dict[str, Any]]] = {}
        self.fields["gezien"].initial = stempel(leden)
        self.fields["laatste"].initial = timezone.localdate()
        if verhuist:
            self._vraag_team()
        for lid in leden:
            self._vraag_werk(lid)
        if sluit:
            self._vraag_account()

    def _vraag_team(self) -> None:
        weg = [lid.team_id for lid in self.leden]
        teams = Team.objects.filter(actief=True).exclude(pk__in=weg).select_related("school")
        self.fields["naar"] = forms.ModelChoiceField(
            teams,
            label="Naar team",
            empty_label="Kies een team",
            error_messages={"required": "Kies naar welk team."},
        )
        self.fields["rol"] = forms.ChoiceField(
            label="Rol in dat team",
            choices=Lidmaatschap.Rol.choices,
            initial=Lidmaatschap.Rol.TEAMLID,
        )

    def _vraag_werk(self, lid: Lidmaatschap) -> None:
        stapels = tel(lid.pk, dag_zonder(None))
        wie = {str(ander.pk): ander for ander in collegas(lid)}
        wie = {pk: ander for pk, ander in wie.items() if ander.gebruiker_id != self.persoon.pk}
        namen = []
        for stapel in stapels:
            naam = f"werk-{lid.pk}-{stapel.soort.naam}"
            self._vraag(naam, stapel, [("", LEIDER)], wie)
            self.kiezen[naam] = (lid.pk, stapel.soort, wie)
            namen.append(naam)
        self.groepen.append((lid, namen))

    def _vraag_account(self) -> None:
        namen = []
        for stapel in tel(self.persoon.pk, dag_zonder(None), account=True):
            mensen = Gebruiker.objects.filter(
                is_active=True, functies__rol=stapel.soort.functie
            ).exclude(pk=self.persoon.pk)
            wie = {str(ander.pk): ander for ander in mensen.distinct()}
            naam = f"werk-account-{stapel.soort.naam}"
            self._vraag(naam, stapel, [("", "Terug naar het team zelf")], wie)
            self.kiezen[naam] = (None, stapel.soort, wie)
            namen.append(naam)
        if namen:
            self.groepen.append((None, namen))

    def _vraag(
        self, naam: str, stapel: Stapel, eerst: list[tuple[str, str]], wie: dict[str, Any]
    ) -> None:
        keuzes = [*eerst, *((pk, f"Naar {ander}") for pk, ander in wie.items())]
        self.fields[naam] = forms.ChoiceField(
            label=str(stapel),
            choices=keuzes,
            required=False,
            error_messages={"invalid_choice": WEG_UIT_TEAM},
        )

    def blokken(self) -> list[tuple[Lidmaatschap | None, list[Any]]]:
        """By team the fields of its work, for the page."""
        return [(lid, [self[naam] for naam in namen]) for lid, namen in self.groepen]

    def clean_laatste(self) -> datetime.date:
        laatste: datetime.date = self.cleaned_data["laatste"]
        te_vroeg = [lid for lid in self.leden if lid.van > laatste]
        if te_vroeg:
            begin = te_vroeg[0]
            raise ValidationError(
                f"{self.persoon} begint pas op {datum(begin.van)} in team {begin.team}. Kies een "
                "latere dag, of verwijder dat lidmaatschap."
            )
        return laatste

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean() or {}
        laatste = gegeven.get("laatste")
        if laatste is None:
            return gegeven
        if team := gegeven.get("naar"):
            self._kan_in(team, laatste + EEN_DAG)
        for naam, (_, _, wie) in self.kiezen.items():
            ander = wie.get(gegeven.get(naam) or "")
            eind = getattr(ander, "tot", None)
            if eind and eind < dag_zonder(laatste):
                self.add_error(naam, f"{ander} is zelf weg na {datum(eind)}. Kies iemand anders.")
        return gegeven

    def _kan_in(self, team: Team, van: datetime.date) -> None:
        al = self.persoon.lidmaatschappen.filter(Q(tot=None) | Q(tot__gte=van), team=team).first()
        if al:
            self.add_error("naar", f"{self.persoon} zit dan al in team {team}.")

    def vertrek(self) -> Vertrek:
        """What was chosen, of a valid form."""
        gegeven = self.cleaned_data
        keuzes: dict[tuple[int, str], Lidmaatschap] = {}
        account: dict[str, Gebruiker | None] = {}
        for naam, (lid, soort, wie) in self.kiezen.items():
            ander = wie.get(gegeven[naam])
            if lid is None:
                account[soort.naam] = ander
            elif ander is not None:
                keuzes[lid, soort.naam] = ander
        return Vertrek(
            self.persoon,
            tuple(self.leden),
            gegeven["laatste"],
            keuzes,
            account,
            gegeven.get("naar"),
            gegeven.get("rol") or Lidmaatschap.Rol.TEAMLID,
            self.sluit,
        )


class VerdeelForm(forms.Form):
    """The team leader divides the work of a member: a kind as a whole, or piece by piece."""

    def __init__(self, lid: Lidmaatschap, dag: datetime.date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wie: dict[str, Lidmaatschap] = {str(ander.pk): ander for ander in collegas(lid)}
        self.blokken: list[tuple[str, Any, list[Any], int]] = []
        namen = [(pk, str(ander)) for pk, ander in self.wie.items()]
        niemand = (NIEMAND, "Niemand, laat het open")
        for soort in werksoorten():
            rijen = list(soort.van([lid.pk], dag)[: MEESTE_STUKS + 1])
            if not rijen:
                continue
            aantal = len(rijen)
            if aantal > MEESTE_STUKS:
                aantal = soort.van([lid.pk], dag).count()
            naam = f"alles-{soort.naam}"
            laat = [("", "Laat zoals het is"), *namen, niemand]
            self._vraag(naam, soort.aantal(aantal), laat)
            stuks = []
            titel = soort.titel
            if titel and 1 < aantal <= MEESTE_STUKS:
                for rij in rijen:
                    een = f"een-{soort.naam}-{rij.pk}"
                    self._vraag(een, titel(rij), [("", "Zoals hierboven"), *namen, niemand])
                    stuks.append(self[een])
            enige = titel(rijen[0]) if titel and aantal == 1 else ""
            self.blokken.append((enige, self[naam], stuks, aantal))

    def _vraag(self, naam: str, label: str, keuzes: list[tuple[str, str]]) -> None:
        self.fields[naam] = forms.ChoiceField(
            label=label,
            choices=keuzes,
            required=False,
            error_messages={"invalid_choice": WEG_UIT_TEAM},
        )

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean() or {}
        if not self.errors and not any(gegeven.values()):
            raise ValidationError("Kies eerst wie wat overneemt.")
        return gegeven

    def _naar(self, keuze: str) -> Lidmaatschap | None:
        return None if keuze == NIEMAND else self.wie[keuze]

    def per_soort(self) -> dict[str, Lidmaatschap | None]:
        return {
            naam.removeprefix("alles-"): self._naar(keuze)
            for naam, keuze in self.cleaned_data.items()
            if naam.startswith("alles-") and keuze
        }

    def per_stuk(self) -> dict[tuple[str, int], Lidmaatschap | None]:
        uit = {}
        for naam, keuze in self.cleaned_data.items():
            if naam.startswith("een-") and keuze:
                soort, _, pk = naam.removeprefix("een-").rpartition("-")
                uit[soort, int(pk)] = self._naar(keuze)
        return uit
