"""Judgement: checks and findings, intents and decisions, the prospect and its dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from linktriage.model.intake import Approach, Candidate, Metric
from linktriage.model.web import Failure, FetchState, Page, Placement, SiteReading


class Outcome(StrEnum):
    """The answer to a check. Unknown is never pass."""

    PASS = "pass"
    WARN = "warn"
    FAIL = "fail"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """Where an answer comes from."""

    MEASURED = "measured"
    IMPORTED = "imported"
    JUDGED = "judged"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote or a link, with where it stands, so that a key can jump to it.

    `where` is "paragraph N", "link N" (indices into the page's tuples, from 0), "title N" (into
    the site's recent titles), "metric NAME", "meta NAME", "header NAME", "page" or "site".
    """

    quote: str
    url: str = ""
    where: str = "page"


@dataclass(frozen=True, slots=True)
class Check:
    """A question about a prospect."""

    id: str
    name: str
    """One or two words for the check row."""
    question: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer to one check, with the figure in one line and the evidence for it.

    Raises `ValueError` for a measured pass or fail without evidence.
    """

    check: str
    outcome: Outcome
    basis: Basis
    summary: str
    evidence: tuple[Evidence, ...] = ()
    figure: str = ""
    """The bare figure for the check row, such as "14,200/mo"."""
    stale: bool = False

    def __post_init__(self) -> None:
        decided = self.outcome in {Outcome.PASS, Outcome.FAIL}
        if self.basis is Basis.MEASURED and decided and not self.evidence:
            msg = f"{self.check}: a measured {self.outcome} needs evidence"
            raise ValueError(msg)


class RejectReason(StrEnum):
    """Why not: the reasons of the reject strip, in the order of its digits."""

    OFF_TOPIC = "off-topic"
    EVERY_NICHE = "links to every niche"
    THIN = "thin or mass-made text"
    NO_TRAFFIC = "no traffic"
    BAD_OUTBOUND = "bad outbound links"
    NO_PLACE = "no place for a link"
    DEAD = "dead or unreadable"
    COMPETITOR = "competitor"
    OTHER = "other"


class AnchorKind(StrEnum):
    """What an anchor text is, beside its target."""

    BRANDED = "branded"
    EXACT = "exact match"
    PARTIAL = "partial match"
    TOPICAL = "topical"
    TITLE = "title"
    URL = "url"
    GENERIC = "generic"
    IMAGE = "image"


class Provenance(StrEnum):
    """Where a field of an intent comes from."""

    SUGGESTED = "suggested"
    TYPED = "typed"
    REPEATED = "repeated"


class Rel(StrEnum):
    """The rel that is expected of the link."""

    FOLLOW = "follow"
    NOFOLLOW = "nofollow"
    SPONSORED = "sponsored"
    UGC = "ugc"


class Helps(StrEnum):
    """What a link helps the reader of their page to do."""

    UNDERSTAND = "understand"
    VERIFY = "verify"
    CONTINUE = "continue"


@dataclass(frozen=True, slots=True)
class LinkIntent:
    """Why one link should exist: from one passage of theirs to one page of ours.

    Raises `ValueError` without a target or without a reason.
    """

    target: str
    """The URL of the target page."""
    cluster: str
    anchor: str
    anchor_kind: AnchorKind
    placement: Placement
    passage: str
    """The paragraph of theirs in which the link would help, quoted; may be empty."""
    why: str
    rel: Rel = Rel.FOLLOW
    signal: str = ""
    """What the link tells search engines of the target, in a few words."""
    helps: Helps | None = None
    """What it helps the reader to do; None in intents that were written down without it."""
    page_url: str = ""
    """The page of theirs the link should stand on."""
    paragraph: int | None = None
    provenance: Mapping[str, Provenance] = field(default_factory=dict)
    """Field name to where its value comes from."""

    def __post_init__(self) -> None:
        if not self.target.strip() or not self.why.strip():
            msg = "a link intent needs a target page and a reason"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Accept:
    """Yes: with the link that should exist."""

    intent: LinkIntent


@dataclass(frozen=True, slots=True)
class Reject:
    """No: with reasons (none given is allowed, and counted)."""

    reasons: tuple[RejectReason, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Park:
    """Not now: until a date, or until something changes."""

    until: date | None = None
    note: str = ""
    target: str = ""
    """The URL of the target page that has to be ready first; empty when it waits for none."""
    evidence: bool = False
    """True to wait until more is known: a page read or a row imported after this decision."""
    resumes: LinkIntent | None = None
    """The link that is planned as soon as `target` is ready: an accept that waits."""


@dataclass(frozen=True, slots=True)
class Requeue:
    """Back to the queue, undecided."""


Decision = Accept | Reject | Park | Requeue


class Status(StrEnum):
    """Where a prospect stands."""

    QUEUED = "queued"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    PARKED = "parked"
    SET_ASIDE = "set-aside"
    SUPPRESSED = "suppressed"


class Answer(StrEnum):
    """A person's own answer to a check; it stands beside the finding, never over it."""

    PASS = "pass"
    FAIL = "fail"
    PARTLY = "partly"
    """In between, such as an adjacent audience; only for the checks that offer it."""
    NOT_APPLICABLE = "n/a"


@dataclass(frozen=True, slots=True)
class Prospect:
    """A site in a campaign's queue, with one or more candidate pages."""

    id: int
    campaign: str
    site: str
    url: str
    """The lead page."""
    status: Status = Status.QUEUED
    approach: Approach = Approach.TARGETED
    approach_reason: str = ""
    metrics: tuple[Metric, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    note: str = ""
    starred: bool = False
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """Check id to the person's own answer."""
    set_aside: str = ""
    later_until: datetime | None = None
    put_off: int = 0
    """How often it was put off to later."""
    fetch_state: FetchState | None = None
    """None while nobody has tried to read it."""
    failure: Failure | None = None
    fetched_at: datetime | None = None
    seen_before: str = ""
    """What happened to this site before, here or in another campaign, in one sentence."""
    rev: int = 0
    """Raised with every change; a decision on an older rev is refused."""


class MarkKind(StrEnum):
    """What can become of a message."""

    SENT = "sent"
    REPLIED = "replied"
    ASKED_MONEY = "asked for money"
    PROMISED = "link promised"
    LIVE = "link live"
    DECLINED = "declined"
    BOUNCED = "bounced"
    STOP = "asked to stop"


class Severity(StrEnum):
    """Whether a problem stops a pitch from leaving."""

    BLOCK = "block"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a draft, with the words it speaks of."""

    id: str
    message: str
    severity: Severity = Severity.WARN
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """One way to reach a person or a desk of a site."""

    email: str = ""
    name: str = ""
    role: str = ""
    found_at: str = ""
    """The page the route was found on."""
    form_url: str = ""


@dataclass(frozen=True, slots=True)
class Pitch:
    """Subject and body for one accepted prospect and one contact. A draft; nothing sends it."""

    template: str
    subject: str
    body: str
    drafted_at: datetime
    problems: tuple[Problem, ...] = ()
    edited: bool = False
    contact: Contact | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is known of one prospect: what a screen shows and an export writes."""

    prospect: Prospect
    page: Page | None = None
    site: SiteReading | None = None
    findings: tuple[Finding, ...] = ()
    beside: Mapping[str, str] = field(default_factory=dict)
    """Checks that do not count for this approach and policy: id to the reason."""
    decision: Decision | None = None
    decided_at: datetime | None = None
    pitch: Pitch | None = None
    contacts: tuple[Contact, ...] = ()
