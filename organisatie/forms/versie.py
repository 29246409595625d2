"""Saving beside somebody else: nobody's work is lost."""

import datetime
from typing import Any

from django import forms
from django.db.models import Model
from django.http import QueryDict

from organisatie.models.versie import lees_versie, versie_van
from organisatie.regels.samenvoegen import voeg_samen
from rapportage.getallen import datum, tijd


class VersieForm(forms.ModelForm):
    """A form that carries the version of the row it was made from.

    When the row changed meanwhile, changes to other fields are joined (``overgenomen`` names the
    fields in which the other's change stays); a field that both changed gives an error that shows
    what stands there now, with one's own text still in it. Saving again then counts.

    Save inside a transaction that locked the row (``organisatie.bewerken.te_bewerken``). What has
    to be right of several fields together belongs in ``clean``, after this one's: it must be right
    of what was joined.
    """

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.overgenomen: tuple[str, ...] = ()
        self.botsingen: tuple[str, ...] = ()
        self._terug: dict[str, str | list[str]] = {}
        if self.instance.pk:
            self.initial["versie"] = versie_van(self.instance)

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and self.errors and self._terug:
            data = QueryDict(mutable=True)
            data.update(self.data)
            for veld, invoer in self._terug.items():
                waarden = invoer if isinstance(invoer, list) else [invoer]
                data.setlist(self.add_prefix(veld), waarden)
            self.data = data

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
        self.overgenomen, self.botsingen = uitkomst.overgenomen, uitkomst.botsingen
        # When the form comes back, what changed meanwhile counts as seen. A field that was taken
        # over shows what it is now: as it was, it would be sent as a choice the next time.
        self._terug = {veld: self._invoer(veld) for veld in self.overgenomen}
        self._terug["versie"] = str(huidige)
        if not (self.overgenomen or self.botsingen):
            return
        laatste = self.instance.history.select_related("history_user").first()
        wie = getattr(laatste and laatste.history_user, "naam", "iemand anders")
        for veld in self.overgenomen:
            data[veld] = getattr(self.instance, veld)
            # Seen only when something else is wrong and the form comes back.
            self[veld].help_text = f"Intussen veranderd door {wie}."
        for veld in self.botsingen:
            self.add_error(veld, self._melding(veld, wie))

    def _melding(self, veld: str, wie: str) -> str:
        nu = self._in_woorden(veld)
        staat = f"Nu staat er: “{nu}”." if nu else "Het veld is nu leeg."
        return (
            f"Intussen heeft {wie} dit veranderd. {staat} Wat jij invulde staat hier nog: bewaar "
            "opnieuw om dat te laten gelden."
        )

    def _in_woorden(self, veld: str) -> str:
        """The present value for a reader: a choice by its label, a date as people write it."""
        waarde = getattr(self.instance, veld)
        if waarde is None:
            return ""
        if isinstance(waarde, bool):
            return "ja" if waarde else "nee"
        if keuzes := getattr(self.fields[veld], "choices", None):
            per_sleutel = {str(sleutel): str(label) for sleutel, label in keuzes}
            if isinstance(waarde, list):
                return ", ".join(per_sleutel.get(str(een), str(een)) for een in waarde)
            return per_sleutel.get(str(self._invoer(veld)), str(waarde))
        if isinstance(waarde, datetime.datetime):
            return f"{datum(waarde)}, {tijd(waarde)}"
        return datum(waarde) if isinstance(waarde, datetime.date) else str(waarde)

    def _invoer(self, veld: str) -> str | list[str]:
        """The present value as a browser would send it; empty for nothing and for unticked."""
        waarde = self.fields[veld].prepare_value(getattr(self.instance, veld))
        if isinstance(waarde, list):
            return [str(een) for een in waarde]
        if isinstance(waarde, Model):
            waarde = waarde.pk
        if isinstance(waarde, datetime.date):
            return self.fields[veld].widget.format_value(waarde)
        return "" if waarde is None or waarde is False else str(waarde)

    def _plat(self, rij: Any, velden: list[str]) -> dict[str, Any]:
        """The values of a row or a line of its history, a relation as its primary key."""
        meta = self.instance._meta
        return {veld: getattr(rij, meta.get_field(veld).attname) for veld in velden}
