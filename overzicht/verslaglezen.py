"""Reads the report on a team and a period: as it is now, or as it was when it was vastgesteld.

What it tells may be read outside the team (docs/besluiten/0022): no signals, decisions, reasons or
notes, and of a session only the day until its leader shared it. So it is the same for every reader.
"""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, Q
from django.utils import timezone

from boas.models import Sessie as Sessierij
from borgen.models import Document as Documentrij
from borgen.models import Documentversie, Meetafspraak, Meting, Norm
from borgen.oordelen import norm_op, norm_tekst, normen_van, oordeel_van
from borgen.slb.api import GEEN_STUDENTEN, aandeel_norm
from organisatie.models import Periode, Team
from overzicht.models import Periodeverslag
from overzicht.teamstand import lees_teamstand
from overzicht.verslagbeeld import BLOKKEN, Blok, Stand, Verslagbeeld
from overzicht.verslagcijfers import (
    Actie,
    Cijfers,
    Document,
    Evaluatie,
    Gesprekken,
    Kop,
    Meetpunt,
    Meetregel,
    Normstap,
    Sessie,
    Teambeeld,
    Traject,
    Uitkomst,
    ontdooi,
)
from rapportage.getallen import datum, lokale_datum
from verbeterplan.models import Activiteit, Verbetertraject

# So many results a chart shows at most: those of the period and what went before.
PUNTEN = 12


def lees_verslag(
    team: Team, periode: Periode, vandaag: datetime.date | None = None
) -> Verslagbeeld:
    """The report as everyone who may see it reads it. At most twenty queries; one when frozen.

    ``team`` comes with its school and ``periode`` with its schooljaar.
    """
    rij = Periodeverslag.objects.filter(team=team, periode=periode).first()
    return beeld_van(rij or Periodeverslag(team=team, periode=periode), vandaag)


def beeld_van(rij: Periodeverslag, vandaag: datetime.date | None = None) -> Verslagbeeld:
    """The same of a row that was read, or of one that does not exist yet."""
    vandaag = vandaag or timezone.localdate()
    blokken = tuple(Blok(naam, _kop_van(naam), getattr(rij, naam).strip()) for naam in BLOKKEN)
    herzien = f"Herzien op {datum(rij.herzien_op)}: {rij.herzien_reden}" if rij.herzien_op else ""
    if rij.vastgesteld_op is not None:
        assert rij.cijfers is not None  # noqa: S101 - a check constraint of the table
        op = lokale_datum(rij.vastgesteld_op)
        return Verslagbeeld(ontdooi(rij.cijfers), blokken, Stand.VAST, op, herzien)
    stand = Stand.VOORLOPIG if rij.periode.tot < vandaag else Stand.LOOPT
    cijfers = lees_cijfers(rij.team, rij.periode, vandaag)
    return Verslagbeeld(cijfers, blokken, stand, herzien=herzien)


def eerdere_versies(rij: Periodeverslag) -> list[Any]:
    """Lines of history: each time it was vastgesteld and herzien after it, the last first.

    ``instance`` of a line is the report as it was. One query, none when it was never herzien.
    """
    if rij.herzien_op is None:
        return []
    regels = rij.history.exclude(vastgesteld_op=None)
    if rij.vastgesteld_op:
        regels = regels.exclude(vastgesteld_op=rij.vastgesteld_op)
    return list(regels.order_by("-history_id"))


def _kop_van(naam: str) -> str:
    veld: Any = Periodeverslag._meta.get_field(naam)
    return str(veld.verbose_name).capitalize()


def lees_cijfers(team: Team, periode: Periode, vandaag: datetime.date) -> Cijfers:
    """The figures as they stand now; ``vandaag`` becomes the peildatum."""
    klaar, open_, verzet = _acties(team, periode, vandaag)
    return Cijfers(
        kop=Kop(team.naam, team.school.naam, str(periode), periode.van, periode.tot),
        peildatum=vandaag,
        team=_team(team, vandaag),
        metingen=tuple(_metingen(team, periode, vandaag)),
        klaar=klaar,
        open=open_,
        verzet=verzet,
        sessies=tuple(_sessies(team, periode)),
        documenten=tuple(_documenten(team, periode)),
        evalueren=tuple(_evalueren(team, vandaag)),
        gesprekken=_gesprekken(team, periode),
    )


def _team(team: Team, vandaag: datetime.date) -> Teambeeld:
    (stand,) = lees_teamstand([team], vandaag)
    return Teambeeld(
        trajecten=tuple(Traject(t.naam, t.fase.naam, t.ronde) for t in stand.trajecten),
        normen=stand.normen,
        acties_te_laat=stand.acties_te_laat,
        metingen_te_laat=stand.metingen_te_laat,
        documenten_voorbij=stand.documenten_voorbij,
        laatste_boas=stand.laatste_boas,
    )


def _metingen(team: Team, periode: Periode, vandaag: datetime.date) -> Iterable[Meetregel]:
    """What held in the period in a running traject, and whatever was measured in it."""
    einde = min(periode.tot, vandaag)
    gold = Q(
        Q(gestopt_op=None) | Q(gestopt_op__gte=periode.van),
        vanaf__lte=periode.tot,
        verbeteractie__traject__status=Verbetertraject.Status.LOPEND,
    )
    gemeten = Meting.objects.filter(datum__range=(periode.van, periode.tot))
    rijen = (
        Meetafspraak.objects.filter(
            gold | Q(pk__in=gemeten.order_by().values("meetafspraak")),
            verbeteractie__traject__team=team,
        )
        .select_related("verbeteractie__traject")
        .prefetch_related(
            "normen",
            Prefetch("metingen", Meting.objects.filter(datum__lte=einde).order_by("datum")),
        )
        .order_by("verbeteractie__traject__naam", *Meetafspraak._meta.ordering or ())
    )
    return (_meetregel(afspraak, periode, einde) for afspraak in rijen)


def _meetregel(afspraak: Meetafspraak, periode: Periode, einde: datetime.date) -> Meetregel:
    metingen = list(afspraak.metingen.all())
    uitkomsten = [_uitkomst(afspraak, m) for m in metingen if m.datum >= periode.van]
    getekend = metingen[-max(PUNTEN, len(uitkomsten)) :]
    return Meetregel(
        wat=afspraak.wat,
        verbeteractie=afspraak.verbeteractie.naam,
        traject=afspraak.verbeteractie.traject.naam,
        eenheid=afspraak.eenheid,
        norm=norm_tekst(afspraak, norm_op(afspraak, einde)),
        uitkomsten=tuple(uitkomsten),
        punten=tuple(Meetpunt(m.datum, m.waarde) for m in getekend),
        stappen=tuple(_stappen(afspraak, einde)),
    )


def _uitkomst(afspraak: Meetafspraak, meting: Meting) -> Uitkomst:
    norm = norm_op(afspraak, meting.datum)
    return Uitkomst(
        datum=meting.datum,
        waarde=meting.waarde,
        n=meting.n,
        norm=norm_tekst(afspraak, norm),
        norm_waarde=norm.waarde if norm else None,
        oordeel=str(oordeel_van(afspraak, meting)),
    )


def _stappen(afspraak: Meetafspraak, einde: datetime.date) -> Iterable[Normstap]:
    for norm in normen_van(afspraak, Norm.Soort.INTERN):
        if norm.geldig_van <= einde:
            yield Normstap(norm.geldig_van, norm.waarde)


Acties = tuple[Actie, ...]


def _acties(team: Team, periode: Periode, vandaag: datetime.date) -> tuple[Acties, Acties, Acties]:
    """Finished in the period; still to do today; to do on another day than was agreed first."""
    klaar = Q(klaar_op__date__range=(periode.van, periode.tot))
    rijen = Activiteit.objects.filter(
        klaar | ~Q(status__in=[Activiteit.Status.KLAAR, Activiteit.Status.VERVALLEN]), team=team
    )
    per_soort: dict[str, list[Actie]] = {"klaar": [], "open": [], "verzet": []}
    for rij in rijen.select_related("traject").op_datum():
        soort = rij.status if rij.status in per_soort else "open"
        per_soort[soort].append(_actie(rij, vandaag))
    return tuple(per_soort["klaar"]), tuple(per_soort["open"]), tuple(per_soort["verzet"])


def _actie(rij: Activiteit, vandaag: datetime.date) -> Actie:
    verzet = rij.status == Activiteit.Status.VERZET
    return Actie(
        wat=rij.wat,
        traject=rij.traject.naam if rij.traject else "",
        stand=str(rij.get_status_display()),
        datum=rij.datum,
        eerdere_datum=rij.eerdere_datum if verzet else None,
        klaar_op=lokale_datum(rij.klaar_op) if rij.klaar_op else None,
        voorbij=not rij.klaar_op and rij.datum is not None and rij.datum < vandaag,
    )


def _sessies(team: Team, periode: Periode) -> Iterable[Sessie]:
    """Those that were closed in the period; by what is shared, as quality staff see it."""
    rijen: Any = Sessierij.objects.filter(
        team=team,
        status=Sessierij.Status.AFGESLOTEN,
        afgesloten_op__date__range=(periode.van, periode.tot),
    ).select_related("versie__instrument")
    for rij in rijen.order_by("afgesloten_op", "pk"):
        onderwerp = rij.onderwerp if rij.gedeeld_op else ""
        yield Sessie(rij.versie.instrument.naam, lokale_datum(rij.afgesloten_op), onderwerp)


def _documenten(team: Team, periode: Periode) -> Iterable[Document]:
    rijen = Documentversie.objects.filter(
        document__proces__team=team, vastgesteld_op__date__range=(periode.van, periode.tot)
    ).select_related("document__proces")
    for rij in rijen.order_by("vastgesteld_op", "pk"):
        assert rij.vastgesteld_op is not None  # noqa: S101 - it was asked for
        op = lokale_datum(rij.vastgesteld_op)
        yield Document(rij.document.titel, rij.document.proces.naam, rij.nummer, op)


def _evalueren(team: Team, vandaag: datetime.date) -> Iterable[Evaluatie]:
    rijen = Documentrij.objects.evaluatie_voorbij(vandaag).filter(proces__team=team)
    for rij in rijen.select_related("proces").order_by("evalueren_op", "titel", "pk"):
        assert rij.evalueren_op is not None  # noqa: S101 - it was asked for
        yield Evaluatie(rij.titel, rij.proces.naam, rij.evalueren_op)


def _gesprekken(team: Team, periode: Periode) -> Gesprekken | None:
    """Nothing for a team without students: there it is no subject."""
    uit = aandeel_norm(team, periode)
    if uit.reden == GEEN_STUDENTEN:
        return None
    return Gesprekken(uit.aandeel, uit.studenten, uit.gehouden, uit.nodig, uit.reden)
