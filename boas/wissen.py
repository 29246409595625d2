"""What the sessions hold of one person, and a signed estimate that loses the name of who signed."""

from collections.abc import Mapping
from typing import Any

from boas.bewaking import opgeheven
from boas.models import Bestuursschatting, Peilpost
from boas.regels.zegel import zegel_van
from organisatie.wissen.aanmelden import meld_bewaakt_aan, meld_eigen_aan, meld_mee_aan


def _zegel(rij: Bestuursschatting, anders: Mapping[str, Any]) -> dict[str, str]:
    """Sealed anew under the new name; a seal that did not hold is not mended."""
    if not rij.ongeschonden or "naam" not in anders:
        return {}
    return {"zegel": zegel_van(rij.sessie_id, anders["naam"], rij.getekend_op, rij.antwoorden)}


def meld_aan() -> None:
    """Called when the app is ready."""
    meld_eigen_aan("wachtende links", lambda wie: Peilpost.objects.filter(gebruiker=wie))
    meld_bewaakt_aan(Bestuursschatting, opgeheven)
    meld_mee_aan(Bestuursschatting, _zegel)
