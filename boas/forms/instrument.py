"""The forms of an instrument's head, of a cluster, and of a copy beside the original."""

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from boas.instrumentopzet import Kop
from boas.models import Afname, Cluster, Versie
from boas.regels.instrumentbestand import LANGSTE_KOP
from boas.regels.opzet import (
    LANGSTE_ANTWOORD,
    LANGSTE_CLUSTER,
    LANGSTE_GROEP,
    MEESTE_ANTWOORDEN,
    MINSTE_ANTWOORDEN,
    ClusterInhoud,
    clusternamen,
    clusterteksten,
)

_GROEPVRAAG = {
    "bestuurder": "Hoe noem je het bestuur?",
    "leidinggevenden": "Hoe noem je de leidinggevenden?",
    "medewerkers": "Hoe noem je de andere medewerkers?",
}


_UITLEG = {
    ("themas", "gemis"): "In een paar zinnen: wat is er aan de hand als de antwoorden lager zijn "
    "dan de schatting?",
}


class Tekstveld(forms.CharField):
    """A text of several lines: a line break counts as one sign, whatever the browser sends."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)


class MetStand(forms.Form):
    """A form that carries the mark of what it was made from (``regels.inhoud.stand``)."""

    stand = forms.CharField(required=False, widget=forms.HiddenInput)

    def neem_fouten_over(self, fout: ValidationError) -> None:
        """Show what the domain refused: at the field it names, else above the form."""
        self.add_error(None, fout)


class ClusterFormulier(MetStand):
    """What a cluster says: its name, what it is about, and what the result uses."""

    def __init__(self, versie: Versie, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        namen = clusternamen(versie.uitkomst)
        for veld in ("naam", "omschrijving", *clusterteksten(versie.uitkomst)):
            kolom: Any = Cluster._meta.get_field(veld)
            lang = LANGSTE_CLUSTER[veld] > 200
            self.fields[veld] = Tekstveld(
                label=namen[veld].capitalize(),
                required=veld == "naam",
                max_length=LANGSTE_CLUSTER[veld],
                help_text=_UITLEG.get((versie.uitkomst, veld), kolom.help_text),
                widget=forms.Textarea(attrs={"rows": 5 if veld != "omschrijving" else 2})
                if lang
                else forms.TextInput,
                error_messages={"required": "Geef het cluster een naam."},
            )

    def inhoud(self, basis: ClusterInhoud) -> ClusterInhoud:
        """``basis`` with what was filled in. Only after ``is_valid``."""
        ingevuld = {veld: w for veld, w in self.cleaned_data.items() if veld != "stand"}
        return replace(basis, **ingevuld)


class KopFormulier(MetStand):
    """The head of an instrument; how it is answered where that can be chosen."""

    naam = forms.CharField(
        label="Naam",
        max_length=LANGSTE_KOP["naam"],
        error_messages={"required": "Geef het instrument een naam."},
    )
    omschrijving = Tekstveld(
        label="Omschrijving",
        required=False,
        max_length=LANGSTE_KOP["omschrijving"],
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Waar is het voor, en wat levert het op?",
    )
    schaal = forms.CharField(
        label="Antwoorden",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=(
            f"Eén per regel, van laag naar hoog: eerst nee of oneens. {MINSTE_ANTWOORDEN} tot en "
            f"met {MEESTE_ANTWOORDEN} antwoorden van hoogstens {LANGSTE_ANTWOORD} tekens."
        ),
        error_messages={"required": "Schrijf de antwoorden op, één per regel."},
    )
    oneens_tm = forms.IntegerField(
        label="Zoveel antwoorden tellen voor de drempel",
        min_value=1,
        max_value=MEESTE_ANTWOORDEN - 1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        help_text="Vanaf het eerste antwoord geteld: dit zijn de lage antwoorden.",
        error_messages={"invalid": "Vul een heel getal in.", "required": "Vul een getal in."},
    )

    def __init__(self, versie: Versie, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groepen = {f"groep_{groep['code']}": groep for groep in versie.groepen}
        for veld, groep in self.groepen.items():
            self.fields[veld] = forms.CharField(
                label=_GROEPVRAAG[groep["wie"]],
                max_length=LANGSTE_GROEP["naam"],
                error_messages={"required": "Geef de groep een naam."},
            )
        if not self.groepen:
            # With groups it is asked by link, and nothing else.
            self.fields["afname"] = forms.ChoiceField(
                label="Hoe wordt het ingevuld?", choices=Afname.choices, widget=forms.RadioSelect
            )

    def kop(self) -> Kop:
        """What was filled in. Only after ``is_valid``."""
        ingevuld = self.cleaned_data
        return Kop(
            naam=ingevuld["naam"],
            omschrijving=ingevuld["omschrijving"],
            schaal=tuple(ingevuld["schaal"].splitlines()),
            oneens_tm=ingevuld["oneens_tm"],
            afname=ingevuld.get("afname", Afname.LINK.value),
            groepen=tuple((groep["code"], ingevuld[veld]) for veld, groep in self.groepen.items()),
        )


class KopieFormulier(MetStand):
    """A copy for the organisation, under a name of its own."""

    naam = forms.CharField(
        label="Naam van de kopie",
        max_length=LANGSTE_KOP["naam"],
        help_text="Zo herken je hem naast het origineel.",
        error_messages={"required": "Geef de kopie een naam."},
    )
