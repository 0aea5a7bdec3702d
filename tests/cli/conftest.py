from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from linktriage.__main__ import main


@dataclass(frozen=True)
class Ran:
    """What one command printed, and how it ended."""

    out: str
    err: str
    status: int


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """A function that runs `linktriage` with a database of the test's own."""
    monkeypatch.setenv("LINKTRIAGE_DB", str(tmp_path / "linktriage.db"))

    def run(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["linktriage", *arguments])
        try:
            main()
            status = 0
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
        out, err = capsys.readouterr()
        return Ran(out, err, status)

    return run


@pytest.fixture
def campaign(run: Run) -> Run:
    """The same, with a campaign, a sender and two targets."""
    run("campaign", "new", "freight", "--own", "ours.example", "--brand", "Harbour & Hull")
    run("campaign", "set", "--sender", "name=Mara Lind")
    run("target", "add", "https://ours.example/guides/freight-class", "--role", "pillar",
        "--cluster", "freight class", "--title", "Freight class, worked out",
        "--why", "it shows how each class follows from density")  # fmt: skip
    run("target", "add", "https://ours.example/pricing", "--role", "money",
        "--cluster", "freight quotes", "--why", "it lists what each carrier charges")  # fmt: skip
    return run
