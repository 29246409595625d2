"""The sections of the page that prepares a session: texts, moment and voting."""

import datetime
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone

from boas.forms.keuzes import Aanwezig, Stellingen
from boas.forms.onderdeel import GEEN_HEEL_GETAL, Onderdeel, Tekstveld
from boas.models import Sessie
from boas.regels.uitkomstwoorden import woorden_van
from boas.regels.voorbereiding import met_samenvatting
from organisatie.forms.datum import Datumkiezer
from rapportage.getallen import datum, tijd

VERSTE_DAGEN = 730
# Most team meetings are in the afternoon; the field says it before anything is chosen.
GEWONE_TIJD = datetime.time(15, 0)


class Doel(Onderdeel):
    naam, titel = "doel", "Onderwerp en doel"
    onderwerp = Tekstveld(
        "onderwerp",
        label="Onderwerp",
        error_messages={"required": "Geef de sessie een onderwerp."},
    )
    doel = Tekstveld(
        "doel",
        label="Doel van deze sessie",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wat wil je na afloop samen weten? Dit staat op het openingsscherm.",
    )


class Samenvatting(Onderdeel):
    naam, titel = "samenvatting", "Samenvatting van de verbeteringen"
    samenvatting = Tekstveld(
        "samenvatting",
        label="Samenvatting",
        required=False,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text="Wat is er veranderd en waarom? Een paar korte regels; ook voor op het scherm.",
    )


class Moment(Onderdeel):
    naam, titel = "moment", "Datum, tijd en plaats"
    sjabloon = "boas/voorbereiden_velden.html#moment"
    datum = forms.DateField(
        label="Datum",
        required=False,
        widget=Datumkiezer,
        error_messages={"invalid": "Dit is geen datum. Schrijf hem als 12-3-2027."},
    )
    tijd = forms.TimeField(
        label="Begint om",
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"invalid": "Dit is geen tijd. Schrijf hem als 15:30."},
    )
    duur_minuten = forms.IntegerField(
        label="Duur in minuten",
        validators=[
            MinValueValidator(15, "Een sessie duurt minstens 15 minuten."),
            MaxValueValidator(480, "Een sessie duurt hoogstens 480 minuten (acht uur)."),
        ],
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 15, "max": 480}),
        error_messages={
            "required": "Vul in hoe lang de sessie duurt.",
            "invalid": GEEN_HEEL_GETAL,
        },
    )
    plaats = Tekstveld("plaats", label="Plaats", required=False)

    def huidig(self) -> dict[str, Any]:
        moment = self.sessie.gepland_op
        lokaal = timezone.localtime(moment) if moment else None
        return {
            "datum": lokaal.date() if lokaal else None,
            "tijd": lokaal.time().replace(second=0, microsecond=0) if lokaal else GEWONE_TIJD,
            "duur_minuten": self.sessie.duur_minuten,
            "plaats": self.sessie.plaats,
        }

    def clean_datum(self) -> datetime.date | None:
        dag = self.cleaned_data["datum"]
        vandaag = timezone.localdate()
        if dag is None or dag == self.huidig()["datum"]:
            return dag
        if dag < vandaag:
            raise forms.ValidationError(
                "Deze datum is al geweest. Kies vandaag of een dag die nog komt."
            )
        if dag > vandaag + datetime.timedelta(days=VERSTE_DAGEN):
            raise forms.ValidationError("Deze datum is nog heel ver weg. Klopt het jaar?")
        return dag

    def clean(self) -> None:
        if self.cleaned_data.get("datum") and not (
            self.cleaned_data.get("tijd") or "tijd" in self.errors
        ):
            self.add_error("tijd", "Kies ook hoe laat de sessie begint.")

    def ingevuld(self) -> dict[str, Any]:
        # Without a date the time is only a suggestion.
        zonder = {} if self.cleaned_data["datum"] else {"tijd": GEWONE_TIJD}
        return self.cleaned_data | zonder

    def bewaar(self) -> None:
        ingevuld = self.cleaned_data
        dag = ingevuld["datum"]
        self.sessie.gepland_op = (
            timezone.make_aware(datetime.datetime.combine(dag, ingevuld["tijd"])) if dag else None
        )
        self.sessie.duur_minuten = ingevuld["duur_minuten"]
        self.sessie.plaats = ingevuld["plaats"]
        self.sessie.save()

    def in_woorden(self) -> list[tuple[str, str]]:
        moment = self.sessie.gepland_op
        wanneer = f"{datum(moment)}, {tijd(moment)}" if moment else "nog geen datum"
        return [
            ("Wanneer", wanneer),
            ("Duur", f"{self.sessie.duur_minuten} minuten"),
            ("Plaats", self.sessie.plaats or "–"),
        ]


class Agenda(Onderdeel):
    naam, titel = "agenda", "Agenda"
    agenda = Tekstveld(
        "agenda",
        label="Agenda",
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text="Deze tekst gaat met de uitnodiging mee.",
    )


class Stemmen(Onderdeel):
    naam, titel = "stemmen", "Stemmen"
    sjabloon = "boas/voorbereiden_velden.html#stemmen"
    stemwijze = forms.ChoiceField(
        label="Hoe er gestemd wordt",
        choices=[c for c in Sessie.Stemwijze.choices if c[0] != Sessie.Stemwijze.LINK],
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies hoe er gestemd wordt.",
            "invalid_choice": "Kies een van de mogelijkheden.",
        },
    )
    drempel = forms.IntegerField(
        label="Drempel in procenten",
        validators=[
            MinValueValidator(1, "De drempel is minstens 1 procent."),
            MaxValueValidator(100, "De drempel is hoogstens 100 procent."),
        ],
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 1, "max": 100}),
        error_messages={"required": "Vul een drempel in, zoals 30.", "invalid": GEEN_HEEL_GETAL},
    )

    def __init__(self, sessie: Sessie, data: Any = None) -> None:
        super().__init__(sessie, data)
        gevolg = woorden_van(sessie.versie.uitkomst).gevolg
        self.fields["drempel"].help_text = f"{sessie.versie.schaalwoorden.als_deel}, {gevolg}."


ONDERDELEN: dict[str, type[Onderdeel]] = {
    soort.naam: soort
    for soort in (Doel, Samenvatting, Moment, Agenda, Aanwezig, Stemmen, Stellingen)
}


def onderdelen_van(sessie: Sessie) -> dict[str, type[Onderdeel]]:
    """The sections of this session (fetched with its instrument), by name."""
    # Statements made for the occasion are as they are.
    weg = {Stellingen.naam} if sessie.versie.instrument.eenmalig else set()
    if not vraagt_samenvatting(sessie):
        weg.add(Samenvatting.naam)
    return {naam: soort for naam, soort in ONDERDELEN.items() if naam not in weg}


def vraagt_samenvatting(sessie: Sessie) -> bool:
    """Whether this session (fetched with its instrument) tells what was improved."""
    versie = sessie.versie
    return met_samenvatting(versie.uitkomst, eenmalig=versie.instrument.eenmalig)
