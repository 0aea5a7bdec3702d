"""The `linktriage` command: its global options and its commands."""

from __future__ import annotations

from typing import Annotated

import typer

from linktriage import __version__
from linktriage.cli.commands import Commands
from linktriage.cli.options import AllowPrivate, Globals
from linktriage.triage.looks import Look

app = typer.Typer(
    cls=Commands,
    help="From a raw list of link prospects to a short list worth writing to.",
    epilog="Without a command the triage screen opens. `linktriage demo` shows it on a sample.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"linktriage {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    db: Annotated[
        str | None,
        typer.Option(
            envvar="LINKTRIAGE_DB", help="The database file.", metavar="PATH", show_envvar=True
        ),
    ] = None,
    campaign: Annotated[
        str | None, typer.Option(help="The campaign (else the one used last).", metavar="NAME")
    ] = None,
    reading: Annotated[
        bool, typer.Option("--reading/--no-reading", help="Read pages while the screen is open.")
    ] = True,
    allow_private: AllowPrivate = False,
    look: Annotated[
        Look | None,
        typer.Option(
            "--theme",
            envvar="LINKTRIAGE_THEME",
            help="The theme of the screen (else the one chosen last).",
            show_envvar=True,
        ),
    ] = None,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Open the triage screen when no command is given."""
    context.obj = Globals(db=db, campaign=campaign, look=look)
    if context.invoked_subcommand is None:
        from linktriage.cli import upkeep

        upkeep.screen(context, reading=reading, allow_private=allow_private)
