"""The first mail to a person: choose a password."""

import smtplib

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.http import HttpRequest

from organisatie.models import Gebruiker


def nodig_uit(request: HttpRequest, gebruiker: Gebruiker) -> bool:
    """Mail ``gebruiker`` a link to choose a password; False when the mail server did not take it.

    Not through the queue of ``organisatie.post``: the link is a secret and is kept nowhere.
    """
    adapter = get_adapter(request)
    teken = default_token_generator.make_token(gebruiker)
    sleutel = f"{user_pk_to_url_str(gebruiker)}-{teken}"
    context = {
        "user": gebruiker,
        "password_reset_url": adapter.get_reset_password_from_key_url(sleutel),
        "nieuw": True,
        "request": request,
    }
    try:
        adapter.send_password_reset_mail(gebruiker, gebruiker.email, context)
    except (smtplib.SMTPException, OSError):
        return False
    return True
