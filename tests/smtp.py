"""A mail server on this machine for tests: takes mail, keeps it, and refuses when told to.

    with smtp_server() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address

``server.weiger`` maps the command to refuse (or "DATA" or an address) to what it answers.
"""

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    # `server_close` waits for whoever is still connected otherwise.
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Verbinding)
        self.berichten: list[tuple[str, bytes]] = []
        self.verbindingen = 0
        self.weiger: dict[str, bytes] = {}
        self.hang_op_na = 0
        """So many mails are taken over one connection; 0: any number."""
        self.stop_na = 0
        """After so many mails it answers nothing, until ``ga_door``; 0: never."""
        self.vol = Event()
        self._verder = Event()

    def ga_door(self) -> None:
        self.stop_na = 0
        self._verder.set()

    def neem(self, aan: str, inhoud: bytes) -> None:
        self.berichten.append((aan, inhoud))
        if len(self.berichten) == self.stop_na:
            self.vol.set()
            self._verder.wait()


class Verbinding(socketserver.StreamRequestHandler):
    """The little of SMTP that sending takes (RFC 5321)."""

    server: Server

    def handle(self) -> None:
        self.server.verbindingen += 1
        self._zeg(self.server.weiger.get("BEGIN", b"220 klaar"))
        aan, genomen = "", 0
        while regel := self.rfile.readline():
            opdracht = regel[:4].upper().decode()
            if opdracht == "QUIT":
                self._zeg(b"221 dag")
                return
            if opdracht == "RCPT":
                aan = regel.partition(b"<")[2].partition(b">")[0].decode()
                self._zeg(self.server.weiger.get(aan, self.server.weiger.get("RCPT", b"250 ok")))
            elif opdracht == "DATA":
                if self.server.hang_op_na and genomen == self.server.hang_op_na:
                    return
                self._zeg(b"354 ga je gang")
                inhoud = b"".join(iter(self.rfile.readline, b".\r\n"))
                antwoord = self.server.weiger.get("DATA", b"250 ok")
                if antwoord.startswith(b"250"):
                    self.server.neem(aan, inhoud)
                    genomen += 1
                self._zeg(antwoord)
            else:
                self._zeg(self.server.weiger.get(opdracht, b"250 ok"))

    def _zeg(self, regel: bytes) -> None:
        self.wfile.write(regel + b"\r\n")


@contextmanager
def smtp_server() -> Iterator[Server]:
    with Server() as server:
        draad = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        draad.start()
        try:
            yield server
        finally:
            server.shutdown()
            draad.join()
