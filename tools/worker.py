"""The background worker of `./run`: it ends with the process that started it, however that ends.

Its parent holds the other end of its standard input. When that closes, because the parent stopped
or was killed, the worker gets the signal to finish the task at hand and leave.
"""

import os
import signal
import sys
from threading import Thread

import django
from django.core.management import call_command


def follow_parent() -> None:
    """Wait until standard input closes, then ask this process to end."""
    # Unbuffered: a buffered read would still hold its lock while Python shuts down.
    while os.read(sys.stdin.fileno(), 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    Thread(target=follow_parent, daemon=True).start()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    # The name of one queue must not keep mail or reports waiting: this worker does them all.
    call_command("db_worker", queue_name="*", reload=False, startup_delay=False)
