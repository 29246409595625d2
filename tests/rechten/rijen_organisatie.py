"""Start, teams, beheer, attachments and the pages around signing in."""

from organisatie.models import Organisatie, Schooljaar
from organisatie.models.versie import lees_versie
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht


def _team(podium: Podium) -> dict:
    return {"pk": podium.wereld.team.pk}


def _soort(podium: Podium) -> dict:
    return {"soort": "teams"}


def _rij(podium: Podium) -> dict:
    return {"soort": "teams", "pk": podium.wereld.team.pk}


def _persoon(podium: Podium) -> dict:
    return {"pk": podium.wereld.teamlid.pk}


def _bijlage(podium: Podium) -> dict:
    return {"pk": podium.bijlage.pk}


def _schooljaar(podium: Podium) -> dict:
    jaar = Schooljaar.objects.create(naam="2026-2027", van="2026-08-01", tot="2027-07-31")
    return {"soort": "schooljaren", "pk": jaar.pk}


def _teamgegevens(podium: Podium) -> dict:
    return {"naam": "Nieuw team", "school": podium.wereld.school.pk, "actief": "on"}


def _teamwijziging(podium: Podium) -> dict:
    return {"versie": lees_versie(podium.wereld.team), **_teamgegevens(podium)}


def _andere_naam(podium: Podium) -> dict:
    return {"versie": lees_versie(Organisatie.deze()), "naam": "ROC"}


def _beheer(status: int) -> dict[str, int]:
    return verwacht(404, beheerder=status)


def _alleen_lezen(naam: str, kwargs=None) -> Rij:
    return niet_toegestaan(naam, "POST", kwargs)


IEDEREEN = verwacht(200)
OPEN = {"rest": 200, "anoniem": 200}
LEEST_TEAM = verwacht(404, teamleider=200, teamlid=200, kwaliteit=200, directeur=200)

RIJEN = [
    Rij("start", "GET", IEDEREEN),
    Rij("start", "GET", IEDEREEN, query="?formaat=xlsx"),
    _alleen_lezen("start"),
    Rij("teams", "GET", IEDEREEN),
    Rij("teams", "GET", IEDEREEN, query="?formaat=xlsx"),
    _alleen_lezen("teams"),
    Rij("team", "GET", LEEST_TEAM, kwargs=_team),
    _alleen_lezen("team", _team),
    Rij("bijlage", "GET", verwacht(404, teamleider=200, teamlid=200), kwargs=_bijlage),
    _alleen_lezen("bijlage", _bijlage),
    # Beheer: for the beheerder, for nobody else.
    Rij("beheer", "GET", _beheer(200)),
    _alleen_lezen("beheer"),
    Rij("beheer_organisatie", "GET", _beheer(200)),
    Rij("beheer_organisatie", "POST", _beheer(302), data=_andere_naam),
    Rij("beheer_inzage", "GET", _beheer(200)),
    Rij("beheer_inzage", "GET", _beheer(200), query="?formaat=xlsx"),
    _alleen_lezen("beheer_inzage"),
    Rij("beheer_lijst", "GET", _beheer(200), kwargs=_soort),
    Rij("beheer_lijst", "GET", _beheer(200), kwargs=_soort, query="?formaat=xlsx"),
    _alleen_lezen("beheer_lijst", _soort),
    Rij("beheer_nieuw", "GET", _beheer(200), kwargs=_soort),
    Rij("beheer_nieuw", "POST", _beheer(302), kwargs=_soort, data=_teamgegevens),
    Rij("beheer_wijzig", "GET", _beheer(200), kwargs=_rij),
    Rij("beheer_wijzig", "POST", _beheer(302), kwargs=_rij, data=_teamwijziging),
    Rij("beheer_verwijder", "GET", _beheer(200), kwargs=_rij),
    Rij("beheer_verwijder", "POST", _beheer(200), kwargs=_rij, geval="in gebruik"),
    Rij("beheer_verwijder", "POST", _beheer(302), kwargs=_schooljaar),
    Rij("beheer_uitnodigen", "POST", _beheer(302), kwargs=_persoon),
    niet_toegestaan("beheer_uitnodigen", "GET", _persoon),
    # Signing in: open to all; who is signed in goes on to start.
    Rij("account_login", "GET", verwacht(302, anoniem=200)),
    Rij("account_login", "POST", verwacht(302, anoniem=200)),
    Rij("account_logout", "GET", verwacht(200, anoniem=302)),
    Rij("account_logout", "POST", verwacht(302)),
    Rij("account_inactive", "GET", verwacht(**OPEN)),
    Rij("account_reauthenticate", "GET", verwacht(200)),
    Rij("account_reauthenticate", "POST", verwacht(200)),
    Rij("account_change_password", "GET", verwacht(200)),
    Rij("account_change_password", "POST", verwacht(200)),
    Rij("account_reset_password", "GET", verwacht(**OPEN)),
    Rij("account_reset_password", "POST", verwacht(**OPEN)),
    Rij("account_reset_password_done", "GET", verwacht(**OPEN)),
    Rij(
        "account_reset_password_from_key",
        "GET",
        verwacht(**OPEN),
        kwargs=lambda p: {"uidb36": "1", "key": "onzin"},
    ),
    Rij(
        "account_reset_password_from_key",
        "POST",
        verwacht(**OPEN),
        kwargs=lambda p: {"uidb36": "1", "key": "onzin"},
    ),
    Rij("account_reset_password_from_key_done", "GET", verwacht(**OPEN)),
    *(
        niet_toegestaan(naam, "POST", anoniem=405)
        for naam in (
            "account_inactive",
            "account_reset_password_done",
            "account_reset_password_from_key_done",
        )
    ),
]
