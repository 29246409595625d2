"""Instruments of two more kinds: blocks of a team, and themes of the whole organisation."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    """The team's own is used in a session that runs, so that its pages say so."""
    from boas import acties
    from boas.instrumenten import schrijf_versie
    from boas.models import Instrument
    from boas.voorbereiding import maak_sessie
    from organisatie.models import Gebruiker, Team
    from tests.boas.inhouden import inhoud_met

    leider = Gebruiker.objects.get(email="teamleider@demo.example")
    team = Team.objects.get(naam="Onderwijsassistent")
    blokken = schrijf_versie(
        Instrument.objects.create(code="alles-er", naam="Is alles er?", team=team),
        inhoud_met("blokken"),
    )
    acties.start(maak_sessie(team, blokken, leider, "Is alles er?").pk, 12)
    themas = schrijf_versie(
        Instrument.objects.create(code="drie-themas", naam="Drie thema's"), inhoud_met("themas")
    )
    return {
        "soort_blokken": {"pk": blokken.instrument_id},
        "soort_themas": {"pk": themas.instrument_id},
        "soort_cluster": {"pk": blokken.clusters.first().pk},
        "soort_stelling": {"pk": blokken.stellingen.first().pk},
    }
