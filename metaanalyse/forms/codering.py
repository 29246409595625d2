"""The fields of the coding form: one small form for each, saved by itself.

What is filled in becomes an ``antwoord`` as ``regels.coderen`` knows it.
"""

from __future__ import annotations

from typing import Any

from django import forms

from metaanalyse.forms.codering_variabele import VariabeleForm
from metaanalyse.forms.codering_veld import Tekstveld, Veldform
from metaanalyse.regels import ladder
from metaanalyse.regels.coderen import LADDER, ONDERDELEN, SCORE, Antwoord
from metaanalyse.regels.inhoud import Score, Voorwaarde


class ScoreForm(Veldform):
    """A part of the checklist: 1 to 5, unknown or nothing yet, and why."""

    score = forms.ChoiceField(
        choices=[(str(n), str(n)) for n in range(1, 6)]
        + [("onbekend", "onbekend"), ("", "nog niet")],
        required=False,
        widget=forms.RadioSelect,
    )
    reden = Tekstveld(2000, label="Waarom", widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.onderdeel = ONDERDELEN[self.veld.removeprefix(SCORE)]
        self._hoort_bij()

    def _begin(self, antwoord: Antwoord) -> dict[str, Any]:
        if not isinstance(antwoord, Score):
            return {"score": ""}
        return {"score": str(antwoord.score or "onbekend"), "reden": antwoord.reden}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("reden") and not data.get("score") and "score" not in self.errors:
            raise forms.ValidationError("Kies ook een score, of onbekend; dan wordt het bewaard.")
        return data

    def antwoord(self) -> Score | None:
        score = self.cleaned_data["score"]
        if not score:
            return None
        return Score(None if score == "onbekend" else int(score), self.cleaned_data["reden"])


class LadderForm(Veldform):
    """A question of the ladder: yes, no, unknown or nothing yet, and where that shows."""

    vervuld = forms.ChoiceField(
        choices=[("ja", "ja"), ("nee", "nee"), ("onbekend", "onbekend"), ("", "nog niet")],
        required=False,
        widget=forms.RadioSelect,
    )
    reden = Tekstveld(2000, label="Waaraan te zien", widget=forms.Textarea(attrs={"rows": 1}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vraag = ladder.VRAGEN[self.veld.removeprefix(LADDER)]
        self._hoort_bij()

    def _begin(self, antwoord: Antwoord) -> dict[str, Any]:
        if not isinstance(antwoord, Voorwaarde):
            return {"vervuld": ""}
        woord = {True: "ja", False: "nee", None: "onbekend"}[antwoord.vervuld]
        return {"vervuld": woord, "reden": antwoord.reden}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("reden") and not data.get("vervuld") and "vervuld" not in self.errors:
            raise forms.ValidationError("Kies ook een antwoord; dan wordt het bewaard.")
        return data

    def antwoord(self) -> Voorwaarde | None:
        vervuld = self.cleaned_data["vervuld"]
        if not vervuld:
            return None
        return Voorwaarde(
            {"ja": True, "nee": False, "onbekend": None}[vervuld], self.cleaned_data["reden"]
        )


def maak_veldform(veld: str, deel: str, antwoord: Antwoord, data: Any = None) -> Veldform:
    """The form that fits the field."""
    if veld.startswith(SCORE):
        return ScoreForm(veld, deel, antwoord, data)
    if veld.startswith(LADDER):
        return LadderForm(veld, deel, antwoord, data)
    return VariabeleForm(veld, deel, antwoord, data)
