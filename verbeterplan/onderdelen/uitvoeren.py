"""Parts of the phase uitvoeren: monitor moments, pilots, adjustments."""

from verbeterplan.forms.uitvoeren import BijstellingForm, MonitormomentForm, PilotForm
from verbeterplan.models import Bijstelling, Monitormoment, Pilot
from verbeterplan.onderdelen import Onderdeel, meld_aan
from verbeterplan.regels.fasen import Fase

meld_aan(
    Onderdeel(
        "monitormoment",
        Monitormoment,
        MonitormomentForm,
        Fase.UITVOEREN,
        nieuw="Plan een monitormoment",
        wijzig="Wijzig het monitormoment",
        weg="Het monitormoment is weg.",
        knop="Bewaar monitormoment",
    ),
    Onderdeel(
        "pilot",
        Pilot,
        PilotForm,
        Fase.UITVOEREN,
        nieuw="Begin een pilot",
        wijzig="Wijzig de pilot",
        weg="De pilot is weg.",
        knop="Bewaar pilot",
    ),
    Onderdeel(
        "bijstelling",
        Bijstelling,
        BijstellingForm,
        Fase.UITVOEREN,
        nieuw="Stel iets bij",
        wijzig="Wijzig de bijstelling",
        weg="De bijstelling is weg.",
        knop="Bewaar bijstelling",
    ),
)
