"""A traject whose plan was kept twice."""

import datetime
from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    from organisatie.models import Gebruiker
    from verbeterplan import planversie
    from verbeterplan.models import Planantwoord, Planbesluit, Plandoel, Tegengeluid
    from verbeterplan.models import Verbetertraject as Traject

    leider = Gebruiker.objects.get(email="teamleider@demo.example")
    team = Traject.objects.get(naam="Informatie voor de student").team
    traject = Traject.objects.create(team=team, naam="Feedback in de les", gemaakt_door=leider)
    traject.activiteiten.create(
        team=team, wat="Kijk bij elkaar in de les", datum=datetime.date(2099, 3, 1)
    )
    ronde = traject.rondes.get()
    doel = Plandoel.objects.create(
        ronde=ronde,
        tekst="Elke les krijgt elke student een keer feedback",
        zichtbaar_aan="Lesbezoek",
    )
    Planantwoord.objects.create(ronde=ronde, vraag="p-aanpak", tekst="We sluiten af met een vraag.")
    Planantwoord.objects.create(ronde=ronde, vraag="p-tijdpad", tekst="Tot mei een pilot.")
    Tegengeluid.objects.create(ronde=ronde, tekst="Dit kost tijd.", antwoord="Vijf minuten.")
    planversie.leg_vast(ronde, leider, "Het team heeft het plan gezien.")
    doel.tekst = "Elke les krijgt elke student twee keer feedback"
    doel.save()
    Planbesluit.objects.create(ronde=ronde, uitkomst="uitvoeren", voor=10, tegen=1)
    planversie.leg_vast(ronde, leider, "Na het besluit.")
    return {"traject_met_versies": {"pk": traject.pk}}
