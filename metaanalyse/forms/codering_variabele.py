"""A variable on the coding form: several terms, one term or range, or a text.

Empty, "onbekend" and "n.v.t." are three answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from metaanalyse.forms.codering_veld import Tekstveld, Veldform
from metaanalyse.regels.coderen import HERKOMST_TEKST, Antwoord
from metaanalyse.regels.inhoud import MEESTE_TEKENS, Gegeven, controleer
from metaanalyse.regels.variabelen import (
    VARIABELEN,
    Soort,
    Term,
    Toestand,
    Variabele,
    termen_met_groep,
)

GEEN = [("", "waarde of nog leeg"), ("onbekend", "onbekend"), ("nvt", "n.v.t.")]
WAARDE_ERBIJ = "Kies of schrijf ook een waarde; dan wordt dit bewaard."


def _plaats() -> forms.CharField:
    return forms.CharField(
        label="Plaats in de bron",
        max_length=300,
        required=False,
        error_messages={"max_length": "De plaats mag hoogstens 300 tekens hebben."},
    )


def _herkomst(leeg: str = "–") -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Herkomst", choices=[("", leeg), *HERKOMST_TEKST.items()], required=False
    )


class VariabeleForm(Veldform):
    """Of a variable of any kind; see the template of each kind."""

    def __init__(self, veld: str, deel: str, antwoord: Antwoord, data: Any = None) -> None:
        self.variabele: Variabele = VARIABELEN[veld]
        gegevens = antwoord if isinstance(antwoord, tuple) else ()
        super().__init__(veld, deel, antwoord, data)
        soort = self.variabele.soort
        keuzes = [(t.code, t.naam) for t in self.variabele.termen]
        if soort == Soort.ORDE:
            van = [("", "nog niet ingevuld"), *keuzes, *GEEN[1:]]
            self.fields["van"] = forms.ChoiceField(label="Waarde", choices=van, required=False)
            tot = [("", "–"), *keuzes]
            self.fields["tot"] = forms.ChoiceField(label="Tot en met", choices=tot, required=False)
        else:
            self.fields["geen"] = forms.ChoiceField(
                choices=GEEN, required=False, widget=forms.RadioSelect
            )
        if soort == Soort.KEUZE:
            self.fields["waarden"] = forms.MultipleChoiceField(choices=keuzes, required=False)
        label = "Bevinding" if soort == Soort.OPEN else "Toelichting"
        rijen = 5 if soort == Soort.OPEN else 2
        self.fields["tekst"] = Tekstveld(
            MEESTE_TEKENS,
            label=label,
            widget=forms.Textarea(attrs={"rows": rijen}),
        )
        self.fields |= {"herkomst": _herkomst(), "plaats": _plaats()}
        self._apart = self._aparte_codes(gegevens) if soort == Soort.KEUZE else []
        for code in self._apart:
            self.fields[f"herkomst_{code}"] = _herkomst("als hierboven")
            self.fields[f"plaats_{code}"] = _plaats()
            self.fields[f"tekst_{code}"] = Tekstveld(
                MEESTE_TEKENS, label="Toelichting", widget=forms.Textarea(attrs={"rows": 1})
            )
        self._hoort_bij()

    def _aparte_codes(self, gegevens: Iterable[Gegeven]) -> list[str]:
        """Values that have a row of their own: those that are kept, and those that were sent."""
        bekend = {g.code for g in gegevens}
        if self.is_bound:
            bekend |= {
                c for c in self.variabele.codes if self.add_prefix(f"plaats_{c}") in self.data
            }
        return [code for code in self.variabele.codes if code in bekend]

    def _begin(self, antwoord: Antwoord) -> dict[str, Any]:
        gegevens = antwoord if isinstance(antwoord, tuple) else ()
        if not gegevens:
            return {}
        eerste, soort = gegevens[0], self.variabele.soort
        zonder = "" if eerste.toestand == Toestand.WAARDE else eerste.toestand.value
        begin: dict[str, Any] = {"geen": zonder, "herkomst": eerste.herkomst}
        begin |= {"plaats": eerste.plaats, "tekst": eerste.tekst}
        if soort == Soort.ORDE:
            return begin | {"van": zonder or eerste.code, "tot": eerste.code_tot}
        if soort == Soort.OPEN or zonder:
            return begin
        herkomst = _meeste(g.herkomst for g in gegevens)
        plaats = _meeste(g.plaats for g in gegevens)
        begin |= {"waarden": [g.code for g in gegevens], "tekst": ""}
        begin |= {"herkomst": herkomst, "plaats": plaats}
        for g in gegevens:
            begin[f"herkomst_{g.code}"] = g.herkomst if g.herkomst != herkomst else ""
            begin[f"plaats_{g.code}"] = g.plaats if g.plaats != plaats else ""
            begin[f"tekst_{g.code}"] = g.tekst
        return begin

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.errors:
            return data
        antwoord = self.antwoord()
        if antwoord is None and any(data.get(n) for n in ("herkomst", "plaats", "tekst")):
            raise forms.ValidationError(WAARDE_ERBIJ)
        if self.variabele.soort == Soort.KEUZE and data["waarden"]:
            if data["geen"]:
                raise forms.ValidationError(
                    "Er staat onbekend of n.v.t., en er zijn waarden gekozen. Haal een van "
                    "beide weg."
                )
            if data["tekst"]:
                raise forms.ValidationError(
                    "Een toelichting hoort bij één waarde: zet haar onder “Per waarde”."
                )
        if self.variabele.soort == Soort.ORDE and data["tot"] and antwoord is None:
            raise forms.ValidationError("Kies ook waar het bereik begint.")
        if fout := next(iter(controleer(antwoord or ())), None):
            raise forms.ValidationError(fout.melding)
        return data

    def antwoord(self) -> tuple[Gegeven, ...] | None:
        data = self.cleaned_data
        bron = {"herkomst": data["herkomst"], "plaats": data["plaats"]}
        geen = data["van"] if "van" in data else data["geen"]
        if geen in (Toestand.ONBEKEND, Toestand.NVT):
            zonder = Gegeven(self.veld, toestand=Toestand(geen), tekst=data["tekst"], **bron)
            return (zonder,)
        if self.variabele.soort == Soort.KEUZE:
            return (
                tuple(self._waarde(c) for c in self.variabele.codes if c in data["waarden"]) or None
            )
        tekst = data["tekst"]
        if self.variabele.soort == Soort.OPEN:
            return (Gegeven(self.veld, tekst=tekst, **bron),) if tekst else None
        if not data["van"]:
            return None
        tot = data["tot"] if data["tot"] != data["van"] else ""
        return (Gegeven(self.veld, data["van"], tot, tekst, **bron),)

    def _waarde(self, code: str) -> Gegeven:
        data = self.cleaned_data
        return Gegeven(
            self.veld,
            code,
            tekst=data.get(f"tekst_{code}", ""),
            herkomst=data.get(f"herkomst_{code}") or data["herkomst"],
            plaats=data.get(f"plaats_{code}") or data["plaats"],
        )

    @property
    def groepen(self) -> list[tuple[str, list[tuple[Term, bool]]]]:
        """The terms by group, each with whether it is chosen."""
        gekozen = set(self["waarden"].value() or ())
        return [
            (groep, [(term, term.code in gekozen) for term in termen])
            for groep, termen in termen_met_groep(self.variabele)
        ]

    @property
    def uitleg(self) -> list[Term]:
        """The terms that say more than their name."""
        return [term for term in self.variabele.termen if term.uitleg]

    @property
    def per_waarde(self) -> list[tuple[Term, list[Any]]]:
        """The chosen values with the controls for what is different about one of them."""
        gekozen = set(self["waarden"].value() or ()) if "waarden" in self.fields else set()
        return [
            (
                self.variabele.per_code[c],
                [self[f"{n}_{c}"] for n in ("herkomst", "plaats", "tekst")],
            )
            for c in self._apart
            if c in gekozen
        ]

    @property
    def per_waarde_gevuld(self) -> bool:
        return any(veld.value() for _, velden in self.per_waarde for veld in velden)


def _meeste(waarden: Iterable[str]) -> str:
    """The one that most have; none when one has none, for empty there means "as above"."""
    lijst: Sequence[str] = list(waarden)
    return "" if "" in lijst else Counter(lijst).most_common(1)[0][0]


def rijen_verouderd(form: Veldform, data: Any) -> bool:
    """Whether the page shows rows "per waarde" of other values than are chosen now."""
    if not isinstance(form, VariabeleForm) or form.variabele.soort != Soort.KEUZE:
        return False
    getoond = {c for c in form.variabele.codes if form.add_prefix(f"plaats_{c}") in data}
    return getoond != {term.code for term, _ in form.per_waarde}
