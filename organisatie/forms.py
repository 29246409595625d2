"""The forms of beheer. Every complaint stands at the field it is about."""

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Q

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

EIGEN_BEHEER = "Je eigen functie van beheerder kan alleen een andere beheerder wijzigen."
GESLOTEN = "Dit schooljaar is gesloten. Open het eerst."


class Dag(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class BeheerForm(forms.ModelForm):
    """Shows at ``hoofdveld`` what a model says of a row as a whole; ``door`` is who writes."""

    hoofdveld = "naam"

    def __init__(self, *args: Any, door: Gebruiker | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.door = door

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


class VanTot(BeheerForm):
    """A form with a first and a last day."""

    def clean_tot(self) -> Any:
        van, tot = self.cleaned_data.get("van"), self.cleaned_data["tot"]
        if van and tot and tot < van:
            raise ValidationError("De laatste dag ligt voor de eerste.")
        return tot


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
            raise ValidationError("Er is al een account met dit e-mailadres.")
        return email

    def clean_is_active(self) -> bool:
        actief = self.cleaned_data["is_active"]
        if not actief and self.instance == self.door:
            raise ValidationError("Je kunt je eigen account niet uitzetten.")
        return actief

    def save(self, commit: bool = True) -> Gebruiker:
        """A new account has no password: the person chooses one through the mail."""
        if self.instance.pk is None:
            self.instance.set_unusable_password()
        return super().save(commit)


class LidmaatschapForm(VanTot):
    hoofdveld = "gebruiker"

    class Meta:
        model = Lidmaatschap
        fields = ["gebruiker", "team", "rol", "van", "tot"]
        widgets = {"van": Dag(), "tot": Dag()}
        help_texts = {"tot": "Leeg zolang iemand in het team zit."}

    def clean(self) -> dict[str, Any] | None:
        """A person is in a team once at a time: two stretches never overlap."""
        super().clean()
        gegevens = self.cleaned_data
        if not {"gebruiker", "team", "van", "tot"} <= gegevens.keys():
            return None
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
        return None


class FunctieForm(BeheerForm):
    hoofdveld = "rol"

    class Meta:
        model = Functie
        fields = ["gebruiker", "rol", "school"]

    def clean(self) -> dict[str, Any] | None:
        super().clean()
        rol, school = self.cleaned_data.get("rol"), self.cleaned_data.get("school")
        if rol == Functie.Rol.DIRECTEUR and not school and "school" not in self.errors:
            self.add_error("school", "Kies van welke school deze persoon directeur is.")
        if rol and rol != Functie.Rol.DIRECTEUR and school:
            self.add_error("school", "Laat dit leeg: deze functie geldt voor alle scholen.")
        was = self.instance.pk and Functie.objects.get(pk=self.instance.pk)
        if was and self.has_changed() and was.eigen_beheer_van(self.door):
            self.add_error("rol", EIGEN_BEHEER)
        return None


class SchooljaarForm(VanTot):
    hoofdveld = "van"

    class Meta:
        model = Schooljaar
        fields = ["naam", "van", "tot", "gesloten"]
        widgets = {"van": Dag(), "tot": Dag()}

    def clean(self) -> dict[str, Any] | None:
        """The periods of the year stay inside it; a closed year stays as it is."""
        super().clean()
        if self.initial.get("gesloten") and self.cleaned_data.get("gesloten") and self.changed_data:
            self.add_error("gesloten", GESLOTEN)
        van, tot = self.cleaned_data.get("van"), self.cleaned_data.get("tot")
        if not (self.instance.pk and van and tot):
            return None
        buiten = self.instance.periodes.filter(Q(van__lt=van) | Q(tot__gt=tot)).first()
        if buiten:
            veld = "van" if buiten.van < van else "tot"
            self.add_error(veld, f"{buiten.naam} valt dan buiten het schooljaar.")
        return None


class PeriodeForm(VanTot):
    hoofdveld = "van"

    class Meta:
        model = Periode
        fields = ["schooljaar", "naam", "van", "tot"]
        widgets = {"van": Dag(), "tot": Dag()}

    def clean_schooljaar(self) -> Schooljaar:
        schooljaar = self.cleaned_data["schooljaar"]
        if schooljaar.gesloten or (self.instance.pk and self.instance.schooljaar.gesloten):
            raise ValidationError(GESLOTEN)
        return schooljaar


class InzageFilter(forms.Form):
    """Who viewed or exported what, between two days."""

    wie = forms.CharField(label="Persoon", required=False, max_length=80)
    vanaf = forms.DateField(label="Vanaf", required=False, widget=Dag())
    tot = forms.DateField(label="Tot en met", required=False, widget=Dag())
