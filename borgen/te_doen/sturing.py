"""Rounds that wait for somebody's own answer."""

from django.db.models import Exists, OuterRef
from django.utils import timezone

from borgen.models import Schatting, Schattingsronde
from organisatie.models import Gebruiker
from organisatie.te_doen import TeDoen


def te_doen(gebruiker: Gebruiker) -> list[TeDoen]:
    """Open rounds of the person's own teams without an answer of theirs. One query."""
    gegeven = Schatting.objects.filter(ronde=OuterRef("pk"), gebruiker=gebruiker)
    rondes = (
        Schattingsronde.objects.zichtbaar_voor(gebruiker)
        .open()
        .filter(~Exists(gegeven))
        .select_related("traject__team", "verbeteractie")
        .order_by()
    )
    return [
        TeDoen(
            soort="Geef je schatting",
            wat=ronde.waarover,
            url=ronde.get_absolute_url(),
            team=str(ronde.traject.team),
            datum=timezone.localtime(ronde.geopend_op).date(),
            knop="Vul in",
        )
        for ronde in rondes
    ]
