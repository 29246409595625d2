"""The run of all checks: what fails it, what it skips, what it says at the end."""

import sys
from contextlib import contextmanager

import pytest

from tools import check
from tools.check import BAD, GOOD, SKIPPED, Result, Stage, run_stage, summary


def command(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def state_of(stage: Stage, strict: bool = False) -> str:
    return run_stage(stage, {}, strict).state


def test_the_exit_code_of_a_stage_decides():
    assert state_of(Stage("a", command("pass"))) == GOOD
    assert state_of(Stage("a", command("raise SystemExit(3)"))) == BAD


def test_a_command_that_does_not_exist_is_bad():
    assert state_of(Stage("a", ["/does/not/exist"])) == BAD


@pytest.mark.parametrize(("strict", "state"), [(False, SKIPPED), (True, BAD)])
def test_a_missing_program_is_skipped_but_fails_a_strict_run(strict, state):
    stage = Stage("a", command("pass"), needs=lambda: None, package="postgresql")
    result = run_stage(stage, {}, strict)
    assert result.state == state
    assert result.reason == "ontbreekt: apt-get install postgresql"


@pytest.mark.parametrize(("strict", "state"), [(False, SKIPPED), (True, BAD)])
def test_a_pytest_without_tests_is_skipped_but_fails_a_strict_run(strict, state):
    stage = Stage("a", [*command("raise SystemExit(5)"), "pytest"])
    assert state_of(stage, strict) == state


def test_a_stage_gets_its_database_and_its_settings():
    open_now = []

    @contextmanager
    def database():
        open_now.append("postgresql://here")
        yield open_now[0]
        open_now.clear()

    code = (
        "import os, sys; e = os.environ;"
        "sys.exit(e['DATABASE_URL'] != 'postgresql://here' or e['BASE_URL'] != 'https://b')"
    )
    stage = Stage("a", command(code), settings={"BASE_URL": "https://b"}, database=database)
    everywhere = {"DATABASE_URL": "sqlite://", "BASE_URL": "http://a"}
    assert run_stage(stage, everywhere, strict=False).state == GOOD
    assert open_now == []


def test_what_one_stage_leaves_to_the_browser_another_runs_whole():
    runs = [stage.command for stage in check.stages() if "pytest" in stage.command]
    [browser] = [run for run in runs if check.BROWSER in run]
    assert "-m" not in browser[browser.index("pytest") :]
    assert (check.ROOT / check.BROWSER).is_dir()
    assert all(check.NO_BROWSER in run for run in runs if run is not browser)


def test_after_a_failure_the_later_stages_still_run(monkeypatch, capsys):
    monkeypatch.setenv("CI", "true")
    bad, good = command("raise SystemExit(1)"), command("pass")
    monkeypatch.setattr(check, "stages", lambda: [Stage("one", bad), Stage("two", good)])
    assert check.main([]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line.split()[0] for line in lines[-3:-1]] == ["fout", "goed"]
    assert lines[-1].startswith("1 van 2 onderdelen fout, in ")


def test_a_run_without_failures_succeeds(monkeypatch):
    monkeypatch.setattr(check, "stages", lambda: [Stage("one", command("pass"))])
    assert check.main([]) == 0


def test_the_summary_names_every_stage_with_its_seconds():
    results = [Result("ruff", GOOD, 0.25), Result("browser", SKIPPED, 0.0, "geen tests gevonden")]
    assert summary(results) == (
        "goed             0.2 s  ruff\n"
        "overgeslagen     0.0 s  browser (geen tests gevonden)\n"
        "Alles goed, 1 overgeslagen, in 0 s."
    )


def test_a_run_stays_away_from_the_data_of_this_installation(tmp_path):
    settings = check.own_settings(tmp_path)
    assert settings["DATA_DIR"] == str(tmp_path)
    assert settings["DATABASE_URL"] == f"sqlite:///{tmp_path}/borgen.sqlite3"
