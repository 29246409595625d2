"""The script `run` itself, in a tree of its own with a Python that only repeats its arguments."""

import os
import shutil
import subprocess

import pytest

from tools.environment import ROOT

PYTHON = '#!/bin/sh\ncase $2 in --ready) exit 0;; esac\npwd\nprintf "%s|" "$@"\n'


@pytest.fixture
def programs(tmp_path):
    """A folder first on PATH; ``programs(name, script)`` puts a program in it."""
    folder = tmp_path / "programs"
    folder.mkdir()

    def add(name, script, where=folder):
        where.mkdir(parents=True, exist_ok=True)
        path = where / name
        path.write_text(script)
        path.chmod(0o755)

    add("dpkg-query", '#!/bin/sh\nshift 2\nprintf "%s=installed " "$@"\n')
    add("id", "#!/bin/sh\necho 1000\n")
    return add


@pytest.fixture
def run(tmp_path, programs):
    """``run(*arguments)`` calls a copy of the script from another folder than its tree."""
    tree = tmp_path / "a tree"
    programs("python", PYTHON, tree / ".venv" / "bin")
    shutil.copy(ROOT / "run", tree)

    def call(*arguments):
        return subprocess.run(
            [tree / "run", *arguments],
            cwd=tmp_path,
            env={"PATH": f"{tmp_path}/programs:{os.environ['PATH']}"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )

    call.tree = tree
    return call


def test_manage_gets_its_arguments_and_stays_in_the_folder_of_the_caller(run, tmp_path):
    done = run("manage", "backup", "my file.zip")
    assert done.stdout == f"{tmp_path}\n{run.tree}/manage.py|backup|my file.zip|"
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "passed"),
    [
        ((), "-m|tools.start|"),
        (("test",), "-m|tools.check|"),
        (("test", "tests/boas", "-k", "a b"), "-m|tools.check|tests/boas|-k|a b|"),
        (("bench", "--snel"), "-m|tests.belasting|--snel|"),
    ],
)
def test_the_other_commands_run_in_the_tree(run, arguments, passed):
    assert run(*arguments).stdout == f"{run.tree}\n{passed}"


def test_an_unknown_command_shows_what_there_is(run):
    done = run("tset")
    assert done.returncode == 2
    assert "./run manage ..." in done.stderr


def test_an_ordinary_user_reads_what_to_install_and_the_start_goes_on(run, programs):
    programs("dpkg-query", "#!/bin/sh\necho 'libpango-1.0-0=installed '\nexit 1\n")
    programs("apt-get", "#!/bin/sh\necho touched >&2\n")
    done = run()
    assert (
        "sudo apt-get install libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core\n"
        in done.stderr
    )
    assert "touched" not in done.stderr
    assert done.stdout.endswith("tools.start|")


def test_root_installs_just_what_is_missing(run, programs):
    programs(
        "dpkg-query", "#!/bin/sh\nshift 2\nprintf '%s=installed ' \"$@\" | sed s/postgresql=//\n"
    )
    programs("id", "#!/bin/sh\necho 0\n")
    programs("apt-get", '#!/bin/sh\necho "apt-get $*" >&2\n')
    called = [line for line in run("test").stderr.splitlines() if line.startswith("apt-get ")]
    assert called == [
        "apt-get update -q",
        "apt-get -o DPkg::Lock::Timeout=300 install -q -y --no-install-recommends postgresql",
    ]
