"""What is mailed about a peiling: the invitation with somebody's own link, and the reminder.

The reminder answers the invitation, so that a mail program shows them together: it has no link of
its own, because nobody knows which link is whose.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import salted_hmac

from boas.models import Peiling, Peilpost, Sessie
from organisatie.models import Gebruiker
from rapportage.getallen import datum, datum_met_dag

# Reading a statement and choosing takes some twenty seconds.
STELLINGEN_PER_MINUUT = 3


def adres(sessie: Sessie, token: str) -> str:
    """The link with which one person answers."""
    return settings.BASE_URL + reverse("antwoord", args=[sessie.code, token])


def onderwerp(sessie: Sessie) -> str:
    """The subject of the invitation, by which the reminder lets people find it."""
    # A line break in a header would make a second header.
    return " ".join(f"Vragenlijst: {sessie.onderwerp}".split())


def minuten(aantal: int) -> int:
    """How long answering so many statements takes, about: the same in the mail and on the page."""
    return max(1, round(aantal / STELLINGEN_PER_MINUUT))


def berichtnummer(peiling_id: int, gebruiker_id: int) -> str:
    """The Message-ID of somebody's invitation: always the same, and silent about the link.

    Sent twice (see ``post``) a mail program shows it once.
    """
    merk = salted_hmac("boas.peilen.brieven", f"{peiling_id}:{gebruiker_id}", algorithm="sha256")
    return f"<{merk.hexdigest()[:40]}@{urlsplit(settings.BASE_URL).hostname}>"


@dataclass(frozen=True)
class Brieven:
    """The mails of one peiling; what they have in common is looked up once."""

    peiling: Peiling

    def voor(self, post: Peilpost) -> EmailMultiAlternatives:
        """The mail of this row: the invitation, or the reminder when it has no token."""
        if post.token:
            return self._uitnodiging(post.gebruiker, post.token)
        return self._herinnering(post.gebruiker)

    def _uitnodiging(self, aan: Gebruiker, token: str) -> EmailMultiAlternatives:
        context = self.gemeen | {"naam": aan.naam, "link": adres(self.peiling.sessie, token)}
        bericht = self._bericht("uitnodiging", self.gemeen["onderwerp"], aan, context)
        bericht.extra_headers["Message-ID"] = berichtnummer(self.peiling.pk, aan.pk)
        return bericht

    def _herinnering(self, aan: Gebruiker) -> EmailMultiAlternatives:
        context = self.gemeen | {"naam": aan.naam}
        # "Re:" keeps it in the conversation in every mail program; the text says what it is.
        bericht = self._bericht("herinnering", f"Re: {self.gemeen['onderwerp']}", aan, context)
        eerder = berichtnummer(self.peiling.pk, aan.pk)
        bericht.extra_headers |= {"In-Reply-To": eerder, "References": eerder}
        return bericht

    @cached_property
    def gemeen(self) -> dict[str, Any]:
        """What every mail of this peiling says; two queries."""
        sessie = self.peiling.sessie
        return {
            "sessie": sessie,
            "onderwerp": onderwerp(sessie),
            "bericht": self.peiling.bericht.strip(),
            "wie": sessie.gemaakt_door.naam,
            "waar": f"team {sessie.team}" if sessie.team else "onze organisatie",
            "minuten": minuten(sessie.keuze.count()),
            "laatste_dag": datum_met_dag(self.peiling.sluit_op),
            "vanaf": datum(sessie.begonnen_op),
        }

    def _bericht(
        self, soort: str, titel: str, aan: Gebruiker, context: dict[str, Any]
    ) -> EmailMultiAlternatives:
        leider = self.peiling.sessie.gemaakt_door
        tekst = render_to_string(f"boas/mail/{soort}.txt", context)
        bericht = EmailMultiAlternatives(
            titel,
            # No-break spaces are for set text; in plain mail they only get in the way.
            tekst.strip().replace("\xa0", " ") + "\n",
            to=[aan.email],
            reply_to=[leider.email] if leider.is_active else None,
            # So that nobody's holiday notice answers it.
            headers={"Auto-Submitted": "auto-generated"},
        )
        bericht.attach_alternative(
            render_to_string(f"boas/mail/{soort}.html", context), "text/html"
        )
        return bericht
