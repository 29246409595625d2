"""What an invitation says when nobody wrote something else: why, and what happens with it."""

from django.template.defaultfilters import pluralize

from boas.models import Sessie
from boas.peilen.brieven import minuten

# By the code of the instrument; a team's own copy has the same one.
_WAAROM = {
    "knoster": (
        "We willen iets veranderen, en dat lukt alleen als de basis er is. Wat is er volgens jou "
        "al, en wat missen we nog?"
    ),
    "professionele_cultuur": (
        "Hoe werken wij samen, en wat doen we als iets niet goed gaat? We willen weten hoe jij "
        "dat in ons team ervaart."
    ),
    "sociaal_kapitaal": (
        "Kunnen we op elkaar rekenen, leren we van elkaar en weten we waar we samen naartoe "
        "gaan? We willen horen hoe jij dat ervaart."
    ),
}
_ANDERS = "We willen weten hoe jij kijkt naar {onderwerp}."
_TEAM = "Met het hele team bespreken we wat eruit komt, en wat we ermee doen."
_ORGANISATIE = "Wat eruit komt, is het begin van een gesprek, ook met het bestuur."


def standaardbericht(sessie: Sessie) -> str:
    """The text of the invitation to begin with, above the link."""
    aantal = sessie.keuze.count()
    duur = minuten(aantal)
    return "\n\n".join(
        [
            "Beste collega,",
            _WAAROM.get(sessie.versie.instrument.code)
            or _ANDERS.format(onderwerp=sessie.onderwerp),
            f"Het {pluralize(aantal, 'is,zijn')} {aantal} "
            f"{pluralize(aantal, 'stelling,stellingen')}. Antwoorden kost je ongeveer {duur} "
            f"{pluralize(duur, 'minuut,minuten')}. " + (_TEAM if sessie.team_id else _ORGANISATIE),
        ]
    )
