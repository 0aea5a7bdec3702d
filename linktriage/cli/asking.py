"""`linktriage metrics` and `dead-links`: what is asked of others than the queue's own sites."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

from linktriage.cli.options import AllowPrivate, dossier_of, opened
from linktriage.cli.printing import StatusLine, counted, say

if TYPE_CHECKING:
    from linktriage.model import Dossier
    from linktriage.triage.services import Looked


def metrics(
    context: typer.Context,
    service: Annotated[
        str,
        typer.Option("--from", help="openpagerank, crux, tranco, ahrefs or semrush."),
    ],
    allow_private: AllowPrivate = False,
) -> None:
    """Ask a service for figures of the queue's sites; its key: environment or keyring."""
    with opened(context) as triage:
        status = StatusLine()
        looked = asyncio.run(
            triage.ask_service(
                service,
                lambda done, of: status.show(f"{done:,} of {of:,} sites asked about"),
                allow_private=allow_private,
            )
        )
        status.end()
    _tell_figures(service, looked)


def _tell_figures(service: str, looked: Looked) -> None:
    say(f"{service}: {looked.found:,} of {looked.asked:,} sites have figures.")
    if looked.known:
        say(f"  {looked.known:,} were asked about less than 30 days ago.")
    if looked.reasons:
        say(f"  no figures: {counted(looked.reasons)}")
    say("`linktriage check` judges them.")


def dead_links(context: typer.Context, site: str, allow_private: AllowPrivate = False) -> None:
    """Ask for the addresses that a prospect's page links to, at most 40, for dead ones."""
    with opened(context) as triage:
        status = StatusLine()
        dossier = asyncio.run(
            triage.ask_links(
                dossier_of(triage, site),
                lambda done, of: status.show(f"{done} of {of} links asked for"),
                allow_private=allow_private,
            )
        )
        status.end()
    _tell_dead(dossier)


def _tell_dead(dossier: Dossier) -> None:
    finding = next((one for one in dossier.findings if one.check == "dead-links"), None)
    if finding is None:
        say("The page links to no other site.")
        return
    say(finding.summary)
    for evidence in finding.evidence if finding.outcome == "pass" else ():
        say(f"  {evidence.quote}  {evidence.url}")
