"""The commands and what each is for. A command's module is loaded when the command is called.

Building all commands takes longer than most of them take to run, and a start of the screen needs
none; `--help` is made from this table alone (a test keeps its sentences equal to the functions').
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Any, NamedTuple

import typer.main
from typer.core import TyperGroup, TyperOption

from linktriage.cli.conversion import convert_when_needed

_TABLE = """
import     | intake.import_lists    | Import backlink exports, spreadsheets or plain lists as prospects.
imports    | intake.imports         | List the imports of the campaign, show the rows of one, or take one back whole.
ranks      | intake.ranks           | Look the queue's sites up in public lists of the most visited sites.
fetch      | intake.fetch           | Read and check what is queued; ctrl+c stops, and the next run goes on.
check      | intake.check           | Ask all checks anew about the stored pages, without the network.
metrics    | asking.metrics         | Ask a service for figures of the queue's sites; its key: environment or keyring.
dead-links | asking.dead_links      | Ask for the addresses that a prospect's page links to, at most 40, for dead ones.
list       | looking.list_prospects | List prospects; with --status queued in the queue's order, else as they were added.
why        | looking.why            | Say why a prospect stands where it stands in the queue, and what the rest may bring.
show       | looking.show           | Show all that is known of one prospect.
accept     | deciding.accept        | Accept a prospect: with the link that should exist.
reject     | deciding.reject        | Reject a prospect, with reasons.
park       | deciding.park          | Park a prospect: not now.
later      | deciding.later         | Put a prospect off: behind all others, or out of sight for some days.
requeue    | deciding.requeue       | Bring prospects back to the queue, undecided.
undo       | deciding.undo          | Take back the newest act, whenever it was done.
redo       | deciding.redo          | Do again what was undone last.
suppress   | deciding.suppress      | Leave a site or a person alone from now on.
pitch      | outgoing.pitch         | Draft the pitch for an accepted prospect, and say what is wrong with it.
export     | outgoing.export        | Write the accepted prospects with their intents and drafts; nothing else goes out.
disavow    | outgoing.disavow       | Write a disavow file for named sites that link to you, as an imported list says.
history    | people.history         | Show what happened with a site in all campaigns: decisions, drafts, exports, outcomes.
outcome    | after.outcome          | Write down what became of a message; it stays. A no or a stop is heard.
outcomes   | after.outcomes         | Write down the outcomes of a file; without a file show those that are known.
report     | after.report           | Show where links are planned, why prospects were rejected, and how far the drafts are.
demo       | upkeep.demo            | Open a sample campaign on a small web served on this machine; nothing is kept.
doctor     | upkeep.doctor          | Check the installation and the database; exit status 1 when something is wrong.
backup     | upkeep.backup          | Copy the whole database, with all that is still in its log, to a new file.
campaign   | campaigns.campaign_app | Outreach efforts, each for one website of yours.
target     | targets.target_app     | Pages of yours that deserve links.
contact    | people.contact_app     | Whom to write to.
"""  # noqa: E501 - one row is one command, and is read across


class Row(NamedTuple):
    """One command: where it stands, and what it is for in one sentence."""

    module: str
    function: str
    sentence: str


def _rows() -> Iterator[tuple[str, Row]]:
    for line in _TABLE.strip().splitlines():
        name, place, sentence = (cell.strip() for cell in line.split("|"))
        module, function = place.split(".")
        yield name, Row(module, function, sentence)


ROWS = dict(_rows())


class _Loaded(MutableMapping[str, Any]):
    """Commands by name, each built when it is looked up."""

    def __init__(self) -> None:
        self._built: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - Typer has no public type for it
        if name not in self._built:
            self._built[name] = _build(name, ROWS[name])
        return self._built[name]

    def __setitem__(self, name: str, command: Any) -> None:  # noqa: ANN401 - as above
        self._built[name] = command

    def __delitem__(self, name: str) -> None:
        del self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(ROWS)

    def __len__(self) -> int:
        return len(ROWS)


def _build(name: str, row: Row) -> Any:  # noqa: ANN401 - as above
    found = getattr(import_module(f"linktriage.cli.{row.module}"), row.function)
    if not isinstance(found, typer.Typer):
        function, found = found, typer.Typer(add_completion=False, rich_markup_mode=None)
        found.command(name)(function)
    command = typer.main.get_command(found)
    command.name = name
    _name_values(command)
    return command


def _name_values(command: Any) -> None:  # noqa: ANN401 - as above
    """Let the help call what an option takes by a word people use, not by its Python type."""
    for sub in getattr(command, "commands", {}).values():
        _name_values(sub)
    for option in command.params:
        if isinstance(option, TyperOption) and option.metavar is None:
            option.metavar = _WORDS.get(option.bare_type())


_WORDS = {"str": "<text>", "list[str]": "<text>", "int": "<number>", "float": "<number>"}
"""Words for types; the others are named by their choices, or yes or no."""


class Commands(TyperGroup):
    """The group of all commands."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - whatever Typer passes on
        super().__init__(**settings)
        self.commands = _Loaded()

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer's signature
        """Take the options apart, Typer's own for help and completion among them."""
        convert_when_needed(self.get_params(ctx))
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - Typer's signature
        """Return the names, in the order in which a prospect meets them."""
        return list(self.commands)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002 - as above
        """Write the table of commands."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, row.sentence) for name, row in ROWS.items()])
