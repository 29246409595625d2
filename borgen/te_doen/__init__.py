"""What borgen asks of a person now, by step."""

from borgen.te_doen.controleren import te_doen as uit_metingen
from borgen.te_doen.documenten import te_doen as uit_documenten
from borgen.te_doen.stappen import te_doen as uit_stappen
from borgen.te_doen.sturing import te_doen as uit_schattingen
from organisatie.models import Gebruiker
from organisatie.te_doen import TeDoen


def te_doen(gebruiker: Gebruiker) -> list[TeDoen]:
    """All of it, in no order."""
    return [
        *uit_metingen(gebruiker),
        *uit_documenten(gebruiker),
        *uit_stappen(gebruiker),
        *uit_schattingen(gebruiker),
    ]
