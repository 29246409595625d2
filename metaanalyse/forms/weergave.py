"""Keeping a view of the cards under a name."""

from typing import Any, ClassVar

from django import forms

from metaanalyse.models import Weergave

MEESTE_VRAAG = Weergave._meta.get_field("vraag").max_length or 0
NAAM_BEZET = "Je hebt al een weergave met die naam. Kies een andere naam."


class WeergaveForm(forms.ModelForm):
    """``vraag`` comes from the address, not from a field: it is checked all the same."""

    class Meta:
        model = Weergave
        fields: ClassVar = ["naam", "gedeeld"]
        labels: ClassVar = {"naam": "Naam"}
        help_texts: ClassVar = {"naam": "Bijvoorbeeld: lesbezoek in het mbo, sterk bewijs"}

    def clean_naam(self) -> str:
        """A name somebody already gave to another view is refused here, at its field."""
        naam = " ".join(self.cleaned_data["naam"].split())
        eigen = Weergave.objects.filter(gebruiker=self.instance.gebruiker_id, naam=naam)
        if eigen.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(NAAM_BEZET)
        return naam

    def clean(self) -> dict[str, Any] | None:
        if len(self.instance.vraag) > MEESTE_VRAAG:
            raise forms.ValidationError(
                "Deze weergave heeft te veel filters om te bewaren. Haal er een paar weg."
            )
        return super().clean()
