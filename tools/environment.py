"""Make `.venv` hold exactly what a lock in `requirements/` names.

Runs on the machine's own Python, before anything is installed: the standard library only.
"""

import fcntl
import hashlib
import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the one lock of an existing folder, waiting for it; leaves no file behind."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def works(environment: Path) -> bool:
    """Tell whether an environment can install; after an upgrade of the machine it cannot."""
    python = environment / "bin" / "python"
    if not python.exists():
        return False
    return subprocess.run([python, "-c", "import pip"], capture_output=True).returncode == 0


def digest(lock: Path) -> str:
    """Return the SHA-256 of a lock's bytes, in hexadecimal."""
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def stamp_of(lock: Path, packages: Path) -> Path:
    """Return the file beside the installed packages that says which version of `lock` they follow.

    It stands in the folder of one Python version, since packages of one are of no use to another.
    """
    return packages / f".installed-{lock.stem}"


def is_current(lock: Path, packages: Path) -> bool:
    """Tell whether the folder `packages` was filled from this very lock."""
    stamp = stamp_of(lock, packages)
    return stamp.exists() and stamp.read_text() == digest(lock)


def own_packages() -> Path:
    """Return the folder that the running Python installs packages in."""
    return Path(sysconfig.get_path("purelib"))


def install(lock: Path) -> None:
    """Install a lock with the running Python and stamp it; raises CalledProcessError."""
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--require-hashes", "--requirement", str(lock)],
        env=os.environ
        | {"PIP_QUIET": "2", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        check=True,
        stdin=subprocess.DEVNULL,
    )
    stamp_of(lock, own_packages()).write_text(digest(lock))


def make(lock: Path, environment: Path) -> None:
    """Give `environment` the packages of `lock`, making or remaking it where needed.

    Raises CalledProcessError when a step fails. Two starts at once wait for each other.
    """
    step = [str(environment / "bin" / "python"), __file__]
    with locked(environment.parent):
        if not works(environment):
            say(f"Python-omgeving maken in {environment.name} ...")
            venv.EnvBuilder(clear=True, symlinks=True, with_pip=True).create(environment)
        if subprocess.run([*step, "--ready", lock.stem]).returncode != 0:
            say("Python-pakketten installeren (eenmalig, ongeveer een halve minuut) ...")
            subprocess.run([*step, "--install", lock.stem], check=True)


def say(text: str) -> None:
    """Tell whoever started `./run` what happens."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def main(arguments: list[str]) -> int:
    """Handle `NAME [ENVIRONMENT]` (make it), `--ready NAME` or `--install NAME`.

    Returns the exit code. NAME is a lock in `requirements/`; with the last two, the environment
    is the one this runs in.
    """
    if arguments[0] == "--ready":
        return 0 if is_current(lock_of(arguments[1]), own_packages()) else 1
    try:
        if arguments[0] == "--install":
            install(lock_of(arguments[1]))
        else:
            make(lock_of(arguments[0]), ROOT / (arguments[1:] or [".venv"])[0])
    except subprocess.CalledProcessError as error:
        if arguments[0] != "--install":
            say(
                "Het installeren van de Python-pakketten is mislukt; de melding staat hierboven.\n"
                "Controleer de internetverbinding en de schijfruimte en probeer het opnieuw."
            )
        return error.returncode or 1
    return 0


def lock_of(name: str) -> Path:
    """Return the lock called `name`, such as `app` or `test`."""
    return ROOT / "requirements" / f"{name}.txt"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
