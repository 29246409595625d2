"""Documents of the demo: the register of figure 6, and the handbook that had to come twice (S1)."""

import datetime

from django.utils import timezone

from borgen.acties import documenteren as acties
from borgen.acties import documenteren_toetsing as toetsing
from borgen.leeslijst import bevestig_gelezen
from borgen.models import Deelstap, Document, Documentversie, Proces, Voorstel
from borgen.voorbeelden import PROCESSEN
from organisatie.models import Gebruiker, Lidmaatschap, Team
from overzicht.demo import documentteksten as teksten
from overzicht.demo.mensen import Mensen
from verbeterplan.models import Overleg, Verbeteractie


def maak_documenten(mensen: Mensen, vandaag: datetime.date) -> None:
    """The register of the team, one document in two versions, one before the team, a concept."""
    leider, team = mensen.teamleider, mensen.assistent
    processen = {p.naam: p for p in acties.zet_processen_klaar(team, PROCESSEN)}
    gesprek = processen["Begeleidingsgesprek"]
    gesprek.beheerder, gesprek.evalueert = mensen.leden[2], mensen.leden[2]
    gesprek.maakt_beschikbaar = mensen.leden[7]
    gesprek.save()
    handboek = _document(gesprek, leider, "SLB-handboek", "handboek", mensen.leden[2], vandaag)
    handboek.verbeteracties.set(Verbeteractie.objects.filter(traject__team=team))
    eerste = acties.open_nieuwe_versie(handboek, "", leider)
    _stel_vast(eerste, teksten.HANDBOEK_1, leider, vandaag - datetime.timedelta(days=230))
    tweede = acties.open_nieuwe_versie(handboek, teksten.HANDBOEK_REDEN, leider)
    _stel_vast(tweede, teksten.HANDBOEK_2, leider, vandaag - datetime.timedelta(days=42))
    for lid in [*Lidmaatschap.objects.van_team(team)][:11]:
        bevestig_gelezen(Documentversie.objects.get(pk=tweede.pk), lid)
    Voorstel.objects.create(
        document=handboek, door=mensen.leden[4].gebruiker, **teksten.HANDBOEK_VOORSTEL
    )
    _ter_toetsing(processen["Verzuimmeldingen"], mensen, vandaag)
    bespreking = processen["Leerlingbespreking"]
    draaiboek = _document(
        bespreking, leider, "Draaiboek leerlingbespreking", "draaiboek", mensen.leden[5], vandaag
    )
    concept = acties.open_nieuwe_versie(draaiboek, "", leider)
    _schrijf(concept, teksten.DRAAIBOEK, vandaag - datetime.timedelta(days=36))
    _handel(mensen, vandaag)


def _ter_toetsing(proces: Proces, mensen: Mensen, vandaag: datetime.date) -> None:
    leider = mensen.teamleider
    protocol = _document(proces, leider, "Verzuimprotocol", "protocol", mensen.leden[9], vandaag)
    versie = acties.open_nieuwe_versie(protocol, "", leider)
    _schrijf(versie, teksten.VERZUIM, vandaag - datetime.timedelta(days=9))
    overleg = Overleg.objects.create(
        team=mensen.assistent,
        titel="Werkoverleg",
        moment=_om(vandaag + datetime.timedelta(days=6)),
        plaats="Lokaal 2.14",
    )
    overleg.agendapunten.create(tekst="Verzuimprotocol vaststellen", minuten=20)
    weg = {mensen.leden[12].pk: "met verlof tot de zomer"}
    versie = toetsing.leg_voor(versie.pk, leider, overleg, weg)
    toetsing.stem(versie.pk, versie.hash, mensen.leden[9].gebruiker, True)


def _handel(mensen: Mensen, vandaag: datetime.date) -> None:
    leider = mensen.teamleider_handel
    proces = Proces.objects.create(team=mensen.handel, naam="Toetsen", formats="stroomschema")
    herkansen = _document(
        proces, leider, "Afspraken over herkansen", "afspraken", mensen.leden_handel[0], vandaag
    )
    versie = acties.open_nieuwe_versie(herkansen, "", leider)
    _stel_vast(versie, teksten.HERKANSEN, leider, vandaag - datetime.timedelta(days=300))


def _document(
    proces: Proces,
    leider: Gebruiker,
    titel: str,
    format_: str,
    eigenaar: Lidmaatschap,
    vandaag: datetime.date,
) -> Document:
    return Document.objects.create(
        proces=proces,
        titel=titel,
        format=format_,
        eigenaar=eigenaar,
        evalueren_op=vandaag + datetime.timedelta(days=190),
        gemaakt_door=leider,
    )


def _schrijf(versie: Documentversie, tekst: str, dag: datetime.date) -> None:
    """Write the text; the steps up to writing are done."""
    versie.tekst = tekst
    versie.save()
    Documentversie.objects.filter(pk=versie.pk).update(gemaakt_op=_om(dag))
    for stap in Deelstap.Stap.values[: Deelstap.Stap.LEG_VAST]:
        acties.zet_deelstap(versie, stap, True, versie.opgesteld_door)


def _stel_vast(versie: Documentversie, tekst: str, leider: Gebruiker, dag: datetime.date) -> None:
    """The whole team approved it on that day, in a meeting."""
    _schrijf(versie, tekst, dag - datetime.timedelta(days=14))
    hash_ = toetsing.leg_voor(versie.pk, leider).hash
    voor = Documentversie.objects.filter(pk=versie.pk)
    voor.update(ter_toetsing_op=_om(dag - datetime.timedelta(days=7)))
    team: Team = versie.document.proces.team
    iedereen = [lid.pk for lid in Lidmaatschap.objects.van_team(team)]
    toetsing.team_akkoord(versie.pk, hash_, iedereen, leider, _om(dag))
    acties.zet_deelstap(versie, Deelstap.Stap.TOEGANKELIJK, True, leider)


def _om(dag: datetime.date) -> datetime.datetime:
    """Half past three that day, when teams meet."""
    return timezone.make_aware(datetime.datetime.combine(dag, datetime.time(15, 30)))
