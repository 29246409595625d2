"""A school's own card in ten questions, and what the onderzoeker adds when reviewing it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from django import forms

from metaanalyse.regels.inhoud import Gegeven, Inhoud, Voorwaarde
from metaanalyse.regels.ladder import VOORWAARDEN, voorstel, waarom
from metaanalyse.regels.variabelen import VARIABELEN, Soort, Toestand, termen_met_groep

VERTELD = "verteld door de school"
MEESTE_TEKENS = 4000
# So many boxes at once nobody reads: then they stand in groups that open.
VEEL = 12
WEET_NIET = (Toestand.ONBEKEND.value, "Weet ik niet")
_VERVULD = {"ja": True, "nee": False, WEET_NIET[0]: None}


class Verhaal(forms.CharField):
    """An answer in the school's own words."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs = {"required": False, "max_length": MEESTE_TEKENS} | kwargs
        super().__init__(widget=forms.Textarea(attrs={"rows": 4}), **kwargs)


class Vinklijst(forms.MultipleChoiceField):
    """Any number of terms of one variable."""

    def __init__(self, variabele: str, **kwargs: Any) -> None:
        v = VARIABELEN[variabele]
        super().__init__(
            choices=[(t.code, t.naam) for t in v.termen],
            required=False,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": "Kies uit de lijst."},
            **{"label": v.vraag} | kwargs,
        )


class Orde(forms.ChoiceField):
    """One term of an ordered variable, or not known; nothing chosen is not answered."""

    def __init__(self, variabele: str, **kwargs: Any) -> None:
        v = VARIABELEN[variabele]
        super().__init__(
            choices=[*((t.code, t.naam) for t in v.termen), WEET_NIET],
            required=False,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": "Kies uit de lijst."},
            **{"label": v.vraag} | kwargs,
        )


@dataclass(frozen=True)
class Vraag:
    """A field to show; ``groepen`` when its boxes stand in groups."""

    veld: forms.BoundField
    groepen: list[tuple[str, list[Any], int]]
    """Name of the group, its boxes, how many are ticked."""


class AanbodForm(forms.Form):
    """The ten questions. ``inhoud`` is what they say as values of a card."""

    VRAGEN: ClassVar[tuple[str, ...]] = (
        *("titel", "beschrijving", "kenmerken", "doelgroep", "uitkomst", "uitkomstmaat"),
        *("doelstelling", "bevorderend", "belemmerend", "samenvatting"),
    )

    titel = forms.CharField(
        max_length=300,
        label="Hoe noem je het?",
        help_text="Kort, zoals je het een collega van een andere school zou zeggen.",
        error_messages={"required": "Geef het een naam."},
    )
    beschrijving = Verhaal(
        required=True,
        label="Wat wilden jullie verbeteren?",
        help_text="Wat ging er niet goed, en wat moest het worden?",
        error_messages={"required": "Schrijf op wat jullie wilden verbeteren."},
    )
    kenmerken = Verhaal(
        required=True,
        label="Wat hebben jullie gedaan?",
        help_text="Zo dat een ander team het kan nadoen: wie deed wat, hoe vaak, hoe lang?",
        error_messages={"required": "Schrijf op wat jullie hebben gedaan."},
    )
    doelgroep = Vinklijst("doelgroep", label="Bij wie moest er iets veranderen?")
    uitkomst = Verhaal(
        required=True,
        label="Wat kwam eruit?",
        help_text="Ook wat niet lukte. Daar leert een ander team net zo veel van.",
        error_messages={"required": "Schrijf op wat eruit kwam."},
    )
    uitkomstmaat = Verhaal(
        label="Hoe weet je dat?",
        help_text="Hebben jullie geteld of gevraagd, of is het een indruk? Alle drie mag.",
    )
    doelstelling = Orde("doelstelling", label="Hebben jullie je doel bereikt?")
    bevorderend = Vinklijst("bevorderend", label="Wat hielp?")
    belemmerend = Vinklijst("belemmerend", label="Wat zat in de weg?")
    samenvatting = Verhaal(
        label="Wat wil je een ander team meegeven?", help_text="Een paar zinnen is genoeg."
    )

    @classmethod
    def begin(cls, titel: str, inhoud: Inhoud) -> dict[str, Any]:
        """The initial values that show this content."""
        uit: dict[str, Any] = {"titel": titel}
        for code, variabele in VARIABELEN.items():
            rijen = inhoud.van(code)
            if variabele.soort == Soort.KEUZE:
                uit[code] = [g.code for g in rijen if g.code]
            elif rijen and variabele.soort == Soort.ORDE and rijen[0].toestand == Toestand.ONBEKEND:
                uit[code] = WEET_NIET[0]
            elif rijen:
                uit[code] = rijen[0].code or rijen[0].tekst
        antwoorden = {vervuld: antwoord for antwoord, vervuld in _VERVULD.items()}
        for code, voorwaarde in inhoud.voorwaarden.items():
            uit[f"ladder_{code}"] = antwoorden[voorwaarde.vervuld]
        return uit

    @property
    def vragen(self) -> Iterator[Vraag]:
        """The questions of the school, in their order."""
        for naam in self.VRAGEN:
            yield self.vraag(naam)

    def vraag(self, naam: str) -> Vraag:
        return Vraag(self[naam], self._groepen(naam))

    def _groepen(self, naam: str) -> list[tuple[str, list[Any], int]]:
        variabele = VARIABELEN.get(naam)
        if variabele is None or variabele.soort != Soort.KEUZE or len(variabele.termen) <= VEEL:
            return []
        vakjes = {str(vak.data["value"]): vak for vak in self[naam].subwidgets}
        uit = []
        for vak in vakjes.values():  # elsewhere crispy gives a box its look
            vak.data["attrs"]["class"] = "form-check-input"
        for groep, termen in termen_met_groep(variabele):
            in_groep = [vakjes[t.code] for t in termen]
            gekozen = sum(1 for vak in in_groep if vak.data["selected"])
            uit.append((groep or variabele.naam, in_groep, gekozen))
        return uit

    def clean_titel(self) -> str:
        return " ".join(self.cleaned_data["titel"].split())

    def inhoud(self) -> Inhoud:
        """What was filled in, as values; what was left empty is no value."""
        gegevens: list[Gegeven] = []
        for code, variabele in VARIABELEN.items():
            waarde = self.cleaned_data.get(code)
            if not waarde:
                continue
            if variabele.soort == Soort.KEUZE:
                gegevens += [Gegeven(code, c) for c in dict.fromkeys(waarde)]
            elif waarde == WEET_NIET[0] and variabele.soort == Soort.ORDE:
                gegevens.append(Gegeven(code, toestand=Toestand.ONBEKEND))
            elif variabele.soort == Soort.ORDE:
                gegevens.append(Gegeven(code, waarde))
            else:
                gegevens.append(Gegeven(code, tekst=waarde.replace("\r\n", "\n")))
        gegevens = [replace(g, herkomst="vermeld", plaats=VERTELD) for g in gegevens]
        return Inhoud(tuple(gegevens), voorwaarden=self._voorwaarden())

    def _voorwaarden(self) -> dict[str, Voorwaarde]:
        return {}


def _ladder(naam: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        choices=[("", "Nog niet beantwoord"), ("ja", "Ja"), ("nee", "Nee"), WEET_NIET],
        required=False,
        label=naam,
        widget=forms.Select(attrs={"class": "form-select"}),
    )


class BeoordelingForm(AanbodForm):
    """The ten questions, corrected, with what only the onderzoeker can say.

    Of a school's own experience the step is usually 0, 1 or 2; the ladder decides, and where the
    onderzoeker decides otherwise a reason stands beside it.
    """

    KAART: ClassVar[tuple[str, ...]] = ("type", "aspect", "niveau", "fase")

    type = Vinklijst("type")
    aspect = Vinklijst("aspect")
    niveau = Vinklijst("niveau")
    fase = Orde("fase")
    trede = forms.ChoiceField(
        choices=[("", "Kies een trede"), *((t.code, t.naam) for t in VARIABELEN["trede"].termen)],
        label="Trede op de effectladder",
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={
            "required": "Kies een trede.",
            "invalid_choice": "Kies een trede, 0 tot 5.",
        },
    )
    trede_reden = forms.CharField(
        required=False,
        max_length=2000,
        label="Waarom een andere trede?",
        help_text="Alleen nodig als je een andere trede kiest dan uit je antwoorden volgt.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, reken: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Who only asks which step follows need not have chosen one.
        self.fields["trede"].required = not reken
        for vragen in VOORWAARDEN.values():
            for vraag in vragen:
                self.fields[f"ladder_{vraag.code}"] = _ladder(vraag.vraag)

    @property
    def kaartvragen(self) -> Iterator[Vraag]:
        for naam in self.KAART:
            yield self.vraag(naam)

    @property
    def treden(self) -> Iterator[tuple[int, list[forms.BoundField]]]:
        """The conditions by step."""
        for trede, vragen in VOORWAARDEN.items():
            yield trede, [self[f"ladder_{v.code}"] for v in vragen]

    def _voorwaarden(self) -> dict[str, Voorwaarde]:
        uit = {}
        for vragen in VOORWAARDEN.values():
            for vraag in vragen:
                if antwoord := self.cleaned_data.get(f"ladder_{vraag.code}"):
                    uit[vraag.code] = Voorwaarde(_VERVULD[antwoord])
        return uit

    @property
    def waarom(self) -> str:
        """Which step follows from what was filled in, in words; empty before it was sent."""
        return (
            waarom(self._voorwaarden()) if self.is_bound and hasattr(self, "cleaned_data") else ""
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("trede") and not (data.get("trede_reden") or "").strip():
            volgt = voorstel(self._voorwaarden())
            if volgt is None or str(volgt) != data["trede"]:
                self.add_error(
                    "trede_reden",
                    f"{waarom(self._voorwaarden())} Kies die trede, of schrijf op waarom je een "
                    "andere kiest.",
                )
        return data


class TerugForm(forms.Form):
    """Why a card goes back to the school."""

    reden = forms.CharField(
        max_length=2000,
        label="Wat moet de school nog doen of laten?",
        help_text="De school leest dit. Noem wat er goed is en wat nog ontbreekt.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Schrijf op waarom de kaart teruggaat."},
    )
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
