"""`linktriage accept`, `reject`, `park`, `later`, `requeue`, `undo`, `redo` and `suppress`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Annotated

import typer

from linktriage.cli.options import dossier_of, opened
from linktriage.cli.printing import say
from linktriage.errors import BadInput
from linktriage.model import (
    Accept,
    Approach,
    Helps,
    Park,
    Placement,
    Reject,
    RejectReason,
    Rel,
    Requeue,
    Status,
)
from linktriage.text import clean_line

MAX_LINE = 1_000
"""Characters of one field of an intent given on the command line."""


def accept(
    context: typer.Context,
    site: str,
    target: Annotated[str, typer.Option(help="The page of yours the link should point to.")],
    why: Annotated[str, typer.Option(help="Why this link should exist.")],
    anchor: Annotated[str | None, typer.Option(help="The words the link should stand on.")] = None,
    passage: Annotated[str | None, typer.Option(help="Their paragraph it belongs in.")] = None,
    cluster: Annotated[str | None, typer.Option(help="The keyword cluster.")] = None,
    placement: Annotated[Placement | None, typer.Option(help="Where on the page.")] = None,
    rel: Annotated[Rel | None, typer.Option(help="The rel you expect.")] = None,
    signal: Annotated[str | None, typer.Option(help="The topical signal it should send.")] = None,
    helps: Annotated[Helps | None, typer.Option(help="What it helps their reader to do.")] = None,
    approach: Annotated[
        Approach | None, typer.Option(help="The way to ask; else as the checks found it.")
    ] = None,
) -> None:
    """Accept a prospect: with the link that should exist."""
    given = {
        "why": why,
        "anchor": anchor,
        "passage": passage,
        "cluster": cluster,
        "placement": placement,
        "rel": rel,
        "signal": signal,
        "helps": helps,
    }
    cleaned = {
        name: clean_line(value, MAX_LINE) if type(value) is str else value
        for name, value in given.items()
        if value is not None
    }
    if not cleaned["why"]:
        raise BadInput("A link needs a reason: say it with --why.")
    with opened(context) as triage:
        dossier = dossier_of(triage, site)
        if approach is not None:
            triage.set_approach(dossier.prospect, approach)
            dossier = triage.dossier(dossier.prospect.id)
        intent = triage.intent(dossier, target, cleaned)
        warnings = triage.warnings(intent)
        decided = triage.decide(dossier.prospect, Accept(intent))
        waits = "; ".join(triage.target(intent.target).missing)
    for warning in warnings:
        say(f"note: {warning}")
    if decided.status is Status.PARKED:
        say(f"Parked {decided.site} until {intent.target} is ready: {waits}.")
        return
    say(f"Accepted {decided.site} for {intent.target}. linktriage pitch {site} drafts.")


def reject(
    context: typer.Context,
    site: str,
    reason: Annotated[
        list[RejectReason] | None, typer.Option(help="Why not; may be given again.")
    ] = None,
    note: Annotated[str, typer.Option(help="In your own words.")] = "",
) -> None:
    """Reject a prospect, with reasons."""
    decision = Reject(tuple(reason or ()), clean_line(note, MAX_LINE))
    with opened(context) as triage:
        prospect = triage.decide(dossier_of(triage, site).prospect, decision)
    say(f"Rejected {prospect.site}. linktriage undo takes it back.")


def park(
    context: typer.Context,
    site: str,
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Until this day.")
    ] = None,
    note: Annotated[str, typer.Option(help="What it waits for.")] = "",
) -> None:
    """Park a prospect: not now."""
    decision = Park(until.date() if until else None, clean_line(note, MAX_LINE))
    with opened(context) as triage:
        prospect = triage.decide(dossier_of(triage, site).prospect, decision)
    say(f"Parked {prospect.site}.")


def later(
    context: typer.Context,
    site: str,
    days: Annotated[
        int | None, typer.Option(min=1, max=3650, help="Out of sight this long.")
    ] = None,
) -> None:
    """Put a prospect off: behind all others, or out of sight for some days."""
    until = datetime.now(UTC) + timedelta(days=days) if days else None
    with opened(context) as triage:
        prospect = triage.later(dossier_of(triage, site).prospect, until)
    say(f"Later: {prospect.site}.")


def requeue(
    context: typer.Context,
    sites: Annotated[list[str], typer.Argument(help="Set aside, or decided on before.")],
) -> None:
    """Bring prospects back to the queue, undecided."""
    with opened(context) as triage:
        for site in sites:
            found = dossier_of(triage, site).prospect
            if found.status is Status.QUEUED:
                say(f"{found.site} is in the queue.")
                continue
            triage.decide(found, Requeue())
            say(f"Back in the queue: {found.site}.")


def undo(context: typer.Context) -> None:
    """Take back the newest act, whenever it was done."""
    with opened(context) as triage:
        step = triage.undo()
    say(step.sentence if step else "There is nothing to undo.")


def redo(context: typer.Context) -> None:
    """Do again what was undone last."""
    with opened(context) as triage:
        step = triage.redo()
    say(step.sentence if step else "There is nothing to do again.")


class Suppression(StrEnum):
    """The two ways of leaving somebody alone."""

    DO_NOT_CONTACT = "do-not-contact"
    BLOCKLIST = "blocklist"


def suppress(
    context: typer.Context,
    site_or_email: str,
    reason: Annotated[str, typer.Option(help="Who asked, or why.")],
    kind: Annotated[Suppression, typer.Option(help="Which of the two.")] = (
        Suppression.DO_NOT_CONTACT
    ),
    here_only: Annotated[
        bool, typer.Option("--here-only", help="In this campaign only, not in all.")
    ] = False,
) -> None:
    """Leave a site or a person alone from now on."""
    with opened(context) as triage:
        name = triage.leave_alone(
            site_or_email,
            "blocklist" if kind is Suppression.BLOCKLIST else "do not contact",
            clean_line(reason, MAX_LINE),
            everywhere=not here_only,
        )
    say(f"{name} is left alone from now on.")
