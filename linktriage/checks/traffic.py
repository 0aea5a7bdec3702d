"""Does anybody visit the site: imported estimates and popularity lists.

Floor of 1,000 visits a month: the published criteria of outreacher.io and the golinkhub
checklist. Niche sites fall below it and are still worth a link (most pages of the web get no
search traffic at all), so a low figure is a warning; only no audience beside high authority fails.
"""

from __future__ import annotations

from datetime import timedelta

from linktriage.checks.answers import failed, passed, quote, unknown, warned
from linktriage.checks.metrics import (
    ABSENT,
    AUTHORITY,
    PAGE_TRAFFIC,
    RANK,
    RECORD,
    TRAFFIC,
    authority,
    dated,
    evidence,
    named,
    plain_name,
    provider,
    shown,
    source,
)
from linktriage.checks.subject import Subject
from linktriage.model import Basis, Check, Finding, Metric, Outcome
from linktriage.urls import platform_of

CHECK = Check("traffic", "traffic", "Do real people visit the site?", Basis.IMPORTED)
POPULARITY = ("crux", "tranco", "umbrella")
"""Lists of visits; Majestic and Open PageRank rank by links and say nothing of visitors."""
HALF_A_YEAR = timedelta(days=200)


def look(subject: Subject) -> Finding:
    """Pass on a good estimate or a place in a popularity list; without any figure, unknown."""
    platform = platform_of(subject.prospect.site)
    if platform:
        return _tenant(subject, platform)
    estimates = named(subject.prospect.metrics, TRAFFIC)
    ranking = _popular(subject)
    if estimates:
        best = max(estimates, key=lambda metric: metric.value)
        enough = best.value >= subject.policy.traffic_pass
        if enough or ranking is None or ranking.outcome is not Outcome.PASS:
            return _estimated(subject, best, estimates)
    return ranking or _nothing(subject)


def _nothing(subject: Subject) -> Finding:
    """Answer that nothing is known, with the lists that were looked through and do not hold it."""
    lists = [
        metric
        for metric in named(subject.prospect.metrics, ABSENT)
        if any(name in metric.provider.casefold() for name in POPULARITY)
    ]
    lines = [
        f"absent from the {provider(metric)} top {metric.value:,.0f} of {dated(metric)}"
        for metric in lists
    ]
    lines = [*lines, *subject.silent] or ["no traffic figure imported"]
    proof = [
        quote(line, f"metric {metric.name}") for line, metric in zip(lines, lists, strict=False)
    ]
    return unknown(CHECK, "; ".join(lines), *proof, figure="not listed" if lists else "no data")


def _tenant(subject: Subject, platform: str) -> Finding:
    """Answer for a tenant: the shared host's figures are not its own, those of its page are."""
    pages = named(subject.prospect.metrics, PAGE_TRAFFIC)
    why = f"hosted on {platform}: figures of the domain are the platform's"
    if not pages:
        return unknown(CHECK, why, figure="hosted")
    return unknown(CHECK, f"{why}; {shown(pages[0])}", evidence(pages[0]), figure="hosted")


def _estimated(subject: Subject, best: Metric, estimates: tuple[Metric, ...]) -> Finding:
    policy = subject.policy
    figure = f"{best.value:,.0f}/mo"
    line = f"{figure} ({provider(best)} estimate, {dated(best)})"
    proof = [evidence(metric) for metric in estimates]
    if before := _dropped(subject, best):
        line += f", down from {before.value:,.0f} ({source(before)})"
        return warned(CHECK, line, *proof, evidence(before), figure=figure)
    if best.value >= policy.traffic_pass:
        return passed(CHECK, line, *proof, figure=figure)
    strong = _strong(subject) if best.value < policy.traffic_warn else None
    if strong:
        line += f" beside {shown(strong)}"
        return failed(CHECK, line, *proof, evidence(strong), figure=figure)
    return warned(CHECK, line, *proof, figure=figure)


def _dropped(subject: Subject, best: Metric) -> Metric | None:
    """Return the figure of the half-year before from which `best` fell too far, if it did."""
    for metric in subject.prospect.metrics:
        same = metric.provider == best.provider and plain_name(metric) == plain_name(best)
        if not (same and metric.as_of and best.as_of):
            continue
        recent = timedelta() < best.as_of - metric.as_of <= HALF_A_YEAR
        if recent and best.value <= metric.value * (1 - subject.policy.traffic_drop):
            return metric
    return None


def _strong(subject: Subject) -> Metric | None:
    """Return a rating that should not stand beside an empty house."""
    floor = subject.policy.authority_without_audience
    ratings = named(subject.prospect.metrics, AUTHORITY)
    return next((metric for metric in ratings if authority(metric) >= floor), None)


def _popular(subject: Subject) -> Finding | None:
    """Judge by presence in CrUX (any) or Tranco (up to the policy's rank)."""
    for metric in named(subject.prospect.metrics, RECORD):
        line = f"{provider(metric)} keeps a record of it ({dated(metric)}): enough real visitors"
        return passed(CHECK, line, evidence(metric), figure="in CrUX")
    for metric in named(subject.prospect.metrics, RANK):
        publisher = metric.provider.casefold()
        figure = f"#{metric.value:,.0f}"
        if "crux" in publisher:
            line = f"CrUX top {metric.value:,.0f} ({dated(metric)})"
            return passed(CHECK, line, evidence(metric), figure=figure)
        if "tranco" in publisher:
            line = f"Tranco rank {metric.value:,.0f} ({dated(metric)})"
            inside = metric.value <= subject.policy.tranco_pass
            found = passed if inside else warned
            return found(CHECK, line, evidence(metric), figure=figure)
    return None
