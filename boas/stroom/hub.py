"""Watches every session that somebody in this process listens to, and hands out what changed.

One thread with one database connection serves all sessions: woken at once by a write in its own
process, and looking at the version numbers every POLL seconds for the writes of others. Listeners
live in the event loop. A listener that is slow misses what was overtaken, never the last message.
"""

import asyncio
import logging
import threading
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from django.db import connections

from boas import live
from boas.beeld import Beeld, lees
from boas.models import Sessie, Stand
from boas.stroom.bericht import EINDE, HART, OPENING, VERLOPEN, Bericht, bericht, sleutel
from boas.stroom.bewijs import Doelgroep, Luisterrecht

log = logging.getLogger("boas.stroom")

# Seconds.
HARTSLAG = 15.0
POLL = 0.025
# After a refresh, and at least twice as long as that took: a storm of votes is shown in steps, so
# that there is time left to take them in.
REST = 0.05
# After an error: the database may be away for a moment. One session that cannot be shown waits
# longer each time, up to the last number, while the others go on.
AFTER_ERROR = 0.5
LONGEST_PAUSE = 5.0


class Vol(Exception):
    """This process serves as many streams as it can."""


class Listener:
    """One open stream, seen from the event loop. Holds at most one message: the latest."""

    def __init__(self, recht: Luisterrecht) -> None:
        self.recht = recht
        self._ready = asyncio.Event()
        self._next: Bericht | None = None
        self._last: Bericht | None = None
        self._closing: bytes | None = None

    def offer(self, nieuw: Bericht) -> None:
        """Send this next, instead of what was still waiting."""
        if self._last is None or nieuw.sleutel != self._last.sleutel:
            self._next = nieuw
            self._ready.set()

    def close(self, closing: bytes = b"") -> None:
        """End the stream, with ``closing`` as the last thing sent."""
        self._closing = closing
        self._ready.set()

    async def chunks(self) -> AsyncIterator[bytes]:
        """Everything to send, until the stream ends."""
        yield OPENING
        while self._closing is None:
            try:
                async with asyncio.timeout(HARTSLAG):
                    await self._ready.wait()
            except TimeoutError:
                yield HART
            self._ready.clear()
            if self._next is not None:
                self._last, self._next = self._next, None
                yield self._last.event
            if self.recht.verlopen:
                self.close(VERLOPEN)
        if self._closing:
            yield self._closing


@dataclass
class Room:
    """A session with listeners. ``stand`` is what was last read; None asks to read again.

    ``beeld`` is that picture, from which the next is made when only phones voted since. After an
    error the session is left alone until ``retry_at`` (monotonic), ``pause`` seconds later.
    """

    listeners: set[Listener] = field(default_factory=set)
    messages: dict[Doelgroep, Bericht] = field(default_factory=dict)
    stand: int | None = None
    beeld: Beeld | None = None
    retry_at: float = 0.0
    pause: float = AFTER_ERROR

    def succeeded(self) -> None:
        self.retry_at, self.pause = 0.0, AFTER_ERROR

    def failed(self) -> None:
        """Read again, later."""
        self.stand = self.beeld = None
        self.retry_at = time.monotonic() + self.pause
        self.pause = min(2 * self.pause, LONGEST_PAUSE)

    def audiences(self) -> set[Doelgroep]:
        return {listener.recht.doelgroep for listener in self.listeners}


class Hub:
    """All rooms of one event loop. ``limit`` is how many streams this process takes."""

    def __init__(self, limit: int = 3000) -> None:
        self.limit = limit
        self._loop = asyncio.get_running_loop()
        self._rooms: dict[int, Room] = {}
        self._count = 0
        # Guards rooms and who is in them; the watcher reads what the loop changes.
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._deaf = live.luister(self._changed)
        self._thread = threading.Thread(target=self._watch, name="boas-stroom", daemon=True)
        self._thread.start()

    def join(self, recht: Luisterrecht) -> Listener:
        """Start listening; raises Vol."""
        if self._count >= self.limit or self._stopping.is_set():
            raise Vol
        listener = Listener(recht)
        with self._lock:
            room = self._rooms.setdefault(recht.sessie_id, Room())
            room.listeners.add(listener)
            self._count += 1
            laatste = room.messages.get(recht.doelgroep)
            if laatste is None:
                room.stand = None
        if laatste is None:
            self._wake.set()
        else:
            listener.offer(laatste)
        return listener

    def leave(self, listener: Listener) -> None:
        """Stop listening; the last one out closes the room."""
        with self._lock:
            room = self._rooms.get(listener.recht.sessie_id)
            if room is None or listener not in room.listeners:
                return
            room.listeners.remove(listener)
            self._count -= 1
            if not room.listeners:
                del self._rooms[listener.recht.sessie_id]
            elif listener.recht.doelgroep not in room.audiences():
                # Nobody keeps it fresh any more.
                room.messages.pop(listener.recht.doelgroep, None)

    def stop(self) -> None:
        """End every stream now; the watcher ends by itself, see ``wait_stopped``."""
        if self._stopping.is_set():
            return
        self._deaf()
        self._stopping.set()
        self._wake.set()
        for room in self._rooms.values():
            for listener in room.listeners:
                listener.close()

    async def wait_stopped(self) -> None:
        """Return when the watcher has given back its connection."""
        await self._loop.run_in_executor(None, self._thread.join)

    # --- in the watcher's thread, and in threads that write

    def _changed(self, sessie_id: int) -> None:
        if sessie_id in self._rooms:
            self._wake.set()

    def _watch(self) -> None:
        try:
            while not self._stopping.is_set():
                self._wake.wait(POLL if self._rooms else None)
                self._wake.clear()
                self._stopping.wait(self._look())
        finally:
            connections.close_all()

    def _look(self) -> float:
        """Read and hand out what changed; returns how long to rest."""
        try:
            began = time.monotonic()
            changed = self._find_changed()
            for sessie_id in changed:
                self._try_refresh(sessie_id)
        except Exception:
            # Whatever it was, the next look may succeed; streams must outlive it.
            log.exception("De stand van een sessie was niet te lezen.")
            connections.close_all()
            return AFTER_ERROR
        return max(REST, 2 * (time.monotonic() - began)) if changed else 0

    def _find_changed(self) -> list[int]:
        began = time.monotonic()
        with self._lock:
            known = {
                sessie_id: room.stand
                for sessie_id, room in self._rooms.items()
                if room.retry_at <= began
            }
        if not known:
            return []
        now = dict(Stand.objects.filter(pk__in=known).values_list("pk", "nummer"))
        return [pk for pk, stand in known.items() if stand != now.get(pk, 0)]

    def _try_refresh(self, sessie_id: int) -> None:
        try:
            done = self._refresh(sessie_id)
        except Exception:
            # One session that cannot be read leaves the others theirs.
            log.exception("Sessie %s was niet te lezen.", sessie_id)
            connections.close_all()
            done = False
        with self._lock:
            room = self._rooms.get(sessie_id)
            if room is not None:
                room.succeeded() if done else room.failed()

    def _refresh(self, sessie_id: int) -> bool:
        """Read a session and hand it out; whether every audience has its screen."""
        with self._lock:
            room = self._rooms.get(sessie_id, Room())
            before, audiences = dict(room.messages), room.audiences()
        try:
            beeld = lees(sessie_id, room.beeld)
        except Sessie.DoesNotExist:
            self._loop.call_soon_threadsafe(self._end, sessie_id)
            return True
        stale = {
            doelgroep
            for doelgroep in audiences
            if doelgroep not in before or before[doelgroep].sleutel != sleutel(beeld, doelgroep)
        }
        fresh: dict[Doelgroep, Bericht] = {}
        for doelgroep in stale:
            fresh |= _render(beeld, doelgroep)
        with self._lock:
            room.messages |= fresh
            room.beeld = beeld
            # Somebody of another audience came in meanwhile: read once more.
            room.stand = beeld.stand if room.audiences() <= audiences else None
        self._loop.call_soon_threadsafe(self._hand_out, sessie_id, fresh)
        return stale == fresh.keys()

    # --- in the event loop

    def _hand_out(self, sessie_id: int, fresh: dict[Doelgroep, Bericht]) -> None:
        for listener in self._listeners(sessie_id):
            if listener.recht.doelgroep in fresh:
                listener.offer(fresh[listener.recht.doelgroep])

    def _end(self, sessie_id: int) -> None:
        for listener in self._listeners(sessie_id):
            listener.close(EINDE)

    def _listeners(self, sessie_id: int) -> set[Listener]:
        room = self._rooms.get(sessie_id)
        return room.listeners if room else set()


def _render(beeld: Beeld, doelgroep: Doelgroep) -> dict[Doelgroep, Bericht]:
    try:
        return {doelgroep: bericht(beeld, doelgroep)}
    except Exception:
        # One screen that cannot be made leaves the others theirs.
        log.exception("Het scherm voor %s was niet te maken.", doelgroep)
        return {}
