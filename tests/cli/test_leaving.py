"""What the terminal shows once the triage screen is left."""

from __future__ import annotations

import pytest

from linktriage.cli.upkeep import tell
from linktriage.triage.session import SessionSummary


def test_leaving_tells_what_was_done(capsys: pytest.CaptureFixture[str]) -> None:
    tell(SessionSummary(rejected=2, reasons={"off-topic": 2}, pace_seconds=12.4, waiting=7))
    assert capsys.readouterr().out.splitlines() == [
        "This session: 2 decided, 12 s each: 2 rejected",
        "  rejected for: 2 off-topic",
        "  still in the queue: 7",
    ]


def test_leaving_after_a_look_tells_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    tell(SessionSummary(waiting=7))
    assert capsys.readouterr().out == ""
