"""Bundles of reports: ready, interrupted, and one that is being made."""

import datetime
from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    from organisatie.models import Gebruiker, Periode
    from overzicht import bundel
    from overzicht.models import Bundel
    from overzicht.models.bundel import Bundelteam

    kwaliteit = Gebruiker.objects.get(email="kwaliteit@demo.example")
    periode = Periode.objects.order_by("van")[0]
    teams = [
        Bundelteam(pk=n, team=f"Team {n}", school="College Noord", afdruk="x", duur=2)
        for n in range(1, 31)
    ]

    def maak(sleutel: str, stand: str, rijen: list[Bundelteam], **velden: Any) -> Bundel:
        return Bundel.objects.create(
            door=kwaliteit,
            periode=periode,
            sleutel=sleutel,
            stand=stand,
            teams=[rij.als_json() for rij in rijen],
            volgende=sum(rij.gedaan for rij in rijen),
            **velden,
        )

    nog = [Bundelteam(n, f"Team {n}", "College Zuid") for n in range(31, 331)]
    fout = [Bundelteam(31, "Handel", "College Zuid", fout=bundel.LUKTE_NIET)]
    klaar = maak("klaar", "klaar", teams + fout, bytes=4_300_000)
    bundel.OPSLAG.bewaar_bytes("klaar", bundel.ZIP, [b"PK"])
    maak("gestopt", "onderbroken", teams + nog)
    maak("vol", "onderbroken", teams + nog, fout=bundel.SCHIJF_VOL)
    straks = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=1)
    # Heard of tomorrow, so that it is still at work when the page is looked at.
    bezig = maak("bezig", "maken", teams + nog, gemeld_op=straks)
    return {"bundel_klaar": {"pk": klaar.pk}, "bundel_bezig": {"pk": bezig.pk}}
