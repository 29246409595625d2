"""Reads the whole plan of a round, once, for page, paper, workbook and a kept version."""

from collections.abc import Iterable, Iterator, Mapping

from django.contrib.auth.models import AnonymousUser

from boas import uitslag_lezen
from boas.models import Sessie
from rapportage.getallen import datum
from verbeterplan import antwoorden, trajectkaarten
from verbeterplan.models import (
    Activiteit,
    Cyclusronde,
    Planbesluit,
    Plandoel,
    Planfactor,
    Plglid,
    Randvoorwaarde,
    Tegengeluid,
    Verbeteractie,
    Verbeterplan,
    Verbetertraject,
)
from verbeterplan.regels.draagvlak import steunzin
from verbeterplan.regels.factoren import SOORTEN
from verbeterplan.regels.planblad import Deel, Planblad, Punt, Tekst
from verbeterplan.regels.vragen import EVALUATIE

STRATEGIE = {
    Verbeterplan.Strategie.ALLEN: "Iedereen begint tegelijk.",
    Verbeterplan.Strategie.PILOT: "We beginnen met een pilot.",
}


def lees(ronde: Cyclusronde) -> Planblad:
    """The plan as it stands now, in a constant number of queries.

    ``ronde`` is fetched with ``traject__team``. What was put away is not in it.
    """
    traject = ronde.traject
    teksten = antwoorden.teksten(ronde)
    plannen = Verbeterplan.objects.filter(ronde=ronde)
    plan = plannen.select_related("draagvlak__versie__instrument", "draagvlak__team").first()
    strategie = STRATEGIE[Verbeterplan.Strategie(plan.strategie)] if plan and plan.strategie else ""
    aanpak: dict[str, str | None]
    aanpak = {"p-aanpak": teksten.get("p-aanpak"), "strategie": strategie}
    aanpak |= {code: teksten.get(code) for code in ("p-vast", "p-ruimte")}
    delen = [
        Deel("doelen", punten=tuple(_doelen(ronde))),
        Deel("aanpak", _teksten(aanpak)),
        Deel("acties", punten=tuple(_acties(traject))),
        Deel("afspraken", punten=tuple(_afspraken(traject))),
        Deel("tijdpad", _teksten({"p-tijdpad": teksten.get("p-tijdpad")})),
        Deel("evaluatie", _teksten({v.code: teksten.get(v.code) for v in EVALUATIE.vragen})),
        Deel("communicatie", _teksten({"p-communicatie": teksten.get("p-communicatie")})),
        Deel("randvoorwaarden", punten=tuple(_randvoorwaarden(ronde))),
        Deel("factoren", punten=tuple(_factoren(ronde))),
        Deel("tegengeluid", punten=tuple(_tegengeluid(ronde))),
        Deel("besluit", _besluit(ronde, plan)),
        Deel("plg", punten=tuple(_plg(traject))),
        Deel("kaarten", punten=tuple(_kaarten(traject))),
    ]
    gevuld = tuple(deel for deel in delen if deel.getoond)
    return Planblad(traject.naam, traject.team.naam, ronde.nummer, gevuld)


def _teksten(teksten: Mapping[str, str | None]) -> tuple[Tekst, ...]:
    return tuple(Tekst(code, tekst.strip()) for code, tekst in teksten.items() if tekst)


def _doelen(ronde: Cyclusronde) -> Iterator[Punt]:
    for rij in Plandoel.objects.aanwezig().filter(ronde=ronde):
        yield Punt(rij.tekst, bij=rij.zichtbaar_aan)


def _acties(traject: Verbetertraject) -> Iterator[Punt]:
    rijen = Verbeteractie.objects.filter(traject=traject).select_related("eigenaar__gebruiker")
    for rij in rijen:
        yield Punt(rij.naam, wie=rij.eigenaar.gebruiker.naam if rij.eigenaar else "")


def _afspraken(traject: Verbetertraject) -> Iterator[Punt]:
    rijen = Activiteit.objects.filter(traject=traject).exclude(status=Activiteit.Status.VERVALLEN)
    for rij in rijen.op_datum().select_related("eigenaar__gebruiker"):
        klaar = rij.status == Activiteit.Status.KLAAR
        yield Punt(rij.wat, wie=rij.wie, dag=rij.datum, klaar=klaar)


def _randvoorwaarden(ronde: Cyclusronde) -> Iterator[Punt]:
    rijen = Randvoorwaarde.objects.aanwezig().filter(ronde=ronde)
    for rij in rijen.select_related("wie__gebruiker"):
        wie = rij.wie.gebruiker.naam if rij.wie else ""
        yield Punt(rij.tekst, wie=wie, stand=rij.get_stand_display())


def _factoren(ronde: Cyclusronde) -> Iterator[Punt]:
    rijen = Planfactor.objects.filter(ronde=ronde, stand=Planfactor.Stand.AANDACHT)
    per_code = {rij.categorie: rij.toelichting for rij in rijen}
    for soort in SOORTEN:
        if soort.code in per_code:
            yield Punt(soort.naam, bij=per_code[soort.code])


def _tegengeluid(ronde: Cyclusronde) -> Iterator[Punt]:
    for rij in Tegengeluid.objects.aanwezig().filter(ronde=ronde):
        yield Punt(rij.tekst, bij=rij.antwoord)


def _besluit(ronde: Cyclusronde, plan: Verbeterplan | None) -> tuple[Tekst, ...]:
    """The last decision: what, when, with how much support."""
    rijen = Planbesluit.objects.aanwezig().filter(ronde=ronde)
    rij = rijen.order_by("-datum", "-pk").first()
    if rij is None:
        return ()
    wat = rij.get_uitkomst_display()
    handen = f"{rij.handen.tekst}." if rij.handen else ""
    return _teksten(
        {
            "uitkomst": f"{wat[:1].upper()}{wat[1:]}, besloten op {datum(rij.datum)}.",
            "handen": f"{handen[:1].upper()}{handen[1:]}",
            "draagvlak": _draagvlak(plan.draagvlak if plan else None),
            "toelichting": rij.toelichting,
        }
    )


def _draagvlak(sessie: Sessie | None) -> str:
    """What the team answered, once its leader shared that: a plan is read outside the team too."""
    if sessie is None or sessie.gedeeld_op is None:
        return ""
    uitslag = uitslag_lezen.lees(sessie, vorige=None, met_redenen=False)
    return f"{steunzin([s.turf for s in uitslag.stellingen], sessie.drempel)}."


def _plg(traject: Verbetertraject) -> Iterator[Punt]:
    leden: Iterable[Plglid] = traject.plgleden.actief().select_related("lidmaatschap__gebruiker")
    for lid in leden:
        stand = "kartrekker" if lid.kartrekker else ""
        yield Punt(lid.lidmaatschap.gebruiker.naam, stand=stand)


def _kaarten(traject: Verbetertraject) -> Iterator[Punt]:
    for regel in trajectkaarten.regels(trajectkaarten.op_traject(traject), AnonymousUser()):
        titel = regel.rij.kaart.titel
        # How sure and how it went stand side by side, always (methode.md, Meta-analysis).
        bij = f"{regel.kern.trede}; doel bereikt: {regel.kern.doelstelling}"
        yield Punt(f"{titel} (ingetrokken)" if regel.ingetrokken else titel, bij=bij)
