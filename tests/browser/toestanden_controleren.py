"""Rows of controleren in the demo that its pages are looked at with."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    from borgen.acties import controleren as acties
    from borgen.acties.bespreken import bereid_voor
    from borgen.models import Bespreking, Meetafspraak, Meetmoment, Meting, Steekproef
    from organisatie.models import Gebruiker

    leider = Gebruiker.objects.get(email="teamleider@demo.example")
    per_naam = {rij.wat: rij for rij in Meetafspraak.objects.all()}
    lang = per_naam["Binnen een week vastgelegd"]
    gestopt = acties.maak_afspraak(
        Meetafspraak(
            verbeteractie=lang.verbeteractie,
            wat="Formulieren in de map",
            wie="Alle SLB'ers",
            hoe="Tellen",
            eenheid="formulieren",
        ),
        None,
        leider,
    )
    acties.stop_afspraak(gestopt.pk, "Iedereen gebruikt nu het systeem.")
    gesprek = bereid_voor(
        Bespreking(verbeteractie=per_naam["Jaarresultaat"].verbeteractie, door=leider),
        [per_naam["Jaarresultaat"], per_naam["Gesprekken per student"]],
    )
    gevonden = {
        "bespreking": gesprek,
        "bespreking_af": Bespreking.objects.exclude(afgerond_op=None).first(),
        "meet_gesprekken": per_naam["Gesprekken per student"],
        "meet_dienst": per_naam["Gesprekken volgens studenten"],
        "meet_jaar": per_naam["Jaarresultaat"],
        "meet_lang": lang,
        "meet_gestopt": gestopt,
        "meting": Meting.objects.filter(meetafspraak=lang).first(),
        "meetmoment": Meetmoment.objects.filter(meetafspraak=lang, meting=None).last(),
        "steekproef": Steekproef.objects.first(),
    }
    return {naam: {"pk": rij.pk} for naam, rij in gevonden.items()}
