"""People who leave or move: the beheerder arranges it, the team leader divides the work."""

from django.core.files.uploadedfile import SimpleUploadedFile

from organisatie.models import Personeninlezing, Schooljaar
from organisatie.personen import verloop
from tests.organisatie.vertrekwerk import maak_werk
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht
from tests.slb.inlezen_hulp import als_xlsx


def _lid(podium: Podium) -> dict:
    if "vertrekwerk" not in podium.__dict__:
        podium.__dict__["vertrekwerk"] = maak_werk(podium.wereld.leden[1])
    return {"pk": podium.wereld.leden[1].pk}


def _persoon(podium: Podium) -> dict:
    _lid(podium)
    return {"pk": podium.wereld.teamlid.pk}


def _niemand(podium: Podium) -> dict:
    return {"alles-documenten": "niemand"}


BEHEER = verwacht(404, beheerder=200)
RIJEN = [
    Rij("persoon_vertrek", "GET", BEHEER, kwargs=_persoon),
    Rij("persoon_vertrek", "GET", BEHEER, kwargs=_persoon, query="?wat=weg"),
    Rij("persoon_vertrek", "GET", BEHEER, kwargs=_persoon, query="?wat=weg&titels"),
    Rij("persoon_vertrek", "POST", BEHEER, kwargs=_persoon),
    Rij("lid_werk", "GET", verwacht(404, teamleider=200), kwargs=_lid),
    Rij("lid_werk", "POST", verwacht(404, teamleider=302), kwargs=_lid, data=_niemand),
]


# --- Bringing in, inviting, and the rest of the page of beheer ------------------------------------


def _bestand(podium: Podium) -> dict:
    # Made anew for each persona; a list that is under way is stopped first.
    for run in Personeninlezing.objects.lopend():
        verloop.stop(run)
    return {"bestand": SimpleUploadedFile("lijst.xlsx", _lijst())}


def _lijst() -> bytes:
    return als_xlsx([("Nina", "nina@school.example")], ("Naam", "E-mailadres"))


def _run(podium: Podium) -> dict:
    if "personeninlezing" not in podium.__dict__:
        podium.__dict__["personeninlezing"] = verloop.begin(
            podium.wereld.beheerder, "lijst.xlsx", _lijst(), hier=True
        )
    return {"pk": podium.__dict__["personeninlezing"].pk}


def _jaar(podium: Podium) -> dict:
    jaar = {"naam": "2026-2027", "van": "2026-08-01", "tot": "2027-07-31"}
    return {"pk": Schooljaar.objects.get_or_create(**jaar)[0].pk}


DOET = verwacht(404, beheerder=302)
RIJEN += [
    Rij("personen_inlezen", "GET", BEHEER),
    Rij("personen_inlezen", "GET", BEHEER, query="?voorbeeld"),
    Rij("personen_inlezen", "POST", DOET, data=_bestand),
    Rij("personen_inlezing", "GET", BEHEER, kwargs=_run),
    Rij("personen_inlezing", "GET", BEHEER, kwargs=_run, query="?formaat=xlsx"),
    Rij("personen_inlezing", "POST", DOET, kwargs=_run),
    Rij("personen_uitnodigen", "POST", DOET),
    niet_toegestaan("personen_uitnodigen", "GET"),
    Rij("beheer_mail", "POST", DOET),
    niet_toegestaan("beheer_mail", "GET"),
    Rij("schooljaar_periodes", "GET", BEHEER, kwargs=_jaar),
    Rij("schooljaar_periodes", "POST", DOET, kwargs=_jaar),
]
