"""The Knoster's result as a row of blocks: what is there, what lacks, and what that gives (S0)."""

from collections.abc import Sequence

from boas import uitslag_lezen
from boas.exports.ingredienten import ingredientenblad
from boas.knosterbeeld import Blok, Blokken, Rij
from boas.models import Uitkomst
from boas.regels.knoster import Stand, maak_mix
from boas.uitkomsten.soort import Uitkomstsoort
from boas.uitslagbeeld import ClusterBeeld, Uitslagbeeld
from rapportage.excel.onderdelen import Blad
from rapportage.getallen import lokale_datum


def lees(beeld: Uitslagbeeld) -> Blokken:
    """By the rule, with the row of the previous session when there is one to compare with."""
    vorige = _vorige(beeld)
    toen = {b.cluster.letter: b.ingredient.stand for b in vorige.blokken} if vorige else {}
    nu = _rij(beeld, toen)
    per_letter = {b.cluster.letter: b for b in nu.blokken}
    return Blokken(nu, vorige, beeld.sessie.drempel, beeld.woorden, per_letter)


def _vorige(beeld: Uitslagbeeld) -> Rij | None:
    sessie = beeld.vorige
    if sessie is None or sessie.versie.uitkomst != Uitkomst.BLOKKEN:
        return None
    toen = uitslag_lezen.lees(sessie, vorige=None, met_redenen=False)
    return _rij(toen, {}) if toen.beantwoord else None


def _rij(beeld: Uitslagbeeld, toen: dict[str, Stand]) -> Rij:
    grens = beeld.sessie.drempel
    tellingen = {c.cluster.letter: [s.turf for s in c.stellingen] for c in beeld.clusters}
    blokken = tuple(
        Blok(c, ingredient, grens, beeld.woorden, _stand_toen(c, toen))
        for c, ingredient in zip(
            beeld.clusters, maak_mix(tellingen, grens).ingredienten, strict=True
        )
    )
    moment = beeld.sessie.moment
    return Rij(blokken, lokale_datum(moment) if moment else None, beeld.sessie.met_link)


def _stand_toen(cluster: ClusterBeeld, toen: dict[str, Stand]) -> Stand | None:
    """How it stood, when all its statements were put in the same words both times."""
    zelfde = all(s.vergelijkbaar for s in cluster.stellingen)
    return toen.get(cluster.cluster.letter) if zelfde else None


def _bladen(beeld: Uitslagbeeld, verteld: Blokken) -> Sequence[Blad]:
    return [ingredientenblad(beeld, verteld.nu.blokken)]


SOORT = Uitkomstsoort(
    lees=lees,
    sjabloon="boas/uitkomst_blokken.html",
    bladen=_bladen,
    deel=Blokken.van,
)
