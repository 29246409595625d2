"""Sessions by link in every state: of a team with too few, prepared, open and closed; and wide."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    """Asked of the team Onderwijsassistent, and of one with too few people."""
    from boas.models import Instrument, Peilpost, Sessie
    from boas.peilen.sluiten import sluit_peiling
    from boas.peilen.starten import maak_peiling, open_peiling
    from organisatie.models import Gebruiker, Lidmaatschap, Team
    from tests.boas import peilen

    leider = Gebruiker.objects.get(email="teamleider@demo.example")
    kwaliteit = Gebruiker.objects.get(email="kwaliteit@demo.example")
    bestuurder = Gebruiker.objects.get(email="bestuurder@demo.example")
    team = Team.objects.get(naam="Onderwijsassistent")
    klein = Team.objects.create(naam="Techniek", school=team.school)
    # Not the leader of the other pages: who leads two teams is asked which.
    leider_klein = Gebruiker.objects.get(email="teamleider-handel@demo.example")
    Lidmaatschap.objects.create(team=klein, gebruiker=leider_klein, rol="teamleider")
    knoster = Instrument.objects.get(code="knoster", team=None).laatste_versie

    def klaar(van: Team = team, onderwerp: str = "Klaar voor groei en verandering") -> Sessie:
        return maak_peiling(van, knoster, leider, onderwerp)

    def geopend(aantal: int = 0, onderwerp: str = "Staat alles klaar?") -> Sessie:
        sessie = klaar(onderwerp=onderwerp)
        open_peiling(sessie.pk)
        for plek, token in enumerate(peilen.links(sessie)[:aantal]):
            waarden = [(plek + nummer) % 4 for nummer in range(knoster.stellingen.count())]
            peilen.antwoord(sessie, token, *waarden)
        return sessie

    def niet_bezorgd() -> Sessie:
        sessie = geopend(7, "Niet iedereen kreeg de mail")
        for rij in Peilpost.objects.filter(peiling=sessie.pk)[:2]:
            rij.fout, rij.pogingen = "Dit adres bestaat niet.", 3
            rij.save()
        return sessie

    def gesloten() -> Sessie:
        sessie = geopend(11, "Stond alles klaar?")
        sluit_peiling(sessie.pk)
        return sessie

    def breed(*, getekend: bool) -> Sessie:
        versie = peilen.versie_met_groepen()
        sessie = maak_peiling(None, versie, kwaliteit, "Vertrouwen in elkaar")
        if getekend:
            peilen.teken_schatting(sessie, bestuurder)
        return sessie

    gemaakt = {
        "peiling_klaar": klaar(),
        "peiling_te_weinig": klaar(klein),
        "peiling_zonder_schatting": breed(getekend=False),
        "peiling_met_schatting": breed(getekend=True),
        "peiling_open": geopend(7),
        "peiling_niet_bezorgd": niet_bezorgd(),
        "peiling_gesloten": gesloten(),
    }
    return {naam: {"pk": sessie.pk} for naam, sessie in gemaakt.items()}
