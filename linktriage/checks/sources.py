"""Where the default of each threshold comes from, and which check weighs by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType

from linktriage.model import Policy, Threshold

_MEASURED = "measured on 953 ordinary pages of a public evaluation set"

SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "traffic_pass": "published criteria of outreacher.io and the golinkhub checklist",
        "traffic_warn": "our choice: below it an estimate cannot be told from none",
        "tranco_pass": "the length of the Tranco list",
        "traffic_drop": "published criteria of outreacher.io",
        "authority_without_audience": "rule of thumb: a high rating beside no traffic, as"
        " seolinkscan and contenidopatrocinado.com describe it",
        "topics_focused": "measured: 92 of 100 windows of single-niche blogs stay below",
        "topics_general": "measured: 99 of 100 mixtures of ten topics lie above",
        "topics_min_titles": "measured: separation (AUC) .985 at 30 titles, .950 at 15",
        "topics_min_placed": "our choice: two thirds of the fewest titles",
        "outbound_per_1000_words": f"{_MEASURED}: the 95th percentile is 12.4",
        "outbound_sites": f"{_MEASURED}: the 95th percentile",
        "thin_words": f"{_MEASURED}: 10 in 100 are shorter",
        "stale_days": "measured on 13 dated blogs: gaps between posts reach 53 days in the median",
        "dead_days": "our choice: a year without a post",
        "active_months": "measured on 13 dated blogs: posts in 1 to 13 of the last 13 months",
        "young_days": "our choice: a page younger than a month has not been tried",
        "resource_links": "measured: with a telling name, 8 sites in the text make a list",
        "spam_score": "Moz's own bands: from 31 on a score is medium",
    }
)

WEIGHED_BY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "traffic": (
            "traffic_pass",
            "traffic_warn",
            "tranco_pass",
            "traffic_drop",
            "authority_without_audience",
        ),
        "topics": ("topics_general", "topics_focused", "topics_min_titles", "topics_min_placed"),
        "outbound": ("outbound_per_1000_words", "outbound_sites"),
        "cadence": ("stale_days", "dead_days", "active_months"),
        "text": ("thin_words",),
        "profile": ("spam_score", "authority_without_audience", "traffic_warn"),
        "permanence": ("young_days",),
        "resource": ("resource_links",),
    }
)
"""The thresholds of each check that has some, the weightiest first."""


def thresholds(policy: Policy) -> Mapping[str, Threshold]:
    """Return the thresholds the checks use: name to the value in force and its default's source."""
    values = {field.name: getattr(policy, field.name) for field in fields(policy)}
    return {name: Threshold(values[name], source) for name, source in SOURCES.items()}


def weighed_by(check_id: str, policy: Policy) -> tuple[str, ...]:
    """Return a line for each threshold of a check: its value in force and where it comes from."""
    known = thresholds(policy)
    return tuple(_line(name, known[name]) for name in WEIGHED_BY.get(check_id, ()))


def _line(name: str, threshold: Threshold) -> str:
    usual = getattr(Policy(), name)
    whose = "default" if threshold.value == usual else f"yours; default {usual:,}"
    return f"{name} {threshold.value:,} ({whose}: {threshold.source})"
