"""Writes over several rows, each in one transaction."""

import datetime

from django.db import models, transaction

from boas.models import Afname, Instrument, Sessie
from boas.peilen.starten import maak_peiling
from boas.regels.voorbereiding import opzet_van
from boas.voorbereiding import maak_sessie
from organisatie.models import Gebruiker
from organisatie.volgorde import nummer
from verbeterplan.models import Activiteit, Overleg, TrajectSessie, Verbetertraject

PLANNINGSDUUR = 60


@transaction.atomic
def bereid_sessie_voor(
    traject: Verbetertraject,
    instrument: Instrument,
    gebruiker: Gebruiker,
    *,
    met_link: bool = False,
) -> Sessie:
    """A session for the traject, filled with its name, doel and samenvatting.

    One about how the team works together has its subject and aim from the instrument instead.
    It is compared with the session before it on the same traject, see ``Sessie.reeks``. Raises
    ValueError when the instrument cannot be asked in this way.
    """
    versie = instrument.laatste_versie
    opzet = opzet_van(versie.uitkomst, instrument.naam, instrument.omschrijving)
    onderwerp, doel = (opzet.onderwerp, opzet.doel) if opzet else (traject.naam, traject.doel)
    if met_link:
        sessie = maak_peiling(
            traject.team, versie, gebruiker, onderwerp, doel=doel, reeks=traject.reeks
        )
    elif versie.afname == Afname.LINK:
        raise ValueError(f"{versie} wordt alleen met een link gevraagd.")
    else:
        sessie = maak_sessie(
            traject.team,
            versie,
            gebruiker,
            onderwerp,
            doel=doel,
            samenvatting="" if opzet else traject.samenvatting,
            reeks=traject.reeks,
        )
    TrajectSessie.objects.create(traject=traject, sessie=sessie)
    return sessie


@transaction.atomic
def sorteer_op_datum(activiteiten: models.QuerySet[Activiteit]) -> None:
    """Put activities in order of date, those without one at the end, equals as they were."""
    rijen = list(activiteiten.select_for_update(of=("self",)).order_by("volgorde", "pk"))
    nummer(sorted(rijen, key=lambda rij: rij.datum or datetime.date.max))


@transaction.atomic
def zet_planningsoverleg(trajectsessie: TrajectSessie, moment: datetime.datetime | None) -> None:
    """Agree on, move or drop the planning meeting of a session; saves the trajectsessie."""
    overleg = trajectsessie.overleg
    if moment is None:
        trajectsessie.planningsoverleg = None
    elif overleg is None:
        overleg = trajectsessie.planningsoverleg = Overleg.objects.create(
            team_id=trajectsessie.traject.team_id,
            soort=Overleg.Soort.PLANNING,
            titel=f"Planning {trajectsessie.traject.naam}"[:160],
            moment=moment,
            duur_minuten=PLANNINGSDUUR,
        )
        overleg.agendapunten.create(
            traject=trajectsessie.traject,
            tekst="Conceptplanning doornemen: wie doet wat, en wanneer is het klaar?",
        )
    elif overleg.moment != moment:
        overleg.moment = moment
        overleg.save()
    trajectsessie.save()
