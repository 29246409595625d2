"""Rows of the PLG of the demo to look at."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    """Somebody of the PLG, a guest, its last meeting and one that was put away."""
    from verbeterplan.models import Overleg, Plggast, Plglid

    laatste = Overleg.objects.exclude(traject=None).first()
    weg = Overleg.objects.create(
        team=laatste.team,
        traject=laatste.traject,
        soort=Overleg.Soort.PLG,
        titel="Weggelegd",
        moment=laatste.moment,
    )
    weg.leg_weg()
    return {
        "plgoverleg": {"pk": Overleg.objects.exclude(terugkoppeling="").first().pk},
        "plgoverleg_weg": {"pk": weg.pk},
        "plglid": {"pk": Plglid.objects.first().pk},
        "plggast": {"pk": Plggast.objects.first().pk},
    }
