"""A campaign with six prospects that were read, and the screen on it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from linktriage.triage import Triage
from linktriage.tui import turns
from tests.patience import PATIENCE
from tests.triage.workshop.fake import reading
from tests.tui.samples import campaign
from tests.tui.seat import Seat, seated

__all__ = ["reading", "seat", "triage"]


@pytest.fixture(autouse=True)
def _every_key_has_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no key be taken early because a busy machine is slow with the one before.

    A key that waited for that time, and not for the one before, would wait too long for any test.
    """
    monkeypatch.setattr(turns, "LONGEST", 2 * PATIENCE)


@pytest.fixture
def triage(tmp_path: Path) -> Iterator[Triage]:
    verbs = campaign(tmp_path)
    yield verbs
    verbs.close()


@pytest.fixture
async def seat(triage: Triage) -> AsyncIterator[Seat]:
    async with seated(triage) as taken:
        yield taken
