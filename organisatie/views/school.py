"""Signing in with the account of the school, and confirming with it who you are.

Both begin with a link, not with a form: the provider sends the browser on to others, and a policy
for forms would have to name them all.
"""

import logging
from typing import Any
from urllib.parse import urlencode

from allauth.account.internal.flows import reauthentication
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from organisatie.aanmelden import poging
from organisatie.aanmelden.aanbieder import (
    AanbiederStoort,
    AanbiederWeigert,
    aanbieder,
    heeft_aanbieder,
)
from organisatie.aanmelden.bewijs import NietVers, OngeldigBewijs, lees_bewijs
from organisatie.aanmelden.koppelen import GeenToegang, account_van
from organisatie.aanmelden.tweede_factor import VIA_SCHOOL
from organisatie.models import Gebruiker, Schoolaccount
from organisatie.verzoek import Verzoek

log = logging.getLogger("inloggen")

STOORT = (
    "De inlogpagina van je school antwoordt niet, of niet goed. Probeer het over een paar minuten "
    "nog een keer."
)
VERLOPEN = "Dit duurde te lang, of je begon in een ander venster. Begin opnieuw."
GEWEIGERD = "Je school liet je niet door. Begin opnieuw, of vraag je school om hulp."
ANDER = "Je logde bij je school in met een ander account dan waarmee je hier bent ingelogd."
NIET_VERS = (
    "Je school zegt niet dat je net opnieuw bent ingelogd. Bevestig met een wachtwoord van Borgen. "
    "Heb je dat niet? Kies er een bij “Wachtwoord vergeten?”."
)


class Mislukt(Exception):
    """Signing in by the school stops here; with the words for the page and its status."""

    def __init__(self, melding: str, status: int) -> None:
        super().__init__(melding)
        self.melding, self.status = melding, status


@login_not_required
@never_cache
@require_GET
def school_inloggen(request: HttpRequest) -> HttpResponse:
    """To the provider, with a new state and nonce; who is signed in goes on at once."""
    _eis_aanbieder()
    terug = get_next_redirect_url(request) or ""
    if request.user.is_authenticated:
        return redirect(terug or settings.LOGIN_REDIRECT_URL)
    return _naar_school(request, terug)


@never_cache
@require_GET
def school_bevestigen(request: Verzoek) -> HttpResponse:
    """To the provider, which is to ask for the password anew; only for who came by it before."""
    _eis_aanbieder()
    if not Schoolaccount.objects.filter(gebruiker=request.user).exists():
        raise Http404
    terug = get_next_redirect_url(request) or reverse("account")
    return _naar_school(request, terug, request.user)


@login_not_required
@never_cache
@require_GET
def school_terug(request: HttpRequest) -> HttpResponse:
    """Back from the provider: check everything, and sign in or confirm."""
    _eis_aanbieder()
    terug = ""
    try:
        deze = poging.neem(request, request.GET.get("state", ""))
        terug = deze.terug
        return _rond_af(request, deze)
    except Mislukt as fout:
        return _lukt_niet(request, fout.melding, fout.status, terug)
    except poging.PogingVerlopen:
        return _lukt_niet(request, VERLOPEN, 400, terug)
    except GeenToegang as fout:
        log.warning("school: %s", "geen toegang")
        return _lukt_niet(request, str(fout), 403, terug)
    except NietVers:
        return _lukt_niet(request, NIET_VERS, 403, terug)
    except (OngeldigBewijs, AanbiederWeigert) as fout:
        log.warning("school: bewijs geweigerd: %s", fout)
        return _lukt_niet(request, GEWEIGERD, 403, terug)
    except AanbiederStoort as fout:
        log.warning("school: aanbieder stoort: %s", fout)
        return _lukt_niet(request, STOORT, 503, terug)


def _eis_aanbieder() -> None:
    if not heeft_aanbieder():
        raise Http404


def _naar_school(
    request: HttpRequest, terug: str, bevestigt: Gebruiker | None = None
) -> HttpResponse:
    state, deze = poging.begin(request, terug, bevestigt.pk if bevestigt else None)
    vraag = {
        "redirect_uri": _terugadres(),
        "state": state,
        "nonce": deze.nonce,
        "code_challenge": deze.uitdaging,
        "code_challenge_method": "S256",
    }
    if bevestigt:
        # Without login_hint: at SURFconext that names a school, and an address would be none.
        vraag |= {"prompt": "login", "max_age": "0"}
    try:
        return HttpResponseRedirect(aanbieder().inlogadres(**vraag))
    except AanbiederStoort as fout:
        log.warning("school: aanbieder stoort: %s", fout)
        return _lukt_niet(request, STOORT, 503, terug)


def _terugadres() -> str:
    return settings.BASE_URL + reverse("school_terug")


def _rond_af(request: HttpRequest, deze: poging.Poging) -> HttpResponse:
    school = aanbieder()
    issuer = school.adressen().issuer
    if request.GET.get("iss", issuer) != issuer:
        raise OngeldigBewijs("antwoord van een andere aanbieder")
    code = request.GET.get("code", "")
    if not code:
        # Most often somebody who pressed "cancel" there; what it says is not shown as it is.
        log.info("school: zonder code terug")
        raise Mislukt(GEWEIGERD, 403)
    tokens = school.wissel(code, deze.verifier, _terugadres())
    gezegd = lees_bewijs(
        tokens["id_token"],
        school.sleutel_van(tokens["id_token"]),
        issuer=issuer,
        client_id=school.client_id,
        nonce=deze.nonce,
        vers_sinds=deze.begonnen if deze.bevestigt else None,
    )
    if deze.bevestigt:
        return _bevestig(request, deze, issuer, gezegd)

    def vraag_meer() -> dict[str, Any]:
        meer = school.userinfo(str(tokens.get("access_token", "")))
        if meer and meer.get("sub") != gezegd["sub"]:
            raise OngeldigBewijs("userinfo gaat over een ander")
        return meer

    gebruiker = account_van(issuer, gezegd, vraag_meer)
    record_authentication(request, gebruiker, method=VIA_SCHOOL)
    # The second factor, if one is asked, whether the account is active, and a new session key.
    return perform_login(request, Login(user=gebruiker, redirect_url=deze.terug or None))


def _bevestig(
    request: HttpRequest, deze: poging.Poging, issuer: str, gezegd: dict[str, Any]
) -> HttpResponse:
    if request.user.pk != deze.bevestigt:
        raise Mislukt(VERLOPEN, 400)
    mijn = Schoolaccount.objects.filter(
        gebruiker=deze.bevestigt, issuer=issuer, sub=str(gezegd["sub"])
    )
    if not mijn.exists():
        raise Mislukt(ANDER, 403)
    request.session.cycle_key()
    record_authentication(request, request.user, method=VIA_SCHOOL, reauthenticated=True)
    # What was sent before the question goes on as if it came now.
    request.GET = QueryDict(urlencode({"next": deze.terug}))
    return reauthentication.resume_request(request) or redirect(deze.terug)


def _lukt_niet(request: HttpRequest, melding: str, status: int, terug: str) -> HttpResponse:
    """Say what is the matter, with the other way to sign in beside it."""
    context = {
        "melding": melding,
        "terug": terug,
        "bevestigt": request.user.is_authenticated,
        "naam": settings.OIDC_NAAM,
    }
    return render(request, "account/school.html", context, status=status)
