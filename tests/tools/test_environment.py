"""When packages are installed again, and who waits for whom."""

import fcntl
import os

import pytest

from tools.environment import digest, is_current, locked, stamp_of, works


@pytest.fixture
def lock(tmp_path):
    path = tmp_path / "app.txt"
    path.write_text("django==5.2.1 --hash=sha256:00\n")
    return path


def test_a_stamp_of_this_very_lock_is_current(lock, tmp_path):
    stamp_of(lock, tmp_path).write_text(digest(lock))
    assert is_current(lock, tmp_path)


def test_without_a_stamp_nothing_is_current(lock, tmp_path):
    assert not is_current(lock, tmp_path)


def test_a_changed_lock_is_not_current(lock, tmp_path):
    stamp_of(lock, tmp_path).write_text(digest(lock))
    lock.write_text("django==5.2.2 --hash=sha256:00\n")
    assert not is_current(lock, tmp_path)


def test_each_lock_has_its_own_stamp(lock, tmp_path):
    other = tmp_path / "test.txt"
    other.write_text(lock.read_text())
    stamp_of(lock, tmp_path).write_text(digest(lock))
    assert not is_current(other, tmp_path)


def test_an_environment_without_pip_does_not_work(tmp_path):
    python = tmp_path / "bin" / "python"
    assert not works(tmp_path)
    python.parent.mkdir()
    python.write_text("#!/bin/sh\nexit 1\n")
    python.chmod(0o755)
    assert not works(tmp_path)


def test_a_second_start_waits_for_the_first(tmp_path):
    second = os.open(tmp_path, os.O_RDONLY)
    try:
        with locked(tmp_path), pytest.raises(BlockingIOError):
            fcntl.flock(second, fcntl.LOCK_EX | fcntl.LOCK_NB)
        fcntl.flock(second, fcntl.LOCK_EX | fcntl.LOCK_NB)
    finally:
        os.close(second)
    assert list(tmp_path.iterdir()) == []
