"""`linktriage target import`, `edit`, `answer`, `remove`, `undo` and `redo`."""

from __future__ import annotations

import asyncio
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from linktriage.cli.campaigns import target_app
from linktriage.cli.options import AllowPrivate, JsonFlag, opened
from linktriage.cli.printing import say, say_json
from linktriage.errors import BadInput
from linktriage.intent import TARGET_QUESTIONS
from linktriage.model import Answer, Goal, Job, Readiness, Role, TargetPage

if TYPE_CHECKING:
    from linktriage.triage import Triage
    from linktriage.triage.target_lists import TargetsRead

__all__ = ["target_app"]

Url = Annotated[str, typer.Argument(help="The address of the target page.")]


class Said(StrEnum):
    """What a person answers to a question about a target page."""

    YES = "yes"
    NO = "no"
    NONE = "none"


_ANSWERS = {Said.YES: Answer.PASS, Said.NO: Answer.FAIL, Said.NONE: None}


@target_app.command("import")
def bring_in(
    context: typer.Context,
    source: Annotated[str, typer.Argument(help="A list, table or sitemap: a file or a URL.")],
    role: Annotated[
        Role | None, typer.Option(help="The role of new pages whose row names none.")
    ] = None,
    cluster: Annotated[
        str, typer.Option(help="Their keyword cluster; else the words of their address.")
    ] = "",
    why: Annotated[str, typer.Option(help="Why anyone would cite them.")] = "",
    matching: Annotated[str, typer.Option(help="Only addresses that hold this.")] = "",
    most: Annotated[int, typer.Option("--limit", min=1, help="Pages brought in at most.")] = 200,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
    allow_private: AllowPrivate = False,
    as_json: JsonFlag = False,
) -> None:
    """Bring target pages in from a list, a table (url, role, cluster, why ...) or a sitemap."""
    given = {"role": role or "", "cluster": cluster, "why": why}
    with opened(context) as triage:
        read = asyncio.run(
            triage.import_targets(
                source,
                otherwise={name: text for name, text in given.items() if text},
                matching=matching,
                most=most,
                dry_run=dry_run,
                allow_private=allow_private,
            )
        )
        settled = "" if dry_run else triage.settle_parked().sentence
    if as_json:
        say_json({**_counts(read), "settled": settled})
        return
    _tell(read, dry_run=dry_run)
    if settled:
        say(f"{settled}.")


def _counts(read: TargetsRead) -> dict[str, object]:
    refused = [{"row": one.number, "reason": one.reason} for one in read.refused]
    return {
        "added": [one.url for one in read.added],
        "changed": [one.url for one in read.changed],
        "known": read.known,
        "passed_over": read.passed_over,
        "left_out": read.left_out,
        "refused": refused,
    }


def _tell(read: TargetsRead, *, dry_run: bool) -> None:
    would = "would be " if dry_run else ""
    say(f"{len(read.added):>6,}  {would}added")
    for number, words in (
        (read.guessed, "of them with a cluster guessed from the address"),
        (len(read.changed), f"{would}changed"),
        (read.known, "known, nothing new"),
        (read.passed_over, "passed over: other addresses"),
        (read.left_out, "left out: over the limit"),
        (len(read.refused), "refused"),
    ):
        if number:
            say(f"{number:>6,}  {words}")
    for row in read.refused[:10]:
        say(f"        row {row.number}: {row.reason}")
    if not dry_run and (read.added or read.changed):
        say("`linktriage target undo` takes it back; `linktriage target check` reads the pages.")


@target_app.command("edit")
def edit(
    context: typer.Context,
    url: Url,
    new_url: Annotated[str | None, typer.Option("--url", help="Its new address.")] = None,
    role: Annotated[str | None, typer.Option(help="pillar, supporting or money.")] = None,
    cluster: Annotated[str | None, typer.Option(help="Its keyword cluster.")] = None,
    why: Annotated[str | None, typer.Option(help="Why anyone would cite it.")] = None,
    title: Annotated[str | None, typer.Option(help="Its title.")] = None,
    description: Annotated[str | None, typer.Option(help="What it holds.")] = None,
    asset: Annotated[str | None, typer.Option(help="What it is: guide, tool, study ...")] = None,
    job: Annotated[str | None, typer.Option(help=f"One of {', '.join(Job)}; - for none.")] = None,
    goal: Annotated[str | None, typer.Option(help=f"One of {', '.join(Goal)}; - for none.")] = None,
    supports: Annotated[
        str | None, typer.Option(help="The money page it leads on to; empty for none.")
    ] = None,
) -> None:
    """Change what is known of a target page; what is not named stays."""
    from linktriage.triage.target_fields import target_of

    given = {
        "url": new_url,
        "role": role,
        "cluster": cluster,
        "why": why,
        "title": title,
        "description": description,
        "asset": asset,
        "job": job,
        "goal": goal,
        "supports": supports,
    }
    said = {name: text for name, text in given.items() if text is not None}
    if not said:
        raise BadInput("Say what to change, such as --cluster KEYWORD; --help names it all.")
    with opened(context) as triage:
        before = triage.target(url)
        changed = triage.put_target(target_of(said, before), before)
        _settle(triage, changed)


@target_app.command("answer")
def answer(
    context: typer.Context,
    url: Url,
    question: Annotated[str, typer.Argument(help=", ".join(one.id for one in TARGET_QUESTIONS))],
    said: Annotated[Said, typer.Argument(metavar="yes|no|none", help="Your own answer.")],
) -> None:
    """Answer what only a person can say of a target page."""
    known = {one.id: one.question for one in TARGET_QUESTIONS}
    if question not in known:
        raise BadInput(f"There is no question {question}; there are: {', '.join(known)}.")
    with opened(context) as triage:
        changed = triage.answer_target(triage.target(url), question, _ANSWERS[said])
        say(f"{known[question]} You: {said}")
        _settle(triage, changed)


@target_app.command("remove")
def remove(context: typer.Context, url: Url) -> None:
    """Remove a target page; links that are planned to it stay as they are."""
    with opened(context) as triage:
        target = triage.target(url)
        triage.remove_target(target)
        say(f"Removed the target {target.url}; `linktriage target undo` brings it back.")
        _tell_settled(triage)


@target_app.command("undo")
def undo(context: typer.Context) -> None:
    """Take back the newest act on target pages."""
    with opened(context) as triage:
        done = triage.undo_targets()
        say(f"Undid: {done}" if done else "Nothing to undo.")
        _tell_settled(triage)


@target_app.command("redo")
def redo(context: typer.Context) -> None:
    """Do again what was taken back last."""
    with opened(context) as triage:
        done = triage.redo_targets()
        say(f"Did again: {done}" if done else "Nothing to redo.")
        _tell_settled(triage)


def _settle(triage: Triage, target: TargetPage) -> None:
    """Say how the page stands now, and what came back or has to wait for it."""
    say(f"{target.readiness:<10} {target.url}")
    if target.readiness is Readiness.NOT_READY:
        for sentence in target.missing:
            say(f"           {sentence}")
    _tell_settled(triage)


def _tell_settled(triage: Triage) -> None:
    """Hold back what has to wait, let go what waited long enough, and say how many."""
    if settled := triage.settle_parked().sentence:
        say(f"{settled}.")
