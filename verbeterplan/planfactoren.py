"""The light check of what works for or against the plan, with how often the cards name it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from metaanalyse.analyse.factoren import KANTEN, Factor, kant, woorden
from metaanalyse.regels.filter import Filter
from metaanalyse.regels.variabelen import VARIABELEN
from metaanalyse.register import Selectie, register
from organisatie.models.versie import versie_van
from verbeterplan.models import Cyclusronde, Planfactor
from verbeterplan.plankeuzes import Factorinvoer
from verbeterplan.regels.factoren import SOORTEN, Factorsoort, te_tonen


@dataclass(frozen=True)
class Lijst:
    """A number of cards with the address of the list of those."""

    tekst: str
    aantal: int
    adres: str


@dataclass(frozen=True)
class Genoemd:
    """On how many of the cards a thing is named; ``lijsten`` leads to them, ``factoren`` are the
    words of the study behind it, those named most first.
    """

    aantal: int
    van: int
    lijsten: tuple[Lijst, ...]
    factoren: tuple[Factor, ...]


@dataclass(frozen=True)
class Factorregel:
    """One thing to look at, with what the team said of it."""

    soort: Factorsoort
    genoemd: Genoemd
    stand: str = ""
    toelichting: str = ""
    versie: int | None = None

    @property
    def standtekst(self) -> str:
        return str(Planfactor.Stand(self.stand).label) if self.stand else ""


def genoemd() -> Mapping[str, Genoemd]:
    """By code how often each is named on the settled cards; counted once for a state of them."""
    nu = register()
    uit: Mapping[str, Genoemd] = nu.bewaar("planfactoren", lambda: _tel(nu.selecteer(Filter())))
    return uit


def lees(ronde: Cyclusronde, *, alle: bool = False) -> tuple[Factorregel, ...]:
    """What is shown of the check of a round. Two queries."""
    rijen = Planfactor.objects.met_versie().filter(ronde=ronde)
    per_code = {rij.categorie: rij for rij in rijen}
    telling = genoemd()
    return tuple(
        _regel(soort, telling[soort.code], per_code.get(soort.code))
        for soort in te_tonen(per_code, alle=alle)
    )


def met_invoer(
    regels: Iterable[Factorregel], invoer: Mapping[str, Factorinvoer]
) -> tuple[Factorregel, ...]:
    """The same with what somebody chose and typed in its place, as it could not be saved."""

    def getypt(regel: Factorregel) -> Factorregel:
        mijn = invoer.get(regel.soort.code)
        if mijn is None:
            return regel
        return replace(regel, stand=mijn.stand, toelichting=mijn.toelichting, versie=mijn.versie)

    return tuple(map(getypt, regels))


def _regel(soort: Factorsoort, telling: Genoemd, rij: Planfactor | None) -> Factorregel:
    if rij is None:
        return Factorregel(soort, telling)
    return Factorregel(soort, telling, rij.stand, rij.toelichting, versie_van(rij))


def _tel(selectie: Selectie) -> dict[str, Genoemd]:
    kanten = {code: kant(selectie, code) for code in KANTEN}
    per_groep = {(k.code, c.naam): c for k in kanten.values() for c in k.categorieen}
    per_woord = {rij.woord: rij for rij in woorden(selectie)}
    uit: dict[str, Genoemd] = {}
    lijsten: tuple[Lijst, ...]
    for soort in SOORTEN:
        if soort.woord:
            rij = per_woord[soort.woord]
            hielp = Lijst("hielp", rij.helpt, rij.helpt_adres)
            hinderde = Lijst("zat in de weg", rij.hindert, rij.hindert_adres)
            aantal, lijsten = rij.samen, (hielp, hinderde)
            erbij = [
                factor
                for k in kanten.values()
                for factor in k.factoren
                if _woord(k.code, factor) == soort.woord
            ]
        else:
            groep = per_groep[soort.kant, soort.groep]
            aantal, erbij = groep.aantal, list(groep.factoren)
            lijsten = (Lijst("kaarten", groep.aantal, groep.adres),)
        erbij.sort(key=lambda factor: -factor.aantal)
        uit[soort.code] = Genoemd(aantal, selectie.aantal, lijsten, tuple(erbij))
    return uit


def _woord(variabele: str, factor: Factor) -> str:
    return VARIABELEN[variabele].per_code[factor.code].woord
