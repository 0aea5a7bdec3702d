"""Finding imported numbers by what they mean, whatever their provider calls them.

Numbers of different providers are never merged: each stays with its provider and its date.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from linktriage.checks.answers import day, quote
from linktriage.model import Evidence, Metric

TRAFFIC = frozenset(
    {
        "traffic", "site traffic", "domain traffic", "organic traffic", "total traffic",
        "monthly traffic", "visits", "monthly visits", "organic visits",
    }
)  # fmt: skip
PAGE_TRAFFIC = frozenset({"page traffic"})
AUTHORITY = frozenset(
    {
        "rating", "site rating", "domain rating", "dr", "domain authority", "da",
        "authority score", "as", "domain ascore", "domain trust", "dt", "open pagerank", "opr",
        "page rank", "pagerank",
    }
)  # fmt: skip
REFERRING = frozenset({"referring domains", "refdomains", "ref domains", "linking domains", "rd"})
SPAM = frozenset({"spam score", "ss", "spam", "toxicity score", "toxic score"})
_WRITTEN = {"crux": "CrUX", "se ranking": "SE Ranking", "seranking": "SE Ranking", "sheet": "sheet"}
RANK = frozenset({"rank", "popularity rank", "bucket"})
ABSENT = frozenset({"absent from top"})
"""The length of a list that was looked through and does not hold the site."""
RECORD = frozenset({"record"})
"""A service keeps a record of a site only when enough people visit it."""


def named(metrics: Iterable[Metric], names: frozenset[str]) -> tuple[Metric, ...]:
    """Return the metrics with one of `names`, the newest of each provider and name only."""
    newest: dict[tuple[str, str], Metric] = {}
    for metric in metrics:
        key = (metric.provider.casefold(), plain_name(metric))
        if key[1] in names and (key not in newest or _day(metric) >= _day(newest[key])):
            newest[key] = metric
    return tuple(newest.values())


def plain_name(metric: Metric) -> str:
    """Return a metric's name as compared: lower case, words apart."""
    return " ".join(metric.name.casefold().replace("_", " ").replace("-", " ").split())


def authority(metric: Metric) -> float:
    """Return a rating on the scale 0 to 100. Open PageRank counts to 10."""
    tenfold = plain_name(metric) in {"open pagerank", "opr", "page rank", "pagerank"}
    return metric.value * 10 if tenfold else metric.value


def shown(metric: Metric) -> str:
    """Return a metric in words: "domain rating 61 (Ahrefs, 3 Nov 2026)"."""
    return f"{metric.name} {metric.value:,.10g} ({source(metric)})"


def source(metric: Metric) -> str:
    """Return provider and date of a metric."""
    return f"{provider(metric)}, {dated(metric)}"


def provider(metric: Metric) -> str:
    """Return a provider's name as its makers write it."""
    name = metric.provider
    return _WRITTEN.get(name.casefold(), name.capitalize() if name.islower() else name)


def dated(metric: Metric) -> str:
    """Return the date of a metric in words; a missing one is said."""
    return day(metric.as_of) if metric.as_of else "no date"


def evidence(metric: Metric) -> Evidence:
    """Return a metric as evidence."""
    return quote(shown(metric), f"metric {metric.name}")


def _day(metric: Metric) -> date:
    return metric.as_of or date.min
