"""Cards in every state of coding: nobody yet, halfway, wrong, waiting, different, settled twice."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    """Of the demo's two researchers."""
    from metaanalyse.acties import coderen as acties
    from metaanalyse.acties.samen_vaststellen import kies, stel_samen_vast
    from metaanalyse.acties.vaststellen import stel_vast
    from metaanalyse.models import Kaart
    from metaanalyse.regels.inhoud import Inhoud
    from metaanalyse.verschilbeeld import lees_vergelijking
    from organisatie.models import Gebruiker
    from tests.metaanalyse.coderen import codeer, inhoud, maak_dubbel
    from tests.metaanalyse.maak import gegevens, maak_concept

    olga, omar = (
        Gebruiker.objects.get(email=f"{naam}@demo.example")
        for naam in ("onderzoeker", "onderzoeker2")
    )
    half = inhoud(
        aspect=["tijd", "visie", "draagvlak"],
        fase=("implementatie", "duurzame-invoering"),
        uitkomst="Leraren kijken vaker bij elkaar in de les.\n\nDe rust in de klas nam toe.",
    )
    anders = inhoud(4, aspect=["tijd"], fase="initiatie", uitkomst="Meer rust.", positief="Trots.")
    gemaakt: dict[str, Kaart] = {"codeer_niemand": maak_concept("Een kaart zonder codeur")}
    for naam in ("codeer_half", "codeer_fout"):
        gemaakt[naam] = maak_concept("Lesbezoek met een kijkwijzer")
        codeer(gemaakt[naam], olga, half, klaar=False)
    wacht = gemaakt["codeer_wacht"] = maak_concept("Datateams in de onderbouw")
    codeer(wacht, olga, half)
    codeer(wacht, omar, Inhoud(), klaar=False)
    verschil = gemaakt["codeer_verschil"] = maak_dubbel(half, anders, olga, omar, titel="Leerlabs")
    kies(verschil.pk, olga, "fase", "a")
    kies(verschil.pk, olga, "uitkomst", "eigen", tuple(gegevens(uitkomst="Meer rust in de les.")))
    alleen = gemaakt["codeer_alleen"] = maak_concept("Lesson study")
    codeer(alleen, olga, half)
    vast = gemaakt["codeer_vast"] = maak_concept("Peer review van toetsen")
    stel_vast(vast, anders, door=omar, reden="Eerste keer gelezen.")
    acties.begin(vast.pk, olga, met_vastgesteld=True)
    acties.maak_klaar(vast.coderingen.lopend().get())
    kies(vast.pk, olga, "fase", "eigen", tuple(gegevens(fase="implementatie")))
    beeld = lees_vergelijking(vast, list(vast.coderingen.lopend()))
    stel_samen_vast(vast.pk, olga, gezien=beeld.afdruk, reden="De fase is verder.", trede_reden="")
    return {naam: {"pk": rij.pk} for naam, rij in gemaakt.items()}
