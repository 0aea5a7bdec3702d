"""What there is to tell of dealings with a site: what happened, who is to be left alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from linktriage.model import MarkKind

RULES_READ = "rules read"
"""The kind of the log's entry for a person's having read the rules of a site."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that happened outside of the program, and on which day."""

    kind: MarkKind
    on: date
    note: str = ""
    email: str = ""
    """To whom the message went, when that was known."""
    site: str = ""
    campaign: str = ""
    """The campaign it belongs to; for what was brought from elsewhere, the file that told it."""


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened with a site, and on which day."""

    on: date
    what: str
    """A few words, such as "reject a.example (off-topic)"."""
    where: str
    """The campaign, or the file that told it."""


SuppressionKind = Literal["do not contact", "blocklist"]


@dataclass(frozen=True, slots=True)
class Suppression:
    """One site or address that is left alone, and why."""

    kind: str
    site: str
    email: str
    reason: str
    since: datetime
    everywhere: bool
