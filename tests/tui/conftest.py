"""A campaign with six prospects that were read, and the screen on it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from linktriage.triage import Triage
from tests.triage.workshop.fake import reading
from tests.tui.samples import campaign
from tests.tui.seat import Seat, seated

__all__ = ["reading", "seat", "triage"]


@pytest.fixture
def triage(tmp_path: Path) -> Iterator[Triage]:
    verbs = campaign(tmp_path)
    yield verbs
    verbs.close()


@pytest.fixture
async def seat(triage: Triage) -> AsyncIterator[Seat]:
    async with seated(triage) as taken:
        yield taken
