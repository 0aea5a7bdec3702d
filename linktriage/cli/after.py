"""`linktriage outcome`, `outcomes` and `report`: what was answered, and what to show."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from linktriage.cli.options import dossier_of, opened
from linktriage.cli.printing import say
from linktriage.errors import BadInput
from linktriage.model import MarkKind, Status


def outcome(
    context: typer.Context,
    site: str,
    kind: Annotated[MarkKind, typer.Argument(help="What became of the message.")],
    date: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="On which day (else today).")
    ] = None,
    note: Annotated[str, typer.Option(help="In your own words.")] = "",
    stop: Annotated[
        bool, typer.Option("--stop", help="They want no more mail: leave them alone everywhere.")
    ] = False,
) -> None:
    """Write down what became of a message; it stays. A no or a stop is heard."""
    with opened(context) as triage:
        dossier = dossier_of(triage, site)
        mark = triage.mark(dossier, kind, date.date() if date else None, note, stop=stop)
        left_alone = triage.dossier(dossier.prospect.id).prospect.status is Status.SUPPRESSED
    say(f"{mark.site}: {mark.kind} on {mark.on}. This stays; a later outcome puts it right.")
    if left_alone:
        say(f"{mark.site} is left alone from now on; linktriage undo takes that back.")


def outcomes(
    context: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(help="A CSV with the columns site, kind, date, note.")
    ] = None,
) -> None:
    """Write down the outcomes of a file; without a file show those that are known."""
    with opened(context) as triage:
        if file is None:
            for mark in triage.marks():
                say(f"{mark.on}  {mark.site}  {mark.kind}  {mark.note}".rstrip())
            return
        taken = triage.mark_all(file)
    say(f"{taken.marked:,} outcomes written down, {len(taken.refused):,} rows not taken")
    if taken.elsewhere:
        say(f"{taken.elsewhere:,} of them are of other sites: they count as earlier contact")
    for sentence in taken.refused:
        say(f"  {sentence}")
    if taken.refused and not taken.marked:
        raise BadInput("No outcome was taken from that file.")


def report(
    context: typer.Context,
    html: Annotated[
        Path | None, typer.Option("--html", help="Write one page for a client to this file.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over what is there.")] = False,
) -> None:
    """Show where links are planned, why prospects were rejected, and how far the drafts are."""
    with opened(context) as triage:
        if html is not None:
            triage.write_report(html, force=force)
            say(f"Wrote {html}.")
            return
        lines = triage.report_lines()
        ahead = triage.outlook().sentences()
    for line in (*lines, "In the queue", *(f"  {sentence}" for sentence in ahead)):
        say(line)
