"""A traject in every phase, with a second round, finished, and from an analysis elsewhere."""

import datetime
from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    """They belong to the team of the demo; in their PLG somebody of another team."""
    from django.utils import timezone

    from organisatie.models import Gebruiker, Lidmaatschap, Team
    from verbeterplan import cyclus
    from verbeterplan.models import Kartrekkerschap, Verbeteractie, Verbetertraject
    from verbeterplan.regels.fasen import FASEN, Fase

    team = Team.objects.get(naam="Onderwijsassistent")
    leider = Gebruiker.objects.get(email="teamleider@demo.example")
    van_handel = Lidmaatschap.objects.get(gebruiker__email="docent1-handel@demo.example")
    leden = list(Lidmaatschap.objects.van_team(team))

    def nieuw(naam: str, fase: Fase, **anders: Any) -> Verbetertraject:
        traject = Verbetertraject(
            team=team, naam=naam, doel="Elke student weet wat er komt.", gemaakt_door=leider
        )
        traject.save(begin_fase=fase, **anders)
        traject.plgleden.create(lidmaatschap=van_handel, kartrekker=True)
        for actie in ("Eén bericht op maandag", "Vragen binnen een dag beantwoorden"):
            Verbeteractie.objects.create(traject=traject, naam=actie, eigenaar=leden[1])
        return traject

    gemaakt = {f"reis_{fase}": nieuw(f"Reis: {fase}", fase) for fase in FASEN}
    Kartrekkerschap.objects.create(
        ronde=gemaakt["reis_borgen"].rondes.get(),
        lidmaatschap=leden[2],
        taken=["kijken", "helpen", "vertellen"],
        evaluatie_op=timezone.localdate() + datetime.timedelta(days=120),
    )
    gemaakt["reis_ronde"] = nieuw("Reis: tweede ronde", Fase.UITVOEREN)
    reden = "Studenten lezen het bericht niet."
    cyclus.ga_naar(gemaakt["reis_ronde"], Fase.BESLUITEN, leider, reden)
    gemaakt["reis_af"] = nieuw("Reis: afgerond", Fase.BORGEN)
    gemaakt["reis_af"].status = "afgerond"
    gemaakt["reis_af"].save()
    gemaakt["reis_elders"] = nieuw(
        "Reis: van elders", Fase.UITVOEREN, herkomst="MBObeter light, voorjaar"
    )
    return {naam: {"pk": traject.pk} for naam, traject in gemaakt.items()}
