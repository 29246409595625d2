"""Cards in every state: full, with nothing known, not settled."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    """Rows for the pages of the evidence cards."""
    from metaanalyse.acties.vaststellen import stel_vast
    from metaanalyse.models import Weergave
    from metaanalyse.regels.inhoud import Gegeven, Inhoud, Score
    from metaanalyse.regels.variabelen import VARIABELEN, Toestand
    from organisatie.models import Gebruiker
    from tests.metaanalyse.maak import gegevens, maak_concept, maak_rapport

    olga = Gebruiker.objects.get(email="onderzoeker@demo.example")
    rapport = maak_rapport(
        titel="Lesbezoek als motor van schoolontwikkeling: een evaluatie",
        auteurs="Jansen, A. en De Vries, B.",
        jaar=2014,
        uitgave="Voorbeelduitgeverij",
        doi="10.1000/lesbezoek",
        url="https://voorbeeld.example/lesbezoek",
    )
    vol = maak_concept("Lesbezoek met een vaste kijkwijzer", rapport)
    inhoud = [
        *gegevens(
            **{
                v.code: f"Wat er staat over {v.naam.lower()}."
                for v in VARIABELEN.values()
                if not v.gesloten
            },
            **{
                v.code: list(v.codes[:4])
                for v in VARIABELEN.values()
                if v.gesloten and v.code not in {"doelstelling", "fase", "trede"}
            },
            doelstelling=("grotendeels", "volledig"),
            fase="duurzame-invoering",
        ),
        Gegeven("trede", "4", "5", herkomst="vermeld", plaats="p. 12"),
    ]
    scores = {"inclusie": Score(4, "Gaat over schoolontwikkeling."), "methode": Score(None)}
    stel_vast(vol, Inhoud(inhoud, scores), door=olga, reden="Samen besproken.")
    kaal = maak_concept("Een vernieuwing waar weinig over bekend is")
    niets = [
        Gegeven("trede", toestand=Toestand.NVT),
        Gegeven("doelstelling", toestand=Toestand.ONBEKEND),
    ]
    stel_vast(kaal, Inhoud(niets), door=None)
    leider = Gebruiker.objects.get(email="teamleider@demo.example")
    velden = {"naam": "Leiderschap", "vraag": "aspect=leiderschap", "gedeeld": True}
    gemaakt = {
        "kaart_vol": vol,
        "kaart_kaal": kaal,
        "kaart_concept": maak_concept("Nog bezig"),
        "weergave": Weergave.objects.create(gebruiker=leider, **velden),
    }
    return {naam: {"pk": rij.pk} for naam, rij in gemaakt.items()}
