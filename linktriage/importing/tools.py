"""The exports that are known by their header, and what each of their columns means."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

KEYWORDS = "it is a list of keywords, not of pages or sites to write to"
OWN_PAGES = "it lists your own linked pages, not the sites that link to them"
ONE_SITE = "nearly all its pages belong to one website ({site}): a crawl, not a list of prospects"


@dataclass(frozen=True, slots=True)
class Tool:
    """One kind of export: how its header is told, and what its columns hold."""

    name: str
    """Provider and report, such as `ahrefs:backlinks`."""
    needs: frozenset[str]
    """Plain names that its header must have."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """Field to the plain name of its column."""
    metrics: Mapping[str, str] = field(default_factory=dict)
    """Plain name of a column to the name of the metric it holds."""
    refusal: str = ""
    """Why such a file is no list of prospects; empty when it is one."""
    names_sites: bool = False
    """True when columns are named after sites that the row's site links to as well."""
    many_sites: bool = False
    """True when it is a list of prospects only if its rows belong to many sites."""
    day_first: bool | None = None

    @property
    def provider(self) -> str:
        """Return the tool's maker, as metrics name it."""
        return self.name.partition(":")[0]


_AHREFS_PAGE = {
    "url": "referring page url",
    "title": "referring page title",
    "author": "author",
    "language": "language",
    "topic": "page category",
    "page_type": "page type",
    "anchor": "anchor",
    "left": "left context",
    "right": "right context",
    "links_to": "target url",
    "nofollow": "nofollow",
    "ugc": "ugc",
    "sponsored": "sponsored",
    "lost": "lost",
    "http_status": "referring page http code",
    "first_seen": "first seen",
    "last_seen": "last seen",
}
_AHREFS_PAGE_METRICS = {
    "domain rating": "domain rating",
    "ur": "url rating",
    "domain traffic": "domain traffic",
    "page traffic": "page traffic",
    "referring domains": "page referring domains",
    "linked domains": "page linked domains",
    "external links": "page external links",
}
_SEMRUSH_PAGE = {
    "url": "source url",
    "title": "source title",
    "links_to": "target url",
    "anchor": "anchor",
    "nofollow": "nofollow",
    "sponsored": "sponsored",
    "ugc": "ugc",
    "lost": "lost link",
    "first_seen": "first seen",
    "last_seen": "last seen",
}

TOOLS: Final = (
    Tool(
        "ahrefs:link intersect",
        frozenset({"referring page url", "intersect"}),
        _AHREFS_PAGE,
        _AHREFS_PAGE_METRICS,
        names_sites=True,
    ),
    Tool(
        "ahrefs:broken backlinks",
        frozenset({"referring page url", "target page http code"}),
        _AHREFS_PAGE | {"links_to_status": "target page http code"},
        _AHREFS_PAGE_METRICS,
    ),
    Tool(
        "ahrefs:backlinks",
        frozenset({"referring page url", "link anchor"}),
        {
            "url": "referring page url",
            "title": "referring page title",
            "links_to": "link url",
            "left": "textpre",
            "anchor": "link anchor",
            "right": "textpost",
            "http_status": "last http code",
            "first_seen": "found",
        },
        {
            "domain rating": "domain rating",
            "url rating": "url rating",
            "referring domains": "page referring domains",
            "traffic": "page traffic",
            "linked domains": "page linked domains",
            "external links count": "page external links",
        },
    ),
    Tool(
        "ahrefs:backlinks",
        frozenset({"referring page url", "domain rating"}),
        _AHREFS_PAGE,
        _AHREFS_PAGE_METRICS,
    ),
    Tool(
        "ahrefs:referring domains",
        frozenset({"domain", "dofollow ref domains", "dofollow linked domains"}),
        {"site": "domain", "lost": "lost", "first_seen": "first seen"},
        {
            "dr": "domain rating",
            "traffic": "domain traffic",
            "dofollow ref domains": "referring domains",
            "dofollow linked domains": "linked domains",
        },
    ),
    Tool(
        "ahrefs:batch analysis",
        frozenset({"target", "domain rating", "url rating"}),
        {"url": "target"},
        {
            "domain rating": "domain rating",
            "url rating": "url rating",
            "ahrefs rank": "ahrefs rank",
            "organic traffic": "organic traffic",
            "total traffic": "organic traffic",
            "organic total keywords": "organic keywords",
            "ref domains all": "referring domains",
            "ref domains dofollow": "referring domains",
            "outgoing domains followed": "linked domains",
            "linked domains": "linked domains",
        },
    ),
    Tool(
        "semrush:backlink audit",
        frozenset({"source url", "toxicity score"}),
        _SEMRUSH_PAGE,
        {"page ascore": "page ascore", "toxicity score": "toxicity score"},
    ),
    Tool(
        "semrush:backlinks",
        frozenset({"source url", "page ascore"}),
        _SEMRUSH_PAGE,
        {"page ascore": "page ascore", "external links": "page external links"},
    ),
    Tool(
        "semrush:backlinks",
        frozenset({"source url", "page score"}),
        _SEMRUSH_PAGE,
        {
            "page score": "page score",
            "page trust score": "page trust score",
            "external links": "page external links",
        },
    ),
    Tool(
        "semrush:backlink gap",
        frozenset({"domain", "domain ascore", "matches"}),
        {"site": "domain"},
        {"domain ascore": "domain ascore"},
        names_sites=True,
    ),
    Tool(
        "semrush:referring domains",
        frozenset({"domain", "domain ascore", "backlinks"}),
        {
            "site": "domain",
            "country": "country",
            "first_seen": "first seen",
            "last_seen": "last seen",
        },
        {"domain ascore": "domain ascore"},
    ),
    Tool(
        "moz:inbound links",
        frozenset({"url", "page authority", "target url"}),
        {
            "url": "url",
            "title": "title",
            "anchor": "anchor text",
            "links_to": "target url",
            "nofollow": "only rel nofollow",
        },
        {
            "spam score": "spam score",
            "page authority": "page authority",
            "domain authority": "domain authority",
            "number of domains linking to this page": "page referring domains",
            "number of domains linking to domain": "referring domains",
        },
    ),
    Tool(
        "moz:top pages",
        frozenset({"url", "pa", "linking domains to page"}),
        {"url": "url", "title": "title"},
        {"pa": "page authority", "linking domains to page": "page referring domains"},
        many_sites=True,
    ),
    Tool(
        "majestic:backlinks",
        frozenset({"source url", "target url", "flagnofollow"}),
        {
            "url": "source url",
            "links_to": "target url",
            "anchor": "anchor text",
            "nofollow": "flagnofollow",
            "lost": "datelost",
            "topic": "sourcetopicaltrustflow topic 0",
            "first_seen": "source first found date",
            "last_seen": "source crawl date",
        },
        {"sourcetrustflow": "source trust flow", "sourcecitationflow": "source citation flow"},
    ),
    Tool(
        "majestic:referring domains",
        frozenset({"domain", "trustflow", "citationflow"}),
        {"site": "domain", "country": "countrycode", "topic": "topicaltrustflow topic 0"},
        {
            "trustflow": "trust flow",
            "citationflow": "citation flow",
            "refdomains": "referring domains",
        },
        names_sites=True,
        day_first=True,
    ),
    Tool(
        "search console:top linked pages",
        frozenset({"target page", "incoming links"}),
        refusal=OWN_PAGES,
    ),
    Tool("search console:performance", frozenset({"top pages", "clicks"}), refusal=OWN_PAGES),
    Tool("search console:performance", frozenset({"page", "impressions"}), refusal=OWN_PAGES),
    Tool(
        "search console:latest links",
        frozenset({"linking page", "last crawled"}),
        {"url": "linking page", "last_seen": "last crawled"},
    ),
    Tool("search console:sample links", frozenset({"linking page"}), {"url": "linking page"}),
    Tool(
        "search console:top linking sites",
        frozenset({"site", "linking pages"}),
        {"site": "site"},
    ),
    Tool(
        "screaming frog:links",
        frozenset({"type", "source", "destination", "status code"}),
        {
            "url": "source",
            "links_to": "destination",
            "anchor": "anchor",
            "links_to_status": "status code",
            "links_to_answer": "status",
            "follow": "follow",
            "rel": "rel",
        },
    ),
    Tool(
        "screaming frog:internal",
        frozenset({"address", "status code", "title 1"}),
        {
            "url": "address",
            "title": "title 1",
            "http_status": "status code",
            "content_type": "content type",
            "language": "language",
        },
        {"external outlinks": "page external links", "outlinks": "page links"},
        many_sites=True,
    ),
    Tool(
        "screaming frog:external",
        frozenset({"address", "status code", "inlinks"}),
        {"url": "address", "http_status": "status code", "content_type": "content type"},
    ),
    Tool(
        "screaming frog:custom extraction",
        frozenset({"address", "status code"}),
        {"url": "address", "http_status": "status code", "content_type": "content type"},
    ),
)
"""In the order in which they are tried: the ones that need more columns first."""

_KEYWORD_COLUMNS: Final = frozenset({"keyword", "keywords", "search term", "query", "top queries"})
_VOLUME_COLUMNS: Final = frozenset(
    {
        "volume",
        "search volume",
        "avg monthly searches",
        "avg monthly searches exact match only",
        "keyword difficulty",
        "clicks",
        "kd",
    }
)


TOOL_NAMES: Final = (
    frozenset(name for tool in TOOLS for name in (*tool.needs, *tool.metrics))
    | _KEYWORD_COLUMNS
    | _VOLUME_COLUMNS
)
"""Plain names of columns that only tools use."""


def tool_of(names: Collection[str]) -> Tool | None:
    """Return the tool whose header has these plain names, None when none is known to."""
    present = frozenset(names)
    for tool in TOOLS:
        if tool.needs <= present:
            return tool
    return None


def lists_keywords(names: Collection[str]) -> bool:
    """Return True when a header with these plain names is that of a keyword export."""
    present = frozenset(names)
    return bool(present & _KEYWORD_COLUMNS and present & _VOLUME_COLUMNS)
