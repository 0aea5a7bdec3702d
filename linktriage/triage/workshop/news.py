"""What the reading in the background tells, whenever it happens."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadingWent:
    """How the reading goes, in a few words; empty when nothing is left to read."""

    sentence: str


@dataclass(frozen=True, slots=True)
class PageRead:
    """A prospect was read and checked, or could not be read."""

    prospect_id: int


@dataclass(frozen=True, slots=True)
class ReadingFailed:
    """The reading ended with an error; the triage goes on without it."""

    sentence: str


News = ReadingWent | PageRead | ReadingFailed
