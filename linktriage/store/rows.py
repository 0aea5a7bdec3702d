"""The tables, as SQLModel classes. They never leave the store: frozen values do.

Times are aware UTC; states are plain text with a CHECK, so that a bad value is refused at once
instead of making the row unreadable; lists and values are JSON text, written and read by
`linktriage.store.encoding` and `decoding`. A migration never imports this module.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from linktriage.model import Status

_STATUSES = ", ".join(f"'{status}'" for status in Status)


def _reference(target: str, *, nullable: bool = False, **options: Any) -> Column[int]:  # noqa: ANN401 - those of a column
    return Column(Integer, ForeignKey(target, ondelete="CASCADE"), nullable=nullable, **options)


class CampaignRow(SQLModel, table=True):
    """One campaign; everything but its name is the JSON of the value."""

    __tablename__ = "campaign"
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    settings: str
    created_at: datetime


class TargetRow(SQLModel, table=True):
    """One target page of a campaign."""

    __tablename__ = "target"
    __table_args__ = (UniqueConstraint("campaign_id", "key"),)
    id: int | None = Field(default=None, primary_key=True)
    campaign_id: int = Field(sa_column=_reference("campaign.id"))
    key: str
    settings: str


class ProspectRow(SQLModel, table=True):
    """One site in one campaign's queue. The columns from `status` on are the log's projection."""

    __tablename__ = "prospect"
    __table_args__ = (
        UniqueConstraint("campaign_id", "site"),
        Index("prospect_order", "campaign_id", "status", "position", "id"),
        Index("prospect_unread", "campaign_id", "status", "fetch_state", "position"),
        CheckConstraint(f"status IN ({_STATUSES})", name="prospect_status"),
        CheckConstraint(
            "(status = 'accepted') = (decision IS NOT NULL AND decision LIKE '%\"intent\"%')",
            name="accept_has_intent",
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    campaign_id: int = Field(sa_column=_reference("campaign.id"))
    site: str = Field(index=True)
    import_id: int | None = Field(default=None)
    added_at: datetime
    seen_before: str = ""
    title: str = ""
    fetch_state: str | None = None
    failure: str = ""
    fetched_at: datetime | None = None
    attempts: int = 0
    rev: int = 0
    url: str
    key: str
    scheme_guessed: bool = False
    status: str = Status.QUEUED.value
    position: int
    approach: str
    approach_reason: str = ""
    approach_chosen: bool = False
    starred: bool = False
    note: str = ""
    set_aside: str = ""
    put_off: int = 0
    later_until: datetime | None = None
    decision: str | None = None
    decided_at: datetime | None = None
    answers: str = "{}"
    pitch_id: int | None = None
    by_hand: int | None = None
    """Its position in the order made by hand; None while it was not moved."""
    by_lot: int | None = None
    """How many undecided ones stood before it when it was drawn by lot and decided on."""


class CandidateRow(SQLModel, table=True):
    """One page of a prospect on which the link might stand."""

    __tablename__ = "candidate"
    __table_args__ = (UniqueConstraint("prospect_id", "key"),)
    id: int | None = Field(default=None, primary_key=True)
    prospect_id: int = Field(sa_column=_reference("prospect.id"))
    key: str
    url: str
    scheme_guessed: bool = False
    facts: str = "{}"
    import_id: int | None = None


class MetricRow(SQLModel, table=True):
    """One imported number of a prospect, by provider, name and date."""

    __tablename__ = "metric"
    __table_args__ = (UniqueConstraint("prospect_id", "provider", "name", "as_of"),)
    id: int | None = Field(default=None, primary_key=True)
    prospect_id: int = Field(sa_column=_reference("prospect.id"))
    provider: str
    name: str
    value: float
    as_of: str = ""
    import_id: int | None = None


class ImportRow(SQLModel, table=True):
    """One file that was imported, with what became of its rows."""

    __tablename__ = "import"
    id: int | None = Field(default=None, primary_key=True)
    campaign_id: int = Field(sa_column=_reference("campaign.id"))
    file: str
    sha256: str = ""
    tool: str = ""
    signature: str = ""
    mapping: str = "{}"
    counts: str = "{}"
    imported_at: datetime
    undone_at: datetime | None = None
    columns: str = Field(default="[]", sa_column_kwargs={"server_default": "[]"})


class ListRow(SQLModel, table=True):
    """One row of an imported file as it came, and what became of it.

    `raw` is a JSON array of its cells in the order of the import's `columns`; of imports that
    have no columns it is an object, column to cell.
    """

    __tablename__ = "list_row"
    id: int | None = Field(default=None, primary_key=True)
    import_id: int = Field(sa_column=_reference("import.id", index=True))
    number: int
    prospect_id: int | None = None
    fate: str
    reason: str = ""
    raw: str = "{}"


class PageRow(SQLModel, table=True):
    """What was read of one address, or why not."""

    __tablename__ = "page"
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    url: str
    state: str
    failure: str = ""
    fetched_at: datetime
    etag: str = ""
    last_modified: str = ""
    content: str | None = None


class SiteRow(SQLModel, table=True):
    """What was read of one site beyond one page."""

    __tablename__ = "site_reading"
    site: str = Field(primary_key=True)
    read_at: datetime
    content: str


class FindingRow(SQLModel, table=True):
    """The answer to one check of one prospect."""

    __tablename__ = "finding"
    __table_args__ = (
        UniqueConstraint("prospect_id", "check_id"),
        CheckConstraint("outcome IN ('pass', 'warn', 'fail', 'unknown')", name="finding_outcome"),
        CheckConstraint(
            "basis <> 'measured' OR outcome IN ('warn', 'unknown') OR evidence <> '[]'",
            name="measured_has_evidence",
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    prospect_id: int = Field(sa_column=_reference("prospect.id"))
    check_id: str
    outcome: str
    basis: str
    summary: str
    figure: str = ""
    evidence: str = "[]"
    stale: bool = False


class EventRow(SQLModel, table=True):
    """One entry of the append-only log. Only `undone_by` ever changes."""

    __tablename__ = "event"
    __table_args__ = (Index("event_undo", "campaign_id", "undone_by", "id"),)
    id: int | None = Field(default=None, primary_key=True)
    at: datetime
    actor: str
    session: str = Field(index=True)
    group_id: str = Field(index=True)
    campaign_id: int = Field(sa_column=_reference("campaign.id"))
    prospect_id: int = Field(sa_column=_reference("prospect.id", index=True))
    kind: str
    sentence: str
    before: str
    after: str
    undoes: str | None = None
    undone_by: int | None = None


class PitchRow(SQLModel, table=True):
    """One version of a draft; the prospect points at the current one."""

    __tablename__ = "pitch"
    id: int | None = Field(default=None, primary_key=True)
    prospect_id: int = Field(sa_column=_reference("prospect.id", index=True))
    template: str
    subject: str
    body: str
    problems: str = "[]"
    edited: bool = False
    drafted_at: datetime
    contact: str | None = None


class SuppressionRow(SQLModel, table=True):
    """Never write to them again: somebody asked, or the user decided. Not a reject."""

    __tablename__ = "suppression"
    __table_args__ = (
        CheckConstraint("kind IN ('do not contact', 'blocklist')", name="suppression_kind"),
    )
    id: int | None = Field(default=None, primary_key=True)
    campaign_id: int | None = Field(
        default=None, sa_column=_reference("campaign.id", nullable=True)
    )
    kind: str
    site: str = Field(default="", index=True)
    email: str = Field(default="", index=True)
    reason: str
    created_at: datetime


class ContactRow(SQLModel, table=True):
    """One way to reach a site."""

    __tablename__ = "contact"
    __table_args__ = (UniqueConstraint("site", "email", "form_url"),)
    id: int | None = Field(default=None, primary_key=True)
    site: str
    email: str = ""
    name: str = ""
    role: str = ""
    found_at: str = ""
    form_url: str = ""
    removed: bool = Field(default=False, sa_column_kwargs={"server_default": text("0")})


class ExportRow(SQLModel, table=True):
    """One prospect that went out in one file."""

    __tablename__ = "export"
    id: int | None = Field(default=None, primary_key=True)
    prospect_id: int = Field(sa_column=_reference("prospect.id", index=True))
    profile: str
    file: str
    exported_at: datetime


class MarkRow(SQLModel, table=True):
    """What became of a message to one prospect. Added only, never changed."""

    __tablename__ = "mark"
    id: int | None = Field(default=None, primary_key=True)
    prospect_id: int = Field(sa_column=_reference("prospect.id", index=True))
    kind: str
    happened_on: str
    note: str = ""
    email: str = Field(default="", index=True)
    recorded_at: datetime


class EarlierContactRow(SQLModel, table=True):
    """What happened with a site before or beside this program, as a file of the person's says."""

    __tablename__ = "earlier_contact"
    id: int | None = Field(default=None, primary_key=True)
    site: str = Field(index=True)
    kind: str
    happened_on: str
    note: str = ""
    email: str = Field(default="", index=True)
    source: str = ""
    recorded_at: datetime


class TermRow(SQLModel, table=True):
    """In how many of the read pages a term stands."""

    __tablename__ = "term"
    term: str = Field(primary_key=True)
    documents: int


class WordsRow(SQLModel, table=True):
    """The words of one prospect's page; a newer text has a higher number."""

    __tablename__ = "words"
    __table_args__ = (UniqueConstraint("prospect_id"), {"sqlite_autoincrement": True})
    id: int | None = Field(default=None, primary_key=True)
    prospect_id: int = Field(sa_column=_reference("prospect.id"))
    counts: bytes


class RestRow(SQLModel, table=True):
    """Until when a host that asked for it is to be left alone."""

    __tablename__ = "rest"
    host: str = Field(primary_key=True)
    until: datetime


class TraceRow(SQLModel, table=True):
    """By what the owner of a site could be told: ids in its pages, sites its text links to."""

    __tablename__ = "trace"
    site: str = Field(primary_key=True)
    trackers: str
    outbound: str


class FlaggedHostRow(SQLModel, table=True):
    """One host of a list of flagged hosts that the user brought."""

    __tablename__ = "flagged_host"
    campaign_id: int = Field(sa_column=_reference("campaign.id", primary_key=True))
    host: str = Field(primary_key=True)
    niche: str


class ServiceAnswerRow(SQLModel, table=True):
    """What a service on the web knew of a site, or why it said nothing."""

    __tablename__ = "service_answer"
    service: str = Field(primary_key=True)
    site: str = Field(primary_key=True)
    asked_at: datetime
    metrics: str = "[]"
    reason: str = ""
    lasting: bool = True


class LinkAnswerRow(SQLModel, table=True):
    """How asking for one linked address ended."""

    __tablename__ = "link_answer"
    url: str = Field(primary_key=True)
    state: str
    asked_at: datetime


class SettingRow(SQLModel, table=True):
    """One remembered choice, such as the campaign used last."""

    __tablename__ = "setting"
    name: str = Field(primary_key=True)
    value: str
