"""A real PostgreSQL for the tests, in a folder of its own, gone when they are done.

    python -m tests.postgres COMMAND ...

runs a command with `DATABASE_URL` pointing to it.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# Nothing here needs to survive a power cut.
OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "64MB",
}


def find_programs() -> Path | None:
    """Return the folder with initdb and pg_ctl of the newest PostgreSQL, or None without one."""
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(versions, key=lambda path: int(path.parts[-3]), default=None)
    found = newest or shutil.which("initdb")
    return Path(found).parent if found else None


def ordinary_user() -> dict[str, Any]:
    """Return the arguments that let subprocess run as an ordinary user: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    account = known.get("postgres") or known["nobody"]
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


@contextmanager
def postgres() -> Iterator[str]:
    """Start PostgreSQL and give the DATABASE_URL of an empty database; stop and remove it after.

    It listens on a socket in its own folder only. Raises FileNotFoundError when PostgreSQL is not
    installed and CalledProcessError when it does not start.
    """
    programs = find_programs()
    if programs is None:
        raise FileNotFoundError("PostgreSQL is not installed")
    user = ordinary_user()
    # Not in TMPDIR: the path of a socket has at most 107 characters.
    folder = Path(tempfile.mkdtemp(prefix="borgen-postgres-", dir="/tmp"))
    if user:
        os.chown(folder, user["user"], user["group"])
    data = folder / "data"
    control = [str(programs / "pg_ctl"), "--pgdata", str(data), "--silent", "--wait"]

    def call(*command: str) -> None:
        subprocess.run(
            command,
            check=True,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
            **user,
        )

    try:
        call(
            *[str(programs / "initdb"), "--pgdata", str(data), "--username", "borgen"],
            *["--auth", "trust", "--encoding", "UTF8", "--no-sync"],
        )
        options = OPTIONS | {"unix_socket_directories": str(folder)}
        given = " ".join(f"-c {name}='{value}'" for name, value in options.items())
        try:
            call(*control, "--log", str(folder / "log"), "--options", given, "start")
        except subprocess.CalledProcessError as error:
            error.add_note((folder / "log").read_text(errors="replace"))
            raise
        try:
            yield f"postgresql://borgen@/postgres?host={folder}"
        finally:
            call(*control, "--mode", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def main(command: list[str]) -> int:
    """Run a command with `DATABASE_URL` set and return its exit code."""
    with postgres() as url:
        return subprocess.run(command, env=os.environ | {"DATABASE_URL": url}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
