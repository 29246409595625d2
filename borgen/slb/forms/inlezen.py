"""Choosing a list, and confirming which of its columns is what."""

import datetime
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from borgen.slb.inlezen.bestand import MEESTE_BYTES
from borgen.slb.inlezen.opslag import Rij
from borgen.slb.models import Inleesrun
from borgen.slb.regels.kolommen import DIEPSTE_KOP, Veld, is_verboden, kaal, raad_kolommen
from organisatie.forms.datum import DatumField
from organisatie.models import Schooljaar, Team
from organisatie.regels.namen import schoon
from rapportage.excel.fouten import te_groot
from rapportage.getallen import datum

GEEN = "Staat er niet in"
VELDEN = {
    Veld.NUMMER: "Studentnummer",
    Veld.NAAM: "Hele naam",
    Veld.ROEPNAAM: "Roepnaam",
    Veld.TUSSENVOEGSEL: "Tussenvoegsel",
    Veld.ACHTERNAAM: "Achternaam",
    Veld.KLAS: "Klas",
    Veld.SLBER: "SLB’er",
    Veld.INSTROOM: "Instroomdatum",
    Veld.UITSTROOM: "Uitstroomdatum",
}


class BestandFormulier(forms.Form):
    """A list of one team."""

    team = forms.ModelChoiceField(Team.objects.none(), label="Team", empty_label="Kies een team")
    bestand = forms.FileField(
        label="De lijst",
        help_text="Excel (.xlsx) of CSV, hoogstens 10 MB. Je ziet eerst wat er verandert.",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.txt,.tsv"}),
        error_messages={
            "required": "Kies eerst het bestand met de lijst.",
            "empty": "Dit bestand is leeg.",
        },
    )

    def __init__(self, teams: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuze: Any = self.fields["team"]
        keuze.queryset = teams
        if len(teams) == 1:
            keuze.initial, keuze.empty_label = teams[0], None

    def clean_bestand(self) -> Any:
        bestand = self.cleaned_data["bestand"]
        if bestand.size > MEESTE_BYTES:
            raise ValidationError(te_groot(MEESTE_BYTES))
        return bestand


class KolommenFormulier(forms.Form):
    """Where the names of the columns stand, which column is what, and from which day it holds."""

    koprij = forms.TypedChoiceField(label="De kolomnamen staan in", coerce=int)
    schooljaar = forms.ModelChoiceField(
        Schooljaar.objects.none(), label="Schooljaar", empty_label=None
    )
    dag = DatumField(
        label="Geldt vanaf",
        help_text=(
            "Vanaf deze dag hoort een nieuwe student zonder instroomdatum erbij, en gaat een "
            "andere klas of SLB’er in."
        ),
    )

    def __init__(
        self,
        run: Inleesrun,
        rijen: Sequence[Rij],
        data: Any = None,
        *,
        koprij: int | None = None,
        eerder: dict[str, str] | None = None,
    ) -> None:
        super().__init__(data)
        self.rijen, self.breedte = rijen, run.kolommen["breedte"]
        self.op_rij: int = run.kolommen["koprij"] if koprij is None else koprij
        koppen = self._koppen(self.op_rij)
        zelfde = self.op_rij == run.kolommen["koprij"]
        gekozen = run.kolommen["velden"] if zelfde else raad_kolommen(koppen)
        if zelfde and "dag" not in run.kolommen and eerder:
            gekozen = gekozen | herinner(koppen, eerder)
        self._richt_in(run, koppen, gekozen)

    def _richt_in(self, run: Inleesrun, koppen: Sequence[object], gekozen: dict[Any, int]) -> None:
        keuzes = [("", GEEN), *self._keuzes(koppen)]
        for veld, label in VELDEN.items():
            self.fields[veld] = forms.TypedChoiceField(
                label=label, choices=keuzes, coerce=int, empty_value=None, required=False
            )
            self.fields[veld].initial = gekozen.get(veld)
        koprij: Any = self.fields["koprij"]
        koprij.choices = [(nummer, self._rij_in_woorden(nummer, w)) for nummer, w in self._top()]
        koprij.choices = [*koprij.choices, (0, "Er staan geen kolomnamen in deze lijst")]
        koprij.initial = self.op_rij
        self._richt_dagen_in(run)

    def _richt_dagen_in(self, run: Inleesrun) -> None:
        jaar: Any = self.fields["schooljaar"]
        vandaag = timezone.localdate()
        open_ = Schooljaar.objects.filter(gesloten=False).order_by("van")
        jaar.queryset = open_
        huidig = next((j for j in open_ if j.tot >= vandaag), None)
        jaar.initial = run.kolommen.get("schooljaar") or (huidig and huidig.pk)
        vanaf = max(vandaag, huidig.van) if huidig else vandaag
        self.fields["dag"].initial = run.kolommen.get("dag") or vanaf

    def _top(self) -> list[Rij]:
        return list(self.rijen[:DIEPSTE_KOP])

    def _koppen(self, koprij: int) -> Sequence[object]:
        return next((waarden for nummer, waarden in self.rijen if nummer == koprij), ())

    def voorbeeldrijen(self, aantal: int = 5) -> list[list[str]]:
        """The first lines below the names, as they stand there."""
        onder = [waarden for nummer, waarden in self.rijen if nummer > self.op_rij]
        return [[_toon(w) for w in _tot(waarden, self.breedte)] for waarden in onder[:aantal]]

    @property
    def kolomkoppen(self) -> list[str]:
        koppen = self._koppen(self.op_rij)
        return [
            f"{_toon(kop) or f'Kolom {letter(k)}'}{', lezen we niet' if is_verboden(kop) else ''}"
            for k, kop in enumerate(_tot(koppen, self.breedte))
        ]

    def _keuzes(self, koppen: Sequence[object]) -> list[tuple[int, str]]:
        onder = [waarden for nummer, waarden in self.rijen if nummer > self.op_rij]
        uit = []
        for kolom, kop in enumerate(_tot(koppen, self.breedte)):
            if is_verboden(kop):
                continue
            voorbeeld = next((w[kolom] for w in onder if kolom < len(w) and _toon(w[kolom])), "")
            tekst = f"{letter(kolom)}: {_toon(kop)}" if _toon(kop) else f"{letter(kolom)}"
            uit.append((kolom, f"{tekst} (zoals {_toon(voorbeeld)})" if voorbeeld else tekst))
        return uit

    @staticmethod
    def _rij_in_woorden(nummer: int, waarden: Sequence[object]) -> str:
        tekst = ", ".join(filter(None, map(_toon, waarden)))
        return f"Rij {nummer}: {tekst[:60]}{'…' if len(tekst) > 60 else ''}"

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean() or {}
        if gegeven.get(Veld.NUMMER) is None:
            self.add_error(Veld.NUMMER, "Zonder studentnummer weten we niet wie wie is.")
        if gegeven.get(Veld.NAAM) is None and gegeven.get(Veld.ACHTERNAAM) is None:
            self.add_error(Veld.ACHTERNAAM, "Kies waar de achternaam staat, of de hele naam.")
        gebruikt: dict[int, Veld] = {}
        for veld in VELDEN:
            kolom = gegeven.get(veld)
            if kolom is not None and gebruikt.setdefault(kolom, veld) != veld:
                self.add_error(veld, f"Deze kolom koos je al bij {VELDEN[gebruikt[kolom]]}.")
        self._controleer_dag(gegeven.get("schooljaar"), gegeven.get("dag"))
        return gegeven

    def _controleer_dag(self, jaar: Schooljaar | None, dag: datetime.date | None) -> None:
        if jaar and dag and not jaar.van <= dag <= jaar.tot:
            self.add_error(
                "dag",
                f"Kies een dag in schooljaar {jaar.naam}: van {datum(jaar.van)} tot en met "
                f"{datum(jaar.tot)}.",
            )

    def kolommen(self) -> dict[str, Any]:
        """What the run remembers: no student's data."""
        gegeven = self.cleaned_data
        koppen = self._koppen(gegeven["koprij"])
        velden = {v: gegeven[v] for v in VELDEN if gegeven[v] is not None}
        if Veld.ACHTERNAAM in velden:
            velden.pop(Veld.NAAM, None)
        return {
            "koprij": gegeven["koprij"],
            "velden": velden,
            "namen": {v: kaal(str(koppen[k])) for v, k in velden.items() if k < len(koppen)},
            "schooljaar": gegeven["schooljaar"].pk,
            "dag": gegeven["dag"].isoformat(),
        }


class EindigFormulier(forms.Form):
    """Taking over, and whether students who are not in the list leave."""

    eindig = forms.BooleanField(required=False)
    eindig_op = DatumField(label="Laatste dag", required=False)

    def __init__(self, van: datetime.date, tot: datetime.date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.van, self.tot = van, tot

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean() or {}
        dag = gegeven.get("eindig_op")
        if not gegeven.get("eindig"):
            return gegeven | {"eindig_op": None}
        if dag is None and "eindig_op" not in self.errors:
            self.add_error("eindig_op", "Wat is hun laatste dag?")
        elif dag and not self.van <= dag <= self.tot:
            self.add_error(
                "eindig_op", f"Kies een dag van {datum(self.van)} tot en met {datum(self.tot)}."
            )
        return gegeven


def herinner(koppen: Sequence[object], namen: dict[str, str]) -> dict[str, int]:
    """The columns that are called as the ones chosen in an earlier list of the team."""
    waar = {kaal(str(kop)): kolom for kolom, kop in reversed(list(enumerate(koppen))) if kop}
    return {veld: waar[naam] for veld, naam in namen.items() if naam in waar}


def letter(kolom: int) -> str:
    """The name of a column (from 0) in a spreadsheet."""
    eerste, tweede = divmod(kolom, 26)
    return (chr(64 + eerste) if eerste else "") + chr(65 + tweede)


def _tot(waarden: Sequence[object], breedte: int) -> list[object]:
    return [*waarden, *([None] * (breedte - len(waarden)))][:breedte]


def _toon(waarde: object) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, datetime.date):
        return f"{waarde.day}-{waarde.month}-{waarde.year}"
    if isinstance(waarde, float) and waarde.is_integer():
        waarde = int(waarde)
    tekst = schoon(str(waarde))
    return tekst if len(tekst) <= 30 else f"{tekst[:29]}…"
