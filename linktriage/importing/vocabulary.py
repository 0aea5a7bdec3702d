"""The names of columns, as tools and people write them, for tables of no known tool.

All names are in the plain form of `headers.plain`. The order is the order of trust: of two
columns that would fit a field, the one named first here is taken.
"""

from __future__ import annotations

from typing import Final

ALIASES: Final[dict[str, tuple[str, ...]]] = {
    "url": (
        "referring page url", "source url", "sourceurl", "url from", "linking page",
        "linking page url", "page url", "live link", "live url", "backlink url", "source page url",
        "referring url", "referring page", "source page", "site url", "website url", "partner url",
        "submission url", "opportunity url", "link url from", "blog url", "post url", "article url",
        "prospect url", "prospect", "url", "address", "page", "link", "backlink", "source",
        "sourcepage", "link url",
    ),
    "site": (
        "domain", "root domain", "referring domain", "linking domain", "linking site", "refdomain",
        "domain name", "website", "web site", "site", "publisher", "site name", "dominio", "sitio",
        "tên báo", "domain url", "host", "blog", "target", "referring domains",
    ),
    "title": (
        "referring page title", "source title", "page title", "content title", "title", "title 1",
    ),
    "author": ("author", "author name", "writer"),
    "name": ("contact name", "full name", "contact person", "name"),
    "first_name": ("first name", "firstname"),
    "last_name": ("last name", "lastname", "surname"),
    "email": (
        "contact email", "publisher email", "email", "e mail", "email address", "email 1", "mail",
        "contact",
    ),
    "links_to": (
        "target url", "targeturl", "target page", "linked url", "destination", "destination url",
        "url to", "linking to", "links to", "target link", "link url", "target",
    ),
    "links_to_status": ("target page http code", "target http code"),
    "anchor": ("anchor", "anchor text", "anchortext", "link anchor", "link text"),
    "left": ("left context", "textpre"),
    "right": ("right context", "textpost"),
    "language": ("language", "lang", "site language", "idioma", "sprache"),
    "country": (
        "country", "countrycode", "country code", "organic top countries", "geo", "location",
    ),
    "topic": (
        "page category", "topic", "category", "niche", "sourcetopicaltrustflow topic 0",
        "topicaltrustflow topic 0", "industry", "topics", "categories",
    ),
    "page_type": ("page type",),
    "nofollow": ("nofollow", "no follow", "flagnofollow", "only rel nofollow"),
    "ugc": ("ugc",),
    "sponsored": ("sponsored",),
    "follow": ("follow", "dofollow", "do follow"),
    "rel": ("rel", "link attributes", "link rel", "link type"),
    "lost": ("lost", "lost link", "datelost", "lost date"),
    "http_status": (
        "referring page http code", "last http code", "http code", "status code", "http status",
    ),
    "first_seen": (
        "first seen", "first found", "first indexed", "firstindexeddate", "found",
        "source first found date", "first crawled",
    ),
    "last_seen": (
        "last seen", "last crawled", "lastseendate", "last check", "last checked",
        "source crawl date", "last indexed",
    ),
    "price": (
        "price", "base price", "cost", "gp price", "guest post price", "rate", "giá bán",
        "giá bao content",
    ),
    "note": ("notes", "note", "comments", "comment", "remarks", "ghi chú"),
}  # fmt: skip
"""Field to the names of columns that may hold it."""

METRIC_NAMES: Final[dict[str, str]] = {
    "domain rating": "domain rating",
    "dr": "domain rating",
    "ahrefs dr": "domain rating",
    "dr ahrefs": "domain rating",
    "domain authority": "domain authority",
    "da": "domain authority",
    "moz da": "domain authority",
    "da moz": "domain authority",
    "authority score": "authority score",
    "as": "authority score",
    "semrush as": "authority score",
    "domain ascore": "domain ascore",
    "page ascore": "page ascore",
    "trust flow": "trust flow",
    "trustflow": "trust flow",
    "tf": "trust flow",
    "citation flow": "citation flow",
    "citationflow": "citation flow",
    "cf": "citation flow",
    "domain trust": "domain trust",
    "dt": "domain trust",
    "domain score": "domain score",
    "page score": "page score",
    "page trust": "page trust",
    "domain inlink rank": "domain inlink rank",
    "url rating": "url rating",
    "ur": "url rating",
    "page authority": "page authority",
    "pa": "page authority",
    "spam score": "spam score",
    "ss": "spam score",
    "toxicity score": "toxicity score",
    "traffic": "traffic",
    "site traffic": "traffic",
    "domain traffic": "domain traffic",
    "organic traffic": "organic traffic",
    "total traffic": "total traffic",
    "monthly traffic": "monthly traffic",
    "monthly organic traffic": "organic traffic",
    "ahrefs traffic": "organic traffic",
    "semrush traffic": "organic traffic",
    "traffic ahrefs": "organic traffic",
    "traffic semrush": "organic traffic",
    "monthly visits": "monthly traffic",
    "visits": "monthly traffic",
    "page traffic": "page traffic",
    "rd": "referring domains",
    "ref domains": "referring domains",
    "refdomains": "referring domains",
    "linking domains": "referring domains",
    "referring domains": "referring domains",
}
"""Name of a column in a sheet to the name of the metric it holds; the provider is "sheet"."""

RATINGS: Final = frozenset(
    {
        "domain rating",
        "domain authority",
        "authority score",
        "domain ascore",
        "page ascore",
        "trust flow",
        "citation flow",
        "source trust flow",
        "source citation flow",
        "domain trust",
        "domain score",
        "page score",
        "page trust",
        "page trust score",
        "domain inlink rank",
        "url rating",
        "page authority",
        "spam score",
        "toxicity score",
    }
)
"""Metrics on a scale up to 100, whose dot is a decimal one. All others count things."""

AMBIGUOUS: Final[dict[str, str]] = {
    "target": "does it name the prospect, or the page that is linked to?",
    "link url": "does it name the page with the link, or the page that is linked to?",
    "page": "does it name the prospect's page, or one of your own?",
    "source": "does it name the prospect's page?",
    "backlink": "does it name the page with the link?",
    "link": "does it name the page with the link, or the page that is linked to?",
    "referring domains": "does it name the prospect's site?",
    "publisher": "does it name the prospect's site?",
    "blog": "does it name the prospect's site?",
}
"""Names that mean different things in different sheets, and what to ask a person."""
