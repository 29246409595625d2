"""Parts of the phase besluiten: goals, preconditions, counter-voices, the decision."""

from verbeterplan.forms.besluiten import BesluitForm, DoelForm, RandvoorwaardeForm, TegengeluidForm
from verbeterplan.models import Planbesluit, Plandoel, Randvoorwaarde, Tegengeluid
from verbeterplan.onderdelen import Onderdeel, meld_aan
from verbeterplan.regels.fasen import Fase

# More goals than this no team keeps in mind.
MEESTE_DOELEN = 5

meld_aan(
    Onderdeel(
        "doel",
        Plandoel,
        DoelForm,
        Fase.BESLUITEN,
        nieuw="Voeg een doel toe",
        wijzig="Wijzig het doel",
        weg="Het doel is weg.",
        knop="Bewaar doel",
        hoogstens=MEESTE_DOELEN,
        vol="Er staan al vijf doelen. Kies wat het belangrijkst is: haal er eerst een weg.",
    ),
    Onderdeel(
        "randvoorwaarde",
        Randvoorwaarde,
        RandvoorwaardeForm,
        Fase.BESLUITEN,
        nieuw="Wat is er nodig?",
        wijzig="Wijzig de randvoorwaarde",
        weg="De randvoorwaarde is weg.",
        knop="Bewaar randvoorwaarde",
    ),
    Onderdeel(
        "tegengeluid",
        Tegengeluid,
        TegengeluidForm,
        Fase.BESLUITEN,
        nieuw="Wat pleit ertegen?",
        wijzig="Wijzig het tegengeluid",
        weg="Het tegengeluid is weg.",
        knop="Bewaar tegengeluid",
    ),
    Onderdeel(
        "besluit",
        Planbesluit,
        BesluitForm,
        Fase.BESLUITEN,
        nieuw="Leg het besluit vast",
        wijzig="Wijzig het besluit",
        weg="Het besluit is weg.",
        knop="Leg besluit vast",
    ),
)
