"""Rows of carrying out, beside those of the demo."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    """A traject of which little is known yet, and what stands in the demo."""
    from django.utils import timezone

    from verbeterplan.models import Monitormoment, Verbetertraject, Voortgang

    begeleiding = Verbetertraject.objects.get(naam="Begeleiding van de student")
    ander = Verbetertraject.objects.get(naam="Informatie voor de student")
    ronde = begeleiding.rondes.get(afgerond_op=None)
    leeg = Monitormoment.objects.create(
        ronde=ander.rondes.get(afgerond_op=None),
        titel="Weten studenten waar zij moeten kijken?",
        datum=timezone.localdate(),
        vragen=["m-afspraak", "m-leerlingen"],
    )
    gehouden = Monitormoment.objects.filter(ronde=ronde).exclude(gehouden_op=None).get()
    return {
        "moment_open": {"pk": leeg.pk},
        "moment_gehouden": {"pk": gehouden.pk},
        "hulpvraag": {"pk": Voortgang.objects.filter(ronde=ronde).exclude(nodig="")[0].pk},
        "bijstelling": {"pk": gehouden.bijstellingen.all()[0].pk},
    }
