"""Rows of the PLG cycle to look at."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    """A goal of the plan of a traject of the demo."""
    from verbeterplan.models import Plandoel, Verbetertraject

    traject = Verbetertraject.objects.get(naam="Informatie voor de student")
    doel = Plandoel.objects.create(ronde=traject.rondes.get(), tekst="Elke student weet het vooraf")
    return {"plandoel": {"pk": doel.pk}}
