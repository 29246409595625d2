"""Sessions and planning of the demo, through the same functions a team leader uses."""

import datetime
from collections.abc import Iterable, Mapping

from django.utils import timezone

from boas import acties
from boas.models import Instrument, Sessie
from boas.regels.klaarzetten import eerste_werkdag
from organisatie.models import Gebruiker, Lidmaatschap
from verbeterplan import planning
from verbeterplan.acties import bereid_sessie_voor
from verbeterplan.models import Activiteit, TrajectSessie, Verbetertraject

Tally = tuple[int, int, int, int]


def houd_sessie(
    traject: Verbetertraject,
    leider: Gebruiker,
    dag: datetime.date,
    tellingen: Mapping[str, Tally],
    *,
    instrument: str = "boas",
    opnieuw: Mapping[str, Tally] | None = None,
    redenen: Mapping[str, tuple[str, ...]] | None = None,
    opmerkingen: Iterable[str] = (),
) -> Sessie:
    """Hold a whole session (a BOAS, or of another ``instrument``) on ``dag`` and close it.

    With raised hands; ``dag`` is in the past.
    """
    sessie = bereid_sessie_voor(traject, _instrument(instrument), leider)
    sessie.keuze.exclude(stelling__code__in=tellingen).delete()
    acties.start(sessie.pk)
    for tekst in opmerkingen:
        acties.noteer_opmerking(sessie.pk, tekst)
    for keuze in sessie.keuze.select_related("stelling"):
        code = keuze.stelling.code
        acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, keuze.pk)
        _tel(sessie, tellingen[code])
        if opnieuw and code in opnieuw:
            acties.opnieuw(sessie.pk)
            _tel(sessie, opnieuw[code])
        for tekst in (redenen or {}).get(code, ()):
            acties.noteer_reden(sessie.pk, None, tekst, stelling_id=keuze.stelling_id)
    acties.ga_naar(sessie.pk, Sessie.Fase.AFSLUITING)
    acties.sluit_sessie(sessie.pk)
    return zet_in_de_tijd(sessie.pk, dag)


def plan_sessie(traject: Verbetertraject, leider: Gebruiker, dag: datetime.date) -> Sessie:
    """Prepare a BOAS for ``dag``, voting with hands and phones."""
    sessie = bereid_sessie_voor(traject, _instrument(), leider)
    sessie.gepland_op = _om(dag, 14)
    sessie.plaats = "Lokaal 2.14"
    sessie.stemwijze = Sessie.Stemwijze.BEIDE
    sessie.doel = (
        "Samen terugkijken op de begeleiding van de student en bepalen wat er nog nodig is "
        "om de nieuwe manier van werken vast te houden."
    )
    sessie.save()
    return sessie


def maak_planning(
    sessie: Sessie, leider: Gebruiker, leden: list[Lidmaatschap], vandaag: datetime.date
) -> None:
    """Hold the planning meeting: owners in turn, a date every week, from five weeks ago on.

    What is past is done, but for one that is late.
    """
    trajectsessie = TrajectSessie.objects.get(sessie=sessie)
    trajectsessie.opvolging_waar = "Op het werkoverleg en op het verbeterbord in de teamkamer"
    trajectsessie.opvolging_ritme = "elke vier weken"
    trajectsessie.save()
    activiteiten = planning.zet_klaar(trajectsessie, leider)
    eerste = vandaag - datetime.timedelta(weeks=5)
    for plek, activiteit in enumerate(activiteiten):
        datum = eerste_werkdag(eerste + datetime.timedelta(weeks=plek))
        activiteit.wijs_toe(activiteit.eigenaar or leden[plek % len(leden)], datum)
        activiteit.bevestig()
    verleden = [a for a in activiteiten if a.datum and a.datum < vandaag]
    for activiteit in verleden[:-1]:
        activiteit.rond_af()
    _wissel_status([a for a in activiteiten if a not in verleden])


def _wissel_status(komend: list[Activiteit]) -> None:
    if komend:
        komend[0].zet_bezig()
    if len(komend) > 1:
        komend[1].vraag_hulp("Wie weet hoe we dit uit het begeleidingssysteem halen?")


def _instrument(code: str = "boas") -> Instrument:
    return Instrument.objects.get(code=code, team=None)


def _tel(sessie: Sessie, telling: Tally) -> None:
    ronde = sessie.rondes.order_by("-pk")[:1].get()
    acties.tel_handen(sessie.pk, ronde.pk, telling)
    acties.onthul(sessie.pk)


def zet_in_de_tijd(sessie_id: int, dag: datetime.date) -> Sessie:
    """The acts above happen now; the story of the demo happened on ``dag``."""
    Sessie.objects.filter(pk=sessie_id).update(
        gepland_op=_om(dag, 14), begonnen_op=_om(dag, 14), afgesloten_op=_om(dag, 16)
    )
    return Sessie.objects.get(pk=sessie_id)


def _om(dag: datetime.date, uur: int) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(dag, datetime.time(uur)))
