"""How phones join a session: the short address, the code, and both in one QR picture."""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

import segno
from django.conf import settings
from django.urls import reverse

from boas.models import Sessie
from boas.raden import uit_qr
from boas.regels import code


@dataclass(frozen=True)
class Meedoen:
    """What stands on the screen. ``qr`` is an image address (data:) of ``link``, marked."""

    link: str
    adres: str
    code: str
    qr: str


def meedoen(sessie: Sessie) -> Meedoen | None:
    """How to join ``sessie``; None when it is held with raised hands only."""
    if not sessie.met_telefoons:
        return None
    link = settings.BASE_URL + reverse("stem", args=[sessie.code])
    deel = urlsplit(settings.BASE_URL)
    return Meedoen(
        link=link,
        adres=f"{deel.netloc}{deel.path}{reverse('stem_code')}".rstrip("/"),
        code=code.toon(sessie.code),
        qr=_qr(f"{link}?k={uit_qr(sessie.code)}"),
    )


@lru_cache(maxsize=64)
def _qr(link: str) -> str:
    # Always dark on light with its own quiet zone: many phones do not read it inverted.
    return segno.make(link, error="m").svg_data_uri(
        scale=10, border=3, dark="#1b1f22", light="#ffffff"
    )
