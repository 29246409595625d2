"""The forms of beheer. Every complaint stands at the field it is about."""

from typing import Any, cast

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from organisatie import eigen_toegang
from organisatie.forms.versie import VersieForm
from organisatie.models import (
    Functie,
    Gebruiker,
    Lidmaatschap,
    Organisatie,
    Periode,
    School,
    Schooljaar,
    Team,
)
from organisatie.regels.namen import schoon
from organisatie.vertrek import hangt_er_nog, in_woorden, tel
from organisatie.verwijderen import verwijzingen

EIGEN_BEHEER = "Je eigen functie van beheerder kan alleen een andere beheerder wijzigen."
DICHT = "Dit account is dicht. Zet het eerst weer aan bij Personen."
GESLOTEN = "Dit schooljaar is gesloten. Open het eerst."


class Dag(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class BeheerForm(VersieForm):
    """Shows at ``hoofdveld`` what a model says of a row as a whole; ``door`` is who writes."""

    hoofdveld = "naam"

    def __init__(self, *args: Any, door: Gebruiker | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.door = door
        for veld in self.fields.values():
            if isinstance(veld, forms.ModelChoiceField) and veld.empty_label:
                veld.empty_label = "Maak een keuze" if veld.required else "Geen"
            elif isinstance(veld, forms.TypedChoiceField):
                keuzes = cast("list[tuple[str, str]]", list(cast(Any, veld.choices)))
                veld.choices = [(code, naam if code else "Maak een keuze") for code, naam in keuzes]

    def add_error(self, field: str | None, error: Any) -> None:
        if field is None:
            if not isinstance(error, ValidationError):
                error = ValidationError(error)
            if hasattr(error, "error_dict"):
                fouten = dict(error.error_dict)
                if NON_FIELD_ERRORS in fouten:
                    fouten.setdefault(self.hoofdveld, []).extend(fouten.pop(NON_FIELD_ERRORS))
                error = ValidationError(fouten)
            else:
                field = self.hoofdveld
        super().add_error(field, error)

    def clean_naam(self) -> str:
        """Without what cannot be seen: some of it turns around the rest of a line."""
        naam = schoon(self.cleaned_data["naam"])
        if not naam:
            raise ValidationError("Vul een naam in.")
        return naam

    def anders(self, gegevens: dict[str, Any]) -> bool:
        """Whether saving these would change the row. Asked in ``clean``: after that it has."""
        velden = gegevens.keys() & set(self._meta.fields or ())
        return any(gegevens[veld] != getattr(self.instance, veld) for veld in velden)


class VanTot(BeheerForm):
    """A form with a first and a last day."""

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean()
        van, tot = gegevens.get("van"), gegevens.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", "De laatste dag ligt voor de eerste.")
        return gegevens


class OrganisatieForm(BeheerForm):
    class Meta:
        model = Organisatie
        fields = ["naam"]


class SchoolForm(BeheerForm):
    class Meta:
        model = School
        fields = ["naam"]


class TeamForm(BeheerForm):
    class Meta:
        model = Team
        fields = ["naam", "school", "actief"]
        help_texts = {"actief": "Een team dat niet actief is, blijft te lezen."}


class PersoonForm(BeheerForm):
    hoofdveld = "email"

    class Meta:
        model = Gebruiker
        fields = ["naam", "email", "is_active"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            del self.fields["is_active"]

    def clean_email(self) -> str:
        """Lower case; one account per address, however it is typed."""
        email = self.cleaned_data["email"].lower()
        if Gebruiker.objects.filter(email=email).exclude(pk=self.instance.pk).exists():
            raise ValidationError("Er is al een account met dit e-mailadres. Kijk bij Personen.")
        return email

    def clean_is_active(self) -> bool:
        actief = self.cleaned_data["is_active"]
        if not actief and self.instance == self.door:
            raise ValidationError("Alleen een andere beheerder kan je account uitzetten.")
        if not actief and self.instance.is_active and (werk := hangt_er_nog(self.instance)):
            raise ValidationError(_eerst_vertrek(self.instance, werk))
        return actief

    def save(self, commit: bool = True) -> Gebruiker:
        """A new account has no password: the person chooses one through the mail."""
        if self.instance.pk is None:
            self.instance.set_unusable_password()
            return super().save(commit)
        if "is_active" in self.changed_data:
            # Who comes back has no last day; of who is closed here it is today's. And browsers and
            # phones from before are not signed in again.
            self.instance.laatste_dag = None
            self.instance.vernieuw_sessiesleutel()
        persoon = super().save(commit)
        if persoon.email != self.initial["email"] and self.door:
            eigen_toegang.meld_adres(persoon, self.initial["email"], self.door)
        return persoon


class _VanPersoon(BeheerForm):
    """A row of somebody: who has an open account, and whoever it is of now."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = cast(forms.ModelChoiceField, self.fields["gebruiker"])
        veld.queryset = Gebruiker.objects.filter(
            Q(is_active=True) | Q(pk=self.instance.gebruiker_id)
        )
        veld.error_messages["invalid_choice"] = DICHT


class LidmaatschapForm(VanTot, _VanPersoon):
    hoofdveld = "gebruiker"

    class Meta:
        model = Lidmaatschap
        fields = ["gebruiker", "team", "rol", "van", "tot"]
        widgets = {"van": Dag(), "tot": Dag()}
        help_texts = {"tot": "Leeg zolang iemand in het team zit."}

    def clean(self) -> dict[str, Any]:
        """A person is in a team once at a time: two stretches never overlap.

        What somebody has under way is arranged first (``persoon_vertrek``): a last day, or another
        team or person in this row, would leave it behind without a word.
        """
        gegevens = super().clean()
        self._eerst_het_werk(gegevens)
        if not {"gebruiker", "team", "van", "tot"} <= gegevens.keys():
            return gegevens
        ander = Lidmaatschap.objects.filter(
            Q(tot=None) | Q(tot__gte=gegevens["van"]),
            gebruiker=gegevens["gebruiker"],
            team=gegevens["team"],
        ).exclude(pk=self.instance.pk)
        if gegevens["tot"]:
            ander = ander.filter(van__lte=gegevens["tot"])
        if botst := ander.first():
            einde = f"tot en met {botst.tot:%d-%m-%Y}" if botst.tot else "zonder einddatum"
            self.add_error(
                "gebruiker",
                f"{botst.gebruiker} zit dan al in dit team: vanaf {botst.van:%d-%m-%Y} {einde}.",
            )
        return gegevens

    def save(self, commit: bool = True) -> Lidmaatschap:
        lid = super().save(commit)
        eigen_toegang.meld(lid, self.door)
        return lid

    def _eerst_het_werk(self, gegevens: dict[str, Any]) -> None:
        lid = self.instance
        if not lid.pk or self.errors:
            return
        weg = [veld for veld in ("gebruiker", "team") if gegevens[veld] != getattr(lid, veld)]
        if gegevens.get("tot") and gegevens["tot"] != lid.tot:
            weg.append("tot")
        if weg and (stapels := tel(lid.pk, timezone.localdate())):
            self.add_error(weg[0], _eerst_vertrek(lid.gebruiker, in_woorden(stapels)))
        elif "gebruiker" in weg or "team" in weg:
            self._houd_vast(weg[0])

    def _houd_vast(self, veld: str) -> None:
        """What was done as this member stays of this member."""
        if verwijzingen(self.instance):
            self.add_error(
                veld, "Hieraan hangt al werk. Zet de persoon met een nieuwe rij in dat team."
            )


def _eerst_vertrek(persoon: Gebruiker, werk: str) -> SafeString:
    return format_html(
        'Aan {} hangt nog werk: {}. <a href="{}">Regel eerst wie het overneemt</a>.',
        persoon,
        werk,
        reverse("persoon_vertrek", args=[persoon.pk]),
    )


class FunctieForm(_VanPersoon):
    hoofdveld = "rol"

    class Meta:
        model = Functie
        fields = ["gebruiker", "rol", "school"]

    def save(self, commit: bool = True) -> Functie:
        functie = super().save(commit)
        eigen_toegang.meld_functie(functie, self.door)
        return functie

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean()
        rol, school = gegevens.get("rol"), gegevens.get("school")
        if rol == Functie.Rol.DIRECTEUR and not school and "school" not in self.errors:
            self.add_error("school", "Kies van welke school deze persoon directeur is.")
        if rol and rol != Functie.Rol.DIRECTEUR and school:
            self.add_error("school", "Laat dit leeg: deze functie geldt voor alle scholen.")
        if self.instance.pk and self.anders(gegevens) and self.instance.eigen_beheer_van(self.door):
            self.add_error("rol", EIGEN_BEHEER)
        return gegevens


class SchooljaarForm(VanTot):
    hoofdveld = "van"

    class Meta:
        model = Schooljaar
        fields = ["naam", "van", "tot", "gesloten"]
        widgets = {"van": Dag(), "tot": Dag()}

    def clean(self) -> dict[str, Any]:
        """The periods of the year stay inside it; a closed year stays as it is."""
        gegevens = super().clean()
        if self.instance.gesloten and gegevens.get("gesloten") and self.anders(gegevens):
            self.add_error("gesloten", GESLOTEN)
        van, tot = gegevens.get("van"), gegevens.get("tot")
        if not (self.instance.pk and van and tot):
            return gegevens
        buiten = self.instance.periodes.filter(Q(van__lt=van) | Q(tot__gt=tot)).first()
        if buiten:
            veld = "van" if buiten.van < van else "tot"
            self.add_error(veld, f"{buiten.naam} valt dan buiten het schooljaar.")
        return gegevens


class PeriodeForm(VanTot):
    hoofdveld = "van"

    class Meta:
        model = Periode
        fields = ["schooljaar", "naam", "van", "tot"]
        widgets = {"van": Dag(), "tot": Dag()}

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean()
        jaren = [gegevens.get("schooljaar"), self.instance.pk and self.instance.schooljaar]
        if any(jaar and jaar.gesloten for jaar in jaren):
            self.add_error("schooljaar", GESLOTEN)
        return gegevens
