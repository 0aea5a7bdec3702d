"""The triage screen, `linktriage demo`, `doctor` and `backup`."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from linktriage.cli.options import Globals, opened
from linktriage.cli.printing import say
from linktriage.errors import BadInput

if TYPE_CHECKING:
    from linktriage.triage import SessionSummary, Triage
    from linktriage.triage.looks import Look


def screen(context: typer.Context, *, reading: bool, allow_private: bool) -> None:
    """Open the triage screen, and say at the end what was done."""
    _require_terminal()
    from linktriage.tui.garbage import no_search_at_first

    with no_search_at_first():
        tell(_sat(context.obj, reading=reading, allow_private=allow_private))


def _sat(options: Globals, *, reading: bool, allow_private: bool) -> SessionSummary:
    """Sit at the screen until it is left; returns what was done."""
    from linktriage.triage.arrival import arrive
    from linktriage.triage.places import database_path
    from linktriage.tui import run

    arrival = arrive(database_path(options.db), options.campaign)
    with closing(arrival):
        if arrival.first is None:
            arrival.desk()
        return run(arrival, reading=reading, allow_private=allow_private, look=options.look)


def _require_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise BadInput("The triage screen needs a terminal; see `linktriage --help` for commands.")


def tell(summary: SessionSummary) -> None:
    """Print what a session did."""
    for sentence in summary.sentences():
        say(sentence)


def demo(
    context: typer.Context,
    headless: Annotated[
        bool, typer.Option("--headless", help="Read the sample and list it; open no screen.")
    ] = False,
) -> None:
    """Open a sample campaign on a small web served on this machine; nothing is kept."""
    from linktriage.demo.opening import opened_sample

    if not headless:
        _require_terminal()
    with opened_sample() as triage:
        if headless:
            _read_and_list(triage)
        else:
            _sit_down(triage, context.obj.look)


def _sit_down(triage: Triage, look: Look | None) -> None:
    from linktriage.tui import run

    tell(run(triage, demo=True, look=look))


def _read_and_list(triage: Triage) -> None:
    from linktriage.cli.intake import read
    from linktriage.cli.looking import print_rows
    from linktriage.triage import View

    read(triage)
    print_rows(triage, View())


def doctor(context: typer.Context) -> None:
    """Check the installation and the database; exit status 1 when something is wrong."""
    from linktriage.triage.doctor import examine

    wrong = 0
    with opened(context) as triage:
        for name, trouble in examine(triage):
            wrong += bool(trouble)
            say(f"{'  no' if trouble else '  ok'}  {name}{f': {trouble}' if trouble else ''}")
    if wrong:
        raise BadInput(f"{wrong} of the above need a look.")


def backup(
    context: typer.Context, target: Annotated[Path, typer.Argument(help="A new file.")]
) -> None:
    """Copy the whole database, with all that is still in its log, to a new file."""
    with opened(context) as triage:
        triage.store.back_up(target)
    say(f"Backed up to {target}.")
