"""Trajecten with cards and without, beside those of the demo."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    """A traject with a card that holds and one that was withdrawn."""
    from metaanalyse.acties.vaststellen import trek_in
    from organisatie.models import Gebruiker
    from tests.metaanalyse.maak import maak_kaart
    from verbeterplan.models import TrajectKaart, Verbetertraject

    docent = Gebruiker.objects.get(email="docent1@demo.example")
    traject = Verbetertraject.objects.get(naam="Informatie voor de student")
    kaart = maak_kaart("Elkaars lessen bekijken", trede="2", samenvatting="Leraren keken mee.")
    oud = maak_kaart("Een proef van vroeger", trede="1", doelstelling="niet")
    waarom = "Wij willen dit ook, in het klein."
    rij = TrajectKaart.objects.create(traject=traject, kaart=kaart, waarom=waarom, door=docent)
    TrajectKaart.objects.create(traject=traject, kaart=oud)
    trek_in(oud)
    kaal = Verbetertraject.objects.create(
        team=traject.team, naam="Nog zonder kaarten", gemaakt_door=docent
    )
    gemaakt = {
        "traject_met_kaarten": traject,
        "traject_zonder_kaarten": kaal,
        "kaart_aan_plan": kaart,
        "kaart_los": maak_kaart("Nergens aan gehangen", trede="4"),
        "trajectkaart": rij,
    }
    return {naam: {"pk": rij.pk} for naam, rij in gemaakt.items()}
