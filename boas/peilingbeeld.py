"""What the page of a session by link shows: while it is prepared, and while it is open.

While open only how many answered, in steps of five and never per group: exactly, or looked at often
enough, it would tell who just did.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from boas.acties import NietNu
from boas.forms.peiling import ONDERDELEN, LaatsteDagForm
from boas.models import Afname, Inlevering, Sessie, Versie
from boas.peilen.brieven import Brieven, adres
from boas.peilen.mensen import Groepmensen, wie_antwoorden
from boas.peilen.starten import groepen_voor, nog_uit_te_nodigen
from boas.peilpostbeeld import peilpost_context
from boas.regels.afscherming import afgerond_naar_beneden
from boas.regels.groepen import MINSTENS, Samengevoegd
from boas.regels.laatste_dag import bezwaar
from boas.secties import Sectie
from organisatie.models import Functie
from organisatie.regels.opsomming import samen_genoemd


@dataclass(frozen=True)
class Gevraagd:
    """Who is asked: people per group as they stand today, and how groups are counted together."""

    groepen: tuple[Groepmensen, ...]
    samen: tuple[Samengevoegd, ...]
    te_weinig: str = ""

    @property
    def aantal(self) -> int:
        return sum(len(groep.mensen) for groep in self.groepen)

    @property
    def uitleg(self) -> str:
        """Which groups are counted together and why, in words; empty when none are."""
        namen = {groep.code: groep.naam for groep in self.groepen}
        zinnen = [
            f"{samen_genoemd([namen[code] for code in groep.codes])} tellen we samen."
            for groep in self.samen
            if len(groep.codes) > 1
        ]
        if not zinnen:
            return ""
        return " ".join(
            [*zinnen, "In een groep van minder dan vijf is te zien wie wat antwoordde."]
        )


def gevraagd(sessie: Sessie) -> Gevraagd:
    """Who would be asked today."""
    groepen = tuple(wie_antwoorden(sessie))
    try:
        return Gevraagd(groepen, groepen_voor(groepen))
    except NietNu as weinig:
        return Gevraagd(groepen, (), weinig.melding)


def voorbereiding(sessie: Sessie, sectie: Sectie | None = None) -> dict[str, Any]:
    """The page while it is prepared; ``sectie`` takes the place of the stored one."""
    secties = [
        sectie if sectie and sectie.naam == naam else Sectie(soort(sessie))
        for naam, soort in ONDERDELEN.items()
    ]
    return {
        "secties": secties,
        "bestuurders": _bestuurders() if sessie.versie.organisatiebreed else (),
        "stellingen": _per_cluster(sessie),
        "nieuwere": nieuwere_versie(sessie),
        **omgeving(sessie),
    }


def omgeving(sessie: Sessie) -> dict[str, Any]:
    """What follows from the sections together: what is missing, who is asked, the mail."""
    wie = gevraagd(sessie)
    ontbreekt = list(_ontbreekt(sessie, wie))
    return {
        "sessie": sessie,
        "peiling": sessie.peiling,
        "nu": timezone.now(),
        "gevraagd": wie,
        "ontbreekt": ontbreekt,
        **_mail(sessie),
    }


def _ontbreekt(sessie: Sessie, wie: Gevraagd) -> Sequence[tuple[str, str]]:
    """What keeps it from being opened: the section, and what to do in a few words."""
    vandaag = timezone.localdate()
    punten = []
    if bezwaar(sessie.peiling.sluit_op, vandaag, vandaag):
        punten.append(("uitnodiging", "Kies een nieuwe laatste dag"))
    if wie.te_weinig:
        punten.append(("mensen", "Er zijn te weinig mensen om te vragen"))
    if sessie.versie.organisatiebreed and not heeft_schatting(sessie):
        punten.append(("schatting", "Het bestuur tekent zijn schatting"))
    return punten


def _mail(sessie: Sessie) -> dict[str, str]:
    """The invitation as people get it, but for their own link."""
    gemeen = Brieven(sessie.peiling).gemeen
    context = gemeen | {"naam": "collega", "link": adres(sessie, "jouw-eigen-link")}
    return {
        "mail_onderwerp": gemeen["onderwerp"],
        "mail_tekst": render_to_string("boas/mail/uitnodiging.txt", context).strip(),
    }


def heeft_schatting(sessie: Sessie) -> bool:
    """Whether the bestuur signed its estimate."""
    return hasattr(sessie, "schatting")


def nieuwere_versie(sessie: Sessie) -> Versie | None:
    """The newest version of the statements, when it can be asked instead of the chosen one.

    Not once the bestuur signed: its estimate is of the statements as they were.
    """
    nieuwste = sessie.versie.instrument.laatste_versie
    past = nieuwste.organisatiebreed == sessie.versie.organisatiebreed
    if nieuwste == sessie.versie or not past or nieuwste.afname == Afname.ZAAL:
        return None
    return None if heeft_schatting(sessie) else nieuwste


def _bestuurders() -> list[str]:
    """The names of those who can sign."""
    rijen = Functie.objects.filter(rol=Functie.Rol.BESTUURDER, gebruiker__is_active=True)
    return list(rijen.order_by("gebruiker__naam").values_list("gebruiker__naam", flat=True))


def _per_cluster(sessie: Sessie) -> dict[str, list[str]]:
    """The statements that are asked, by the name of their cluster."""
    per_cluster: dict[str, list[str]] = {}
    for keuze in sessie.keuze.select_related("stelling__cluster"):
        per_cluster.setdefault(keuze.stelling.cluster.naam, []).append(keuze.stelling.tekst)
    return per_cluster


@dataclass(frozen=True)
class Loop:
    """How far an open one is, and how many days there are left, today included."""

    minstens: int
    uitgenodigd: int
    dagen: int

    @property
    def zin(self) -> str:
        """The answer in words."""
        if not self.minstens:
            return f"Nog geen {MINSTENS} van de {self.uitgenodigd} mensen antwoordden"
        return f"Minstens {self.minstens} van de {self.uitgenodigd} mensen antwoordden"

    @property
    def kort(self) -> str:
        """Both, on one line of a list."""
        if not self.minstens:
            return f"{self.nog}, nog geen {MINSTENS} van {self.uitgenodigd} antwoorden"
        return f"{self.nog}, minstens {self.minstens} van {self.uitgenodigd} antwoorden"

    @property
    def procent(self) -> int:
        """How long the bar is."""
        return 100 * self.minstens // self.uitgenodigd if self.uitgenodigd else 0

    @property
    def nog(self) -> str:
        """How long there is, in words."""
        match self.dagen:
            case 1:
                return "Vandaag is de laatste dag"
            case 2:
                return "Morgen is de laatste dag"
            case dagen:
                return f"Nog {dagen} dagen"


def loop(sessie: Sessie, ingeleverd: int) -> Loop:
    """``ingeleverd``: how many answered, exactly; what comes out is not."""
    over = sessie.peiling.sluit_op - timezone.localdate()
    return Loop(afgerond_naar_beneden(ingeleverd), sessie.aantal_aanwezig, over.days + 1)


def open_(sessie: Sessie, form: LaatsteDagForm | None = None) -> dict[str, Any]:
    """The page while it is open; ``form`` came back with a mistake."""
    ingeleverd = Inlevering.objects.filter(uitnodiging__groep__peiling=sessie.pk).count()
    context = peilpost_context(sessie)
    return {
        "sessie": sessie,
        "peiling": sessie.peiling,
        "loop": loop(sessie, ingeleverd),
        "nieuw": nog_uit_te_nodigen(sessie),
        "dagform": form or LaatsteDagForm(instance=sessie.peiling),
        "minstens": MINSTENS,
        # Below this closing shows nothing (``regels.afscherming``).
        "nodig": MINSTENS + context["peilpost"].op_papier,
        **context,
    }
