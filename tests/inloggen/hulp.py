"""One round through the school, and what it says of somebody."""

import time

from django.test import Client

from tests import aanbieder as nep

GOED = "drie gewone woorden"


def van(mail: str = "Tess@School.example", sub: str = "S-1", **meer) -> dict:
    """What the school says of somebody."""
    return {"sub": sub, "email": mail, "email_verified": True} | meer


def van_nu(gezegd: dict) -> dict:
    """What the school says, with every number in seconds from now: a suite takes a while."""
    nu = int(time.time())
    return {wat: nu + n if isinstance(n, int) else n for wat, n in gezegd.items()}


def ga(client: Client, school: nep.Aanbieder, next_: str = "", **wijzig: str):
    """To the school and back; gives the answer to coming back."""
    heen = client.get("/inloggen/school/", {"next": next_} if next_ else {})
    assert heen.status_code == 302, heen.content.decode()
    return client.get("/inloggen/school/terug/", school.laat_in(heen.url, **wijzig))


def bevestigd(client: Client, gebruiker) -> Client:
    """Signed in as this person, who just confirmed with a password."""
    gebruiker.set_password(GOED)
    gebruiker.save()
    client.force_login(gebruiker)
    assert client.post("/account/opnieuw/", {"password": GOED}).status_code == 302
    return client


def is_binnen(client: Client) -> bool:
    return client.get("/account/").status_code == 200
