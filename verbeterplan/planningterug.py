"""Brings the lines of a workbook back into the planning, all of them or none.

Each line goes through the forms of the planning page. What somebody changed in the planning since
the workbook was made stays; what both changed is an error that says so. A line that the workbook
cannot have known gets what is still empty in it and nothing else, so the same file twice adds
nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from boas.exports.werkboek_bladen import OPVOLGING
from boas.exports.werkboek_terug import Fout
from boas.models import Stelling
from boas.regels.herhaling import zelfde_tekst
from organisatie.models import Gebruiker, Lidmaatschap
from organisatie.models.versie import historie_van, lees_versie
from organisatie.regels.samenvoegen import voeg_samen
from verbeterplan import planning
from verbeterplan.eigenaren import leden_van
from verbeterplan.forms.activiteit import StandForm, WerkboekregelForm
from verbeterplan.models import Activiteit, TrajectSessie
from verbeterplan.planningbestand import opvolging
from verbeterplan.planningblad import Bladregel, Planningblad
from verbeterplan.planningverschil import KOLOM, Waarden, Woorden, heel, vul_aan, waarden_van
from verbeterplan.regels.voorstel import kort

Status = Activiteit.Status
AF = (Status.KLAAR, Status.VERVALLEN)
LANGSTE_OPVOLGING = TrajectSessie._meta.get_field("opvolging_waar").max_length or 160


@dataclass(frozen=True)
class Verandering:
    """What happens to a line: new, or which of its parts become what."""

    wat: str
    delen: tuple[str, ...]
    nieuw: bool = False


@dataclass(frozen=True)
class Uitkomst:
    """What bringing back does. ``blijft`` differs and is not touched; ``elders`` are lines of the
    planning that are not in the workbook. With ``fouten`` nothing was done."""

    veranderingen: tuple[Verandering, ...] = ()
    blijft: tuple[str, ...] = ()
    elders: tuple[str, ...] = ()
    gelijk: int = 0
    fouten: tuple[Fout, ...] = ()

    @property
    def nieuw(self) -> list[Verandering]:
        return [v for v in self.veranderingen if v.nieuw]

    @property
    def anders(self) -> list[Verandering]:
        return [v for v in self.veranderingen if not v.nieuw]


def breng_terug(
    ts: TrajectSessie,
    blad: Planningblad,
    gebruiker: Gebruiker,
    akkoord: Callable[[Uitkomst], bool],
) -> Uitkomst:
    """Do it and say what was done; undone when there are errors or ``akkoord`` says no."""
    with transaction.atomic():
        uitkomst = _Terugzetten(ts, blad, gebruiker).doe()
        if uitkomst.fouten or not akkoord(uitkomst):
            transaction.set_rollback(True)
    return uitkomst


class _Terugzetten:
    def __init__(self, ts: TrajectSessie, blad: Planningblad, gebruiker: Gebruiker) -> None:
        # One at a time: two windows with the same file must not both add its lines.
        self.ts = ts = planning.trajectsessies().select_for_update(of=("self",)).get(pk=ts.pk)
        self.blad, self.gebruiker = blad, gebruiker
        self.rijen = list(
            Activiteit.objects.filter(keuze__trajectsessie=ts)
            .select_for_update(of=("self",))
            .select_related("keuze", "eigenaar__gebruiker")
            .order_by("volgorde", "pk")
        )
        toen = historie_van(Activiteit).objects.filter(
            id__in=[rij.pk for rij in self.rijen], history_id__lte=blad.stand
        )
        # The last line of history of each wins.
        self.toen = {regel.id: regel for regel in toen.order_by("history_id")}
        keuzes = ts.sessie.keuze.select_related("stelling")
        self.stellingen = {keuze.stelling.code: keuze.stelling for keuze in keuzes}
        self.leden = leden_van(ts.traject.team_id, ts.traject_id)
        self.woorden = Woorden(self._mensen())
        self.gehad: set[int] = set()
        self.veranderingen: list[Verandering] = []
        self.blijft: list[str] = []
        self.gelijk = 0
        self.fouten: list[Fout] = []

    def _mensen(self) -> dict[int, str]:
        """The team of today, and everybody who owns or owned a line."""
        pks = {rij.eigenaar_id for rij in [*self.rijen, *self.toen.values()]}
        vroeger = Lidmaatschap.objects.filter(pk__in=pks - {None}).select_related("gebruiker")
        return {lid.pk: heel(lid.gebruiker.naam) for lid in [*vroeger, *self.leden]}

    def doe(self) -> Uitkomst:
        waren = list(self.rijen)
        for regel in self.blad.regels:
            self._breng(regel)
        self._zet_opvolging()
        return Uitkomst(
            tuple(self.veranderingen),
            tuple(self.blijft),
            tuple(rij.wat for rij in waren if rij.pk not in self.gehad),
            self.gelijk,
            tuple(self.fouten),
        )

    def _breng(self, regel: Bladregel) -> None:
        stelling = self.stellingen.get(regel.code)
        if regel.code and stelling is None:
            melding = f"“{regel.code[:20]}” is geen code van deze sessie. Laat de cel anders leeg."
            return self._fout(regel, "stelling", melding)
        wat = regel.wat
        if stelling and zelfde_tekst(wat, stelling.interventie):
            wat = kort(wat)
        try:
            mijn = Waarden(wat, self._wie(regel.wie), regel.datum, regel.status or Status.OPEN)
        except LookupError as fout:
            return self._fout(regel, KOLOM["eigenaar"], str(fout.args[0]))
        rij = self._zoek(mijn, stelling)
        if rij is None:
            return self._nieuw(regel, mijn, stelling)
        if rij.pk in self.gehad:
            return self._fout(regel, KOLOM["wat"], "Deze afspraak staat er meer dan één keer in.")
        self.gehad.add(rij.pk)
        return self._bestaand(
            regel, mijn if regel.status else mijn._replace(status=rij.status), rij
        )

    def _zoek(self, mijn: Waarden, stelling: Stelling | None) -> Activiteit | None:
        """The line a row is about: of the same statement, else with the same words.

        Of more lines with these words the one that says the same, else one without a row yet.
        """
        pk = stelling.pk if stelling else None
        kandidaten = [rij for rij in self.rijen if pk and rij.keuze.stelling_id == pk] or [
            rij
            for rij in self.rijen
            if mijn.wat.casefold() in self._teksten(rij) and (not pk or not rij.keuze.stelling_id)
        ]
        vrij = [rij for rij in kandidaten if rij.pk not in self.gehad]
        gelijk = [rij for rij in vrij if waarden_van(rij)[:3] == mijn[:3]]
        return next(iter([*gelijk, *vrij, *kandidaten]), None)

    def _teksten(self, rij: Activiteit) -> set[str]:
        """What it says, now and when the workbook was made."""
        return {heel(een.wat).casefold() for een in (rij, self.toen.get(rij.pk, rij))}

    def _wie(self, naam: str) -> int | None:
        """The key of who is meant. Raises LookupError with what to do about it."""
        if not naam:
            return None
        nu = {lid.pk for lid in self.leden}
        zo_heten = [pk for pk, n in self.woorden.mensen.items() if n.casefold() == naam.casefold()]
        gevonden = [pk for pk in zo_heten if pk in nu] or zo_heten
        if not gevonden:
            namen = ", ".join(heel(lid.gebruiker.naam) for lid in self.leden)
            raise LookupError(f"“{naam[:60]}” zit niet in dit team. Kies uit: {namen}.")
        if len(gevonden) > 1:
            raise LookupError(
                f"Er heten meer mensen {naam[:60]}. Laat de cel leeg en kies op de planningspagina."
            )
        return gevonden[0]

    def _bestaand(self, regel: Bladregel, mijn: Waarden, rij: Activiteit) -> None:
        nu = waarden_van(rij)
        toen = waarden_van(self.toen[rij.pk]) if rij.pk in self.toen else None
        if mijn in (nu, toen):
            self.gelijk += 1
            return
        wordt = nu if rij.status in AF else vul_aan(nu, mijn)
        if rij.status not in AF and toen is not None:
            uit = voeg_samen(toen._asdict(), mijn._asdict(), nu._asdict())
            for veld in uit.botsingen:
                self._fout(
                    regel,
                    KOLOM[veld],
                    "In de planning is dit intussen ook veranderd. Daar staat nu: "
                    f"“{self.woorden.van(nu)[veld]}”. Neem dat over in het werkboek.",
                )
            if uit.botsingen:
                return
            wordt = Waarden(**uit.waarden)
        elif wordt != mijn:
            # What the workbook did not know of and leaves empty it does not speak against.
            gezegd = mijn if toen else vul_aan(mijn, nu)
            if gezegd == nu:
                self.gelijk += 1
            else:
                self.blijft.append(self.woorden.naast(gezegd, nu))
        if wordt != nu and self._verander(regel, rij, nu, wordt):
            self.veranderingen.append(Verandering(nu.wat, self.woorden.stappen(nu, wordt)))

    def _verander(self, regel: Bladregel, rij: Activiteit, nu: Waarden, wordt: Waarden) -> bool:
        anders = wordt.status != nu.status
        # Moving to another date is a change of state, with rules and a reason of its own.
        velden = wordt
        if anders and wordt.status == Status.VERZET:
            velden = wordt._replace(datum=nu.datum)
        if velden[:3] != nu[:3]:
            form = self._form(velden, rij)
            if not self._is_goed(regel, form):
                return False
            form.save()
        return not anders or self._zet_stand(regel, rij, wordt)

    def _nieuw(self, regel: Bladregel, mijn: Waarden, stelling: Stelling | None) -> None:
        if mijn.status == Status.VERZET:
            melding = "Een nieuwe afspraak kan nog niet verzet zijn. Kies een andere status."
            return self._fout(regel, KOLOM["status"], melding)
        rij = Activiteit(team_id=self.ts.traject.team_id, traject=self.ts.traject)
        if stelling:
            rij.soort, rij.borgstap = Activiteit.Soort.INTERVENTIE, stelling.borgstap
            if kort(stelling.interventie) == mijn.wat != stelling.interventie.rstrip("."):
                rij.toelichting = stelling.interventie
        form = self._form(mijn, rij)
        if not self._is_goed(regel, form):
            return None
        planning.voeg_toe(self.ts, rij, stelling)
        self.rijen.append(rij)
        self.gehad.add(rij.pk)
        if mijn.status == Status.OPEN or self._zet_stand(regel, rij, mijn):
            self.veranderingen.append(Verandering(mijn.wat, self.woorden.gevuld(mijn), nieuw=True))
        return None

    def _form(self, waarden: Waarden, rij: Activiteit) -> WerkboekregelForm:
        data = {"wat": waarden.wat, "eigenaar": waarden.eigenaar or "", "datum": waarden.datum}
        return WerkboekregelForm(
            data | {"versie": lees_versie(rij) if rij.pk else ""},
            instance=rij,
            leden=self.leden,
            sessiedatum=planning.sessiedatum(self.ts.sessie),
            af=waarden.status in AF,
        )

    def _zet_stand(self, regel: Bladregel, rij: Activiteit, wordt: Waarden) -> bool:
        data = {"naar": wordt.status, "datum": wordt.datum, "reden": regel.reden}
        form = StandForm(data, activiteit=rij)
        if form.is_valid():
            form.voer_uit(self.gebruiker)
        return self._is_goed(regel, form)

    def _zet_opvolging(self) -> None:
        tekst, nu = self.blad.opvolging, opvolging(self.ts)
        if not tekst or zelfde_tekst(tekst, nu):
            return
        if nu:
            self.blijft.append(f"{OPVOLGING}: {tekst} (in de planning: {nu})")
        elif len(tekst) > LANGSTE_OPVOLGING:
            melding = f"Houd de opvolging onder de {LANGSTE_OPVOLGING} tekens."
            self.fouten.append(Fout(0, "", melding))
        else:
            self.ts.opvolging_waar = tekst
            self.ts.save()
            self.veranderingen.append(Verandering(OPVOLGING, (tekst,)))

    def _is_goed(self, regel: Bladregel, form: Any) -> bool:
        for veld, fouten in form.errors.items():
            for fout in fouten:
                kolom = "opmerking" if veld == "reden" else KOLOM.get(veld, KOLOM["status"])
                self._fout(regel, kolom, str(fout))
        return not form.errors

    def _fout(self, regel: Bladregel, kolom: str, tekst: str) -> None:
        self.fouten.append(Fout(regel.rij, kolom, tekst))
