"""Whatever fails behind the screen is said, and the program goes on."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest

from linktriage.errors import StoreError
from linktriage.triage import Triage
from linktriage.tui import importer
from linktriage.tui.latest import Latest
from linktriage.tui.screens import links
from linktriage.tui.screens import triage as page
from linktriage.tui.sitting import Sitting
from tests.patience import until
from tests.tui.seat import Seat

SECRET = "hunter2"


@pytest.fixture(autouse=True)
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the traceback of a failure goes."""
    path = tmp_path / "own" / "crash.log"
    monkeypatch.setattr("linktriage.tui.crash.crash_log", lambda: path)
    return path


def broken(*_: object, **__: object) -> NoReturn:
    raise RuntimeError(SECRET)


def refused(*_: object, **__: object) -> NoReturn:
    raise StoreError("The database says no [/].")


async def told(seat: Seat, words: str) -> None:
    await until(lambda: words in seat.notices())


async def test_a_dialog_that_fails_is_said_and_the_next_one_opens(
    seat: Seat, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await seat.press("l")
    with monkeypatch.context() as patch:
        patch.setattr(Sitting, "count", broken)
        await seat.press("escape")
        await told(seat, "error of linktriage's own (RuntimeError)")
    assert str(log) in seat.notices()
    kept = log.read_text()  # noqa: ASYNC240 - a small file, and nobody waits
    assert SECRET not in seat.notices() + kept
    assert "broken" in kept
    assert seat.app._exit is False
    await seat.press("l")
    assert "queued ·" in seat.screen()
    await seat.press("escape", "X")
    assert seat.triage.counts().rejected == 1


@pytest.mark.parametrize(
    ("before", "keys", "place"),
    [
        (("l",), ("escape",), (Sitting, "count")),
        ((), ("M",), (Triage, "coverage")),
        ((), ("T",), (Triage, "coverage")),
        (("a", "enter", "J", "K", "K"), ("d",), (Triage, "draft")),
        (("f",), ("x",), (Triage, "front")),
        ((), ("w",), (Triage, "why")),
        (("l", "space"), ("X", "1"), (Triage, "decide_many")),
        ((), ("S", "q"), (Triage, "called")),
        (("f", *"wind", "enter", "F", "s", *"w", "enter", "escape"), ("F",), (Triage, "size")),
        (("i", *"a.example"), ("enter",), (importer, "look_at")),
        ((), ("o",), (page, "open_url")),
        (("L",), ("o",), (links, "open_url")),
    ],
    ids=[
        *("list", "coverage", "targets", "draft", "filter", "why", "bulk"),
        *("jump", "saved", "import", "page in a browser", "link in a browser"),
    ],
)
async def test_work_of_any_screen_that_fails_is_said(
    seat: Seat,
    before: tuple[str, ...],
    keys: tuple[str, ...],
    place: tuple[object, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await seat.press(*before)
    monkeypatch.setattr(*place, broken)
    await seat.press(*keys)
    await told(seat, "RuntimeError")
    assert seat.app._exit is False
    assert seat.app._exception is None


async def test_what_the_database_refuses_is_said_in_its_sentence(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Triage, "coverage", refused)
    await seat.press("M")
    await told(seat, "The database says no [/].")


async def test_a_question_that_fails_leaves_the_next_one_an_answer(seat: Seat) -> None:
    latest, shown = Latest(seat.desk), []
    latest.ask(broken)
    await told(seat, "RuntimeError")
    latest.ask(lambda: lambda: shown.append(1))
    await seat.looked()
    assert shown == [1]
