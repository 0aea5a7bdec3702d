"""`linktriage contact`, `outcome`, `outcomes` and `report`: people, answers, and what to show."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from linktriage.cli.options import dossier_of, opened
from linktriage.cli.printing import say
from linktriage.errors import BadInput
from linktriage.model import MarkKind
from linktriage.text import clean_line

contact_app = typer.Typer(help="Whom to write to.", no_args_is_help=True, rich_markup_mode=None)


@contact_app.command("add")
def contact_add(
    context: typer.Context,
    site: str,
    email: Annotated[str, typer.Option(help="Their address.")],
    name: Annotated[str, typer.Option(help="Their name.")] = "",
    role: Annotated[str, typer.Option(help="What they do, such as editor.")] = "",
) -> None:
    """Add a contact to a site, or put right the name and role of the one with that address."""
    with opened(context) as triage:
        added = triage.add_contact(dossier_of(triage, site), email, name, role)
    say(f"{added.email} is a contact of {site}, and the first choice for its draft.")


@contact_app.command("list")
def contact_list(context: typer.Context, site: str) -> None:
    """Show whom one may write to, the best first, and what happened with that site before."""
    with opened(context) as triage:
        dossier = dossier_of(triage, site)
        found, marks = triage.contacts(dossier), triage.earlier(dossier)
    for one in found:
        parts = (one.email or one.form_url, one.name, one.role, one.found_at)
        say("  ".join(clean_line(part) for part in parts if part))
    if not found:
        say(f"No contact of {site}: linktriage contact add {site} --email ADDRESS")
    for mark in marks:
        say(f"before: {mark.kind} on {mark.on} ({mark.campaign}) {mark.note}".rstrip())


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
    """Write down what became of a message; it stays, undo does not reach it."""
    with opened(context) as triage:
        dossier = dossier_of(triage, site)
        mark = triage.mark(dossier, kind, date.date() if date else None, note, stop=stop)
    say(f"{mark.site}: {mark.kind} on {mark.on}. This stays; a later outcome puts it right.")
    if stop or kind is MarkKind.STOP:
        say(f"{mark.site} is left alone from now on.")


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
    for line in lines:
        say(line)
