"""Saving beside somebody else: nobody's work is lost."""

from typing import Any

from django import forms
from django.http import QueryDict

from verbeterplan.models.versie import lees_versie, versie_van
from verbeterplan.regels.samenvoegen import voeg_samen


class VersieForm(forms.ModelForm):
    """A form that carries the version of the row it was made from.

    When the row changed meanwhile, changes to other fields are joined (``overgenomen`` names the
    fields in which the other's change stays); a field that both changed gives an error that shows
    what stands there now, with one's own text still in it. Saving again then counts.

    Save inside a transaction that locked the row.
    """

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.overgenomen: tuple[str, ...] = ()
        self.botsingen: tuple[str, ...] = ()
        if self.instance.pk:
            self.initial["versie"] = versie_van(self.instance)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for naam, waarde in data.items():
            if isinstance(waarde, str):
                # A browser sends line breaks as \r\n; the same text must stay the same text.
                data[naam] = waarde.replace("\r\n", "\n")
        if self.instance.pk and not self.errors:
            self._voeg_samen(data)
        return data

    def _voeg_samen(self, data: dict[str, Any]) -> None:
        huidige = lees_versie(self.instance)
        if data.get("versie") == huidige:
            return
        velden = [naam for naam in self.fields if naam in (self._meta.fields or ())]
        basis = self.instance.history.filter(history_id=data.get("versie")).first()
        uitkomst = voeg_samen(
            self._plat(basis, velden) if basis else None,
            {veld: getattr(data[veld], "pk", data[veld]) for veld in velden},
            self._plat(self.instance, velden),
        )
        for veld in uitkomst.overgenomen:
            data[veld] = getattr(self.instance, veld)
        self.overgenomen, self.botsingen = uitkomst.overgenomen, uitkomst.botsingen
        if not self.botsingen:
            return
        laatste = self.instance.history.select_related("history_user").first()
        wie = getattr(laatste.history_user, "naam", "iemand anders")
        for veld in self.botsingen:
            self.add_error(veld, self._melding(veld, wie))
        # The next time this counts as seen.
        data = QueryDict(mutable=True)
        data.update(self.data)
        data[self.add_prefix("versie")] = str(huidige)
        self.data = data

    def _melding(self, veld: str, wie: str) -> str:
        nu = self._in_woorden(veld)
        staat = f"Nu staat er: “{nu}”." if nu else "Het veld is nu leeg."
        return (
            f"Intussen heeft {wie} dit veranderd. {staat} Wat jij invulde staat hier nog: bewaar "
            "opnieuw om dat te laten gelden."
        )

    def _in_woorden(self, veld: str) -> str:
        """The present value for a reader: a choice by its label, a date as people write it."""
        keuze = getattr(self.instance, f"get_{veld}_display", None)
        waarde = keuze() if keuze else getattr(self.instance, veld)
        if waarde is None:
            return ""
        return str(self.fields[veld].prepare_value(waarde)) if not keuze else str(waarde)

    def _plat(self, rij: Any, velden: list[str]) -> dict[str, Any]:
        """The values of a row or a line of its history, a relation as its primary key."""
        meta = self.instance._meta
        return {veld: getattr(rij, meta.get_field(veld).attname) for veld in velden}
