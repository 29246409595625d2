"""The Content-Security-Policy, without building the same words at every answer."""

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase


class Beleid(CSPMiddleware):
    """As CSPMiddleware; an answer without a nonce gets the policy that was built beforehand.

    Those are parts of pages, redirects and downloads: the votes of five hundred phones among them.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        eigen = any(naam.startswith("_csp_") for naam in vars(response))
        if eigen or getattr(request, "_csp_nonce", None) is not None or settings.DEBUG:
            return super().process_response(request, response)
        if not hasattr(self, "_vast"):
            self._vast = build_policy()
        response.headers.setdefault(HEADER, self._vast)
        return response
