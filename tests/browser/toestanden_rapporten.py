"""Reports in every state, beside those of the demo."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    """Rows for the pages of the register."""
    from tests.metaanalyse.maak import maak_kaart, maak_rapport

    lang = {
        "auteurs": "Jansen, A., Smit, B., & Visser, C.",
        "jaar": 2019,
        "doi": "10.1000/182",
        "url": "https://www.school.example/rapport.pdf",
        "uitgave": "Onderwijsblad",
        "vindplaats": "sneeuwbal",
    }
    kaart = maak_kaart("Samen lessen voorbereiden", trede="3", doelstelling="grotendeels")
    gemaakt = {
        "rapport_gevonden": maak_rapport(titel="Evaluatie van samen voorbereiden", **lang),
        "rapport_uitgesloten": maak_rapport(
            stand="uitgesloten", uitsluiting="geen-factoren", toelichting="Alleen cijfers."
        ),
        "rapport_opgenomen": kaart.rapport,
    }
    return {naam: {"pk": rij.pk} for naam, rij in gemaakt.items()}
