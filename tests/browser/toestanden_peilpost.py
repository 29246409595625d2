"""An open session by link whose mail is on its way, waits for the server, failed or has gone."""

import datetime
from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    """Asked of the team Onderwijsassistent, and of the organisation by quality staff."""
    from django.utils import timezone

    from boas.models import Instrument, Peilgroep, Peilpost, Sessie
    from boas.peilen import post
    from boas.peilen.papier import maak_links
    from boas.peilen.starten import maak_peiling, open_peiling
    from organisatie.models import Gebruiker, Team
    from tests.boas import peilen

    leider = Gebruiker.objects.get(email="teamleider@demo.example")
    kwaliteit = Gebruiker.objects.get(email="kwaliteit@demo.example")
    bestuurder = Gebruiker.objects.get(email="bestuurder@demo.example")
    team = Team.objects.get(naam="Onderwijsassistent")
    knoster = Instrument.objects.get(code="knoster", team=None).laatste_versie
    weg = "De mailserver is niet te bereiken. De mail blijft hier klaarstaan."

    def open_(onderwerp: str) -> Sessie:
        sessie = maak_peiling(team, knoster, leider, onderwerp)
        open_peiling(sessie.pk)
        return sessie

    def in_post(onderwerp: str, over: int, **velden: Any) -> Sessie:
        sessie = open_(onderwerp)
        rijen = Peilpost.objects.filter(peiling=sessie.pk)
        rijen.filter(pk__in=list(rijen.values_list("pk", flat=True)[over:])).delete()
        rijen.update(**velden)
        return sessie

    def met_papier() -> Sessie:
        sessie = in_post("Post weg en links op papier", 0)
        maak_links(sessie.pk, Peilgroep.objects.get(peiling=sessie.pk).pk, 3)
        return sessie

    def breed() -> Sessie:
        sessie = maak_peiling(None, peilen.versie_met_groepen(), kwaliteit, "Bouwen op elkaar")
        peilen.teken_schatting(sessie, bestuurder)
        open_peiling(sessie.pk)
        return sessie

    nu = timezone.now()
    straks, nooit = nu + datetime.timedelta(hours=3), nu - datetime.timedelta(hours=3)
    adres = "De mailserver nam dit adres niet aan: persoon@demo.example. Klopt het adres nog?"
    gemaakt = {
        "post_onderweg": in_post("Post onderweg", 6, vanaf=straks),
        "post_wacht": in_post("Post wacht", 6, vanaf=straks, pogingen=1, fout=weg),
        "post_stil": in_post("Post staat stil", 6, vanaf=nooit),
        "post_mislukt": in_post("Post mislukt", 2, pogingen=post.POGINGEN, fout=adres),
        "post_niets": in_post("Geen post weg", 99, pogingen=post.POGINGEN, fout=weg),
        "post_weg": met_papier(),
        "post_breed": breed(),
    }
    return {naam: {"pk": sessie.pk} for naam, sessie in gemaakt.items()}
