"""What there is to tell of an imported list: the file, its rows, what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ListFile:
    """What is remembered of an imported file."""

    name: str
    tool: str
    sha256: str = ""
    signature: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    """The names of its columns: what its raw rows hold, in order."""


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """What became of the rows of one file: every row is counted in exactly one place."""

    import_id: int
    rows: int
    sites: int
    queued: int
    merged: int
    known: int
    set_aside: Mapping[str, int]
    refused: Mapping[str, int]
    moved: int = 0
    """Undecided prospects that were taken out of the queue, because their sites link already."""
    seen: int = 0
    """Sites of the file that were decided on before, here or in another campaign."""
    seen_before: Mapping[str, str] = field(default_factory=dict)
    """The first of them, with what was decided."""


@dataclass(frozen=True, slots=True)
class PastImport:
    """One file that was imported before."""

    id: int
    file: str
    tool: str
    at: datetime
    undone: bool
    fates: Mapping[str, int]
    """What became of its rows, in words, to how many."""


@dataclass(frozen=True, slots=True)
class KeptRow:
    """One row of an imported file as it came."""

    number: int
    fate: str
    reason: str
    site: str
    """Of the prospect that it went to; empty when there is none any more."""
    cells: Mapping[str, str]
    """Column to cell, the empty ones left out."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What became of the prospects of an import that was taken back."""

    gone: int
    stayed: int
    """It brought them, but a person has worked on them or another list names them as well."""
    requeued: int
    """Back in the queue: only this list said that they link already."""
