"""Forms of reports: the reference, the screening, and what a list shows."""

from typing import Any, cast

from django import forms
from django.core.validators import URLValidator
from django.db.models import Q

from metaanalyse.acties.rapporten import lijkt_op
from metaanalyse.models import Rapport
from metaanalyse.models.rapport import RapportQuerySet
from metaanalyse.regels.screening import CRITERIA, Besluit, vraagt_toelichting
from metaanalyse.regels.verwijzing import doi_van
from organisatie.forms.versie import VersieForm


class Webadres(forms.URLField):
    """An address of a page; without "https://" before it too."""

    default_validators = [URLValidator(schemes=["http", "https"])]
    default_error_messages = {"invalid": "Vul een adres in, bijvoorbeeld https://www.school.nl."}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(assume_scheme="https", **kwargs)


class RapportForm(VersieForm):
    """``dubbel`` are the reports that look the same; ``toch`` adds it beside them."""

    toch = forms.BooleanField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Rapport
        fields = [
            *("titel", "auteurs", "jaar", "uitgave", "doi", "url"),
            *("soort", "openbaar", "vindplaats", "toelichting"),
        ]
        field_classes = {"url": Webadres}
        labels = {
            "jaar": "Jaar van uitgave",
            "uitgave": "Uitgever of tijdschrift",
            "url": "Adres op internet",
            "openbaar": "Iedereen kan het rapport krijgen",
            "vindplaats": "Hoe is het gevonden?",
        }
        help_texts = {
            "auteurs": "Zoals in een literatuurlijst: Jansen, A., & Smit, B.",
            "doi": "Bijvoorbeeld 10.1000/182. Plak gerust het hele adres.",
            "toelichting": "Wat een collega moet weten. Alleen onderzoekers lezen dit.",
        }
        widgets = {
            "titel": forms.Textarea(attrs={"rows": 2}),
            "toelichting": forms.Textarea(attrs={"rows": 3}),
        }
        error_messages = {
            "titel": {"required": "Vul de titel van het rapport in."},
            "jaar": {
                "invalid": "Vul een jaartal in, bijvoorbeeld 2018.",
                "min_value": "Vul een jaar in vanaf 1900.",
                "max_value": "Vul een jaar in tot en met 2100.",
            },
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dubbel: list[Rapport] = []
        cast(forms.ChoiceField, self.fields["vindplaats"]).choices = [
            ("", "Niet genoteerd"),
            *Rapport.Vindplaats.choices,
        ]

    def clean_titel(self) -> str:
        # Copied from a PDF a title has line breaks in it.
        return " ".join(self.cleaned_data["titel"].split())

    def clean_doi(self) -> str:
        try:
            doi = doi_van(self.cleaned_data["doi"])
        except ValueError:
            raise forms.ValidationError(
                "Dit is geen DOI. Een DOI begint met 10., bijvoorbeeld 10.1000/182."
            ) from None
        if doi:
            self.dubbel = list(Rapport.objects.filter(doi=doi).exclude(pk=self.instance.pk))
        if self.dubbel:
            raise forms.ValidationError("Er is al een rapport met deze DOI.")
        return doi

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.errors or data.get("toch") or self.instance.pk:
            return data
        self.dubbel = lijkt_op(Rapport(titel=data["titel"], jaar=data["jaar"]))
        if self.dubbel:
            self.add_error(None, "Dit rapport lijkt er al te zijn.")
        return data

    @property
    def mag_toch(self) -> bool:
        """Whether adding it beside the others is possible: one DOI is one report."""
        return bool(self.dubbel) and "doi" not in self.errors


class Oordeel(forms.NullBooleanField):
    """Ja, nee, or not answered yet, as three buttons."""

    widget = forms.RadioSelect(choices=[("ja", "Ja"), ("nee", "Nee"), ("", "Weet ik nog niet")])
    _WAARDEN = {"ja": True, "nee": False}

    def to_python(self, value: Any) -> bool | None:  # type: ignore[override]
        return self._WAARDEN.get(str(value))

    def prepare_value(self, value: Any) -> Any:
        return {True: "ja", False: "nee", None: ""}.get(value, value)


class ScreeningForm(VersieForm):
    """The three questions and the decision; a reason where the decision does not follow."""

    is_evaluatie, noemt_factoren, binnen_bereik = (
        Oordeel(label=c.vraag, help_text=c.uitleg, required=False) for c in CRITERIA
    )
    stand = forms.ChoiceField(
        choices=[("opgenomen", "Neem op"), ("uitgesloten", "Neem niet op")],
        label="Besluit",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies of het rapport wordt opgenomen."},
    )

    class Meta:
        model = Rapport
        fields = ["is_evaluatie", "noemt_factoren", "binnen_bereik", "stand", "uitsluiting"]
        fields += ["toelichting"]
        labels = {"uitsluiting": "Waarom niet?", "toelichting": "Toelichting"}
        help_texts = {
            "uitsluiting": "Alleen invullen als het rapport niet wordt opgenomen.",
            "toelichting": "Nodig als je besluit niet volgt uit je antwoorden.",
        }
        widgets = {"toelichting": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["uitsluiting"]).choices = [
            ("", "Kies een reden"),
            *Rapport.Uitsluiting.choices,
        ]
        if self.instance.stand == Rapport.Stand.GEVONDEN:
            self.initial["stand"] = ""

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.errors:
            return data
        besluit = Besluit(data["stand"])
        if besluit == Besluit.OPGENOMEN:
            data["uitsluiting"] = ""
        elif not data["uitsluiting"]:
            self.add_error("uitsluiting", "Kies waarom het rapport niet wordt opgenomen.")
            return data
        antwoorden = {c.code: data[c.code] for c in CRITERIA}
        if not data["toelichting"].strip() and vraagt_toelichting(
            antwoorden, besluit, data["uitsluiting"]
        ):
            self.add_error(
                "toelichting", "Dit volgt niet uit je antwoorden. Schrijf op waarom je het doet."
            )
        return data


class RapportFilter(forms.Form):
    """What the register shows; anything unknown in the address shows everything."""

    SORTERINGEN = {
        "nummer": ("Nummer", ("code", "pk")),
        "titel": ("Titel", ("titel", "pk")),
        "jaar": ("Jaar, nieuwste eerst", ("-jaar", "titel", "pk")),
        "toegevoegd": ("Laatst toegevoegd", ("-gemaakt_op", "-pk")),
    }

    q = forms.CharField(
        required=False,
        max_length=200,
        label="Zoek",
        widget=forms.TextInput(attrs={"class": "form-control", "type": "search"}),
    )
    stand = forms.ChoiceField(
        choices=[("", "Alle standen"), *Rapport.Stand.choices],
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    vindplaats = forms.ChoiceField(
        choices=[("", "Alle vindplaatsen"), *Rapport.Vindplaats.choices],
        required=False,
        label="Gevonden via",
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    jaar = forms.ChoiceField(required=False, widget=forms.Select(attrs={"class": "form-select"}))
    sorteer = forms.ChoiceField(
        choices=[(code, naam) for code, (naam, _) in SORTERINGEN.items()],
        required=False,
        label="Volgorde",
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        jaren = Rapport.objects.exclude(jaar=None).order_by("-jaar").values_list("jaar", flat=True)
        cast(forms.ChoiceField, self.fields["jaar"]).choices = [
            ("", "Alle jaren"),
            *((str(jaar), str(jaar)) for jaar in jaren.distinct()),
        ]
        self.is_valid()

    def toepassen(self, rijen: RapportQuerySet) -> RapportQuerySet:
        gekozen = self.cleaned_data
        for naam in ("stand", "vindplaats", "jaar"):
            if gekozen.get(naam):
                rijen = rijen.filter(**{naam: gekozen[naam]})
        if q := gekozen.get("q"):
            velden = ("titel", "auteurs", "code", "doi")
            waar = Q()
            for veld in velden:
                waar |= Q(**{f"{veld}__icontains": q})
            rijen = rijen.filter(waar)
        _, volgorde = self.SORTERINGEN.get(gekozen.get("sorteer", ""), self.SORTERINGEN["nummer"])
        return rijen.order_by(*volgorde)

    @property
    def gekozen(self) -> bool:
        """Whether anything is left out."""
        return any(self.cleaned_data.get(n) for n in ("q", "stand", "vindplaats", "jaar"))

    def in_woorden(self) -> str:
        """What was asked for, for above the file."""
        delen = []
        for naam in ("q", "stand", "vindplaats", "jaar"):
            if waarde := self.cleaned_data.get(naam):
                veld = self.fields[naam]
                keuzes = dict(getattr(veld, "choices", ()))
                delen.append(f"{veld.label or naam}: {keuzes.get(waarde, waarde)}".lower())
        tekst = ", ".join(delen)
        return f"{tekst[:1].upper()}{tekst[1:]}"
