"""Builders for the subjects of the checks: a page and a site in as few words as a test needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from linktriage.checks import Subject
from linktriage.model import (
    Campaign,
    Failure,
    FetchState,
    Metric,
    OutboundLink,
    Page,
    Paragraph,
    Placement,
    Prospect,
    Role,
    SiteReading,
    TargetPage,
    Title,
)
from linktriage.urls import site_of

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
HOME = "https://harborlog.example/"
POST = HOME + "pricing-ltl-freight/"
TARGET = TargetPage(
    "https://loadwise.example/freight-class",
    Role.PILLAR,
    "freight class",
    "shows which density each class assumes",
    title="Freight class calculator",
    description="Density, dimensions and the eighteen classes explained.",
)


def prospect(site_id: str = "harborlog.example", **changes: Any) -> Prospect:
    base = Prospect(id=1, campaign="freight", site=site_id, url=POST)
    return replace(base, **changes)


def page(*paragraphs: str | Paragraph, **changes: Any) -> Page:
    blocks = tuple(Paragraph(block) if isinstance(block, str) else block for block in paragraphs)
    words = sum(len(block.text.split()) for block in blocks)
    base = Page(
        url=POST,
        final_url=POST,
        fetched_at=NOW,
        http_status=200,
        title="How LTL freight is priced",
        paragraphs=blocks,
        words=words,
    )
    return replace(base, **changes)


def link(url: str, anchor: str = "this", **changes: Any) -> OutboundLink:
    site = site_of(url)
    base = OutboundLink(
        url, site, anchor, (), Placement.BODY, internal=site == "harborlog.example", in_text=True
    )
    return replace(base, **changes)


def around(url: str, anchor: str = "this", placement: Placement = Placement.FOOTER) -> OutboundLink:
    return link(url, anchor, placement=placement, in_text=False)


def reading(titles: Iterable[str | Title] = (), **changes: Any) -> SiteReading:
    listed = tuple(title if isinstance(title, Title) else Title(title) for title in titles)
    base = SiteReading(
        "harborlog.example", NOW, titles=listed, titles_from="feed", source_url=HOME + "feed"
    )
    return replace(base, **changes)


def posts(*ages: int) -> tuple[Title, ...]:
    """Titles of posts so many days old."""
    return tuple(
        Title(f"Post of {age} days ago", HOME + str(age), TODAY - timedelta(days=age))
        for age in ages
    )


def subject(
    read: Page | None = None,
    site: SiteReading | None = None,
    *,
    campaign: Campaign | None = None,
    targets: tuple[TargetPage, ...] = (TARGET,),
    **changes: Any,
) -> Subject:
    fields = {name: changes.pop(name) for name in tuple(changes) if name in _OF_SUBJECT}
    return Subject(
        prospect=prospect(**changes),
        campaign=campaign or Campaign("freight", own_domains=("loadwise.example",)),
        today=TODAY,
        page=read,
        site=site,
        targets=targets,
        **fields,
    )


_OF_SUBJECT = (
    "idf",
    "ranks",
    "ranked",
    "own_links",
    "networks",
    "compared",
    "flagged",
    "silent",
    "asked_links",
)


def metric(value: float, provider: str = "Ahrefs", name: str = "traffic", **changes: Any) -> Metric:
    return replace(Metric(provider, name, value, date(2026, 11, 3)), **changes)


def failure(state: FetchState, detail: str = "") -> Failure:
    return Failure(state, detail)
