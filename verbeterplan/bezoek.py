"""Who comes to the page of a phase, and what they may do there; the frame of those pages."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from verbeterplan.models import Cyclusronde, Verbetertraject
from verbeterplan.regels.fasen import FASEN, Fase, Soort, Stap, stappen
from verbeterplan.views.hulp import gevraagd_nummer

# What leaders and the kartrekker do in each phase (S4, tabel 2 and 3), in our own words.
ROLLEN = {
    Fase.VERKENNEN: (
        "Haal met het hele team op wat beter kan, leg het naast de visie en kies er weinig uit. "
        "Zoek collega's die er iets mee willen.",
        "Breng speerpunten in met gegevens erbij, en vertel collega's wat er uitkomt.",
    ),
    Fase.VERDIEPEN: (
        "Zet tijd voor de PLG in het rooster en op de teamvergadering, en geef rust: kijken kost "
        "tijd. Maak lesbezoek en groepsgesprekken mogelijk.",
        "Lees van voor- én tegenstanders, vraag deskundigen, en kijk en luister in de school.",
    ),
    Fase.BESLUITEN: (
        "Zorg dat iedereen gehoord is en neem dan een besluit. Regel wat het plan nodig heeft.",
        "Leg samen uit wat jullie zagen en maak een plan dat zegt wat je van elkaar verwacht.",
    ),
    Fase.UITVOEREN: (
        "Neem zorgen serieus, vraag wat iemand nodig heeft en houd de doelen levend.",
        "Doe het voor, help collega's, haal op hoe het gaat en stel samen bij.",
    ),
    Fase.BORGEN: (
        "Zet het onderwerp vast op de agenda van het jaar en beleg het bij iemand.",
        "Bewaak de aanpak, werk nieuwe collega's in en kijk of een nieuwe ronde nodig is.",
    ),
}


@dataclass(frozen=True)
class Bezoek:
    """A traject with the round one looks at; ``schrijft`` only in the round that is open."""

    traject: Verbetertraject
    ronde: Cyclusronde
    rondes: tuple[Cyclusronde, ...]
    leidt: bool
    van_team: bool
    plglid: bool
    ziet_team: bool
    """Whether the person reads the work of its team, and not only this traject."""

    @property
    def nu(self) -> Cyclusronde:
        """The round that is open."""
        return self.rondes[-1]

    @property
    def mag_schrijven(self) -> bool:
        """Whether the person writes on this traject at all: the PLG does while it runs."""
        return self.leidt or (self.plglid and self.loopt)

    @property
    def loopt(self) -> bool:
        return self.traject.status == Verbetertraject.Status.LOPEND

    @property
    def schrijft(self) -> bool:
        """Whether the person may write on this page."""
        return self.mag_schrijven and self.ronde == self.nu and self.loopt

    @property
    def stappen(self) -> list[Stap]:
        return stappen(Fase(self.nu.fase))


def lees_bezoek(request: Verzoek, pk: int) -> Bezoek:
    """The traject and the round of ``?ronde=``, else the open one. Three queries.

    Http404 for who may not see the traject, and for a round that is not there.
    """
    rijen = Verbetertraject.objects.zichtbaar_voor(request.user).select_related("team__school")
    return bezoek_aan(request, get_object_or_404(rijen, pk=pk))


def lees_schrijfbezoek(request: Verzoek, pk: int) -> Bezoek:
    """The same for who writes: Http404 for everybody else, and when it can not be written in."""
    bezoek = lees_bezoek(request, pk)
    if not bezoek.schrijft:
        raise Http404
    return bezoek


def lees_invoerbezoek(request: Verzoek, pk: int) -> Bezoek:
    """For what was typed or chosen on a page that was open for a while: also of an earlier round.

    What writes refuses a round that was closed meanwhile, in words and with what was typed; it
    never ends up in another round. Http404 for who does not write on a traject that runs.
    """
    bezoek = lees_bezoek(request, pk)
    if not (bezoek.mag_schrijven and bezoek.loopt):
        raise Http404
    return bezoek


def bezoek_aan(request: Verzoek, traject: Verbetertraject) -> Bezoek:
    """The same for a traject that was already found in scope. Two queries."""
    rondes = tuple(traject.rondes.order_by("nummer"))
    gevraagd = gevraagd_nummer(request, "ronde")
    ronde = rondes[-1] if gevraagd is None else _met_nummer(rondes, gevraagd)
    toegang = toegang_van(request.user)
    eigen_plg = traject.plgleden.actief().filter(lidmaatschap__gebruiker=request.user)
    return Bezoek(
        traject,
        ronde,
        rondes,
        leidt=traject.team_id in toegang.leidt,
        van_team=traject.team_id in toegang.lid_van,
        plglid=bool(toegang.lid_van) and eigen_plg.exists(),
        ziet_team=toegang.kwaliteit
        or traject.team_id in toegang.lid_van
        or traject.team.school_id in toegang.directeur_van,
    )


def _met_nummer(rondes: tuple[Cyclusronde, ...], nummer: int) -> Cyclusronde:
    for ronde in rondes:
        if ronde.nummer == nummer:
            return ronde
    raise Http404


@dataclass(frozen=True)
class Halte:
    """One phase on the line: where it stands and where it leads."""

    fase: Fase
    adres: str
    af: bool
    nu: bool
    hier: bool
    overgeslagen: bool
    eerder: str = ""
    """Where it was done, of a phase that comes before where the round began."""

    @property
    def woord(self) -> str:
        """How it stands, in one or two words."""
        if self.nu:
            return "hier zijn jullie"
        if self.eerder or self.af:
            return f"{self.eerder} gedaan".strip()
        return "overgeslagen" if self.overgeslagen else ""


def haltes(bezoek: Bezoek, hier: Fase | None = None) -> list[Halte]:
    """The journey on one line, for the round one looks at."""
    ronde = bezoek.ronde
    begin, nu = Fase(ronde.begin_fase).nummer, Fase(ronde.fase).nummer
    achter = "" if ronde == bezoek.nu else f"?ronde={ronde.nummer}"
    gezien = {stap.naar for stap in ronde.stappen.all()} | {ronde.begin_fase}
    if bezoek.traject.speerpunt_id:
        # Verkennen was done before there was a traject: that is how it was chosen.
        gezien.add(Fase.VERKENNEN)
    af = ronde != bezoek.nu or bezoek.traject.status == Verbetertraject.Status.AFGEROND
    return [
        Halte(
            fase,
            reverse(f"fase_{fase}", args=[bezoek.traject.pk]) + achter,
            af=fase in gezien and (fase.nummer < nu or (af and fase.nummer == nu)),
            nu=fase.nummer == nu and not af,
            hier=fase == hier,
            overgeslagen=begin < fase.nummer < nu and fase not in gezien,
            eerder=_eerder(bezoek, fase) if fase.nummer < begin else "",
        )
        for fase in FASEN
    ]


def _eerder(bezoek: Bezoek, fase: Fase) -> str:
    """For a phase before the one in which the round began."""
    eerste = bezoek.rondes[0]
    if fase.nummer < Fase(eerste.begin_fase).nummer:
        return "elders" if eerste.herkomst else ""
    return "eerder"


def fasekader(bezoek: Bezoek, fase: Fase) -> dict[str, Any]:
    """What the frame of the page of a phase shows: the line, the rounds, and the way on."""
    return {
        "bezoek": bezoek,
        "traject": bezoek.traject,
        "ronde": bezoek.ronde,
        "schrijft": bezoek.schrijft,
        "leidt": bezoek.leidt,
        "fase": fase,
        "haltes": haltes(bezoek, fase),
        "rollen": ROLLEN[fase],
        "verder": [s for s in bezoek.stappen if s.soort == Soort.VERDER],
        "anders": [s for s in bezoek.stappen if s.soort != Soort.VERDER],
        "is_nu": bezoek.ronde.fase == fase and bezoek.ronde == bezoek.nu,
    }


def fasepagina(
    request: Verzoek, bezoek: Bezoek, fase: Fase, template: str, **context: Any
) -> HttpResponse:
    """The page of one phase, in its frame."""
    context |= fasekader(bezoek, fase)
    return render(request, f"verbeterplan/{template}.html", context)
