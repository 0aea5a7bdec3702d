"""The `linktriage` command: its global options and its commands."""

from __future__ import annotations

from typing import Annotated

import typer

from linktriage import __version__
from linktriage.cli import (
    after,
    asking,
    campaigns,
    deciding,
    intake,
    looking,
    outgoing,
    people,
    upkeep,
)
from linktriage.cli.options import AllowPrivate, Globals

app = typer.Typer(
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
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Open the triage screen when no command is given."""
    context.obj = Globals(db=db, campaign=campaign)
    if context.invoked_subcommand is None:
        upkeep.screen(context, reading=reading, allow_private=allow_private)


for command in (
    intake.import_lists,
    intake.imports,
    intake.ranks,
    intake.fetch,
    intake.check,
    asking.metrics,
    asking.dead_links,
    looking.list_prospects,
    looking.show,
    deciding.accept,
    deciding.reject,
    deciding.park,
    deciding.later,
    deciding.requeue,
    deciding.undo,
    deciding.redo,
    deciding.suppress,
    outgoing.pitch,
    outgoing.export,
    outgoing.disavow,
    people.history,
    after.outcome,
    after.outcomes,
    after.report,
    upkeep.demo,
    upkeep.doctor,
    upkeep.backup,
):
    name = command.__name__.removesuffix("_lists").removesuffix("_prospects")
    app.command(name.replace("_", "-"))(command)
app.add_typer(campaigns.campaign_app, name="campaign")
app.add_typer(campaigns.target_app, name="target")
app.add_typer(people.contact_app, name="contact")
