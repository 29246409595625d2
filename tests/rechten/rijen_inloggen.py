"""My account, the second factor, and the account of the school (of which there is none here)."""

from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht


def _persoon(podium: Podium) -> dict:
    return {"pk": podium.wereld.teamlid.pk}


NERGENS = verwacht(404, anoniem=404)
# Who did not sign in of late is asked to confirm who they are.
BEVESTIGEN = verwacht(302)

RIJEN = [
    Rij("account", "GET", verwacht(200)),
    niet_toegestaan("account", "POST"),
    niet_toegestaan("account_overal_uit", "GET"),
    Rij("account_overal_uit", "POST", verwacht(302)),
    niet_toegestaan("account_ontkoppel", "GET"),
    Rij("account_ontkoppel", "POST", BEVESTIGEN),
    # The step between password and being signed in: nobody here is in between.
    Rij("mfa_authenticate", "GET", verwacht(302)),
    Rij("mfa_authenticate", "POST", verwacht(302)),
    *[
        Rij(naam, methode, BEVESTIGEN)
        for methode in ("GET", "POST")
        for naam in (
            "mfa_activate_totp",
            "mfa_deactivate_totp",
            "mfa_view_recovery_codes",
            "mfa_generate_recovery_codes",
        )
    ],
    Rij("school_inloggen", "GET", NERGENS),
    niet_toegestaan("school_inloggen", "POST", anoniem=405),
    Rij("school_terug", "GET", NERGENS),
    niet_toegestaan("school_terug", "POST", anoniem=405),
    Rij("school_bevestigen", "GET", verwacht(404)),
    niet_toegestaan("school_bevestigen", "POST"),
    Rij("persoon_inloggen", "GET", verwacht(404, beheerder=200), kwargs=_persoon),
    Rij("persoon_inloggen", "POST", verwacht(404, beheerder=302), kwargs=_persoon),
]
