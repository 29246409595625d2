"""The application with the middleware of a2wsgi in place of our own bridge, to compare with."""

from a2wsgi import WSGIMiddleware

from config import wsgi
from config.asgi import PAGE_THREADS, PHONE_THREADS, Application
from config.proxy import WsgiApp


class Bridged(WSGIMiddleware):
    """Stops as our bridge does."""

    def stop(self) -> None:
        self.executor.shutdown(cancel_futures=True)


class WithA2wsgi(Application):
    """The same threads, the same streams; requests cross to a thread as a2wsgi has them do."""

    def __init__(self, pages: WsgiApp) -> None:
        super().__init__(pages)
        self._pages = Bridged(pages, workers=PAGE_THREADS)
        self._phones = Bridged(pages, workers=PHONE_THREADS)


application = WithA2wsgi(wsgi.application)
