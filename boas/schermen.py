"""What stands on the projector and on the leader's laptop, from one picture of the session.

Neither context knows a request: the same part is rendered for a page and for a live stream.
"""

from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString

from boas import telvelden, tempobeeld
from boas.afsluiting import lees_afsluiting
from boas.beeld import Beeld, RondeBeeld
from boas.meedoen import meedoen
from boas.models import Sessie
from boas.regels import controle
from boas.regels.drempel import procent_tekst
from boas.regels.uitkomstwoorden import woorden_van
from boas.stippenbeeld import problemen
from rapportage.grafieken import Drempel, verdeling

STIPPEN, STIPPEN_ONTHULD = "stippen", "stippen-onthuld"
# The longest text, in characters, that gets each size; longer ones get the last.
_MATEN = ((48, "maat-1"), (80, "maat-2"), (120, "maat-3"), (170, "maat-4"))
_KLEINSTE_MAAT = "maat-5"
# What a room reads from a screen, of the aim and of the summary; the rest the leader tells. With
# remarks on the screen both were told already.
_OPENING, _OPENING_BESPROKEN = (320, 640), (200, 400)
# Remarks on the screen: how many, and their length together.
_OPMERKINGEN = 3, 330
# Under a statement that takes half the screen, less fits: length of the intervention, of a reason,
# and the number of reasons.
_RUIM, _KRAP = (480, 200, 4), (200, 110, 1)
_KRAP_VANAF = 120


def projector_context(beeld: Beeld) -> dict[str, Any]:
    """The context of ``boas/projector.html#scherm``."""
    sessie = beeld.sessie
    context = _gedeeld(beeld) | {"meedoen": meedoen(sessie)}
    ronde = context["ronde"]
    if context["toestand"] == "afsluiting":
        context["afsluiting"] = lees_afsluiting(sessie)
    if context["toestand"] == "opening":
        context |= _opening(beeld)
    if ronde and beeld.stelling:
        context["maat"] = maat(beeld.stelling.tekst)
        if ronde.onthuld:
            context |= _gesprek(beeld, ronde)
    return context


def _opening(beeld: Beeld) -> dict[str, Any]:
    """Aim and summary, and the remarks on them that the leader wants the room to see."""
    hoeveel, samen = _OPMERKINGEN
    laatste = beeld.op_projector[-hoeveel:]
    opmerkingen = [inkorten(o.tekst, samen // len(laatste)) for o in laatste]
    doel, samenvatting = _OPENING_BESPROKEN if opmerkingen else _OPENING
    return {
        "doel": inkorten(beeld.sessie.doel, doel),
        "samenvatting": inkorten(beeld.sessie.samenvatting, samenvatting),
        "opmerkingen": opmerkingen,
    }


def _gesprek(beeld: Beeld, ronde: RondeBeeld) -> dict[str, Any]:
    """What the room talks about after the reveal: rounds, intervention, reasons."""
    stelling = beeld.stelling
    tekst, vraag, interventie = (
        (stelling.tekst, stelling.gespreksvraag, stelling.interventie) if stelling else ("", "", "")
    )
    lengte, reden_lengte, hoeveel = _KRAP if len(tekst) > _KRAP_VANAF else _RUIM
    rondes = [r for r in (beeld.eerdere, ronde) if r is not None]
    smal = len(rondes) > 1
    return {
        "gespreksvraag": vraag,
        "interventie": inkorten(interventie, max(lengte - len(vraag), lengte // 2)),
        "redenen": [inkorten(r.tekst, reden_lengte) for r in beeld.op_projector[-hoeveel:]],
        "grafieken": [
            (
                f"Ronde {r.ronde.nummer}: {procent_tekst(r.turf, r.grens)} {r.woorden.laag_kort}"
                if smal
                else "",
                grafiek(beeld, r, smal=smal),
            )
            for r in rondes
        ],
    }


def leiding_context(beeld: Beeld) -> dict[str, Any]:
    """The context of ``boas/leiding.html#stand`` and of the leader's page around it."""
    sessie = beeld.sessie
    context = _gedeeld(beeld) | {"tempo": tempobeeld.maak(beeld, timezone.now())}
    ronde = context["ronde"]
    if context["toestand"] == "afsluiting":
        context["afsluiting"] = lees_afsluiting(sessie)
    if ronde and ronde.onthuld:
        context["grafiek"] = grafiek(beeld, ronde, smal=False)
    elif beeld.stippen and beeld.stippen.onthuld:
        context["grafiek"] = beeld.stippen.grafiek()
    if context["toestand"] == "voorbereiding":
        context["aanwezigen"] = list(sessie.aanwezigen.select_related("gebruiker"))
    context["eerste_keuze"] = _eerste_open(beeld)
    context["niet_gevraagd"] = beeld.totaal - beeld.klaar
    return context


def grafiek(beeld: Beeld, ronde: RondeBeeld, *, smal: bool) -> SafeString:
    """The distribution of a round; ``smal`` for two beside each other."""
    return verdeling(
        ronde.schaal,
        ronde.turf.aantallen,
        titel=f"{beeld.stelling.tekst if beeld.stelling else ''} {ronde.zin}.",
        drempel=Drempel(ronde.grens),
        linker=ronde.oneens_tm,
        einden=ronde.woorden.einden,
        breedte=380 if smal else 720,
        sleutel=f"verdeling-{ronde.ronde.pk}",
    )


def maat(tekst: str) -> str:
    """The size class of a statement on the projector: the shorter the larger."""
    return next((naam for langst, naam in _MATEN if len(tekst) <= langst), _KLEINSTE_MAAT)


def inkorten(tekst: str, lengte: int) -> str:
    """``tekst`` in at most ``lengte`` characters, cut after a sentence, a line or a word."""
    tekst = tekst.strip()
    if len(tekst) <= lengte:
        return tekst
    begin = tekst[: lengte - 1]
    zin = max(begin.rfind(". ") + 1, begin.rfind("\n"))
    kort = begin[:zin] if zin > lengte // 2 else begin.rsplit(None, 1)[0]
    return f"{kort.rstrip()} …"


def _gedeeld(beeld: Beeld) -> dict[str, Any]:
    nu = toestand(beeld)
    # A session closed in the middle of a statement shows none.
    ronde = beeld.ronde if nu in {"open", "onthuld"} else None
    stippen = beeld.stippen if nu in {STIPPEN, STIPPEN_ONTHULD} else None
    woorden = beeld.sessie.versie.schaalwoorden
    handen: tuple[int, ...] = ()
    ruimte, per_telefoon = beeld.sessie.aantal_aanwezig, 0
    if ronde:
        handen, ruimte = ronde.handen, ronde.ronde.aanwezig
        per_telefoon = ronde.gestemd_per_telefoon
    elif stippen:
        handen, ruimte = stippen.handen, stippen.ruimte
        per_telefoon = stippen.stippen_per_telefoon
    return {
        "beeld": beeld,
        "sessie": beeld.sessie,
        "woorden": woorden,
        "uitkomsten": woorden_van(beeld.sessie.versie.uitkomst),
        "telvelden": telvelden.kleuren(woorden),
        "ronde": ronde,
        "stippen": stippen,
        "toestand": nu,
        # What the leader can write down now.
        "noteren": "reden" if ronde else "opmerking" if nu == Sessie.Fase.OPENING else "",
        "stap": _stap(beeld),
        "antwoorden": telvelden.velden(ronde, stippen),
        "handen": ",".join(map(str, handen)),
        "problemen": _problemen(ronde) if ronde else problemen(stippen) if stippen else [],
        # What is counted, people or dots: how many there can be, and how many phones gave.
        "ruimte": ruimte,
        "per_telefoon": per_telefoon,
        "na_stellingen": "stippen" if beeld.sessie.stippen else "afsluiting-0",
    }


def toestand(beeld: Beeld) -> str:
    """Where the session is: voorbereiding, opening, open, onthuld, afsluiting or afgesloten.

    And in the phase of the dots: stippen or stippen-onthuld.
    """
    sessie = beeld.sessie
    if sessie.status != Sessie.Status.LOPEND:
        return sessie.status
    if beeld.stippen is not None:
        return STIPPEN_ONTHULD if beeld.stippen.onthuld else STIPPEN
    if beeld.ronde is not None:
        return "onthuld" if beeld.ronde.onthuld else "open"
    return sessie.fase if sessie.fase != Sessie.Fase.STELLINGEN else Sessie.Fase.OPENING.value


def _stap(beeld: Beeld) -> str:
    """Changes when the leader has something else to do; not with every hand or vote."""
    sessie, ronde = beeld.sessie, beeld.ronde
    delen: list[object] = [toestand(beeld), beeld.klaar, sessie.blad, sessie.aantal_aanwezig]
    if ronde:
        delen += [ronde.ronde.pk, ronde.ronde.aanwezig]
    if beeld.stippen:
        delen += [beeld.stippen.sleutel, beeld.stippen.ronde.aanwezig]
    delen += [f"{n.pk}{'s' if n.op_projector else ''}" for n in beeld.genoteerd]
    return "-".join(map(str, delen))


def _problemen(ronde: RondeBeeld) -> list[controle.Probleem]:
    """What stands in the way of the reveal. How phones voted is not needed, only how many."""
    if ronde.onthuld:
        return []
    telefoons = (ronde.gestemd_per_telefoon, *(0 for _ in ronde.schaal[1:]))
    return controle.past(ronde.ronde.aanwezig, ronde.handen, telefoons)


def _eerste_open(beeld: Beeld) -> int | None:
    """The first statement that was not revealed yet; the first of all when every one was."""
    nog = (k.pk for k in beeld.keuzes if k.stelling_id not in beeld.onthuld)
    return next(nog, beeld.keuzes[0].pk if beeld.keuzes else None)
