"""The result of a session as a designed, tagged PDF: the same figures as the page."""

from django.utils import timezone

from boas.uitkomsten import lees_uitkomst
from boas.uitslagbeeld import Uitslagbeeld
from boas.uitslaggrafiek import met_grafieken
from rapportage.getallen import datum
from rapportage.pdf import maak_pdf


def maak_rapport(beeld: Uitslagbeeld) -> bytes:
    """The report as .pdf; reasons and remarks only when ``beeld`` has them.

    Raises PdfNietBeschikbaar and TeDruk, both with a message for the user.
    """
    sessie = beeld.sessie
    uitkomst = lees_uitkomst(beeld)
    return maak_pdf(
        "boas/pdf/uitslag.html",
        {
            "beeld": beeld,
            "uitkomst": uitkomst,
            "kop": uitkomst.verteld if uitkomst else beeld,
            "sessie": sessie,
            "aandacht": met_grafieken(beeld, uitkomst),
            "redenen_elders": beeld.redenen_elders,
            "titel": f"Uitslag {sessie.versie.instrument}",
            "ondertitel": sessie.onderwerp,
            "team": str(sessie.team or ""),
            "datum": datum(sessie.moment),
            "versie": versie_van(beeld),
        },
    )


def versie_van(beeld: Uitslagbeeld) -> str:
    """Which state of the figures this is: "voorlopig, 12 maart 2026" or when it was closed."""
    if beeld.voorlopig or beeld.sessie.afgesloten_op is None:
        return f"voorlopig, stand van {datum(timezone.now())}"
    return f"vastgesteld op {datum(beeld.sessie.afgesloten_op)}"
