"""`linktriage import`, `fetch` and `check`: lists in, pages read, questions asked."""

from __future__ import annotations

import sys
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from linktriage.cli.options import AllowPrivate, JsonFlag, opened
from linktriage.cli.printing import StatusLine, counted, say, say_json
from linktriage.errors import BadInput

if TYPE_CHECKING:
    from linktriage.store.imports import ImportCounts, TakenBack
    from linktriage.triage import Triage
    from linktriage.triage.lists import ImportReport

SEEN_LINES = 20
"""Sites seen before that are named on the screen."""


def import_lists(
    context: typer.Context,
    files: Annotated[list[str], typer.Argument(help="Exports or lists; - is standard input.")],
    mapping: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=COLUMN", help="Say what a column holds."),
    ] = None,
    sheet: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The sheet of a workbook or file of an archive to read."),
    ] = None,
    linking: Annotated[
        bool,
        typer.Option("--already-linking", help="All these sites link to you: set them aside."),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would happen; change nothing.")
    ] = False,
    as_json: JsonFlag = False,
) -> None:
    """Import backlink exports, spreadsheets or plain lists as prospects."""
    given = _mapping(mapping or [])
    refused = 0
    with opened(context) as triage:
        for file in files:
            source, name = (sys.stdin.buffer, "-") if file == "-" else (Path(file), file)
            status = StatusLine()
            report = triage.import_list(
                source,
                name=name,
                mapping=given or None,
                sheet=sheet,
                linking=linking,
                dry_run=dry_run,
                on_rows=lambda rows, read, status=status, name=name: status.show(  # type: ignore[misc]
                    f"{name}: {rows:,} rows{_share(read)}"
                ),
                on_written=lambda *rows, status=status, name=name: status.show(
                    f"{name}: {rows[0]:,} of {rows[1]:,} rows kept"
                ),
            )
            status.end()
            refused += report.refused_file is not None
            if as_json:
                say_json(report.as_record())
            else:
                _tell(report, dry_run=dry_run)
    if refused:
        raise typer.Exit(1)


def imports(
    context: typer.Context,
    undo: Annotated[
        int | None, typer.Option(metavar="NUMBER", help="Take this import back.")
    ] = None,
    rows: Annotated[
        int | None, typer.Option(metavar="NUMBER", help="Show its rows, and what became of each.")
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """List the imports of the campaign, show the rows of one, or take one back whole."""
    with opened(context) as triage:
        if undo is not None:
            _tell_taken_back(triage.take_back_import(undo))
            return
        if rows is not None:
            _tell_rows(triage, rows, as_json=as_json)
            return
        for one in triage.imports():
            if as_json:
                say_json({**asdict(one), "at": one.at.isoformat()})
            else:
                gone = "  (taken back)" if one.undone else ""
                say(f"{one.id:>4}  {one.at:%Y-%m-%d %H:%M}  {one.file}  {one.tool}{gone}")
                say(f"      {counted(one.fates)}")


def _tell_rows(triage: Triage, import_id: int, *, as_json: bool) -> None:
    for one in triage.imported_rows(import_id):
        if as_json:
            say_json(asdict(one))
        else:
            because = f" ({one.reason})" if one.reason else ""
            cells = " | ".join(f"{column}: {cell}" for column, cell in one.cells.items())
            say(f"{one.number:>6}  {one.fate}{because}  {one.site}  {cells}")


def ranks(
    context: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(help="Tranco, CrUX, Majestic Million or Open PageRank lists.")
    ],
) -> None:
    """Look the queue's sites up in public lists of the most visited sites."""
    with opened(context) as triage:
        for file in files:
            found = triage.import_ranks(file)
            say(
                f"{found.provider} of {found.as_of}: {found.found:,} of {found.asked:,} sites are "
                f"among its {found.rows:,}; the others are recorded as absent."
            )
    say("`linktriage check` judges traffic anew.")


def _share(read: tuple[int, int]) -> str:
    done, total = read
    return f", {100 * done // total} %" if total else ""


def _mapping(pairs: list[str]) -> dict[str, str]:
    mapping = {}
    for pair in pairs:
        field, equals, column = pair.partition("=")
        if not equals or not field.strip() or not column.strip():
            raise BadInput(f"--map takes FIELD=COLUMN, such as url='Live link', not {pair}.")
        mapping[field.strip()] = column.strip()
    return mapping


def _tell(report: ImportReport, *, dry_run: bool) -> None:
    if report.refused_file is not None:
        sys.stderr.write(f"linktriage: {report.refused_file}\n")
        return
    counts = report.counts
    if counts is None:
        return
    would = "would be " if dry_run else ""
    say(f"{report.file}: {report.tool}, {counts.rows:,} rows, {counts.sites:,} sites")
    say(f"  {counts.queued:,} {would}queued, {counts.merged:,} merged, {counts.known:,} known")
    if counts.set_aside:
        say(f"  set aside: {counted(counts.set_aside)}")
    if counts.moved:
        say(f"  {counts.moved:,} {would}taken out of the queue: they link to you already")
    if counts.refused:
        say(f"  refused: {counted(counts.refused)}")
    _tell_seen(counts)
    columns = ", ".join(f"{field} = {column}" for field, column in report.mapping.items())
    if columns:
        say(f"  columns: {columns}")
    if report.unmapped:
        say(f"  kept with the row only: {', '.join(report.unmapped)}")
    for question in report.questions:
        say(f"  look at: {question}")
    if len(report.sheets) > 1:
        say(f"  read “{report.sheets[0]}”; --sheet takes another: {', '.join(report.sheets[1:])}")
    if dry_run:
        say("  Nothing was changed.")


def _tell_seen(counts: ImportCounts) -> None:
    if not counts.seen:
        return
    say(f"  {counts.seen:,} sites were seen before:")
    for site, what in islice(counts.seen_before.items(), SEEN_LINES):
        say(f"    {site}: {what}")
    if counts.seen > SEEN_LINES:
        say(f"    and {counts.seen - SEEN_LINES:,} more; --json names up to 100.")


def _tell_taken_back(taken: TakenBack) -> None:
    say(f"{taken.gone:,} prospects went, with their pages and numbers.")
    if taken.stayed:
        say(f"{taken.stayed:,} stayed: you have worked on them, or another list names them too.")
    if taken.requeued:
        say(f"{taken.requeued:,} went back to the queue.")
    say("Numbers that this list wrote over for the same source and day keep its values.")


def fetch(
    context: typer.Context,
    limit: Annotated[
        int | None, typer.Option(min=1, help="Read this many sites, then end.")
    ] = None,
    refresh: Annotated[
        bool, typer.Option("--refresh", help="Read again what was read before.")
    ] = False,
    retry: Annotated[
        bool, typer.Option("--retry", help="Read again what failed for a reason that may pass.")
    ] = False,
    allow_private: AllowPrivate = False,
) -> None:
    """Read and check what is queued; ctrl+c stops, and the next run goes on."""
    with opened(context) as triage:
        if refresh:
            triage.read_again()
        elif retry:
            triage.retry()
        if not triage.counts().unread:
            say("Everything in the queue was read. --refresh reads it again.")
            return
        read(triage, limit=limit, allow_private=allow_private)


def read(triage: Triage, *, limit: int | None = None, allow_private: bool = False) -> None:
    """Read what is unread, under a status line; exit status 1 when it was stopped."""
    import asyncio

    from linktriage.triage.reading import line, summary

    status = StatusLine()
    progress, stopped = asyncio.run(
        triage.read_queue(
            on_progress=lambda progress: status.show(line(progress)),
            allow_private=allow_private,
            limit=limit,
        )
    )
    status.end()
    say(summary(progress))
    if stopped:
        say("Stopped; `linktriage fetch` goes on from here.")
        raise typer.Exit(1)


def check(context: typer.Context) -> None:
    """Ask all checks anew about the stored pages, without the network."""
    with opened(context) as triage:
        status = StatusLine()
        number = triage.check_all(lambda done, of: status.show(f"{done:,} of {of:,} checked"))
        status.end()
    say(f"{number:,} prospects looked at, findings are new.")
