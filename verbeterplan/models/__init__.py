from verbeterplan.models.activiteit import Activiteit
from verbeterplan.models.overleg import Agendapunt, Overleg
from verbeterplan.models.traject import Verbeteractie, Verbetertraject
from verbeterplan.models.trajectkaart import TrajectKaart
from verbeterplan.models.trajectsessie import Keuze, TrajectSessie

__all__ = [
    "Activiteit",
    "Agendapunt",
    "Keuze",
    "Overleg",
    "TrajectKaart",
    "TrajectSessie",
    "Verbeteractie",
    "Verbetertraject",
]
