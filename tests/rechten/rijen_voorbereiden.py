"""Preparing sessions, the list of sessions, instruments and mail under way."""

from boas.models import Instrument, Versie
from organisatie.models import Verzending
from tests.factories import VersieFactory
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht

LEIDER_302 = verwacht(teamleider=302)


def sessie(p: Podium) -> dict:
    return {"pk": p.sessie.pk}


def onderdeel(p: Podium) -> dict:
    return {"pk": p.sessie.pk, "onderdeel": "samenvatting"}


def met_bijlage(p: Podium) -> dict:
    p.sessie.bijlagen.add(p.bijlage)
    return {"pk": p.sessie.pk, "bijlage": p.bijlage.pk}


def van_organisatie(p: Podium) -> dict:
    return {"pk": Instrument.objects.get(code="boas").pk}


def _eigen(p: Podium) -> Versie:
    bestaand = Versie.objects.filter(instrument__team=p.wereld.team).first()
    return bestaand or VersieFactory(instrument__team=p.wereld.team)


def van_team(p: Podium) -> dict:
    return {"pk": _eigen(p).instrument.pk}


def stelling_organisatie(p: Podium) -> dict:
    return {"pk": Versie.objects.get(instrument__code="boas").stellingen.first().pk}


def stelling_team(p: Podium) -> dict:
    return {"pk": _eigen(p).stellingen.first().pk}


def verzending(p: Podium) -> dict:
    rij = Verzending.objects.create(
        soort="agenda",
        onderwerp="Agenda",
        tekst="Kom je ook?",
        team=p.wereld.team,
        door=p.wereld.teamleider,
        status=Verzending.Status.MISLUKT,
        fout="De mailserver is niet te bereiken.",
    )
    rij.aan.set([p.wereld.teamlid])
    return {"pk": rij.pk}


LEIDERS_EN_KWALITEIT = {"teamleider": 200, "ander_teamleider": 200, "kwaliteit": 200}

RIJEN = [
    Rij("sessies", "GET", verwacht(200)),
    Rij("sessies", "GET", verwacht(200), query="?formaat=xlsx"),
    Rij("sessies", "GET", verwacht(404), query="?formaat=csv"),
    niet_toegestaan("sessies", "POST"),
    Rij("sessie_voorbereiden", "GET", verwacht(teamleider=200), sessie),
    Rij(
        "sessie_voorbereiden",
        "GET",
        LEIDER_302,
        lambda p: {"pk": p.lopend.pk},
        geval="al begonnen",
    ),
    niet_toegestaan("sessie_voorbereiden", "POST", sessie),
    Rij(
        "sessie_onderdeel",
        "POST",
        verwacht(teamleider=422),
        lambda p: {"pk": p.sessie.pk, "onderdeel": "stemmen"},
        data=lambda p: {"drempel": "101"},
    ),
    Rij("sessie_onderdeel", "POST", LEIDER_302, onderdeel, geval="ongewijzigd"),
    Rij(
        "sessie_onderdeel",
        "POST",
        verwacht(404),
        lambda p: {"pk": p.sessie.pk, "onderdeel": "bestaat-niet"},
        geval="onbekend",
    ),
    niet_toegestaan("sessie_onderdeel", "GET", onderdeel),
    Rij("sessie_agenda_versturen", "POST", LEIDER_302, sessie),
    niet_toegestaan("sessie_agenda_versturen", "GET", sessie),
    Rij("sessie_bijlage_nieuw", "POST", verwacht(teamleider=422), sessie),
    niet_toegestaan("sessie_bijlage_nieuw", "GET", sessie),
    Rij("sessie_bijlage_verwijder", "POST", LEIDER_302, met_bijlage),
    niet_toegestaan("sessie_bijlage_verwijder", "GET", met_bijlage),
    Rij("sessie_nieuwste_stellingen", "POST", LEIDER_302, sessie),
    niet_toegestaan("sessie_nieuwste_stellingen", "GET", sessie),
    Rij("sessie_verwijder", "POST", LEIDER_302, sessie),
    Rij("sessie_verwijder", "POST", LEIDER_302, lambda p: {"pk": p.lopend.pk}, geval="begonnen"),
    niet_toegestaan("sessie_verwijder", "GET", sessie),
    Rij("instrumenten", "GET", verwacht(**LEIDERS_EN_KWALITEIT)),
    niet_toegestaan("instrumenten", "POST"),
    Rij("instrument", "GET", verwacht(**LEIDERS_EN_KWALITEIT), van_organisatie),
    Rij("instrument", "GET", verwacht(teamleider=200), van_team, geval="van een team"),
    niet_toegestaan("instrument", "POST", van_organisatie),
    Rij(
        "instrument_kopie",
        "POST",
        LEIDER_302,
        van_organisatie,
        data=lambda p: {"team": p.wereld.team.pk},
    ),
    niet_toegestaan("instrument_kopie", "GET", van_organisatie),
    Rij("instrument_export", "GET", verwacht(**LEIDERS_EN_KWALITEIT), van_organisatie),
    Rij("instrument_export", "GET", verwacht(teamleider=200), van_team, geval="van een team"),
    niet_toegestaan("instrument_export", "POST", van_organisatie),
    Rij("instrument_import", "GET", verwacht(kwaliteit=200), van_organisatie),
    Rij("instrument_import", "GET", verwacht(teamleider=200), van_team, geval="van een team"),
    Rij("instrument_import", "POST", verwacht(kwaliteit=422), van_organisatie),
    Rij("instrument_import", "POST", verwacht(teamleider=422), van_team, geval="van een team"),
    Rij("stelling_nieuw", "GET", verwacht(kwaliteit=200), van_organisatie),
    Rij("stelling_nieuw", "GET", verwacht(teamleider=200), van_team, geval="van een team"),
    Rij("stelling_nieuw", "POST", verwacht(teamleider=422), van_team),
    Rij("stelling_wijzig", "GET", verwacht(kwaliteit=200), stelling_organisatie),
    Rij("stelling_wijzig", "GET", verwacht(teamleider=200), stelling_team, geval="van een team"),
    Rij("stelling_wijzig", "POST", verwacht(teamleider=422), stelling_team),
    Rij("stelling_verwijder", "POST", verwacht(kwaliteit=302), stelling_organisatie),
    Rij("stelling_verwijder", "POST", LEIDER_302, stelling_team, geval="van een team"),
    niet_toegestaan("stelling_verwijder", "GET", stelling_team),
    Rij("stelling_verplaats", "POST", verwacht(kwaliteit=302), stelling_organisatie),
    Rij("stelling_verplaats", "POST", LEIDER_302, stelling_team, geval="van een team"),
    niet_toegestaan("stelling_verplaats", "GET", stelling_team),
    Rij("verzending", "GET", verwacht(teamleider=200), verzending),
    niet_toegestaan("verzending", "POST", verzending),
    Rij("verzending_opnieuw", "POST", LEIDER_302, verzending),
    niet_toegestaan("verzending_opnieuw", "GET", verzending),
]
