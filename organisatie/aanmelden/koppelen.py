"""Whose account it is: known by issuer and sub, and the first time by a verified address."""

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.db import transaction

from organisatie.models import Gebruiker, Schoolaccount


class GeenToegang(Exception):
    """The school knows this person and Borgen does not let them in; the message says why."""


ZONDER_MAIL = (
    "Je school gaf geen nagekeken e-mailadres van je door. Zonder weten we niet welk account van "
    "jou is. Vraag de beheerder van je school om hulp."
)
ANDER = (
    "Bij het e-mailadres {} hoort in Borgen al een ander schoolaccount. Vraag de beheerder van je "
    "school om dat na te kijken."
)
ONBEKEND = (
    "Er is nog geen account in Borgen voor {}. Vraag de beheerder van je school om er een te maken "
    "met dit adres."
)


def bekend_account(issuer: str, sub: str) -> Gebruiker | None:
    """Who signed in with this account of the school before."""
    rij = Schoolaccount.objects.filter(issuer=issuer, sub=sub).select_related("gebruiker").first()
    return rij.gebruiker if rij else None


def account_van(
    issuer: str, gezegd: Mapping[str, Any], vraag_meer: Callable[[], Mapping[str, Any]]
) -> Gebruiker:
    """The account, joined to the school's from now on; it may be one that is not active.

    ``vraag_meer`` is only asked when the address is needed and was not told. Raises GeenToegang,
    and what ``vraag_meer`` raises.
    """
    sub = str(gezegd["sub"])
    if bekend := bekend_account(issuer, sub):
        return bekend
    mail = nagekeken_mail(gezegd if "email" in gezegd else vraag_meer())
    return _koppel(issuer, sub, mail)


@transaction.atomic
def _koppel(issuer: str, sub: str, mail: str) -> Gebruiker:
    # Two people, or one in two tabs: the second waits, and finds what the first did.
    gebruiker = Gebruiker.objects.select_for_update().filter(email=mail).first()
    if gebruiker is None:
        raise GeenToegang(ONBEKEND.format(mail))
    if not gebruiker.is_active:
        return gebruiker
    rij, _ = Schoolaccount.objects.get_or_create(
        gebruiker=gebruiker, defaults={"issuer": issuer, "sub": sub}
    )
    if (rij.issuer, rij.sub) != (issuer, sub):
        raise GeenToegang(ANDER.format(mail))
    return gebruiker


def nagekeken_mail(gezegd: Mapping[str, Any]) -> str:
    """The address, in small letters, when the school vouches for it. Raises GeenToegang.

    A provider that says it is not verified is believed, whatever the settings say.
    """
    mail = gezegd.get("email")
    nagekeken = gezegd.get("email_verified", settings.OIDC_MAIL_VERTROUWD)
    if not isinstance(mail, str) or not mail.strip() or nagekeken not in (True, "true"):
        raise GeenToegang(ZONDER_MAIL)
    return mail.strip().lower()
