"""A plan with everything in it, and one with nothing yet."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    """Two trajecten of the team of the demo; the full one holds as much as a page ever does."""
    from organisatie.models import Gebruiker, Lidmaatschap, Team
    from verbeterplan import plankeuzes
    from verbeterplan.models import (
        Planbesluit,
        Plandoel,
        Randvoorwaarde,
        Tegengeluid,
        Verbetertraject,
    )
    from verbeterplan.plankeuzes import Factorinvoer
    from verbeterplan.regels.fasen import Fase

    leider = Gebruiker.objects.get(email="teamleider@demo.example")
    team = Team.objects.get(naam="Onderwijsassistent")
    leeg, vol = (
        Verbetertraject(team=team, naam=naam, gemaakt_door=leider)
        for naam in ("Plan dat begint", "Plan dat af is")
    )
    for traject in (leeg, vol):
        traject.save(begin_fase=Fase.BESLUITEN)
    ronde, lid = vol.rondes.get(), Lidmaatschap.objects.van_team(team.pk)[0]
    for nummer in range(5):
        Plandoel.objects.create(
            ronde=ronde,
            tekst=f"Doel {nummer + 1}: elke student weet wie hem begeleidt",
            zichtbaar_aan="In het gesprek noemt hij een naam, ook in een drukke periode.",
        )
    vol.verbeteracties.create(naam="Vaste vragen in elk gesprek", eigenaar=lid)
    plankeuzes.kies_strategie(ronde.pk, "pilot")
    plankeuzes.zet_standaard(ronde.pk, "hulp", "klaar", leider)
    plankeuzes.zet_standaard(ronde.pk, "werktijd", "bezig", leider)
    Randvoorwaarde.objects.create(ronde=ronde, tekst="Een lokaal waar het stil is", wie=lid)
    Tegengeluid.objects.create(ronde=ronde, tekst="Dit kost ons nog meer tijd")
    Tegengeluid.objects.create(
        ronde=ronde, tekst="We hebben dit al eens gedaan", antwoord="Toen zonder vaste vragen."
    )
    plankeuzes.bewaar_factoren(
        ronde.pk,
        {
            "tijd": Factorinvoer("aandacht", "Na mei is er geen uur vrij.", None),
            "hindert-plan": Factorinvoer("helpt", "Iedereen kan het navertellen.", None),
        },
    )
    Planbesluit.objects.create(ronde=ronde, uitkomst="aanpassen", voor=9, tegen=5, door=leider)
    besluit = Planbesluit.objects.create(
        ronde=ronde,
        uitkomst="uitvoeren",
        voor=9,
        tegen=4,
        toelichting="We beginnen klein.",
        door=leider,
    )
    return {
        "plan_leeg": {"pk": leeg.pk},
        "plan_vol": {"pk": vol.pk},
        "planbesluit": {"pk": besluit.pk},
    }
