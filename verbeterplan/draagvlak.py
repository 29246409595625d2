"""Support for a plan, measured in the team before it decides: prepare the session, read it."""

from dataclasses import dataclass

from django.db import transaction

from boas import uitslag_lezen
from boas.models import Sessie
from boas.uitslagbeeld import StellingBeeld
from boas.voorbereiding import maak_eigen_sessie
from organisatie.models import Gebruiker
from verbeterplan.bezoek import Bezoek
from verbeterplan.models import Cyclusronde, Verbeterplan
from verbeterplan.regels import weegvragen
from verbeterplan.regels.draagvlak import steunzin
from verbeterplan.weging import eens_in_woorden

MINUTEN = 30


@transaction.atomic
def bereid_voor(ronde: Cyclusronde, gebruiker: Gebruiker) -> Sessie:
    """The session in which the team of this round says whether it supports the plan.

    One that is prepared or held already is the one; after a closed one this measures again, and
    is compared with it.
    """
    Cyclusronde.objects.select_for_update().get(pk=ronde.pk)
    plan, _ = Verbeterplan.objects.select_related("draagvlak").get_or_create(ronde=ronde)
    nu = plan.draagvlak
    if nu and nu.status != Sessie.Status.AFGESLOTEN:
        return nu
    traject = ronde.traject
    plan.draagvlak = maak_eigen_sessie(
        traject.team,
        gebruiker,
        code=weegvragen.DRAAGVLAK,
        naam="Draagvlak voor het verbeterplan",
        onderwerp=f"Draagvlak voor het verbeterplan: {traject.naam}",
        inhoud=weegvragen.INHOUD_DRAAGVLAK,
        reeks=f"draagvlak-{traject.pk}",
        doel="Samen nagaan of we dit plan kennen, willen en kunnen uitvoeren, voor we beslissen.",
        agenda=weegvragen.AGENDA_DRAAGVLAK,
        duur_minuten=MINUTEN,
    )
    plan.save()
    return plan.draagvlak


@dataclass(frozen=True)
class Steun:
    """One statement: how many agree, and whether it still asks for a talk."""

    tekst: str
    eens: str
    knelt: bool
    interventie: str
    aantallen: tuple[int, ...]
    gaven_antwoord: str

    @property
    def per_antwoord(self) -> list[tuple[str, int]]:
        """Each answer of the scale, with how many gave it."""
        return list(zip(weegvragen.SCHAAL, self.aantallen, strict=True))


@dataclass(frozen=True)
class Draagvlak:
    """What the page of besluiten shows of it to this person.

    ``stellingen`` are empty until the session is closed; ``naar_sessie`` is for who leads,
    ``mag_meten`` whether the person can have it measured (again) now.
    """

    sessie: Sessie | None
    zin: str
    stellingen: tuple[Steun, ...]
    mag_meten: bool
    naar_sessie: bool
    schaal: tuple[str, ...] = weegvragen.SCHAAL

    @property
    def gemeten(self) -> bool:
        return bool(self.stellingen)

    @property
    def bezig(self) -> bool:
        """A session is being prepared or held."""
        return self.sessie is not None and self.sessie.status != Sessie.Status.AFGESLOTEN


def beeld_voor(bezoek: Bezoek, gebruiker: Gebruiker) -> Draagvlak:
    """The support for the plan of the round one looks at, as far as this person may see it.

    The team and the PLG see it once it is closed, quality and directeur when the leader shared
    it. A constant number of queries.
    """
    plannen = Verbeterplan.objects.filter(ronde=bezoek.ronde)
    sessies = Sessie.objects.filter(pk__in=plannen.values("draagvlak"))
    sessie = sessies.select_related("versie__instrument", "team").first()
    leidt = bezoek.leidt
    leeg = Draagvlak(sessie, "", (), mag_meten=leidt and bezoek.schrijft, naar_sessie=leidt)
    if sessie is None or sessie.status != Sessie.Status.AFGESLOTEN:
        return leeg
    mag = bezoek.van_team or bezoek.plglid or leidt
    if not mag and not sessies.uitslag_zichtbaar_voor(gebruiker).exists():
        return leeg
    uitslag = uitslag_lezen.lees(sessie, vorige=None, met_redenen=False)
    return Draagvlak(
        sessie,
        steunzin([s.turf for s in uitslag.stellingen], sessie.drempel),
        tuple(map(_steun, uitslag.stellingen)),
        mag_meten=leeg.mag_meten,
        naar_sessie=leidt,
    )


def _steun(beeld: StellingBeeld) -> Steun:
    return Steun(
        tekst=beeld.stelling.tekst,
        eens=eens_in_woorden(beeld.turf),
        knelt=beeld.aandacht,
        interventie=beeld.stelling.interventie,
        aantallen=beeld.turf.aantallen,
        gaven_antwoord=beeld.opkomst,
    )
