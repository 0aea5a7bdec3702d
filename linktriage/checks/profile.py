"""Do the imported backlink figures look grown: authority beside audience, spam scores.

Only imported numbers can tell, so without them the answer is unknown, never a guess.
"""

from __future__ import annotations

from linktriage.checks.answers import count, passed, unknown, warned
from linktriage.checks.metrics import (
    AUTHORITY,
    REFERRING,
    SPAM,
    TRAFFIC,
    authority,
    evidence,
    named,
    shown,
)
from linktriage.checks.subject import Subject
from linktriage.model import Basis, Check, Finding, Metric
from linktriage.urls import platform_of

CHECK = Check("profile", "backlinks", "Does its backlink profile look natural?", Basis.IMPORTED)


def look(subject: Subject) -> Finding:
    """Warn of authority without visits and of a high spam score; pass what has both."""
    if platform := platform_of(subject.prospect.site):
        why = f"hosted on {platform}: figures of the domain are the platform's"
        return unknown(CHECK, why, figure="hosted")
    metrics = subject.prospect.metrics
    ratings, visits = named(metrics, AUTHORITY), named(metrics, TRAFFIC)
    links, spam = named(metrics, REFERRING), named(metrics, SPAM)
    known = (*ratings, *links, *visits, *spam)
    proof = [evidence(metric) for metric in known]
    line = ", ".join(shown(metric) for metric in known)
    figure = _figure(ratings, links)
    bad = [metric for metric in spam if metric.value >= subject.policy.spam_score]
    if bad:
        return warned(CHECK, f"high {shown(bad[0])}", *proof, figure=f"spam {bad[0].value:.0f}")
    if not ratings or not visits:
        why = f"too few figures: {line}" if known else "no backlink figures imported"
        return unknown(CHECK, why, *proof, figure=figure or "no data")
    return (warned if _empty(subject, ratings, visits) else passed)(
        CHECK, line, *proof, figure=figure
    )


def _empty(subject: Subject, ratings: tuple[Metric, ...], visits: tuple[Metric, ...]) -> bool:
    """Tell whether a site of authority has hardly a visitor by any estimate."""
    policy = subject.policy
    strong = max(authority(metric) for metric in ratings) >= policy.authority_without_audience
    return strong and max(metric.value for metric in visits) < policy.traffic_warn


def _figure(ratings: tuple[Metric, ...], links: tuple[Metric, ...]) -> str:
    if ratings:
        return f"rated {ratings[0].value:,.4g}"
    return count(int(links[0].value), "domain") if links else ""
