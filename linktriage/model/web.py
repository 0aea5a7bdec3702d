"""What the web says: answers, pages, links, titles."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Literal


class FetchState(StrEnum):
    """How reading an address ended. Everything but `READ` and `THIN` is a failure."""

    READ = "read"
    THIN = "thin"
    UNCHANGED = "unchanged"
    DNS = "dns"
    REFUSED = "refused"
    TIMEOUT = "timeout"
    TLS = "tls"
    ROBOTS = "blocked by robots"
    BLOCKED = "blocked"
    NOT_FOUND = "not found"
    GONE = "gone"
    RATE_LIMITED = "rate limited"
    SERVER_ERROR = "server error"
    REDIRECT_LOOP = "redirect loop"
    BAD_REDIRECT = "bad redirect"
    PRIVATE_ADDRESS = "private address"
    BAD_URL = "bad url"
    NOT_A_PAGE = "not a page"
    TOO_LARGE = "too large"
    EMPTY = "empty"
    CUT_SHORT = "cut short"
    UNREADABLE = "unreadable"
    TOO_HEAVY = "too heavy"
    CONNECTION = "connection lost"
    PROTOCOL = "not http"
    CRASHED = "reader crashed"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a page could not be read: the named state, and a sentence with what to do."""

    state: FetchState
    detail: str


@dataclass(frozen=True, slots=True)
class Validators:
    """What a conditional request asks with."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer of the web, or why there is none. Never raised, always a value."""

    url: str
    final_url: str
    fetched_at: datetime
    http_status: int | None = None
    content_type: str = ""
    charset: str = ""
    """The charset named by the Content-Type header, unchecked; empty when none."""
    body: bytes = b""
    failure: Failure | None = None
    hops: tuple[str, ...] = ()
    """The addresses in between, in order, when it was redirected."""
    x_robots_tag: str = ""
    validators: Validators = field(default_factory=Validators)
    elapsed: float = 0.0


class Placement(StrEnum):
    """Where on a page a link stands."""

    BODY = "body"
    LIST = "list in body"
    BARE_LIST = "bare list of links"
    """A list in the body that says nothing of what it links to; planned, never read off a page."""
    BIO = "author bio"
    COMMENT = "comment"
    SIDEBAR = "sidebar"
    FOOTER = "footer"
    NAV = "nav"
    UNKNOWN = "unknown"


WEAK_PLACEMENTS = frozenset(
    {
        Placement.BARE_LIST,
        Placement.BIO,
        Placement.COMMENT,
        Placement.SIDEBAR,
        Placement.FOOTER,
        Placement.NAV,
    }
)


@dataclass(frozen=True, slots=True)
class OutboundLink:
    """One `<a href>` of a page, its own site's links included (`internal`)."""

    url: str
    site: str
    anchor: str
    rel: tuple[str, ...] = ()
    placement: Placement = Placement.UNKNOWN
    internal: bool = False
    in_text: bool = False
    """True when the extracted text holds it: the strictest meaning of "in the text"."""
    paragraph: int | None = None
    """The number of the paragraph it stands in, from 0, when it stands in one."""
    start: int | None = None
    """Where its anchor begins in that paragraph's text."""

    @property
    def followed(self) -> bool:
        """True when no rel token takes the link's weight away."""
        return not {"nofollow", "sponsored", "ugc"} & set(self.rel)


ParagraphKind = Literal["text", "heading", "item", "quote", "cell", "code"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of the page's text."""

    text: str
    kind: ParagraphKind = "text"
    level: int = 0
    """1 to 6 for headings."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a page: where it goes and what it asks for."""

    action: str
    method: str
    fields: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What was read of one URL. Plain data; nothing of it is markup."""

    url: str
    final_url: str
    fetched_at: datetime
    http_status: int | None = None
    title: str = ""
    description: str = ""
    author: str = ""
    published: date | None = None
    modified: date | None = None
    language: str = ""
    site_name: str = ""
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    words: int = 0
    paragraphs: tuple[Paragraph, ...] = ()
    links: tuple[OutboundLink, ...] = ()
    forms: tuple[Form, ...] = ()
    headings: tuple[str, ...] = ()
    """All h1 to h3 of the document, in the text or not."""
    menu: tuple[str, ...] = ()
    """The words of the navigation's links, in order."""
    canonical: str = ""
    robots: tuple[str, ...] = ()
    """Directives of `<meta name=robots>` and of X-Robots-Tag, lower case, e.g. ("noindex",)."""
    feeds: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    trackers: tuple[str, ...] = ()
    """Analytics and advertising ids found in the source, such as "UA-12345-1"."""
    raw_text: str = ""
    """The whole document's visible text, capped; kept for pages whose text is thin."""
    thin: bool = False
    partly_read: bool = False
    """True when a cap or the parser's depth limit cut the page."""
    redirected: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """The title of one of a site's recent posts."""

    text: str
    url: str = ""
    published: date | None = None
    guessed: bool = False
    """True when the text was made of the words in the address, as from a sitemap."""


@dataclass(frozen=True, slots=True)
class SiteReading:
    """What was read of a site beyond one page: what it publishes, and how to reach it."""

    site: str
    read_at: datetime
    titles: tuple[Title, ...] = ()
    titles_from: str = ""
    """Where the titles come from: "feed", "sitemap", "home page", or empty."""
    source_url: str = ""
    home: Page | None = None
    pages: tuple[Page, ...] = ()
    """About, contact, author, contribute pages that were found by link and read."""
    notes: tuple[str, ...] = ()
    """What could not be read and why, a line each."""
