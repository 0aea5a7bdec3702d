"""What an import brings: rows, metrics, candidate pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Metric:
    """An imported number. Never merged across providers; unknown is absent, never 0."""

    provider: str
    name: str
    value: float
    as_of: date | None = None


class Approach(StrEnum):
    """The way a link is asked for; drives the checklist and the template."""

    TARGETED = "targeted outreach"
    RESOURCE = "resource page"
    MENTION = "unlinked mention"
    BROKEN = "broken link"
    GUEST = "guest contribution"
    PR = "digital PR"
    PARTNER = "partner"


class SetAside(StrEnum):
    """Why a row or a site was put beside the queue. Visible, counted, and it can come back."""

    LOST_LINK = "lost link"
    NEVER_A_PROSPECT = "never a prospect"
    OWN_SITE = "own site"
    ALREADY_LINKS = "already links to you"
    SUPPRESSED = "do not contact"
    BLOCKLISTED = "blocklisted"


@dataclass(frozen=True, slots=True)
class RowFacts:
    """What the columns of one imported row know about a page, beside its numbers."""

    title: str = ""
    author: str = ""
    name: str = ""
    email: str = ""
    language: str = ""
    country: str = ""
    topic: str = ""
    page_type: str = ""
    anchor: str = ""
    left: str = ""
    right: str = ""
    links_to: str = ""
    """The page it links to now (a competitor's, or a dead one)."""
    dead: bool = False
    """True when `links_to` answers with an error."""
    rel: tuple[str, ...] = ()
    http_status: int | None = None
    first_seen: date | None = None
    last_seen: date | None = None
    also_links_to: tuple[str, ...] = ()
    price: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """One row of a list that names a page or a site."""

    number: int
    """Its number among the data rows, from 1."""
    raw_url: str
    url: str
    """The fetchable address, cleaned; for a bare domain its home page."""
    key: str
    """The comparison form of `url`."""
    site: str
    scheme_guessed: bool = False
    facts: RowFacts = field(default_factory=RowFacts)
    metrics: tuple[Metric, ...] = ()
    set_aside: SetAside | None = None
    """Set when the row itself says so: a lost link, a host that is never a prospect."""
    raw: tuple[str, ...] = ()
    """All its cells as they stood, in the order of the columns; surplus ones joined in a last."""


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """One row that names no page that could be kept, and why."""

    number: int
    reason: str
    raw: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A page of a prospect on which the link might stand."""

    url: str
    key: str
    scheme_guessed: bool = False
    facts: RowFacts = field(default_factory=RowFacts)
