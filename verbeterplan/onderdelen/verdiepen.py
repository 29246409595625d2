"""Parts of the phase verdiepen: sources, interviews and observations."""

from verbeterplan.forms.verdiepen import BronForm, KijkmomentForm
from verbeterplan.models import Kijkmoment, Planbron
from verbeterplan.onderdelen import Onderdeel, meld_aan
from verbeterplan.regels.fasen import Fase

meld_aan(
    Onderdeel(
        "bron",
        Planbron,
        BronForm,
        Fase.VERDIEPEN,
        nieuw="Voeg een bron toe",
        wijzig="Wijzig de bron",
        weg="De bron is weg.",
        knop="Bewaar bron",
    ),
    Onderdeel(
        "kijkmoment",
        Kijkmoment,
        KijkmomentForm,
        Fase.VERDIEPEN,
        nieuw="Leg een gesprek of observatie vast",
        wijzig="Wijzig het gesprek of de observatie",
        weg="Het gesprek of de observatie is weg.",
        knop="Leg vast",
    ),
)
