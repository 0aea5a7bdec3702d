"""What all commands share: the global options, and the way to the desk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from linktriage.errors import BadInput

if TYPE_CHECKING:
    from linktriage.model import Campaign, Dossier
    from linktriage.triage import Triage
    from linktriage.triage.looks import Look


@dataclass(frozen=True, slots=True)
class Globals:
    """The options that stand before the command."""

    db: str | None = None
    campaign: str | None = None
    look: Look | None = None


JsonFlag = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]
AllowPrivate = Annotated[
    bool,
    typer.Option(
        "--allow-private", help="Also read private and loopback addresses (tests, intranets)."
    ),
]


@contextmanager
def opened(context: typer.Context, new: Campaign | None = None) -> Iterator[Triage]:
    """Open the desk that the global options name, or a new campaign's, and close it again."""
    from linktriage.triage import Triage
    from linktriage.triage.places import database_path

    options: Globals = context.obj
    triage = Triage(database_path(options.db), options.campaign, new=new)
    try:
        yield triage
    finally:
        triage.close()


def dossier_of(triage: Triage, site: str) -> Dossier:
    """Return the prospect a person named; raises `BadInput` when there is none."""
    found = triage.find(site)
    if found is None:
        raise BadInput(
            f"{site} is not in the campaign {triage.campaign.name}; "
            "`linktriage list` shows what is."
        )
    return found
