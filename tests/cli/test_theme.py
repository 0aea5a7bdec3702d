from __future__ import annotations

import pytest
from typer.testing import CliRunner

from linktriage.cli import app, upkeep
from linktriage.triage import SessionSummary
from linktriage.triage.looks import Look

runner = CliRunner()


@pytest.mark.parametrize(
    ("words", "environment", "look"),
    [
        ([], {}, None),
        (["--theme", "light"], {}, Look.LIGHT),
        ([], {"LINKTRIAGE_THEME": "light"}, Look.LIGHT),
        (["--theme", "dark"], {"LINKTRIAGE_THEME": "light"}, Look.DARK),
    ],
)
def test_the_theme_is_said_before_the_command_or_in_the_environment(
    words: list[str],
    environment: dict[str, str],
    look: Look | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[object] = []

    def run(_: object, **options: object) -> SessionSummary:
        asked.append(options["look"])
        return SessionSummary()

    monkeypatch.setattr("linktriage.tui.run", run)
    monkeypatch.setattr(upkeep, "_require_terminal", lambda: None)
    assert runner.invoke(app, words, env=environment).exit_code == 0
    assert asked == [look]


def test_a_theme_there_is_not_is_wrong_usage() -> None:
    assert runner.invoke(app, ["--theme", "pink"]).exit_code == 2
