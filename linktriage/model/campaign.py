"""The user's side: a campaign, its target pages, its policy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from linktriage.model.judgement import Answer


class Role(StrEnum):
    """What a target page does for the user's website."""

    PILLAR = "pillar"
    SUPPORTING = "supporting"
    MONEY = "money"


class Goal(StrEnum):
    """What a link supports: a specific page, a topic, a keyword cluster or authority."""

    PAGE = "page"
    TOPIC = "topic"
    CLUSTER = "cluster"
    AUTHORITY = "authority"


class Job(StrEnum):
    """What a linkable page does for the one who links to it."""

    EXPLAINS = "explains"
    ORGANISES = "organises"
    INSIGHT = "original insight"
    SAVES_TIME = "saves time"
    SUPPORTS_CLAIM = "supports a claim"


class Readiness(StrEnum):
    """Whether a target page deserves links now."""

    READY = "ready"
    NOT_READY = "not ready"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class TargetPage:
    """A page of the user's own that deserves links."""

    url: str
    role: Role
    cluster: str
    """The keyword cluster the page belongs to, as one phrase."""
    why: str
    """Why anyone would cite it, in one sentence; reused in pitches."""
    title: str = ""
    description: str = ""
    asset_type: str = ""
    job: Job | None = None
    goal: Goal | None = None
    supports: str = ""
    """The money page that this page leads on to, as a URL; empty is a dead end."""
    readiness: Readiness = Readiness.UNCHECKED
    missing: tuple[str, ...] = ()
    """What is missing while it is not ready, a sentence each."""
    answers: Mapping[str, Answer] = field(default_factory=dict, hash=False)
    """The person's own answers about the page, by the id of the question."""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Threshold:
    """A default of the policy, with the source it comes from."""

    value: float
    source: str


@dataclass(frozen=True, slots=True)
class Policy:
    """Thresholds, caps and manners of one campaign. Frozen, loaded once, passed in."""

    # traffic
    traffic_pass: int = 1000
    traffic_warn: int = 100
    tranco_pass: int = 1_000_000
    traffic_drop: float = 0.70
    authority_without_audience: int = 40
    # topics
    topics_focused: float = 6.0
    topics_general: float = 10.0
    topics_min_titles: int = 30
    topics_min_placed: int = 20
    # outbound links
    outbound_per_1000_words: float = 12.0
    outbound_sites: int = 7
    # the rest of the checks
    thin_words: int = 150
    stale_days: int = 120
    dead_days: int = 365
    young_days: int = 30
    active_months: int = 4
    """Months of the last twelve with a post, from which publishing counts as steady."""
    resource_links: int = 8
    """Other sites in the text, from which a page named like a list is a resource page."""
    spam_score: int = 31
    ignored_niches: tuple[str, ...] = ()
    """Flagged niches that are this campaign's own business."""
    disabled_checks: tuple[str, ...] = ()
    # anchors
    exact_anchor_cap: float = 0.10
    generic_anchor_cap: float = 0.20
    anchor_cap_from: int = 8
    """Below this many anchors for a target only repetition warns."""
    # pitching
    pitch_soft_min: int = 40
    pitch_soft_max: int = 125
    pitch_hard_max: int = 200
    contact_again_days: int = 100
    opt_out_required: bool = False
    # manners
    request_gap: float = 1.0
    """Seconds between two requests to one host."""
    requests_per_site: int = 8
    concurrency: int = 24
    deadline: float = 20.0
    """Seconds for one request, from connecting to the last byte, all redirects included."""
    contact: str = ""
    """An address or URL in the User-Agent with which a webmaster can reach the user."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes: what templates may say of the user."""

    name: str = ""
    role: str = ""
    company: str = ""
    signature: str = ""
    address: str = ""
    opt_out: str = ""


@dataclass(frozen=True, slots=True)
class Campaign:
    """One outreach effort for one website of the user."""

    name: str
    own_domains: tuple[str, ...] = ()
    brand_terms: tuple[str, ...] = ()
    competitors: tuple[str, ...] = ()
    """Competitor pages or domains, as URLs or host names."""
    policy: Policy = field(default_factory=Policy)
    sender: Sender = field(default_factory=Sender)
    language: str = ""
    order: str = "learned"
    """The order of its queue."""
    random_cards: bool = False
    """Whether every tenth card is drawn by lot, to learn what the order misses."""
    id: int = 0
