"""`linktriage list` and `show`: what is where, and all that is known of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from linktriage.cli.options import JsonFlag, dossier_of, opened
from linktriage.cli.printing import say, say_json
from linktriage.model import Accept, Dossier, Park, Reject, Status

if TYPE_CHECKING:
    from linktriage.triage import Triage, View


def list_prospects(
    context: typer.Context,
    status: Annotated[
        Status | None, typer.Option(help="Only these; all of the triage when not given.")
    ] = None,
    order: Annotated[
        str | None,
        typer.Option(help="learned, similarity, added, site, manual, metric:... or check:..."),
    ] = None,
    query: Annotated[
        str, typer.Option("--filter", help="A typed filter, such as 'traffic>1000 -lang:de'.")
    ] = "",
    saved: Annotated[
        bool, typer.Option("--saved", help="List the saved filters; --filter @NAME uses one.")
    ] = False,
    as_json: JsonFlag = False,
) -> None:
    """List prospects; with --status queued in the queue's order, else as they were added."""
    from linktriage.triage import View

    with opened(context) as triage:
        if saved:
            _print_saved(triage, as_json=as_json)
            return
        statuses = (status,) if status else tuple(Status)
        usual = triage.campaign.order if status is Status.QUEUED else "added"
        wanted = triage.known_order(order or usual)
        view = triage.arranged(View(statuses=statuses, text=triage.meant(query), order=wanted))
        if as_json:
            for prospect_id in triage.prospects(view):
                say_json(triage.record(triage.dossier(prospect_id)))
        else:
            print_rows(triage, view)


def _print_saved(triage: Triage, *, as_json: bool) -> None:
    """Print each saved filter with what it says and how many it finds."""
    from linktriage.triage import View

    found = triage.saved_filters()
    for one in found:
        size = triage.size(View(text=one.query))
        if as_json:
            say_json({"name": one.name, "query": one.query, "size": size})
        else:
            say(f"@{one.name}  {one.query}  ({size:,})")
    if not found and not as_json:
        say("No filter is saved yet: F on the screen saves the one that is on.")


def print_rows(triage: Triage, view: View) -> None:
    """Print a line for each prospect of a view: its status, its site, what the checks say."""
    size = triage.size(view)
    if not size:
        say("Nothing here. `linktriage import FILE` brings prospects in.")
    for start in range(0, size, 500):
        for row in triage.rows(view, start, start + 500):
            marks = " ".join(f"{number} {outcome}" for outcome, number in row.outcomes.items())
            what = row.set_aside or marks or _state(row.fetch_state)
            say(f"{row.status.value:<10} {row.site:<36} {what}")


def _state(state: object) -> str:
    return "not read yet" if state is None else str(state)


def show(context: typer.Context, site: str, as_json: JsonFlag = False) -> None:
    """Show all that is known of one prospect."""
    with opened(context) as triage:
        dossier = dossier_of(triage, site)
        if as_json:
            say_json(triage.record(dossier))
        else:
            _print_dossier(dossier)


def why(context: typer.Context, site: str, as_json: JsonFlag = False) -> None:
    """Say why a prospect stands where it stands in the queue, and what the rest may bring."""
    from linktriage.triage import View

    with opened(context) as triage:
        prospect = dossier_of(triage, site).prospect
        view = triage.arranged(View(order=triage.campaign.order))
        found = triage.why(prospect, view)
    if as_json:
        say_json({"site": found.site, "place": found.place, "sentences": found.sentences()})
        return
    for sentence in found.sentences():
        say(sentence)


def _print_dossier(dossier: Dossier) -> None:
    prospect, page = dossier.prospect, dossier.page
    say(f"{prospect.site}  {prospect.status.value}  {prospect.approach.value}")
    say(prospect.url)
    if prospect.set_aside:
        say(f"set aside: {prospect.set_aside}; `linktriage requeue` brings it back")
    if prospect.seen_before:
        say(f"seen before: {prospect.seen_before}")
    if prospect.failure:
        say(f"not read: {prospect.failure.state} - {prospect.failure.detail}")
    if page:
        by = f" by {page.author}" if page.author else ""
        say(f"{page.title}{by}, {page.words:,} word{'s' if page.words != 1 else ''}")
    for metric in prospect.metrics:
        when = f" ({metric.as_of})" if metric.as_of else ""
        say(f"  {metric.provider} {metric.name}: {metric.value:,.10g}{when}")
    for finding in dossier.findings:
        beside = dossier.beside.get(finding.check)
        aside = f" (does not count: {beside})" if beside else ""
        say(f"  {finding.outcome.value:<8} {finding.check:<18} {finding.summary}{aside}")
    _print_decision(dossier)
    for contact in dossier.contacts:
        say(f"contact: {contact.name or contact.role} {contact.email or contact.form_url}")
    if dossier.pitch:
        say(f"\nSubject: {dossier.pitch.subject}\n\n{dossier.pitch.body}")


def _print_decision(dossier: Dossier) -> None:
    match dossier.decision:
        case Accept(intent):
            say(f"accepted for {intent.target} ({intent.cluster})")
            say(f"  anchor: {intent.anchor} ({intent.anchor_kind}), {intent.placement}")
            say(f"  why: {intent.why}")
            if intent.helps:
                say(f"  helps their reader to {intent.helps}")
            if intent.signal:
                say(f"  signal: {intent.signal}")
        case Reject(reasons, note):
            say(f"rejected: {', '.join(reasons) or 'no reason given'} {note}")
        case Park(until, note):
            say(f"parked{f' until {until}' if until else ''}: {note}")
        case _ if dossier.prospect.status is Status.QUEUED:
            say(f"in the queue; `linktriage why {dossier.prospect.site}` says where, and why")
