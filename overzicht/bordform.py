"""Who keeps which part of the board, and how often: one small form a part."""

from typing import Any, cast

from django import forms

from organisatie.forms.versie import VersieForm
from organisatie.models import Lidmaatschap, Team
from organisatie.verzoek import Verzoek
from overzicht.models import Bordtaak
from verbeterplan.eigenaren import leden_van
from verbeterplan.forms.velden import EigenaarField, Kiezer

HOE_VAAK = [(ritme.value, ritme.label) for ritme in Bordtaak.Ritme]


class BordtaakForm(VersieForm):
    wie = EigenaarField(widget=Kiezer)
    ritme = forms.ChoiceField(label="Hoe vaak", choices=HOE_VAAK, widget=Kiezer)

    class Meta:
        model = Bordtaak
        fields = ("wie", "ritme")

    def __init__(self, *args: Any, leden: list[Lidmaatschap], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._was = (self.instance.wie_id, self.instance.ritme)
        wie = cast(EigenaarField, self.fields["wie"])
        wie.label = "Wie"
        wie.zet_leden(leden, self.instance.wie)

    @property
    def onderdeel(self) -> str:
        return self.instance.get_onderdeel_display()

    @property
    def veranderd(self) -> bool:
        """Whether there is something to save: a part that nobody keeps has no row."""
        rij = self.instance
        return (rij.wie_id, rij.ritme) != self._was and bool(rij.pk or rij.wie_id)


def taakformulieren(request: Verzoek, team: Team) -> list[BordtaakForm]:
    """One for every part, also for those nobody keeps yet. Held locked when they are saved."""
    rijen = Bordtaak.objects.filter(team=team).select_related("wie__gebruiker").met_versie()
    if request.method == "POST":
        rijen = rijen.select_for_update(of=("self",))
    bestaand = {taak.onderdeel: taak for taak in rijen}
    leden = leden_van(team.pk)
    return [
        BordtaakForm(
            request.POST or None,
            instance=bestaand.get(deel.value) or Bordtaak(team=team, onderdeel=deel.value),
            prefix=deel.value,
            leden=leden,
        )
        for deel in Bordtaak.Onderdeel
    ]


def bewaar_taken(formulieren: list[BordtaakForm]) -> bool:
    """Save what was changed; False, with the message at its field, when something cannot be.

    Nothing is saved then. Call inside the transaction that made them.
    """
    # All of them: every field that is wrong says so at once.
    if [form for form in formulieren if not form.is_valid()]:
        return False
    for form in formulieren:
        if form.veranderd:
            form.save()
    return True
