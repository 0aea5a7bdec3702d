"""Lists of the user's own pages: a table with named columns, or addresses, one on a line."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from linktriage.importing.delimited import delimiter_of, read_records, split_sep_line
from linktriage.importing.headers import is_comment, plain
from linktriage.text import clean_line

FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "url": ("url", "page", "address", "target", "target url", "target page", "link", "loc"),
    "role": ("role", "page role", "page type", "kind"),
    "cluster": ("cluster", "keyword cluster", "keyword", "keywords", "topic", "main keyword"),
    "why": ("why", "why cite", "why anyone would cite it", "reason", "cite"),
    "title": ("title", "page title", "name"),
    "description": ("description", "meta description", "summary"),
    "asset": ("asset", "asset type", "format", "content type"),
    "job": ("job", "what it does"),
    "goal": ("goal", "link goal"),
    "supports": ("supports", "onward", "onward path", "leads to", "money page"),
}
"""What may be said of a target page, and the names that columns have for it."""


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One row of such a list: what its cells say, blank ones left out."""

    number: int
    fields: Mapping[str, str]


def target_rows(text: str) -> Iterator[TargetRow]:
    """Yield the rows that say something. Without a header the first cell is the address."""
    text = text.removeprefix("\ufeff")
    named, length = split_sep_line(text)
    text = text[length:]
    delimiter = named or delimiter_of(text[:20_000])
    columns: tuple[str, ...] | None = None
    number = 0
    for record in read_records(io.StringIO(text, newline=""), delimiter):
        if not any(cell.strip() for cell in record) or is_comment(record):
            continue
        if columns is None:
            columns = _columns(record)
            if "url" in columns:
                continue
            columns = ("url",)
        number += 1
        cells = zip(columns, map(clean_line, record), strict=False)
        yield TargetRow(number, {name: cell for name, cell in cells if name and cell})


def _columns(record: list[str]) -> tuple[str, ...]:
    """Return what each column holds; empty for what is not kept."""
    meanings = {alias: name for name, aliases in FIELDS.items() for alias in aliases}
    found: list[str] = []
    for cell in record:
        name = meanings.get(plain(cell), "")
        found.append("" if name in found else name)
    return tuple(found)
