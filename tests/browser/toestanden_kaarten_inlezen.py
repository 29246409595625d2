"""An import of cards in every state there is, each by somebody of its own: one at a time each."""

import datetime
from typing import Any

FOUT = [
    ("97a", "Goed", "97", "Rapport", "2014", "Leraren", "3", ""),
    ("97b", "Trede zes", "97", "", "20144", "Leraaren", "6", ""),
]


def rijen() -> dict[str, dict[str, Any]]:
    from metaanalyse.exports import uitvoer
    from metaanalyse.inlezen import verloop
    from metaanalyse.models import Kaartinlezing, Kaartuitvoer
    from organisatie.models import Gebruiker
    from tests.metaanalyse.inlezen_hulp import RIJEN, RIS, begin, csv_van

    onderzoeker = Gebruiker.objects.get(email="onderzoeker@demo.example")
    collega = Gebruiker.objects.get(email="onderzoeker2@demo.example")

    def wie(naam: str) -> Gebruiker:
        return Gebruiker.objects.create(naam=naam, email=f"{naam.lower()}@demo.example")

    eigen = [(f"98{rij[0]}", f"Inlezen: {rij[1]}", "98", *rij[3:]) for rij in RIJEN[:1]]
    overgenomen = begin(onderzoeker, csv_van(eigen), "moederbestand.csv")
    verloop.neem_over(overgenomen, onderzoeker, hier=True)
    ris = begin(wie("Inlezer1"), RIS.encode(), "databank.ris")
    verloop.neem_over(ris, ris.door, hier=True)
    anders = [(*eigen[0][:5], "Leraren", *eigen[0][6:]), ("98b", "Nieuw", "98", *RIJEN[1][3:])]
    bezig = begin(wie("Inlezer2"), csv_van(eigen), "groot.csv")
    Kaartinlezing.objects.filter(pk=bezig.pk).update(
        stand="nakijken",
        voortgang=40,
        # Ahead, so that it is still at work when the page is looked at.
        gemeld_op=bezig.gemeld_op + datetime.timedelta(days=1),
    )
    gestopt = begin(wie("Inlezer3"), csv_van(eigen), "gestopt.csv")
    verloop.stop(gestopt)
    runs = {
        "kaarten_overgenomen": overgenomen,
        "kaarten_nagekeken": begin(wie("Inlezer4"), csv_van(anders), "tweede.csv"),
        "kaarten_dubbel": begin(wie("Inlezer5"), RIS.encode(), "databank.ris"),
        "kaarten_fout": begin(wie("Inlezer6"), csv_van(FOUT), "fouten.csv"),
        "kaarten_bezig": bezig,
        "kaarten_gestopt": gestopt,
        "kaarten_mislukt": begin(wie("Inlezer7"), b"%PDF-1.7", "artikel.pdf"),
        "kaarten_bestand": uitvoer.begin(onderzoeker, "breed", hier=True),
    }
    maakt = Kaartuitvoer.objects.create(door=collega, sleutel="maakt", voortgang=60)
    Kaartuitvoer.objects.filter(pk=maakt.pk).update(
        gemeld_op=maakt.gemeld_op + datetime.timedelta(days=1)
    )
    return {naam: {"pk": run.pk} for naam, run in runs.items()}
