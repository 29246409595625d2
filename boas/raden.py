"""Guessing codes is slow, and never shuts a school out.

Wrong codes are counted per network address. After a burst of typing errors an address that goes on
guessing gets one try a second; meanwhile phones that already joined, and phones that scanned the
QR code, notice nothing. A code has 24 bits: in a session of two hours one address can try 1 in
2300 of them. The count is per process: it is a brake, not a lock.
"""

import base64
import threading
import time
from collections import OrderedDict

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

from boas import telefoon

BURST = 100  # a whole school that mistypes at once
PER_SECOND = 1.0
_MOST_ADDRESSES = 1000


class Rem:
    """A token bucket per address."""

    def __init__(self, burst: int = BURST, per_second: float = PER_SECOND) -> None:
        self._burst, self._per_second = burst, per_second
        self._lock = threading.Lock()
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def mis(self, adres: str) -> None:
        """Count a wrong code from this address."""
        with self._lock:
            self._left[adres] = (self._now_left(adres) - 1, time.monotonic())
            self._left.move_to_end(adres)
            if len(self._left) > _MOST_ADDRESSES:
                self._left.popitem(last=False)

    def wacht(self, adres: str) -> bool:
        """Whether this address must wait before it tries another code."""
        with self._lock:
            return self._now_left(adres) < 1

    def _now_left(self, adres: str) -> float:
        left, since = self._left.get(adres, (float(self._burst), 0.0))
        return min(float(self._burst), left + (time.monotonic() - since) * self._per_second)


rem = Rem()


def uit_qr(code: str) -> str:
    """What only the QR code of this session has: who brings it did not guess."""
    merk = salted_hmac("boas.qr", code, algorithm="sha256").digest()[:6]
    return base64.urlsafe_b64encode(merk).decode()


def komt_uit_qr(code: str, merk: str) -> bool:
    return constant_time_compare(uit_qr(code), merk)


def moet_wachten(request: HttpRequest, code: str) -> bool:
    """Who guessed too often, and is neither a phone that joined nor one that scanned the QR."""
    if not rem.wacht(_adres(request)):
        return False
    return not (telefoon.herken(request, code) or komt_uit_qr(code, request.GET.get("k", "")))


def tel_mis(request: HttpRequest) -> None:
    """Count a wrong code for who asks."""
    rem.mis(_adres(request))


def _adres(request: HttpRequest) -> str:
    return request.META.get("REMOTE_ADDR", "")
