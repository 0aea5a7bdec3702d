"""A list on its way in, without a screen: what was given, what it holds, what became of it."""

from __future__ import annotations

import io
import os
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import IO

from linktriage.errors import BadInput
from linktriage.text import clean_line, clean_text
from linktriage.triage import ImportReport, Triage
from linktriage.tui.ink import Line, Run, fit

SEEN_LINES = 10
"""Sites seen before that are named."""
MAX_PASTED = 20_000_000
"""Characters of a list that is pasted; longer ones are for files."""
_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".gz", ".zip", ".json", ".tab")


@dataclass(frozen=True, slots=True)
class Given:
    """One list that a person gave: a file, or the text that was pasted."""

    name: str
    path: Path | None = None
    text: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    """What the person said of its columns: field to column, "" for none."""
    sheet: str | None = None
    """The table that the person chose."""

    def source(self) -> Path | IO[bytes]:
        """Return what can be read, from the beginning."""
        return self.path or io.BytesIO(self.text.encode("utf-8", "replace"))


def clean_cells(text: str) -> str:
    """Return a pasted text cleaned, its tabs kept: cells of a spreadsheet stand between them."""
    return "\t".join(map(clean_text, text[:MAX_PASTED].split("\t")))


def given(text: str) -> tuple[Given, ...]:
    """Return what was typed or pasted: the files that it names, else the list that it is.

    Files stand one on a line, or in a line as a shell would take them. Raises `BadInput` for
    nothing, and for a line that names a file which is not there.
    """
    lines = clean_cells(text).strip("\n")
    if not lines.strip():
        raise BadInput("Type the path of a file, or paste a list.")
    files = _files(lines)
    if files:
        return tuple(Given(file.name, file) for file in files)
    if "\n" not in lines and _names_a_file(lines.strip()):
        raise BadInput(f"There is no file {clean_line(lines, 200)}.")
    count = lines.count("\n") + 1
    return (Given(f"pasted list of {count:,} line{'s' if count > 1 else ''}", text=lines),)


def _files(lines: str) -> list[Path]:
    """Return the files that all the lines name; nothing when any of them names none."""
    if len(lines) > 100_000:
        return []
    named = [_file(line) for line in lines.splitlines() if line.strip()]
    if len(named) == 1 and named[0] is None:
        named = [_file(word) for word in _words(lines)]
    return [file for file in named if file] if all(named) else []


def _words(line: str) -> list[str]:
    try:
        return shlex.split(line)
    except ValueError:
        return [line]


def _file(text: str) -> Path | None:
    path = _path(text)
    try:
        return path if path.is_file() else None
    except (OSError, ValueError):
        return None


def _path(text: str) -> Path:
    """Return the path in a line; terminals drop files with quotes or with escaped spaces."""
    words = _words(text.strip())
    name = words[0] if len(words) == 1 else text.strip()
    return Path(os.path.expanduser(name))  # noqa: PTH111 - Path's raises for an unknown user


def _names_a_file(line: str) -> bool:
    if "://" in line:
        return False
    return line.startswith(("/", "~", ".", "'", '"')) or line.casefold().endswith(_ENDINGS)


def completed(line: str) -> str:
    """Return a half-typed path, typed on as far as the names of files decide it."""
    typed = _path(line) if line.strip() else Path()
    whole = line.endswith("/") or not line
    folder, start = (typed, "") if whole else (typed.parent, typed.name)
    try:
        names = sorted(one.name for one in folder.iterdir() if one.name.startswith(start))
    except OSError:
        return line
    more = _shared_beginning(names)[len(start) :]
    if len(names) == 1 and (folder / names[0]).is_dir():
        more += "/"
    return line + clean_line(more)


def _shared_beginning(names: list[str]) -> str:
    """Return what sorted names begin with, all of them."""
    if not names:
        return ""
    first, last = names[0], names[-1]
    alike = (at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b)
    return first[: next(alike, min(len(first), len(last)))]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a list holds, before it is imported."""

    tool: str
    columns: tuple[str, ...]
    held: Mapping[str, str]
    """Column to the field or number that it holds."""
    questions: tuple[str, ...]
    """What a person should confirm; empty when it is sure."""
    sample: tuple[Mapping[str, str], ...]
    sheets: tuple[str, ...]


def look_at(triage: Triage, what: Given) -> Preview:
    """Open a list and return what it holds; raises `NotAProspectList` or `BadInput`."""
    mapping = dict(what.mapping) or None
    with triage.open_list(
        what.source(), name=what.name, mapping=mapping, sheet=what.sheet
    ) as listing:
        return Preview(
            listing.tool,
            listing.header,
            {column: name for name, column in listing.mapping.items()},
            listing.ambiguous,
            listing.sample,
            listing.sheets,
        )


def column_line(preview: Preview, number: int, width: int) -> Line:
    """Return one column: its name, what it holds, its cells in the first rows."""
    column = preview.columns[number]
    held = preview.held.get(column, "")
    name = max(12, min(30, width // 4))
    cells = [row.get(column, "") for row in preview.sample]
    room = width - 2 * name - 2
    each = max(6, room // max(1, len(cells)) - 1)
    return (
        Run(fit(column, name), "strong" if held else "muted"),
        Run(" "),
        Run(fit(held or "kept with the row only", name), "label" if held else "muted"),
        Run(" "),
        *(Run(fit(clean_line(cell), each) + " ", "" if held else "muted") for cell in cells),
    )


def report_lines(reports: tuple[ImportReport, ...], width: int) -> Iterator[Line]:
    """Yield what became of the rows of each list, every row counted once."""
    for report in reports:
        yield (Run(fit(clean_line(report.file), width), "heading"),)
        yield from _one_report(report, width)
        yield ()


def _one_report(report: ImportReport, width: int) -> Iterator[Line]:
    counts = report.counts
    if counts is None:
        yield (Run(fit(report.refused_file or "", width), "warn"),)
        return
    yield (Run(f"{report.tool}, {counts.rows:,} rows, {counts.sites:,} sites", "strong"),)
    for number, words in (
        (counts.queued, "queued"),
        (counts.merged, "merged with them"),
        (counts.known, "known before"),
        *((number, f"set aside: {reason}") for reason, number in counts.set_aside.items()),
        *((number, f"refused: {reason}") for reason, number in counts.refused.items()),
        (counts.moved, "taken out of the queue: they link to you already"),
    ):
        if number:
            yield (Run(f"{number:>9,}  "), Run(fit(words, max(10, width - 11))))
    yield from _seen(report, width)
    if report.unmapped:
        words = "kept with the row only: " + ", ".join(report.unmapped)
        yield (Run(fit(words, width), "muted"),)


def _seen(report: ImportReport, width: int) -> Iterator[Line]:
    counts = report.counts
    if counts is None or not counts.seen:
        return
    yield (Run(f"{counts.seen:>9,}  sites were seen before:", "label"),)
    for site, what in islice(counts.seen_before.items(), SEEN_LINES):
        yield (
            Run(" " * 11),
            Run(fit(site, 30) + " ", "site"),
            Run(fit(what, max(10, width - 42)), "muted"),
        )
